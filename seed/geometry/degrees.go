// Package geometry reads where a place is, as files write it: Degrees in a cell, two
// of them in one, well-known text, a GeoJSON geometry. Anything larger than a point
// becomes its centroid.
//
// It knows no datum, and decides nothing about the order of two numbers.
package geometry

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"nearby/seed/table"
)

// Degrees is a number of degrees as a file writes it.
type Degrees struct {
	Value   float64
	Side    byte // N, S, E or W if a letter says so, else 0
	Integer bool // no decimal point
}

// sides are the letters and words for the four directions.
var sides = []struct {
	word string
	side byte
}{
	{"N", 'N'},
	{"S", 'S'},
	{"E", 'E'},
	{"W", 'W'},
	{"北纬", 'N'},
	{"南纬", 'S'},
	{"东经", 'E'},
	{"西经", 'W'},
}

// ParseDegrees reads decimal degrees: 31.2304, -0.5, 31.2304°N, N 31.2304,
// 北纬31.2304度, and with comma also 31,2304.
//
// It is false for an exponent (1.21E+02 is what a spreadsheet leaves of a
// coordinate, with digits lost), for "31." (a number cut off), for minutes and
// seconds, and for a sign together with a letter, which may cancel out or not.
func ParseDegrees(s string, comma bool) (Degrees, bool) {
	s = strings.TrimSpace(s)
	var d Degrees
	if !table.IsDecimal(s) {
		s, d.Side = plainNumber(s, comma)
		if !table.IsDecimal(s) || d.Side != 0 && (s[0] == '-' || s[0] == '+') {
			return Degrees{}, false
		}
	}
	var err error
	d.Value, err = strconv.ParseFloat(s, 64)
	d.Integer = strings.IndexByte(s, '.') < 0
	if d.Side == 'S' || d.Side == 'W' {
		d.Value = -d.Value
	}
	return d, err == nil
}

// plainNumber takes the direction and the signs for degrees off a number, and
// full-width characters and a decimal comma out of it.
func plainNumber(s string, comma bool) (number string, side byte) {
	s = norm.NFKC.String(strings.NewReplacer("º", "°", "−", "-").Replace(s))
	s = strings.TrimSpace(strings.ToUpper(s))
	for _, d := range sides {
		rest, ok := strings.CutPrefix(s, d.word)
		if !ok {
			rest, ok = strings.CutSuffix(s, d.word)
		}
		if ok {
			s, side = strings.TrimSpace(rest), d.side
			break
		}
	}
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(s, "°"), "度"))
	if comma && !strings.Contains(s, ".") && strings.Count(s, ",") == 1 {
		s = strings.Replace(s, ",", ".", 1)
	}
	return s, side
}
