package hours

import (
	"strings"
	"unicode/utf8"
)

// lexer cuts a normal text into tokens.
type lexer struct {
	rest string
	days bool // the last token was a day, or a sign behind one: 三 in 周一、三
	language
}

// next is the next token; prefixes are part of their times, and labels left out.
func (l *lexer) next() token {
	var prefix token
	for {
		l.rest = strings.TrimLeft(l.rest, " ")
		t := l.scan()
		switch t.kind {
		case prefixToken:
			prefix.kind, prefix.nextDay = prefixToken, prefix.nextDay || t.nextDay
			prefix.part = max(prefix.part, t.part)
			continue
		case labelToken:
			l.rest = strings.TrimPrefix(strings.TrimLeft(l.rest, " "), ":")
			continue
		}
		l.days = t.kind == dayToken || l.days && (t.kind == '-' || t.kind == ',')
		return t.with(prefix)
	}
}

func (l *lexer) scan() token {
	if l.rest == "" {
		return token{}
	}
	c := l.rest[0]
	switch c {
	case '-', ',', ';', '(', ')':
		l.rest = l.rest[1:]
		return token{kind: tokenKind(c)}
	case '&', '/':
		l.rest = l.rest[1:]
		return token{kind: ','}
	case '+': // Fr+Sa; behind a time it is an open end
		if l.days {
			l.rest = l.rest[1:]
			return token{kind: ','}
		}
	}
	for _, w := range vocabulary[c] {
		if rest, ok := strings.CutPrefix(l.rest, w.text); ok && l.has(w.token) && ends(c, &rest) {
			l.rest = behind(w.token.kind, rest)
			return w.token
		}
	}
	if c >= '0' && c <= '9' {
		return l.time()
	}
	return l.han()
}

// has tells whether a word means this in the language of the text.
func (l *lexer) has(t token) bool {
	if t.only != anyTongue {
		return t.only == l.tongue
	}
	return l.tongue == anyTongue || !t.osm
}

// behind is what follows a word: without the point of an abbreviated day and the colon
// of Mo.: and Ruhetag: Montag.
func behind(kind tokenKind, rest string) string {
	switch kind {
	case dayToken, holidayToken:
		rest = strings.TrimPrefix(rest, ".")
	case offToken:
	default:
		return rest
	}
	if after, ok := strings.CutPrefix(strings.TrimLeft(rest, " "), ":"); ok {
		return after
	}
	return rest
}

// ends tells whether a word that begins with c ends here; an English one may have
// the s of the plural.
func ends(c byte, rest *string) bool {
	if c >= utf8.RuneSelf {
		return true
	}
	s := *rest
	if strings.HasPrefix(s, "s") && c > '9' {
		s = s[1:]
	}
	if s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= '0' && s[0] <= '9') {
		return false
	}
	*rest = s
	return true
}

// han reads 周一, 星期一, 礼拜一, and 三 behind one of them.
func (l *lexer) han() token {
	rest := l.rest
	for _, week := range []string{"周", "星期", "礼拜"} {
		if after, ok := strings.CutPrefix(rest, week); ok {
			rest = after
			break
		}
	}
	r, size := utf8.DecodeRuneInString(rest)
	days := hanDay(r)
	if japanese := japaneseDay(r); japanese != 0 && len(rest) == len(l.rest) {
		days = japanese
	} else if days == 0 || len(rest) == len(l.rest) && !l.days {
		return token{kind: badToken}
	}
	l.rest = strings.TrimPrefix(rest[size:], ":")
	return token{kind: dayToken, days: days}
}
