// Package geometry reads where a place is, as files write it: Degrees in a cell, two
// of them in one, well-known text, a GeoJSON geometry. Anything larger than a point
// becomes its centroid.
//
// It knows no datum, and decides nothing about the order of two numbers.
package geometry

import (
	"regexp"
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
	{"北緯", 'N'},
	{"南緯", 'S'},
	{"東經", 'E'},
	{"西經", 'W'},
	{"東経", 'E'},
	{"西経", 'W'},
	{"북위", 'N'},
	{"남위", 'S'},
	{"동경", 'E'},
	{"서경", 'W'},
	{"北", 'N'},
	{"南", 'S'},
	{"东", 'E'},
	{"東", 'E'},
	{"西", 'W'},
}

// ParseDegrees reads degrees: 31.2304, -0.5, 31.2304°N, N 31.2304, 北纬31.2304度,
// 31°13'49.4"N, 31°13.823', 31d13m49s, 31 deg 13 min, 31-13-49N, 3.12304E+01, and with
// comma also 31,2304.
//
// It is false for an exponent that leaves fewer than four decimals (1.21E+02 is what a
// spreadsheet leaves of a coordinate, with digits lost), for "31." (a number cut off),
// and for a sign together with a letter, which may cancel out or not.
func ParseDegrees(s string, comma bool) (Degrees, bool) {
	s = strings.TrimSpace(s)
	var d Degrees
	if !table.IsDecimal(s) {
		s, d.Side = plainNumber(s, comma)
		if s == "" || d.Side != 0 && (s[0] == '-' || s[0] == '+') {
			return Degrees{}, false
		}
	}
	var ok bool
	d.Value, ok = number(s)
	if !ok {
		d.Value, ok = sexagesimal(s, d.Side != 0)
	}
	d.Integer = table.IsDecimal(s) && strings.IndexByte(s, '.') < 0
	if d.Side == 'S' || d.Side == 'W' {
		d.Value = -d.Value
	}
	return d, ok
}

// number reads a decimal number, or one with an exponent and digits enough.
func number(s string) (float64, bool) {
	mantissa, exponent, scientific := strings.Cut(s, "E")
	if !table.IsDecimal(mantissa) {
		return 0, false
	}
	if scientific {
		const enough = 4 // decimals, 11 m
		_, decimals, _ := strings.Cut(mantissa, ".")
		shift, err := strconv.Atoi(exponent)
		if err != nil || len(decimals)-shift < enough {
			return 0, false
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// parts are degrees, minutes and seconds. The signs between them are those that
// plainNumber leaves.
var parts = regexp.MustCompile(`^([-+]?)(\d{1,3})([° :-])\s*(\d{1,2}(?:\.\d+)?)\s*(?:([': -])\s*(?:(\d{1,2}(?:\.\d+)?)\s*"?)?)?$`)

// sexagesimal reads degrees and minutes. Numbers with nothing but spaces or colons
// between them are that beside a letter, or when there are three of them; those with
// dashes beside a letter alone, as they may be a date.
func sexagesimal(s string, lettered bool) (float64, bool) {
	m := parts.FindStringSubmatch(s)
	if m == nil || m[3] != "°" && !lettered && (m[6] == "" || m[3] == "-") {
		return 0, false
	}
	var v [3]float64 // degrees, minutes, seconds
	for i, part := range []string{m[2], m[4], m[6]} {
		v[i], _ = strconv.ParseFloat(part, 64) // digits, or nothing
	}
	if v[1] >= 60 || v[2] >= 60 || m[6] != "" && strings.Contains(m[4], ".") {
		return 0, false
	}
	degrees := v[0] + v[1]/60 + v[2]/3600
	if m[1] == "-" {
		degrees = -degrees
	}
	return degrees, true
}

// signs are those that people write for degrees, minutes and seconds.
var signs = strings.NewReplacer("º", "°", "˚", "°", "度", "°", "−", "-", "–", "-",
	"′", "'", "’", "'", "‘", "'", "´", "'", "`", "'", "分", "'",
	"도", "°", "분", "'", "초", `"`,
	"″", `"`, "”", `"`, "“", `"`, "''", `"`, "′′", `"`, "’’", `"`, "秒", `"`)

// spelled are degrees, minutes and seconds with words or letters for their units. An S in
// capitals at the end may as well be the south: it is the seconds' where another letter
// says the direction.
var spelled = regexp.MustCompile(`^([NnSsEeWw]?\s*[-+]?\d{1,3})\s*(?i:d|deg|degs|degrees?)\.?\s*(\d{1,2}(?:\.\d+)?)\s*(?i:m|min|mins|minutes?|')\.?` +
	`\s*(?:(\d{1,2}(?:\.\d+)?)\s*((?i:s|sec|secs|seconds?|")\.?)?)?\s*([NnSsEeWw]?)$`)

// withSigns is a text with the signs for the words that are spelled.
func withSigns(s string) string {
	m := spelled.FindStringSubmatch(s)
	if m == nil || m[4] == "S" && m[5] == "" && m[1][0] <= '9' {
		return s
	}
	if m[3] == "" {
		return m[1] + "°" + m[2] + "'" + m[5]
	}
	return m[1] + "°" + m[2] + "'" + m[3] + `"` + m[5]
}

// plainNumber takes the direction and the signs for degrees off a number, and
// full-width characters and a decimal comma out of it.
func plainNumber(s string, comma bool) (number string, side byte) {
	s = norm.NFKC.String(signs.Replace(withSigns(s)))
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
	s = strings.TrimSpace(strings.TrimSuffix(s, "°"))
	if comma && !strings.Contains(s, ".") && strings.Count(s, ",") == 1 {
		s = strings.Replace(s, ",", ".", 1)
	}
	return s, side
}
