package wechat

import (
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

// coordinates reads a latitude and a longitude in degrees. The reason says why
// they are invalid and is empty when they are valid. 0,0 is invalid: a phone that
// sends it has no position.
func coordinates(lat, lng string) (latitude, longitude float64, reason string) {
	latitude, latOK := decimal(lat)
	longitude, lngOK := decimal(lng)
	switch {
	case lat == "" || lng == "":
		reason = "coordinates are missing"
	case !latOK || !lngOK:
		reason = "coordinates are not decimal numbers"
	case latitude < -90 || latitude > 90:
		reason = "latitude is out of range"
	case longitude < -180 || longitude > 180:
		reason = "longitude is out of range"
	case latitude == 0 && longitude == 0:
		reason = "coordinates are 0,0"
	default:
		return latitude, longitude, ""
	}
	return 0, 0, reason
}
