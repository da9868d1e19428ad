package seed

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"nearby/geo"
	"nearby/plural"
	"nearby/seed/fault"
	"nearby/seed/geometry"
)

// whereabouts counts the places of a file by the degree squares in which they lie, to name
// those that are alone far from all others: of one row nobody can tell that its numbers are
// exchanged or lost a digit, of one among a thousand anybody can.
type whereabouts map[square]*inSquare

// square is a square of a degree, by its south-western corner.
type square struct{ lat, lng int16 }

// inSquare are the places in one.
type inSquare struct {
	rows  int64
	first []alone
}

// alone is a place, for people.
type alone struct {
	name string
	at   geo.WGS84
}

const (
	far         = 8    // squares, some 800 km, lie between a lone place and all others
	shownAlone  = 3    // places are named
	leastAround = 3    // others make a place a lone one
	loneOf      = 20   // a lone one has so many others, unless it is the only one
	mostSquares = 1000 // a file of more is of the whole earth: nothing in it is far
)

func squareOf(at geo.WGS84) square {
	return square{int16(math.Floor(at.Lat)), int16(math.Floor(at.Lng))}
}

func (w whereabouts) see(name string, at geo.WGS84) {
	in := w[squareOf(at)]
	if in == nil && len(w) > mostSquares {
		return
	}
	if in == nil {
		in = new(inSquare)
		w[squareOf(at)] = in
	}
	in.rows++
	if len(in.first) < shownAlone {
		in.first = append(in.first, alone{strings.Clone(name), at})
	}
}

// near tells whether two squares are not far from each other; the 180th meridian is no border.
func (s square) near(other square) bool {
	lng := math.Abs(float64(s.lng - other.lng))
	return math.Abs(float64(s.lat-other.lat)) <= far && math.Min(lng, 360-lng) <= far
}

// main are the squares of which each is near another of them, and that hold the most places.
func (w whereabouts) main() (squares map[square]bool, rows int64) {
	seen := map[square]bool{}
	for start := range w {
		if seen[start] {
			continue
		}
		group := w.around(start)
		n := int64(0)
		for of := range group {
			seen[of] = true
			n += w[of].rows
		}
		if n > rows {
			squares, rows = group, n
		}
	}
	return squares, rows
}

// around are the squares that can be reached from one without going far.
func (w whereabouts) around(start square) map[square]bool {
	group, todo := map[square]bool{start: true}, []square{start}
	for len(todo) > 0 {
		from := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for other := range w {
			if !group[other] && from.near(other) {
				group[other], todo = true, append(todo, other)
			}
		}
	}
	return group
}

// warnings names the places that lie far from all others: those that would lie among them
// with latitude and longitude exchanged, and, if they are few, the rest: of a feed all, as its
// lines join its stops, of another file those at sea.
func (w whereabouts) warnings(feed bool) []fault.Warning {
	if len(w) > mostSquares {
		return nil
	}
	main, others := w.main()
	var turned, lost loneOnes
	for of, in := range w {
		if main[of] {
			continue
		}
		p := geometry.Pair{Lat: in.first[0].at.Lat, Lng: in.first[0].at.Lng}
		switch {
		case main[squareOf(geo.WGS84{Lat: p.Lng, Lng: p.Lat})]:
			turned.add(in)
		case feed || len(countriesOf(p)) == 0:
			lost.add(in)
		}
	}
	var all []fault.Warning
	if turned.rows > 0 && turned.rows < others {
		all = append(all, turned.warning("; with latitude and longitude exchanged there, they would be among the others: mend the file"))
	}
	if others >= leastAround && lost.rows > 0 && (lost.rows == 1 || loneOf*lost.rows <= others) {
		all = append(all, lost.warning(": is a digit or a minus lost there?"))
	}
	return all
}

// loneOnes are places that lie far from all others.
type loneOnes struct {
	rows  int64
	first []alone
}

func (l *loneOnes) add(in *inSquare) {
	l.rows += in.rows
	l.first = append(l.first, in.first...)
}

func (l *loneOnes) warning(why string) fault.Warning {
	slices.SortFunc(l.first, func(a, b alone) int { return strings.Compare(a.name, b.name) })
	var named []string
	for _, of := range l.first[:min(shownAlone, len(l.first))] {
		named = append(named, fmt.Sprintf("%q at %s", fault.Brief(of.name), described(geometry.Pair{Lat: of.at.Lat, Lng: of.at.Lng})))
	}
	if l.rows > int64(len(named)) {
		named = append(named, "…")
	}
	return fault.Warning{Code: "whereabouts", Rows: l.rows, Text: plural.Count(l.rows,
		"place lies far from all others: ", "places lie far from all others: ") + strings.Join(named, ", ") + why}
}
