package seed

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"nearby/seed/table"
)

// mended is a text of a place without what programs have left in it: HTML's tags and
// entities, escapes of JSON; of a phone number also a spreadsheet's decimals. It is ""
// for what cannot be mended.
func mended(of field, s string) string {
	switch {
	case of == fieldPhone:
		s = phone(s)
	case of == fieldLines:
		s = joinedList(s)
	case of == fieldHours:
		return withoutTable(s)
	case of.isLink() || of == fieldID || of == fieldSource || of == fieldZone:
		return s
	}
	if strings.ContainsAny(s, `<&\`) {
		s = table.Clean(withoutMarkup(s))
	}
	return s
}

var (
	breaks  = regexp.MustCompile(`(?i)</?(br|p|div|li|tr|td|th|h[1-6])( [^<>]*)?/?>`)
	markup  = regexp.MustCompile(`(?i)</?(b|i|u|s|em|strong|span|font|a|small|sup|sub|center|ul|ol|table|tbody|img)( [^<>]*)?/?>`)
	escapes = regexp.MustCompile(`\\u[0-9a-fA-F]{4}`)
)

// ends are the tags of HTML behind which another day begins in opening hours.
var ends = regexp.MustCompile(`(?i)</(tr|p|div|li)>|<br ?/?>`)

// anyTag is any tag of HTML that has a name.
var anyTag = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)

// withoutTable is the opening hours without HTML: the rows of a table, with ";" between
// them.
func withoutTable(s string) string {
	if !anyTag.MatchString(s) && !strings.Contains(s, "&") {
		return s
	}
	s = html.UnescapeString(anyTag.ReplaceAllString(ends.ReplaceAllString(s, ";"), " "))
	var days []string
	for day := range strings.SplitSeq(s, ";") {
		if day = table.Clean(day); day != "" {
			days = append(days, day)
		}
	}
	return strings.Join(days, "; ")
}

func withoutMarkup(s string) string {
	s = markup.ReplaceAllString(breaks.ReplaceAllString(s, " "), "")
	for range 2 { // &amp;amp; has been through two programs
		s = html.UnescapeString(s)
	}
	s = escapes.ReplaceAllStringFunc(s, func(escape string) string {
		r, err := strconv.ParseUint(escape[2:], 16, 32)
		if err != nil || !utf8.ValidRune(rune(r)) {
			return escape
		}
		return string(rune(r))
	})
	return s
}

// phone is a phone number without the decimals that a spreadsheet adds to a number,
// several of them separated by ";". One of which only the first digits are left, as
// in 8.62E+12, is none.
func phone(s string) string {
	s = strings.TrimSpace(strings.TrimPrefix(norm.NFKC.String(joinedList(s)), "tel:"))
	if whole, decimals, point := strings.Cut(s, "."); point && table.IsDigits(whole) && whole != "" {
		if strings.Trim(decimals, "0") == "" {
			return whole
		}
		if digits, exponent, ok := strings.Cut(strings.ToUpper(decimals), "E"); ok && table.IsDigits(digits) &&
			table.IsDigits(strings.TrimPrefix(exponent, "+")) {
			return ""
		}
	}
	return s
}

// joinedList is a list as JSON or Python writes it, ['a', "b"], with ";" between its
// items; any other text stays.
func joinedList(s string) string {
	if len(s) < 2 || s[0] != '[' || s[len(s)-1] != ']' {
		return s
	}
	var items []string
	for item := range strings.SplitSeq(s[1:len(s)-1], ",") {
		item = strings.Trim(strings.TrimSpace(item), `'"`)
		if item != "" {
			items = append(items, item)
		}
	}
	return strings.Join(items, ";")
}
