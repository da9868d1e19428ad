package seed

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode"
)

// pair is a row's coordinates, in degrees on the file's datum.
type pair struct{ lat, lng float64 }

// coordinates reads the pair of a row and refuses what cannot be a place.
func (r *Reader) coordinates(fields []string) (pair, *fault) {
	if r.column[fieldLocation] != none {
		return r.oneCell(fields)
	}
	lat, f := r.degrees(fields, latitude)
	if f != nil {
		return pair{}, f
	}
	lng, f := r.degrees(fields, longitude)
	if f != nil {
		return pair{}, f
	}
	return r.plausible(pair{lat.value, lng.value}, lat.integer && lng.integer, fieldLat)
}

// axis is one of the two coordinates.
type axis struct {
	name    string
	field   field
	code    Code
	letters string // of its two directions
}

var (
	latitude  = axis{"latitude", fieldLat, CodeBadLat, "NS"}
	longitude = axis{"longitude", fieldLng, CodeBadLng, "EW"}
)

// degrees reads one coordinate of a row that has a column for each.
func (r *Reader) degrees(fields []string, of axis) (degrees, *fault) {
	cell := r.cell(fields, of.field)
	if cell == "" {
		return degrees{}, r.fault(of.field, CodeNoLocation, "the %s is empty", of.name)
	}
	d, ok := parseDegrees(cell, r.delimiter != ',')
	if !ok {
		return d, r.fault(of.field, of.code, "%q is not a number of degrees: write it as 31.2304",
			brief(cell))
	}
	if d.side != 0 && strings.IndexByte(of.letters, d.side) < 0 {
		return d, r.fault(of.field, of.code, "%q is not a %s: are the columns exchanged?",
			brief(cell), of.name)
	}
	return d, nil
}

// plausible refuses a pair that is off the globe, 0,0, or exchanged. A pair is
// taken for exchanged if only the other order makes it a point at all, or a
// point in China. China's west (73 to 90 E, 18 to 54 N) is the Arctic Ocean in
// the other order, where nobody lives; its east is no point at all.
func (r *Reader) plausible(p pair, integers bool, at field) (pair, *fault) {
	lat, lng := math.Abs(p.lat), math.Abs(p.lng)
	switch {
	case lat > 90 && lat <= 180 && lng <= 90,
		p.lat >= 73 && lat <= 90 && p.lng >= 18 && p.lng <= 54:
		return p, r.fault(at, CodeSwapped, "latitude %v and longitude %v are probably exchanged",
			p.lat, p.lng)
	case integers && lat > 180 && lng > 180 && lat <= 90e6 && lng <= 180e6:
		return p, r.fault(at, CodeScaled, "latitude %.0f and longitude %.0f look like degrees "+
			"times 1,000,000: write %v and %v", p.lat, p.lng, p.lat/1e6, p.lng/1e6)
	case lat > 90:
		return p, r.fault(at, CodeOutOfRange, "latitude %v is not between -90 and 90", p.lat)
	case lng > 180:
		return p, r.fault(at, CodeOutOfRange, "longitude %v is not between -180 and 180", p.lng)
	case lat == 0 && lng == 0:
		return p, r.fault(at, CodeZero,
			"0,0 is where software puts a place whose coordinates it has lost")
	default:
		return p, nil
	}
}

// oneCell reads a location in one cell: WKT, or two numbers.
func (r *Reader) oneCell(fields []string) (pair, *fault) {
	cell := r.cell(fields, fieldLocation)
	if cell == "" {
		return pair{}, r.fault(fieldLocation, CodeNoLocation, "the location is empty")
	}
	var first, second degrees
	var err error
	latFirst := r.latFirst
	if isWKT(cell) {
		latFirst = false
		first, second, err = parseWKT(cell)
	} else {
		first, second, err = parseTwo(cell)
		latFirst = latFirst || err == nil && latitudeFirst(first, second)
	}
	if err != nil {
		return pair{}, r.fault(fieldLocation, CodeBadLocation, "%q: %v", brief(cell), err)
	}
	p := pair{lat: second.value, lng: first.value}
	if latFirst {
		p = pair{lat: first.value, lng: second.value}
	}
	return r.plausible(p, first.integer && second.integer, fieldLocation)
}

// latitudeFirst decides the order of two numbers in one cell. AMap, whose
// exports have this column, writes "longitude,latitude"; that is the order
// unless letters or the range of a latitude leave only the other one.
func latitudeFirst(first, second degrees) bool {
	switch {
	case first.side != 0:
		return first.side == 'N' || first.side == 'S'
	case second.side != 0:
		return second.side == 'E' || second.side == 'W'
	default:
		a, b := math.Abs(first.value), math.Abs(second.value)
		return a <= 90 && b > 90 && b <= 180
	}
}

// parseTwo reads "121.47,31.23", also in brackets and with other separators.
func parseTwo(cell string) (first, second degrees, err error) {
	numbers := strings.FieldsFunc(strings.Trim(cell, "()[]（）"), func(r rune) bool {
		return strings.ContainsRune(",;|，；", r) || unicode.IsSpace(r)
	})
	if len(numbers) != 2 {
		return first, second, errors.New("want two numbers, as 121.47,31.23, or POINT (121.47 31.23)")
	}
	return parseBoth(numbers[0], numbers[1])
}

func parseBoth(a, b string) (first, second degrees, err error) {
	first, okFirst := parseDegrees(a, false)
	second, okSecond := parseDegrees(b, false)
	if !okFirst || !okSecond || first.side != 0 && !opposite(first.side, second.side) {
		return first, second, errors.New("want two numbers of degrees, as 121.47,31.23")
	}
	return first, second, nil
}

// opposite tells whether one letter is for a latitude and one for a longitude.
func opposite(a, b byte) bool {
	return b == 0 || strings.IndexByte("NS", a) >= 0 != (strings.IndexByte("NS", b) >= 0)
}

func isWKT(cell string) bool {
	start := strings.ToUpper(cell[:min(len(cell), 5)])
	return start == "POINT" || start == "SRID="
}

// parseWKT reads a point as OGC's well-known text or PostGIS's EWKT writes it,
// longitude first: POINT (121.47 31.23), SRID=4326;POINT Z (121.47 31.23 4).
func parseWKT(cell string) (lng, lat degrees, err error) {
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
