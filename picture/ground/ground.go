// Package ground tells what a map may show under its pins, from the places around its
// middle alone: streets, which it fits from the house numbers of addresses, and stations.
//
// It draws nothing, reads nothing and asks nobody. What the data do not show clearly it
// leaves out: a street that bends, or has few houses, is not guessed.
package ground

import (
	"math"
	"slices"

	"nearby/geo"
	"nearby/kind"
	"nearby/place"
)

// Point is in metres from the middle of a map, to the right and down, in the projection
// of package picture.
type Point struct{ X, Y float64 }

// At is where a place lies that was found from the middle.
func At(middle geo.WGS84, f place.Found) Point {
	sin, cos := math.Sincos(float64(middle.Bearing(f.At)) * math.Pi / 180)
	return Point{float64(f.Distance) * sin, -float64(f.Distance) * cos}
}

// Street is a straight piece of one, from its first known house to its last.
type Street struct {
	Name     string // as addresses write it
	From, To Point
	Houses   int     // how many it was fitted from
	Scatter  float64 // how far they lie from it, the root of the mean square, in metres
}

// What makes a street clear. Both sides of one with shops stand 10 to 20 m from its middle.
const (
	fewest      = 5   // houses
	scatter     = 20  // metres, at most
	shortest    = 120 // metres
	correlation = 0.9 // of house numbers with the way along it, at least
	rounds      = 3   // of leaving out houses that do not fit
	share       = 0.7 // of its houses must fit, at least
)

// Streets are those that places found no farther than within from the middle show, the
// one of most houses first.
func Streets(middle geo.WGS84, found []place.Found, within geo.Metres) []Street {
	houses := map[string][]house{}
	for _, f := range found {
		if f.Distance > within {
			continue
		}
		if street, number, ok := address(f.Address); ok {
			houses[street] = append(houses[street], house{At(middle, f), float64(number)})
		}
	}
	var streets []Street
	for name, of := range houses {
		if s, clear := fit(of); clear {
			s.Name = name
			streets = append(streets, s)
		}
	}
	slices.SortFunc(streets, Street.compare)
	return streets
}

// Stations are the nearest of metro, railway and tram, each name once.
func Stations(found []place.Found, most int) []place.Found {
	isStation := func(k kind.Kind) bool { return k == kind.Metro || k == kind.Rail || k == kind.Tram }
	var stations []place.Found
	for _, f := range found {
		isNew := !slices.ContainsFunc(stations, func(s place.Found) bool { return s.Name == f.Name })
		if isNew && slices.ContainsFunc(kind.Listed(f.Kinds), isStation) {
			stations = append(stations, f)
		}
	}
	slices.SortStableFunc(stations, func(a, b place.Found) int { return int(a.Distance - b.Distance) })
	return stations[:min(most, len(stations))]
}
