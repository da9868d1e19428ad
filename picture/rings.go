package picture

import (
	"math"
	"slices"
	"strconv"

	"nearby/geo"
)

// leastRing is a radius in points, so that its label is clear of the viewer.
const leastRing = 36.0

// How many rings there are; at most one for each band.
const (
	leastRings = 1
	mostRings  = 2
)

// chooseRings takes those of the round distances that fit with their labels and
// are clear of the viewer, innermost first: the outer two.
func (s *scene) chooseRings(onFoot bool) {
	if onFoot {
		r := s.walkRing()
		r.half = vec{wordsWidth, labelSize}.times(s.point / 2) // whoever words it has room for so much
		s.rings = []ring{r}
		return
	}
	const corners = 0.95 // of the way into them a label has room on an arc
	widest := s.newRing(halfEarth).half
	most := corners * s.edge.minus(widest).length()
	least := min(leastRing*s.point, most/5)
	for n := 0; ; n++ {
		r := s.newRing(roundDistance(n))
		if r.radius > most {
			break
		}
		if r.radius >= least {
			s.rings = append(s.rings, r)
		}
	}
	s.rings = s.rings[max(0, len(s.rings)-mostRings):]
}

// roundDistance is the n-th of 50 m, 100 m, 200 m, 500 m, 1 km and so on.
func roundDistance(n int) geo.Metres {
	return [3]geo.Metres{50, 100, 200}[n%3] * geo.Metres(math.Pow10(n/3))
}

// minutes are the round times on foot, and walkingSpeed what they take for one.
var minutes = []int{1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 240, 480}

// wordsWidth is the room for a label in words, in points.
const wordsWidth = 84

const walkingSpeed geo.Metres = 80 // in a minute

// walkRing is the widest ring of a round time on foot that is whole in the picture.
func (s *scene) walkRing() ring {
	most := min(s.edge.x, s.edge.y) - labelSize*s.point
	widest := s.newRing(walkingSpeed)
	for _, n := range minutes {
		if r := s.newRing(walkingSpeed * geo.Metres(n)); r.radius <= most {
			widest = r
		}
	}
	return widest
}

// newRing is a ring whose label has no place yet.
func (s *scene) newRing(distance geo.Metres) ring {
	words := strconv.Itoa(int(distance)) + " m"
	if distance >= 1000 {
		words = strconv.Itoa(int(distance/1000)) + " km"
	}
	label, margin := text{words, labelSize * s.point}, labelMargin*s.point
	return ring{
		distance: distance,
		radius:   float64(distance) * s.metre,
		label:    label,
		half:     label.extent(s.alphabet).plus(vec{margin, margin}),
	}
}

// dropRing gives the innermost ring up if pins leave its label no room.
func (s *scene) dropRing() {
	hidden := func(p marker) bool {
		return p.form == asPin && s.rings[0].reaches(p.at, s.radius) > labelMargin*s.point
	}
	if len(s.rings) > leastRings && slices.ContainsFunc(s.pins, hidden) {
		s.rings = s.rings[1:]
	}
}
