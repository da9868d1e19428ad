package picture

import "math"

// placeLabels finds each label the place on its ring where it covers the least.
// The outermost has the least choice and comes first; the others would like to
// stand in line with it.
func (s *scene) placeLabels() {
	line := math.Atan2(0.8*s.edge.y, s.edge.x)
	for i := len(s.rings) - 1; i >= 0; i-- {
		line = s.placeLabel(i, line)
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
		if p.form > asPin {
			continue
		}
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
