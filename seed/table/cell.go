package table

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// missing are the ways in which files write that there is no value; in lower
// case. "[]" is AMap's, "\N" PostgreSQL's and MySQL's, "nan" pandas'.
var missing = map[string]bool{
	"[]": true, "{}": true, "null": true, "none": true, `\n`: true, "-": true, "--": true, "—": true,
	"——": true, "无": true, "暂无": true, "n/a": true, "#n/a": true, "nan": true,
}

// longestMissing is the length in bytes of the longest of them.
const longestMissing = 6

// Clean is a cell as it is kept: without control characters and without the
// spaces around it, each run of spaces inside it one space, and empty if it is
// one of the words for a missing value.
func Clean(s string) string {
	if !isClean(s) {
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

// isClean tells cells that Clean has nothing to do on, which nearly all are. Of
// characters beyond ASCII it doubts those in blocks that hold spaces.
func isClean(s string) bool {
	if s == "" {
		return true
	}
	for i := range len(s) {
		switch c := s[i]; {
		case c > ' ' && c < 0x7F, c >= 0x80 && c <= 0xC1, c >= 0xE4 && c <= 0xEE:
			// ASCII, the inside of a character, or the first byte of an Asian one
		case c == ' ' && i > 0 && s[i-1] != ' ':
		case c <= ' ' || c == 0x7F || mayBeSpace(s[i:]):
			return false
		}
	}
	return s[len(s)-1] != ' '
}

// mayBeSpace tells whether s begins with a character of a block that has spaces
// or control characters in it. It may also begin inside a character.
func mayBeSpace(s string) bool {
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

// Guard puts a ' before a value which a spreadsheet would take for a formula, and
// before one that is such a value behind others, so that Unguard knows which is
// its own.
func Guard(s string) string {
	if isGuarded(s) {
		return "'" + s
	}
	return s
}

// Unguard takes off the ' that Guard puts before a value, and nothing else.
func Unguard(s string) string {
	if s != "" && s[0] == '\'' && isGuarded(s[1:]) {
		return s[1:]
	}
	return s
}

func isGuarded(s string) bool { return isFormula(strings.TrimLeft(s, "'")) }

// isFormula tells what a spreadsheet would evaluate: what begins with =, +, -
// or @ and is not a plain number.
func isFormula(s string) bool {
	return s != "" && strings.IndexByte("=+-@", s[0]) >= 0 && !IsDecimal(s)
}

// IsDecimal tells a number written as [+-]digits[.digits] or [+-].digits.
func IsDecimal(s string) bool {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	whole, fraction, point := strings.Cut(s, ".")
	if point && fraction == "" || whole == "" && !point {
		return false
	}
	return IsDigits(whole) && IsDigits(fraction)
}

// IsDigits tells a text that holds digits alone, or nothing.
func IsDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// Key is what headers and categories are compared by: NFKC, lower case,
// without spaces, "_", "-" and byte order marks.
func Key(s string) string {
	return strings.Map(keyRune, norm.NFKC.String(Unguard(s)))
}

// Keys are the keys of headers.
func Keys(headers []string) []string {
	keys := make([]string, len(headers))
	for i, h := range headers {
		keys[i] = Key(h)
	}
	return keys
}

// keyRune drops the characters that headers differ in without meaning it.
func keyRune(r rune) rune {
	switch r {
	case ' ', '\t', '\r', '\n', '_', '-', '\uFEFF':
		return -1
	default:
		return unicode.ToLower(r)
	}
}

// Separators are the characters that files put between the items of a cell.
const Separators = ";；、|,，"

// Columns is a number of columns in words.
func Columns(n int) string {
	if n == 1 {
		return "1 column"
	}
	return strconv.Itoa(n) + " columns"
}
