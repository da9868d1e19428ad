package xlsx

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is what a number means by its format.
type kind uint8

const (
	plain    kind = iota
	percent       // 0.85 is 85%
	date          // a day
	month         // of a year
	monthDay      // a day without a year
	clock         // a time of day
	moment        // a day and a time
	elapsed       // hours, more than 24 of them
)

// format is how numbers of a style are shown, as far as that is more than their digits:
// signs for thousands and rounding are left out, so that no digit of a coordinate is lost.
type format struct {
	kind           kind
	digits         string // of a whole number: its places and what stands between them, "" if all are plain
	prefix, suffix string // of any other: what stands around it
}

// parseFormat reads the code of a number format, its part for positive numbers. A part
// with a condition of its own says nothing about other numbers.
func parseFormat(code string) format {
	var p formatParser
	for rest := code; rest != "" && rest[0] != ';'; {
		rest = p.step(rest)
	}
	return p.format()
}

// formatParser collects what a code holds.
type formatParser struct {
	places  strings.Builder // 0, # and ?, with literals between them
	before  strings.Builder // the first place
	after   strings.Builder // the last one
	numbers int             // places
	broken  bool            // the number has decimals, thousands or an exponent
	percent bool
	letters strings.Builder // of a date, each run as one: y m d h s
	elapsed bool
	certain bool // the part is for some numbers alone
}

// step takes the first sign of a code, and gives the rest.
func (p *formatParser) step(code string) string {
	r, size := utf8.DecodeRuneInString(code)
	rest := code[size:]
	switch {
	case r == '"':
		text, rest, _ := strings.Cut(rest, `"`)
		p.text(text)
		return rest
	case r == '\\':
		_, size := utf8.DecodeRuneInString(rest)
		p.text(rest[:size])
		return rest[size:]
	case r == '_', r == '*': // a space as wide as the next sign, a sign that fills the cell
		_, size := utf8.DecodeRuneInString(rest)
		return rest[size:]
	case r == '[':
		inside, rest, _ := strings.Cut(rest, "]")
		p.bracket(strings.ToLower(inside))
		return rest
	case hasPrefixFold(code, "general"):
		p.numbers, p.broken = p.numbers+1, true
		return code[len("general"):]
	case hasPrefixFold(code, "g/"): // General in Chinese, Japanese and Korean
		p.numbers, p.broken = p.numbers+1, true
		return strings.TrimLeftFunc(code[len("g/"):], unicode.IsLetter)
	case hasPrefixFold(code, "am/pm"):
		return code[len("am/pm"):]
	case hasPrefixFold(code, "a/p"):
		return code[len("a/p"):]
	case strings.ContainsRune("0#?", r):
		p.numbers++
		p.places.WriteString(p.after.String())
		p.after.Reset()
		p.places.WriteRune(r)
	case strings.ContainsRune(".,/", r) && p.numbers > 0:
		p.broken = true
	case (r == 'E' || r == 'e') && p.numbers > 0:
		p.broken = true
	case r == '%':
		p.percent = true
	case strings.ContainsRune("yYeEmMdDhHsS", r):
		p.letter(r | 0x20)
	case strings.ContainsRune("-() :+", r):
		p.text(string(r))
	}
	return rest
}

// text is a literal.
func (p *formatParser) text(s string) {
	if p.numbers == 0 {
		p.before.WriteString(s)
		return
	}
	p.after.WriteString(s)
}

// bracket is a colour, a language, a condition or hours beyond a day.
func (p *formatParser) bracket(inside string) {
	switch {
	case inside == "":
	case strings.Trim(inside, "h") == "", strings.Trim(inside, "m") == "", strings.Trim(inside, "s") == "":
		p.elapsed = true
	case strings.ContainsAny(inside[:1], "<>="):
		p.certain = true
	}
}

// letter is one of a date's.
func (p *formatParser) letter(r rune) {
	if r == 'e' { // the year of an era
		r = 'y'
	}
	if !strings.HasSuffix(p.letters.String(), string(r)) {
		p.letters.WriteRune(r)
	}
}

func (p *formatParser) format() format {
	letters := p.letters.String()
	switch {
	case p.elapsed:
		return format{kind: elapsed}
	case letters != "":
		return format{kind: kindOf(letters)}
	case p.percent:
		return format{kind: percent}
	case p.certain || p.numbers == 0:
		return format{}
	case p.broken || p.numbers == 1:
		return format{prefix: p.before.String(), suffix: p.after.String()}
	default:
		return format{digits: p.before.String() + p.places.String() + p.after.String()}
	}
}

// kindOf is what the letters of a date show. An m beside hours or seconds is minutes.
func kindOf(letters string) kind {
	has := func(s string) bool { return strings.Contains(letters, s) }
	time := has("h") || has("s")
	minutes := strings.Count(letters, "hm") + strings.Count(letters, "ms")
	if has("hms") {
		minutes = 1
	}
	months := strings.Count(letters, "m") > minutes
	switch day := has("d"); {
	case time && (has("y") || day || months):
		return moment
	case time:
		return clock
	case has("y") && day:
		return date
	case has("y"):
		return month
	case months && day:
		return monthDay
	default:
		return date
	}
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
