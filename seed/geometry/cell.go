package geometry

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// ParseTwo reads "121.47,31.23", also in brackets and with other separators.
func ParseTwo(cell string) (first, second Degrees, err error) {
	numbers := strings.FieldsFunc(strings.Trim(cell, "()[]（）"), func(r rune) bool {
		return strings.ContainsRune(",;|，；", r) || unicode.IsSpace(r)
	})
	if len(numbers) != 2 {
		return first, second, errors.New("want two numbers, as 121.47,31.23, or POINT (121.47 31.23)")
	}
	return parseBoth(numbers[0], numbers[1])
}

func parseBoth(a, b string) (first, second Degrees, err error) {
	first, okFirst := ParseDegrees(a, false)
	second, okSecond := ParseDegrees(b, false)
	if !okFirst || !okSecond || first.Side != 0 && !opposite(first.Side, second.Side) {
		return first, second, errors.New("want two numbers of degrees, as 121.47,31.23")
	}
	return first, second, nil
}

// opposite tells whether one letter is for a latitude and one for a longitude.
func opposite(a, b byte) bool {
	return b == 0 || strings.IndexByte("NS", a) >= 0 != (strings.IndexByte("NS", b) >= 0)
}

// IsWKT tells a cell that ParseWKT is for.
func IsWKT(cell string) bool {
	start := strings.ToUpper(cell[:min(len(cell), 5)])
	return start == "POINT" || start == "SRID="
}

// ParseWKT reads a point as OGC's well-known text or PostGIS's EWKT writes it,
// longitude first: POINT (121.47 31.23), SRID=4326;POINT Z (121.47 31.23 4).
func ParseWKT(cell string) (lng, lat Degrees, err error) {
	text := strings.ToUpper(cell)
	if srid, rest, ok := strings.Cut(text, ";"); ok {
		if srid != "SRID=4326" {
			return lng, lat, fmt.Errorf("%s is not in degrees on WGS-84, which is SRID=4326", srid)
		}
		text = rest
	}
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "POINT"))
	text = strings.TrimSpace(strings.TrimLeft(text, "ZM"))
	inner, opened := strings.CutPrefix(text, "(")
	inner, closed := strings.CutSuffix(inner, ")")
	numbers := strings.Fields(inner)
	if !opened || !closed || len(numbers) < 2 || len(numbers) > 4 {
		return lng, lat, errors.New("want a point, as POINT (121.47 31.23)")
	}
	return parseBoth(numbers[0], numbers[1])
}
