package seed

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// missing are the ways in which files write that there is no value; in lower
// case. "[]" is AMap's, "\N" PostgreSQL's and MySQL's, "nan" pandas'.
var missing = map[string]bool{
	"[]": true, "{}": true, "null": true, "none": true, `\n`: true, "-": true, "--": true, "—": true,
	"——": true, "无": true, "暂无": true, "n/a": true, "#n/a": true, "nan": true,
}

// longestMissing is the length in bytes of the longest of them.
const longestMissing = 6

// clean is a cell as it is kept: without control characters and without the
// spaces around it, each run of spaces inside it one space, and empty if it is
// one of the words for a missing value.
func clean(s string) string {
	if !tidy(s) {
		s = strings.Join(strings.FieldsFunc(strings.Map(printable, s), unicode.IsSpace), " ")
	}
	if len(s) <= longestMissing && s != "" && missing[strings.ToLower(s)] {
		return ""
	}
	return s
}

// printable drops what cannot be seen: control characters (not those that are
// spaces), zero-width spaces and byte order marks.
func printable(r rune) rune {
	if r == '\u200B' || r == '\uFEFF' || unicode.IsControl(r) && !unicode.IsSpace(r) {
		return -1
	}
	return r
}

// tidy tells cells that clean has nothing to do on, which nearly all are. Of
// characters beyond ASCII it doubts those in blocks that hold spaces.
func tidy(s string) bool {
	if s == "" {
		return true
	}
	for i := range len(s) {
		switch c := s[i]; {
		case c > ' ' && c < 0x7F, c >= 0x80 && c <= 0xC1, c >= 0xE4 && c <= 0xEE:
			// ASCII, the inside of a character, or the first byte of an Asian one
		case c == ' ' && i > 0 && s[i-1] != ' ':
		case c <= ' ' || c == 0x7F || doubtful(s[i:]):
			return false
		}
	}
	return s[len(s)-1] != ' '
}

// doubtful tells whether s begins with a character of a block that has spaces
// or control characters in it. It may also begin inside a character.
func doubtful(s string) bool {
	if len(s) < 2 {
		return false
	}
	switch s[0] {
	case 0xC2:
		return s[1] <= 0xA0 // U+0080 to U+00A0
	case 0xE1:
		return true // U+1680
	case 0xE2:
		return s[1] <= 0x81 // U+2000 to U+205F
	case 0xE3:
		return s[1] == 0x80 // U+3000
	case 0xEF:
		return s[1] == 0xBB // U+FEFF
	default:
		return false
	}
}

// guard puts a ' before a value which a spreadsheet would take for a formula, and
// before one that is such a value behind others, so that unguard knows which is
// its own.
func guard(s string) string {
	if isGuarded(s) {
		return "'" + s
	}
	return s
}

// unguard takes off the ' that guard puts before a value, and nothing else.
func unguard(s string) string {
	if s != "" && s[0] == '\'' && isGuarded(s[1:]) {
		return s[1:]
	}
	return s
}

func isGuarded(s string) bool { return isFormula(strings.TrimLeft(s, "'")) }

// isFormula tells what a spreadsheet would evaluate: what begins with =, +, -
// or @ and is not a plain number.
func isFormula(s string) bool {
	return s != "" && strings.IndexByte("=+-@", s[0]) >= 0 && !isDecimal(s)
}

// isDecimal tells a number written as [+-]digits[.digits] or [+-].digits.
func isDecimal(s string) bool {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	whole, fraction, point := strings.Cut(s, ".")
	if point && fraction == "" || whole == "" && !point {
		return false
	}
	return digits(whole) && digits(fraction)
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// runeLen is the length in bytes of the first character of s.
func runeLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}
