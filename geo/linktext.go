package geo

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// pair is a latitude and longitude on whatever datum a link is written in.
type pair struct{ Lat, Lng float64 }

func (p pair) latLng() string { return decimals(p.Lat) + "," + decimals(p.Lng) }
func (p pair) lngLat() string { return decimals(p.Lng) + "," + decimals(p.Lat) }

// decimals writes six of them, 0.1 m: as many as AMap reads.
func decimals(degrees float64) string { return strconv.FormatFloat(degrees, 'f', 6, 64) }

// param is one parameter of a link.
type param struct{ key, value string }

// link adds those parameters that have a value to an address, in the order given.
func link(address string, params ...param) string {
	var b strings.Builder
	b.WriteString(address)
	separator := byte('?')
	for _, p := range params {
		if p.value == "" {
			continue
		}
		b.WriteByte(separator)
		b.WriteString(p.key + "=" + escape(p.value))
		separator = '&'
	}
	return b.String()
}

// escape writes spaces as %20: not every map page reads a plus as a space.
func escape(s string) string {
	return strings.ReplaceAll(url.QueryEscape(s), "+", "%20")
}

// The longest link, and the most that one text in it may take up, in bytes of
// the finished link.
const (
	maxLink = 1024
	maxText = 360 // 40 Chinese characters
)

// fit writes the link with the texts of all pins cleaned, and cut shorter until
// it is short enough. Without any text every form of link is.
func fit(pins []Pin, write func([]Pin) string) string {
	cleaned := make([]Pin, len(pins))
	for i, p := range pins {
		cleaned[i] = Pin{p.At, clean(p.Name), clean(p.Address)}
	}
	const chineseCharacter = 9
	for room := maxText; ; room -= chineseCharacter {
		for i, p := range cleaned {
			cleaned[i] = Pin{p.At, cut(p.Name, room), cut(p.Address, room)}
		}
		if l := write(cleaned); len(l) <= maxLink || room == 0 {
			return l
		}
	}
}

// separators are what Tencent, AMap and Baidu split a value at after decoding
// it, so escaping is no help; the full-width forms look the same to a reader.
var separators = strings.NewReplacer(";", "；", ":", "：", "|", "｜", ",", "，")

// clean leaves text that cannot break a link or turn the line around it: valid
// UTF-8, one line, no control characters, no separators.
func clean(s string) string {
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

// cut shortens text to at most room bytes once escaped, at the end of a rune.
func cut(s string, room int) string {
	used := 0
	for i, r := range s {
		used += len(escape(string(r)))
		if used > room {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}
