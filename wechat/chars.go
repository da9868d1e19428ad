package wechat

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

// newlines turns every line end into \n, as XML 1.0 requires (2.11).
func newlines(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// forbidden reports whether XML 1.0 allows r nowhere.
func forbidden(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\t' && r != '\n' && r != '\r'
	case r > utf8.MaxRune, 0xD800 <= r && r <= 0xDFFF:
		return true
	}
	return r == 0xFFFE || r == 0xFFFF
}

// xmlSafe removes what XML cannot carry: invalid UTF-8 and forbidden characters.
func xmlSafe(s string) string {
	s = strings.ToValidUTF8(newlines(s), "")
	if !strings.ContainsFunc(s, forbidden) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if forbidden(r) {
			return -1
		}
		return r
	}, s)
}

// unescape resolves entities and character references.
func unescape(s string) (string, error) {
	if !strings.Contains(s, "&") {
		return s, nil
	}
	var out strings.Builder
	for {
		before, after, found := strings.Cut(s, "&")
		out.WriteString(before)
		if !found {
			return out.String(), nil
		}
		name, rest, closed := strings.Cut(after, ";")
		r, known := entity(name)
		if !closed || !known {
			return "", errors.New("an entity that XML does not define")
		}
		out.WriteRune(r)
		s = rest
	}
}

// entity returns the character of the entity &name;.
func entity(name string) (rune, bool) {
	switch name {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "apos":
		return '\'', true
	case "quot":
		return '"', true
	}
	number, numeric := strings.CutPrefix(name, "#")
	base := 10
	if hex, ok := strings.CutPrefix(number, "x"); ok {
		number, base = hex, 16
	}
	code, err := strconv.ParseUint(number, base, 31)
	if !numeric || err != nil || forbidden(rune(code)) {
		return 0, false
	}
	return rune(code), true
}
