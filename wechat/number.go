package wechat

import (
	"math"
	"strconv"
	"strings"
)

// decimal reads -?digits[.digits], the only spelling of a number WeChat uses.
// strconv alone would also take NaN, Inf, hexadecimal, exponents and underscores.
func decimal(s string) (float64, bool) {
	whole, fraction, dot := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if !digits(whole) || dot && !digits(fraction) {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil
}

// integer reads digits alone, up to the largest int64.
func integer(s string) (int64, bool) {
	if !digits(s) {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil
}

// digits reports whether s consists of ASCII digits, at least one.
func digits(s string) bool {
	for _, b := range []byte(s) {
		if b < '0' || b > '9' {
			return false
		}
	}
	return s != ""
}

// coordinates reads a latitude and a longitude in degrees, if they are valid. 0,0 is
// invalid: a phone that sends it has no position.
func coordinates(lat, lng string) (latitude, longitude float64, ok bool) {
	latitude, latOK := decimal(lat)
	longitude, lngOK := decimal(lng)
	isInside := math.Abs(latitude) <= 90 && math.Abs(longitude) <= 180
	if !latOK || !lngOK || !isInside || latitude == 0 && longitude == 0 {
		return 0, 0, false
	}
	return latitude, longitude, true
}
