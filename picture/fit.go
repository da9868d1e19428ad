package picture

import (
	"math"
	"slices"

	"nearby/geo"
)

// What a picture shows of the ground, in metres from the middle to the nearer
// edge of the room for pins.
const (
	closest = 110 // at least, so that there is a ring of 100 m
	unasked = 550 // when there is nothing to fit
)

// outlying is how many times farther than the rest a few pins must be to be left
// to the edge.
const outlying = 3

// offsets are the places of the pins in metres from the middle.
func (m Map) offsets() []vec {
	middle := m.middle()
	offsets := make([]vec, len(m.Pins))
	for i, p := range m.Pins {
		eastward := (float64(middle.Bearing(p.At)) - 90) * math.Pi / 180
		offsets[i] = heading(eastward).times(float64(middle.GreatCircle(p.At)))
	}
	return offsets
}

// fit is how many pixels a metre takes so that the radius is seen, or else all
// but the outlying pins.
func (s *scene) fit(radius geo.Metres, offsets []vec) float64 {
	room := s.room()
	nearer := min(room.x, room.y)
	switch {
	case radius > 0:
		return nearer / max(closest, float64(radius))
	case len(offsets) == 0:
		return nearer / unasked
	}
	needs := make([]float64, len(offsets)) // metres in a pixel
	for i, o := range offsets {
		needs[i] = max(o.excess(room), closest/nearer)
	}
	rough := typical(needs)
	for i, o := range offsets {
		together := count(offsets, o, s.radius*rough)
		needs[i] = max(o.excess(s.roomFor(together)), closest/nearer)
	}
	return 1 / typical(needs)
}

// roomFor is how far from the middle the spot may be that so many pins share.
// They stand in a ring around it, which is given at most half of the room.
func (s *scene) roomFor(together int) vec {
	room := s.room()
	if together <= pair {
		return room
	}
	ring := s.pitch() * float64(together) / (2 * math.Pi)
	return vec{max(room.x-ring, room.x/2), max(room.y-ring, room.y/2)}
}

// count is how many of the points are that near to one of them.
func count(points []vec, to vec, near float64) (n int) {
	for _, p := range points {
		if p.from(to) < near {
			n++
		}
	}
	return n
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
