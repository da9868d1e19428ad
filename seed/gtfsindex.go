package seed

import (
	"fmt"
	"math"
	"strings"
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
	rows   []bool         // by number: there is such a row, not only a reference to it
	parent []int32        // by number; none without one
	at     []pair         // by number, as the feed says it; NaN where it does not
	means  []average      // by number of a place: of the coordinates of its parts
	names  map[int]string // of stations
}

// average is the mean of coordinates that lie close together. It sums their
// differences from the first, so that the 180th meridian may run between them.
type average struct {
	first    pair
	lat, lng float64
	n        int
}

func (a *average) add(p pair) {
	if a.n++; a.n == 1 {
		a.first = p
	}
	a.lat += p.lat - a.first.lat
	a.lng += math.Remainder(p.lng-a.first.lng, 360)
}

// mean is false without any coordinates.
func (a *average) mean() (pair, bool) {
	if a.n == 0 {
		return pair{}, false
	}
	n := float64(a.n)
	return pair{a.first.lat + a.lat/n, math.Remainder(a.first.lng+a.lng/n, 360)}, true
}

// index reads stops.txt for the first time.
func (f *feed) index() (*stopIndex, error) {
	x := &stopIndex{ids: newIDs(), names: make(map[int]string)}
	columns := []string{"stop_id", "stop_lat", "stop_lon", "parent_station?", "location_type?", "stop_name?"}
	err := f.each(stopsFile, columns, func(cells []string) error {
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
		x.rows, x.parent = append(x.rows, false), append(x.parent, none)
		x.at = append(x.at, pair{math.NaN(), math.NaN()})
	}
	return i, err
}

// point is a pair of cells, NaN if they are no coordinates.
func point(lat, lng string) pair {
	a, okA := parseDegrees(lat, false)
	b, okB := parseDegrees(lng, false)
	if !okA || !okB || a.value == 0 && b.value == 0 {
		return pair{math.NaN(), math.NaN()}
	}
	return pair{a.value, b.value}
}

// average works out where places are that have no coordinates but parts with some.
func (x *stopIndex) average() {
	x.means = make([]average, len(x.rows))
	for i := range x.rows {
		place := x.place(i)
		if p := x.at[i]; place != i && !math.IsNaN(p.lat) {
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
		if parent == none || !x.rows[parent] {
			return top
		}
		if top = parent; top == i {
			return i
		}
	}
	if x.parent[top] != none {
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
		n    int
		what string
	}{
		{c.platforms, "%d platforms are not places of their own but part of their stations"},
		{c.nodes, "%d points on ways inside stations are left out"},
		{c.entrances, "%d entrances are left out, as --no-entrances asks"},
		{c.unplaced, "%d entrances are left out: they have no coordinates"},
		{c.unnamed, "%d entrances are left out: their names do not tell them apart from others"},
	} {
		if of.n > 0 {
			notes = append(notes, fmt.Sprintf(of.what, of.n))
		}
	}
	return notes
}
