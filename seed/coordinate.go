package seed

import (
	"errors"
	"math"
	"regexp"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/geometry"
	"nearby/seed/table"
)

// coordinates reads where a row is and refuses what cannot be a place.
func (m *meaning) coordinates(fields []string) (geometry.Found, *fault.Row) {
	if m.at[fieldLocation] != table.None {
		return m.locationCell(fields)
	}
	lat, f := m.degrees(fields, latitude)
	if f != nil {
		return geometry.Found{}, f
	}
	lng, f := m.degrees(fields, longitude)
	if f != nil {
		return geometry.Found{}, f
	}
	p, f := m.plausible(geometry.Pair{Lat: lat.Value, Lng: lng.Value}, lat.Integer && lng.Integer, fieldLat)
	return geometry.Found{Pair: p}, f
}

// axis is one of the two coordinates.
type axis struct {
	name    string
	field   field
	code    fault.Code
	letters string // of its two directions
}

var (
	latitude  = axis{"latitude", fieldLat, fault.BadLat, "NS"}
	longitude = axis{"longitude", fieldLng, fault.BadLng, "EW"}
)

// Degrees, minutes and seconds between dashes, 22-17-38, are no date where the longitude
// beside them, 114-10-07, cannot be one.
var (
	dashes      = regexp.MustCompile(`^(\d{1,3})-(\d{1,2})-(\d{1,2}(?:\.\d+)?)$`)
	threeDigits = regexp.MustCompile(`^\d{3}-\d{1,2}-\d{1,2}(?:\.\d+)?$`)
)

// degrees reads one coordinate of a row that has a column for each.
func (m *meaning) degrees(fields []string, of axis) (geometry.Degrees, *fault.Row) {
	cell := m.cell(fields, of.field)
	if cell == "" {
		return geometry.Degrees{}, m.fault(of.field, fault.NoLocation, "the %s is empty", of.name)
	}
	d, ok := geometry.ParseDegrees(cell, true)
	if !ok && threeDigits.MatchString(m.cell(fields, fieldLng)) {
		d, ok = geometry.ParseDegrees(dashes.ReplaceAllString(cell, `$1°$2'$3"`), true)
	}
	if !ok {
		return d, m.fault(of.field, of.code, "%q is not a number of degrees: write it as 31.2304",
			fault.Brief(cell))
	}
	if d.Side != 0 && strings.IndexByte(of.letters, d.Side) < 0 {
		return d, m.fault(of.field, of.code, "%q is not a %s: are the columns exchanged?",
			fault.Brief(cell), of.name)
	}
	return d, nil
}

// plausible refuses a pair that is off the globe, 0,0, or exchanged. A pair is
// taken for exchanged if only the other order makes it a point at all, or a
// point in China. China's west (73 to 90 E, 18 to 54 N) is the Arctic Ocean in
// the other order, where nobody lives; its east is no point at all.
func (m *meaning) plausible(p geometry.Pair, integers bool, at field) (geometry.Pair, *fault.Row) {
	p = m.location.unprojected(p)
	lat, lng := math.Abs(p.Lat), math.Abs(p.Lng)
	switch {
	case math.IsNaN(lat + lng):
		return p, m.fault(at, fault.OutOfRange, "the minutes or seconds are 60 or more")
	case lat > 90 && lat <= 180 && lng <= 90,
		p.Lat >= 73 && lat <= 90 && p.Lng >= 18 && p.Lng <= 54:
		return p, m.fault(at, fault.Swapped, "latitude %v and longitude %v are probably exchanged",
			p.Lat, p.Lng)
	case integers && lat > 180 && lng > 180 && len(countriesOf(geometry.Pair{Lat: p.Lat / 1e6, Lng: p.Lng / 1e6})) > 0:
		return p, m.fault(at, fault.Scaled, "latitude %.0f and longitude %.0f look like degrees "+
			"times 1,000,000: write %v and %v", p.Lat, p.Lng, p.Lat/1e6, p.Lng/1e6)
	case lat > 180 && lng > 180:
		return p, m.fault(at, fault.OutOfRange, "%v and %v are no degrees: they look like metres of a projection", p.Lat, p.Lng)
	case lat > 90:
		return p, m.fault(at, fault.OutOfRange, "latitude %v is not between -90 and 90", p.Lat)
	case lng > 180:
		return p, m.fault(at, fault.OutOfRange, "longitude %v is not between -180 and 180", p.Lng)
	case lat == 0 && lng == 0:
		return p, m.fault(at, fault.Zero,
			"0,0 is where software puts a place whose coordinates it has lost")
	default:
		return p, nil
	}
}

// locationCell reads a location in one cell: WKT, or two numbers.
func (m *meaning) locationCell(fields []string) (at geometry.Found, f *fault.Row) {
	cell := m.cell(fields, fieldLocation)
	if cell == "" {
		return at, m.fault(fieldLocation, fault.NoLocation, "the location is empty")
	}
	two, err := parseLocation(cell, m.options.Order)
	switch {
	case errors.Is(err, geometry.ErrLine):
		return at, m.fault(fieldLocation, fault.NoPlace, "%v", err)
	case err != nil:
		return at, m.fault(fieldLocation, fault.BadLocation, "%q: %v", fault.Brief(cell), err)
	}
	at.Across = two.across
	at.Pair, f = m.plausible(two.pair(m.location.order), two.integers, fieldLocation)
	return at, f
}
