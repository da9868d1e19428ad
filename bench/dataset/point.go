package dataset

import (
	"math/rand/v2"

	"nearby/geo"
)

// Points makes n points that people ask from, all different, spread as the places are.
// They are in no order, so that a Zipf share by rank is one over all cities.
func (w World) Points(n int) []geo.WGS84 {
	random := rand.New(rand.NewPCG(w.seed, 3)) //nolint:gosec // the same points every time
	points := make([]geo.WGS84, 0, n)
	known := make(map[geo.WGS84]bool, n)
	for len(points) < n {
		at := w.cities[w.sizes.Rank(random)].place(random)
		if !known[at] {
			known[at] = true
			points = append(points, at)
		}
	}
	return points
}

const (
	// Spacing is how far apart the points of Lattice are at least, in metres.
	Spacing      = 1200.0
	latticeReach = 10 // steps from the middle of a city each way
)

// Lattice makes points that are nowhere close to each other, in no order: what is
// remembered of one is of no use for another.
func (w World) Lattice() []geo.WGS84 {
	var points []geo.WGS84
	for _, c := range w.cities {
		for north := -latticeReach; north <= latticeReach; north++ {
			for east := -latticeReach; east <= latticeReach; east++ {
				points = append(points, moved(c.middle, Spacing*float64(north), Spacing*float64(east)))
			}
		}
	}
	random := rand.New(rand.NewPCG(w.seed, 4)) //nolint:gosec // the same order every time
	random.Shuffle(len(points), func(i, j int) { points[i], points[j] = points[j], points[i] })
	return points
}
