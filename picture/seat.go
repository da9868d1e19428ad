package picture

import "math"

// How pins that share a spot are seated.
const (
	pair      = 2  // so many stand side by side
	oneRing   = 12 // so many stand in one ring
	firstRing = 8  // of more than that
)

// seatWidth is a pin with its gap.
func (s *scene) seatWidth() float64 { return 2*s.radius + pinGap*s.point }

// seatAll seats the pins that share a spot around it, clockwise from the top.
func (s *scene) seatAll() {
	seated := make([]bool, len(s.pins))
	for i := range s.pins {
		if group := s.group(i, seated); len(group) > pair {
			s.seat(group, s.pins[i].spot)
		}
	}
}

// group is the pins from the first on that share its spot and have no seat yet.
// To share a spot is to be off it by less than half a radius.
func (s *scene) group(first int, seated []bool) []int {
	var group []int
	for i := first; i < len(s.pins) && !s.pins[first].beyond; i++ {
		near := s.pins[i].spot.from(s.pins[first].spot) < s.radius/2
		if near && !seated[i] && !s.pins[i].beyond {
			group, seated[i] = append(group, i), true
		}
	}
	return group
}

// seat puts a group in one ring, or a crowd in as many as it takes.
func (s *scene) seat(group []int, around vec) {
	width, seats := s.seatWidth(), len(group)
	if seats > oneRing {
		seats = firstRing
	}
	far := width / 2 / math.Sin(math.Pi/float64(seats))
	for len(group) > 0 {
		seats = min(len(group), int(math.Pi/math.Asin(width/2/far)+0.01))
		for i, pin := range group[:seats] {
			turn := float64(i)/float64(seats) - 0.25 // of a full one
			s.pins[pin].at = around.plus(heading(2 * math.Pi * turn).times(far))
		}
		group, far = group[seats:], far+width
	}
}
