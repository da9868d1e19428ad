package seed

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"nearby/geo"
	"nearby/geo/land"
	"nearby/plural"
	"nearby/seed/geometry"
	"nearby/seed/table"
)

// sighting is what one row of the sample says about where its place is.
type sighting struct {
	name     string
	cell     string        // of a one-cell location
	two      twoNumbers    // of that cell
	at       geometry.Pair // as the row would be read, the order of two aside
	lettered bool          // letters beside the numbers say which is which
	within   []string      // countries or continents of which one should be the place's
	witness  string        // what says it, for people
}

// sightings are the rows of the sample whose coordinates are numbers.
func (m *meaning) sightings() []sighting {
	var all []sighting
	for _, rec := range m.table.Sample() {
		if rec.Fault != nil || len(rec.Cells) < m.width || table.Empty(rec.Cells) {
			continue
		}
		row := m.extended(rec)
		s := sighting{name: m.cell(row, fieldName)}
		if !m.see(row, &s) || s.at == (geometry.Pair{}) { // 0,0 is where lost places are put
			continue
		}
		s.within, s.witness = m.witnesses(row)
		all = append(all, s)
	}
	return all
}

// see reads the numbers of a row; false if they are none.
func (m *meaning) see(row []string, s *sighting) bool {
	if m.at[fieldLocation] != table.None {
		var err error
		s.cell = m.cell(row, fieldLocation)
		s.two, err = parseLocation(s.cell, m.options.Order)
		s.at, s.lettered = s.two.pair(m.options.Order), s.two.stated != OrderAuto
		return err == nil
	}
	lat, f := m.degrees(row, latitude)
	if f != nil {
		return false
	}
	lng, f := m.degrees(row, longitude)
	s.at, s.lettered = geometry.Pair{Lat: lat.Value, Lng: lng.Value}, lat.Side != 0 && lng.Side != 0
	s.two = twoNumbers{lng.Value, lat.Value, OrderAuto, true, lat.Integer && lng.Integer, 0}
	return f == nil
}

// reading is a way to make a point of a sighting.
type reading func(sighting) geometry.Pair

func inOrder(o Order) reading { return func(s sighting) geometry.Pair { return s.two.pair(o) } }

func asRead(s sighting) geometry.Pair    { return s.at }
func exchanged(s sighting) geometry.Pair { return geometry.Pair{Lat: s.at.Lng, Lng: s.at.Lat} }

// signless are the readings of numbers that have lost a minus, and how to say each.
var signless = []struct {
	said string
	read reading
}{
	{"the longitudes", func(s sighting) geometry.Pair { return geometry.Pair{Lat: s.at.Lat, Lng: -s.at.Lng} }},
	{"the latitudes", func(s sighting) geometry.Pair { return geometry.Pair{Lat: -s.at.Lat, Lng: s.at.Lng} }},
	{"both", func(s sighting) geometry.Pair { return geometry.Pair{Lat: -s.at.Lat, Lng: -s.at.Lng} }},
}

// verdict is how many places of a reading are where they can be.
type verdict struct {
	rows, right   int
	nowhere       int // not on the globe
	sea           int
	abroad        int // in another country than the row says
	witnessed     int // right, and the row says so
	denied        int // at sea or abroad, and the row says that it is elsewhere
	stated        int // of them: by a column, a phone number or a time zone
	seen, witness string
}

// verdictOf looks where the places of a reading are.
func verdictOf(rows []sighting, read reading) verdict {
	v := verdict{rows: len(rows)}
	for _, row := range rows {
		p := read(row)
		countries := countriesOf(p)
		if onGlobe(p) && len(row.within) > 0 && !meet(countries, row.within) {
			v.denied++
			if row.witness != byScript {
				v.stated++
			}
		}
		switch {
		case !onGlobe(p):
			v.nowhere++
		case len(countries) == 0:
			v.sea++
		case len(row.within) == 0:
			v.right++
		case meet(countries, row.within):
			v.right++
			v.witnessed++
		default:
			v.abroad++
			v.seen, v.witness = cmp.Or(v.seen, countries[0]), cmp.Or(v.witness, row.witness)
		}
	}
	return v
}

func (v verdict) mostlyRight() bool { return 2*v.right > v.rows }
func (v verdict) mostlyWrong() bool { return 2*v.right < v.rows }

// String is a clause on what is wrong with the reading.
func (v verdict) String() string {
	var parts []string
	for _, part := range []struct {
		n               int
		one, many, what string
	}{
		{v.nowhere, "is", "are", "not on the globe"},
		{v.sea, "lies", "lie", "at sea"},
		{v.abroad, "lies", "lie", fmt.Sprintf("in another country than %s says (the first in %s)", v.witness, v.seen)},
	} {
		if part.n > 0 {
			of := "of " + plural.Count(v.rows, "place ", "places ")
			parts = append(parts, plural.Count(part.n, of+part.one, of+part.many)+" "+part.what)
		}
	}
	return cmp.Or(strings.Join(parts, ", "), "nothing is wrong")
}

// countriesOf are the countries at a point; none off the globe, and none in Antarctica,
// where exchanged coordinates of America lie and no operator has places.
func countriesOf(p geometry.Pair) []string {
	if !onGlobe(p) {
		return nil
	}
	countries := land.Countries(geo.WGS84{Lat: p.Lat, Lng: p.Lng})
	if slices.Contains(countries, "AQ") {
		return nil
	}
	return countries
}

// described is a point for a question: its degrees and its country.
func described(p geometry.Pair) string {
	if !onGlobe(p) {
		return fmt.Sprintf("%v, %v (not on the globe)", p.Lat, p.Lng)
	}
	where := "at sea"
	if countries := countriesOf(p); len(countries) > 0 {
		where = strings.Join(countries, " or ")
	}
	number := func(v float64, positive, negative string) string {
		if v < 0 {
			v, positive = -v, negative
		}
		return strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64) + "°" + positive
	}
	return number(p.Lat, "N", "S") + " " + number(p.Lng, "E", "W") + " (" + where + ")"
}
