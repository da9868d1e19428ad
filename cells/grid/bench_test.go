package grid

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"nearby/geo"
)

// city has so many places in a square kilometre around a point, and all cells there.
func city(density int) (Search, *world) {
	middle := geo.WGS84{Lat: 31.23, Lng: 121.47}
	random := rand.New(rand.NewPCG(1, uint64(density)))
	w := &world{byName: true, cells: map[Key]*Cell{}}
	const side = 5 // kilometres
	for i := range density * side * side {
		w.places = append(w.places, Point{
			ID: int64(i), Name: random.Uint64(),
			At: near(random, middle, side/2.0/111),
		})
	}
	s := Search{Origin: middle, Radius: 1000, Category: category, Cells: w.cell}
	for _, missing := s.Count(1 << 20); !missing.Complete(); _, missing = s.Count(1 << 20) {
		w.fill(missing.Cells)
	}
	return s, w
}

func BenchmarkNearest(b *testing.B) {
	for _, density := range []int{10, 100, 1000} {
		s, _ := city(density)
		for _, limit := range []int{12, 24} {
			b.Run(fmt.Sprintf("%d of %d", limit, density), func(b *testing.B) {
				hits := make([]Hit, 0, limit)
				for b.Loop() {
					hits, _ = s.AppendNearest(hits[:0], limit)
				}
			})
		}
	}
}

func BenchmarkCount(b *testing.B) {
	for _, density := range []int{10, 100, 1000} {
		s, w := city(density)
		b.Run(fmt.Sprint(density, " by name"), func(b *testing.B) {
			for b.Loop() {
				s.Count(999)
			}
		})
		for _, c := range w.cells {
			c.names = nil
		}
		b.Run(fmt.Sprint(density), func(b *testing.B) {
			for b.Loop() {
				s.Count(999)
			}
		})
	}
}
