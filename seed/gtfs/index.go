package gtfs

import (
	"math"
	"strings"

	"nearby/plural"
	"nearby/seed/geometry"
)

// What a row of stops.txt is, by its location_type.
const (
	typeStop         = "0" // also empty: a stop, or with a parent a platform
	typeStation      = "1"
	typeEntrance     = "2"
	typeNode         = "3" // a point on a way inside a station
	typeBoardingArea = "4" // a part of a platform
)

// stopIndex knows how the rows of stops.txt belong together.
type stopIndex struct {
	ids    *ids
	rows   []bool          // by number: there is such a row, not only a reference to it
	parent []int32         // by number; none without one
	at     []geometry.Pair // by number, as the feed says it; NaN where it does not
	means  []average       // by number of a place: of the coordinates of its parts
	names  map[int]string  // of stations
}

// nowhere is the point of a row without coordinates.
var nowhere = geometry.Pair{Lat: math.NaN(), Lng: math.NaN()}

// noParent is the parent of a row that says none.
const noParent = -1

// average is the mean of coordinates that lie close together. It sums their
// differences from the first, so that the 180th meridian may run between them.
type average struct {
	first    geometry.Pair
	lat, lng float64
	n        int
}

func (a *average) add(p geometry.Pair) {
	if a.n++; a.n == 1 {
		a.first = p
	}
	a.lat += p.Lat - a.first.Lat
	a.lng += math.Remainder(p.Lng-a.first.Lng, 360)
}

// mean is false without any coordinates.
func (a *average) mean() (geometry.Pair, bool) {
	if a.n == 0 {
		return geometry.Pair{}, false
	}
	n := float64(a.n)
	return geometry.Pair{Lat: a.first.Lat + a.lat/n, Lng: math.Remainder(a.first.Lng+a.lng/n, 360)}, true
}

// index reads stops.txt for the first time.
func (f *feed) index() (*stopIndex, error) {
	x := &stopIndex{ids: newIDs(), names: make(map[int]string)}
	columns := []string{"stop_id", "stop_lat", "stop_lon", "parent_station?", "location_type?", "stop_name?"}
	err := f.each(StopsFile, columns, func(cells []string) error {
		i, err := x.number(cells[0])
		if err != nil {
			return err
		}
		x.rows[i] = true
		x.at[i] = point(cells[1], cells[2])
		if cells[4] == typeStation {
			x.names[i] = strings.Clone(cells[5])
		}
		if cells[3] == "" || cells[4] == typeStation {
			return nil
		}
		parent, err := x.number(cells[3])
		x.parent[i] = int32(parent)
		return err
	})
	if err != nil {
		return nil, err
	}
	x.average()
	return x, nil
}

// number is the number of a stop, which is made known.
func (x *stopIndex) number(id string) (int, error) {
	i, err := x.ids.add(id)
	if err == nil && i == len(x.rows) {
		x.rows, x.parent = append(x.rows, false), append(x.parent, noParent)
		x.at = append(x.at, nowhere)
	}
	return i, err
}

// point is a geometry.Pair of cells, NaN if they are no coordinates.
func point(lat, lng string) geometry.Pair {
	a, okA := geometry.ParseDegrees(lat, false)
	b, okB := geometry.ParseDegrees(lng, false)
	if !okA || !okB || a.Value == 0 && b.Value == 0 {
		return nowhere
	}
	return geometry.Pair{Lat: a.Value, Lng: b.Value}
}

// average works out where places are that have no coordinates but parts with some.
func (x *stopIndex) average() {
	x.means = make([]average, len(x.rows))
	for i := range x.rows {
		place := x.place(i)
		if p := x.at[i]; place != i && !math.IsNaN(p.Lat) {
			x.means[place].add(p)
		}
	}
}

// deepest is how far down a row may stand: a boarding area of a platform of a
// station.
const deepest = 3

// place is what a row is part of to people: its station, or itself. A parent that
// the feed does not have is none, and neither is one that leads back to the row.
func (x *stopIndex) place(i int) int {
	top := i
	for range deepest {
		parent := int(x.parent[top])
		if parent == noParent || !x.rows[parent] {
			return top
		}
		if top = parent; top == i {
			return i
		}
	}
	if x.parent[top] != noParent {
		return i
	}
	return top
}

// foldCounts says what became of the rows of stops.txt that are no place.
type foldCounts struct{ platforms, entrances, unplaced, unnamed, nodes int }

// notes are sentences on them.
func (c foldCounts) notes() []string {
	var notes []string
	for _, of := range []struct {
		n         int
		one, many string
	}{
		{c.platforms, "platform is not a place of its own but part of its station", "platforms are not places of their own but part of their stations"},
		{c.nodes, "point on a way inside a station is left out", "points on ways inside stations are left out"},
		{c.entrances, "entrance is left out, as --no-entrances asks", "entrances are left out, as --no-entrances asks"},
		{c.unplaced, "entrance is left out: it has no coordinates", "entrances are left out: they have no coordinates"},
		{c.unnamed, "entrance is left out: its name does not tell it apart from others", "entrances are left out: their names do not tell them apart from others"},
	} {
		if of.n > 0 {
			notes = append(notes, plural.Count(of.n, of.one, of.many))
		}
	}
	return notes
}
