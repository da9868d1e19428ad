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
	times *otter.Cache[cell.Key, int]
}

func newVisited() visited {
	const squares = 50_000 // remembered, some 5 MB
	return visited{otter.Must(&otter.Options[cell.Key, int]{MaximumSize: squares})}
}

// again notes a search, and tells whether there was one before.
func (v visited) again(p geo.WGS84) bool {
	key := cell.At(p, 0, cell.Finest)
	if _, first := v.times.SetIfAbsent(key, 1); first {
		return false
	}
	v.times.Set(key, 2)
	return true
}

// once tells whether there has been one search so far. Where there has been none,
// memory could answer all that were.
func (v visited) once(p geo.WGS84) bool {
	times, _ := v.times.GetIfPresent(cell.At(p, 0, cell.Finest))
	return times == 1
}
