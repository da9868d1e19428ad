package store

import (
	"github.com/maypok86/otter/v2"

	"nearby/geo"
	"nearby/store/cell"
)

// visited are the squares of 600 m that somebody searched from. To answer one person
// the database need not read all that is around: that pays for the second, and in
// idle moments.
type visited struct {
	squares *otter.Cache[cell.Key, visits]
}

// visits are what was asked from a square.
type visits uint8

const (
	searched visits = iota + 1
	counted         // too, which comes with a search
)

func newVisited() visited {
	const squares = 50_000 // remembered, some 5 MB
	return visited{otter.Must(&otter.Options[cell.Key, visits]{MaximumSize: squares})}
}

// search notes a search, and tells whether there was one before.
func (v visited) search(p geo.WGS84) (again bool) {
	_, first := v.squares.SetIfAbsent(cell.At(p, 0, cell.Finest), searched)
	return !first
}

// count notes a count, and tells whether it does not come with the first search.
func (v visited) count(p geo.WGS84) (again bool) {
	key := cell.At(p, 0, cell.Finest)
	seen, _ := v.squares.GetIfPresent(key)
	v.squares.Set(key, counted)
	return seen != searched
}
