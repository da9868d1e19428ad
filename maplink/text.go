package maplink

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// coordinates are a latitude and longitude on whatever datum a link is written in.
type coordinates struct{ Lat, Lng float64 }

func (p coordinates) latLng() string { return decimals(p.Lat) + "," + decimals(p.Lng) }
func (p coordinates) lngLat() string { return decimals(p.Lng) + "," + decimals(p.Lat) }

// decimals writes six of them, 0.1 m: as many as AMap reads.
func decimals(degrees float64) string { return strconv.FormatFloat(degrees, 'f', 6, 64) }

// param is one parameter of a link.
type param struct{ key, value string }

// address adds those parameters that have a value to a page, in the order given.
func address(page string, params ...param) string {
	var b strings.Builder
	b.WriteString(page)
	separator := byte('?')
	for _, p := range params {
		if p.value == "" {
			continue
		}
		b.WriteByte(separator)
		b.WriteString(p.key + "=" + percentEncode(p.value))
		separator = '&'
	}
	return b.String()
}

// percentEncode writes spaces as %20: not every map page reads a plus as a space.
func percentEncode(s string) string {
	return strings.ReplaceAll(url.QueryEscape(s), "+", "%20")
}

// The longest link, and the most that one text in it may take up, in bytes of
// the finished link.
const (
	maxLink = 1024
	maxText = 360 // 40 Chinese characters
)

// separators are what Tencent, AMap and Baidu split a value at after decoding
// it, so escaping is no help; the full-width forms look the same to a reader.
var separators = strings.NewReplacer(";", "；", ":", "：", "|", "｜", ",", "，")

// cleanText leaves text that cannot break a link or turn the line around it: valid
// UTF-8, one line, no control characters, no separators.
func cleanText(s string) string {
	visible := func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		default:
			return r
		}
	}
	s = strings.Map(visible, strings.ToValidUTF8(s, ""))
	return separators.Replace(strings.Join(strings.Fields(s), " "))
}

// cut shortens text to at most limit bytes once encoded, at the end of a rune.
func cut(s string, limit int) string {
	used := 0
	for i, r := range s {
		used += len(percentEncode(string(r)))
		if used > limit {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}
