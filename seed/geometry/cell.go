package geometry

import (
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"unicode"

	"nearby/seed/fault"
)

var errTwo = errors.New("want two numbers of degrees, as 121.47,31.23, or POINT (121.47 31.23)")

// ParseTwo reads "121.47,31.23", also in brackets, with other separators, decimal
// commas, degrees and minutes, and behind an address: "1 Main St (40.71, -74.01)".
func ParseTwo(cell string) (first, second Degrees, err error) {
	if m := inBrackets.FindStringSubmatch(cell); m != nil {
		cell = m[1]
	}
	cell = strings.TrimSpace(strings.Trim(cell, "()[]（）"))
	for _, cut := range cuts {
		a, b, ok := cut(cell)
		if !ok {
			continue
		}
		first, okFirst := ParseDegrees(a, true)
		second, okSecond := ParseDegrees(b, true)
		if okFirst && okSecond && (first.Side == 0 || opposite(first.Side, second.Side)) {
			return first, second, nil
		}
	}
	return first, second, errTwo
}

// inBrackets is a pair behind a text.
var inBrackets = regexp.MustCompile(`^[^([（]+[(（]\s*([-+]?[0-9.]+\s*[,，]\s*[-+]?[0-9.]+)\s*[)）]$`)

// cuts are the ways in which a cell may fall into two numbers, the plainest first. The
// last ones are for numbers that have commas or spaces themselves.
var cuts = []func(string) (a, b string, ok bool){
	cutAt(func(r rune) bool { return strings.ContainsRune(",;|，；、", r) || unicode.IsSpace(r) }),
	cutAt(func(r rune) bool { return strings.ContainsRune(",，", r) }),
	cutAt(func(r rune) bool { return strings.ContainsRune(";|/；", r) }),
	cutAt(unicode.IsSpace),
	cutBehindSide,
	cutBeforeSide,
}

// cutAt cuts a cell at separators, if that makes two of it.
func cutAt(separator func(rune) bool) func(string) (a, b string, ok bool) {
	return func(cell string) (a, b string, ok bool) {
		parts := strings.FieldsFunc(cell, separator)
		if len(parts) != 2 {
			return "", "", false
		}
		return parts[0], parts[1], true
	}
}

// cutBehindSide cuts 31°13'49"N121°28'25"E behind its first letter.
func cutBehindSide(cell string) (a, b string, ok bool) {
	i := strings.IndexAny(cell, "NSEWnsew")
	if i <= 0 {
		return "", "", false
	}
	return cell[:i+1], strings.TrimLeft(cell[i+1:], " ,;"), true
}

// cutBeforeSide cuts N31 13 49 E121 28 25 before its last letter, and 北纬31度东经121度.
func cutBeforeSide(cell string) (a, b string, ok bool) {
	i := max(strings.LastIndexAny(cell, "NSEWnsew"), strings.LastIndex(cell, "东经"), strings.LastIndex(cell, "西经"),
		strings.LastIndex(cell, "北纬"), strings.LastIndex(cell, "南纬"))
	if i <= 0 {
		return "", "", false
	}
	return strings.TrimRight(cell[:i], " ,;，；"), cell[i:], true
}

// opposite tells whether one letter is for a latitude and one for a longitude.
func opposite(a, b byte) bool {
	return b == 0 || strings.IndexByte("NS", a) >= 0 != (strings.IndexByte("NS", b) >= 0)
}

// IsObject tells a cell that ParseObject is for.
func IsObject(cell string) bool { return strings.HasPrefix(cell, "{") }

var (
	latitudeMember  = regexp.MustCompile(`(?i)["']?\b(?:lat|latitude|y)["']?\s*[:=]\s*["']?([^"',}]+)`)
	longitudeMember = regexp.MustCompile(`(?i)["']?\b(?:lng|lon|long|longitude|x)["']?\s*[:=]\s*["']?([^"',}]+)`)
)

// ParseObject reads a GeoJSON geometry, or an object with a latitude and a longitude as
// JSON, Python or JavaScript write it: {'latitude': '40.7', 'longitude': '-74.0'}.
func ParseObject(cell string) (Found, error) {
	if raw := json.RawMessage(cell); strings.Contains(cell, "coordinates") && json.Valid(raw) {
		p, ok, f := ParseGeoJSON(raw)
		switch {
		case ok:
			return p, nil
		case f.Code == fault.NoPlace:
			return p, ErrLine
		default:
			return p, errors.New(f.Reason)
		}
	}
	lat, lng := latitudeMember.FindStringSubmatch(cell), longitudeMember.FindStringSubmatch(cell)
	if lat == nil || lng == nil {
		return Found{}, errors.New("want a latitude and a longitude in the object")
	}
	y, okY := ParseDegrees(lat[1], false)
	x, okX := ParseDegrees(lng[1], false)
	if !okY || !okX {
		return Found{}, errTwo
	}
	return Found{Pair: Pair{Lat: y.Value, Lng: x.Value}}, nil
}
