package cells

import (
	"github.com/maypok86/otter/v2"

	"nearby/cells/grid"
	"nearby/geo"
)

// warmupFilter decides what is worth reading into memory. It remembers the squares
// of 600 m that somebody searched from: for one search the database need not read
// all cells around; that pays from the second on, and in idle moments.
type warmupFilter struct {
	squares *otter.Cache[grid.Key, requested]
}

// requested is what was asked for from a square.
type requested uint8

const (
	searched requested = iota + 1
	counted            // too, which comes with a search
)

func newWarmupFilter() warmupFilter {
	const squares = 50_000 // remembered, some 5 MB
	return warmupFilter{otter.Must(&otter.Options[grid.Key, requested]{MaximumSize: squares})}
}

// search notes a search, and tells whether there was one before.
func (f warmupFilter) search(p geo.WGS84) (again bool) {
	_, first := f.squares.SetIfAbsent(grid.At(p, 0, grid.Usual), searched)
	return !first
}

// count notes a count, and tells whether it does not come with the first search.
func (f warmupFilter) count(p geo.WGS84) (again bool) {
	key := grid.At(p, 0, grid.Usual)
	before, _ := f.squares.GetIfPresent(key)
	f.squares.Set(key, counted)
	return before != searched
}
