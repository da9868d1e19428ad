package picture

import (
	"math"
	"slices"
	"strconv"

	"nearby/geo"
)

// Sizes in points.
const (
	labelSize   = 11.0
	labelMargin = 3.0
	leastRing   = 36.0 // so that its label is clear of the viewer
)

// How many rings there are; at most one for each band.
const (
	leastRings = 2
	mostRings  = 4
)

// ring is a distance from the middle.
type ring struct {
	radius float64
	label  text
	at     vec // of the label, on the ring
	half   vec // the label's extent, with a margin around it
}

// chooseRings takes those of the round distances that fit with their labels and
// are clear of the viewer, innermost first: the outer four, and always two, since
// two of them lie between any distance and five times as much.
func (s *scene) chooseRings() {
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

// newRing is a ring whose label has no place yet.
func (s *scene) newRing(distance geo.Metres) ring {
	words := strconv.Itoa(int(distance)) + " m"
	if distance >= 1000 {
		words = strconv.Itoa(int(distance/1000)) + " km"
	}
	label, margin := text{words, labelSize * s.point}, labelMargin*s.point
	return ring{
		radius: float64(distance) * s.metre,
		label:  label,
		half:   label.extent(s.alphabet).plus(vec{margin, margin}),
	}
}

// placeLabels finds each label the place on its ring where it covers the least.
// The outermost has the least choice and comes first; the others would like to
// stand in line with it.
func (s *scene) placeLabels() {
	line := math.Atan2(0.8*s.edge.y, s.edge.x)
	for i := len(s.rings) - 1; i >= 0; i-- {
		line = s.placeLabel(i, line)
	}
}

// dropRing gives the innermost ring up if pins leave its label no room.
func (s *scene) dropRing() {
	hidden := func(p marker) bool {
		return s.rings[0].reaches(p.at, s.radius) > labelMargin*s.point
	}
	if len(s.rings) > leastRings && slices.ContainsFunc(s.pins, hidden) {
		s.rings = s.rings[1:]
	}
}

// placeLabel tries places ever farther to either side of a direction, until to
// turn costs more than to cover something, and returns the direction of the best.
func (s *scene) placeLabel(i int, line float64) float64 {
	const tries = 60 // on either side
	r := &s.rings[i]
	best, least := line, math.Inf(1)
	for try := range 2*tries + 1 {
		turn := math.Pi * float64((try+1)/2) / tries
		toll := turn * s.point
		if toll >= least {
			break
		}
		if try%2 == 1 {
			turn = -turn
		}
		r.at = heading(line + turn).times(r.radius)
		if cost := s.covers(i) + toll; cost < least {
			best, least = line+turn, cost
		}
	}
	r.at = heading(best).times(r.radius)
	return best
}

// covers is how much a label covers: the pixels by which it reaches into other
// things, weighed by how bad that is. To be off the picture is worst.
func (s *scene) covers(i int) float64 {
	const edges, signs, leaders = 1000, 20, 4
	r := s.rings[i]
	cost := edges*r.over(s.edge) + signs*r.reaches(s.north, northRadius*s.point)
	if s.viewer {
		cost += signs * r.reaches(vec{}, haloRadius*s.point)
	}
	for _, p := range s.pins {
		cost += signs * r.reaches(p.at, s.radius)
		for _, part := range [...]float64{0.33, 0.67, 1} {
			dot := p.at.plus(p.spot.minus(p.at).times(part))
			cost += leaders * r.reaches(dot, spotRadius*s.point)
		}
	}
	for _, other := range s.rings[i+1:] {
		cost += signs * r.reaches(other.at, other.half.x)
	}
	return cost
}

// over is by how much the label is off a rectangle about the middle.
func (r ring) over(edge vec) float64 {
	return max(0, math.Abs(r.at.x)+r.half.x-edge.x, math.Abs(r.at.y)+r.half.y-edge.y)
}

// reaches is how far the label reaches into a disc.
func (r ring) reaches(centre vec, radius float64) float64 {
	off := centre.minus(r.at)
	return max(0, radius-off.from(off.limited(r.half)))
}
