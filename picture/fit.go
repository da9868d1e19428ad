package picture

import (
	"math"
	"slices"

	"nearby/geo"
)

// What a picture shows of the ground, in metres from the middle to the nearer
// edge of the room for pins.
const (
	closest = 75  // at least, so that there is a ring of 50 m, and one of a minute on foot
	unasked = 550 // when there is nothing to fit
)

// outlying is how many times farther than the rest a few pins must be to be left
// to the edge.
const outlying = 3

// offsets are the places of the pins in metres from the middle.
func (m Map) offsets() []vec {
	offsets := make([]vec, len(m.Pins))
	for i, p := range m.Pins {
		offsets[i] = m.offset(p.At)
	}
	return offsets
}

// offset is a place in metres from the middle.
func (m Map) offset(at geo.WGS84) vec {
	eastward := (float64(m.middle().Bearing(at)) - 90) * math.Pi / 180
	return heading(eastward).times(float64(m.middle().GreatCircle(at)))
}

// fit is how many pixels a metre takes so that the radius is seen, or else all
// but the outlying pins.
func (s *scene) fit(radius geo.Metres, offsets []vec) float64 {
	limit := s.pinLimit()
	nearer := min(limit.x, limit.y)
	switch {
	case radius > 0:
		return nearer / max(closest, float64(radius))
	case len(offsets) == 0:
		return nearer / unasked
	}
	needs := make([]float64, len(offsets)) // metres in a pixel
	for i, o := range offsets {
		needs[i] = max(o.excess(limit), closest/nearer)
	}
	return 1 / typical(needs)
}

// typical is the largest of some numbers, except for an outlying quarter or less
// of them. It sorts them.
func typical(numbers []float64) float64 {
	slices.Sort(numbers)
	last := len(numbers) - 1
	for i := last; i > 0 && 4*(last-i+1) <= len(numbers); i-- {
		if numbers[i] > outlying*numbers[i-1] {
			return numbers[i-1]
		}
	}
	return numbers[last]
}
