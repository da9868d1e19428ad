package picture

import "math"

// What a pin may do to make room for others, so that what it says stays true: it leaves
// its spot by no more than so many of its diameters, stays on its side of every ring,
// and is seen from the middle in its place's direction, less than half a wind off. What
// finds no such place is shown as a dot.
const (
	farthestMove = 1.5
	mostTurn     = 21 * math.Pi / 180
)

// How much of its width a pin may overlap others by, at first and when nothing else helps.
var overlaps = [...]float64{0, 0.12, 0.25}

// placePins finds every pin a place, the first ones first.
func (s *scene) placePins() {
	for i := range s.pins {
		if s.pins[i].form == asPin {
			s.placePin(i)
		}
	}
	for i := range s.pins {
		if p := &s.pins[i]; p.form == asPin && p.beyond {
			half := s.distance(*p).extent(s.alphabet)
			inward := heading(p.toward).times(-1)
			reach := s.radius + labelMargin*s.point + math.Abs(inward.x)*half.x + math.Abs(inward.y)*half.y
			p.label = p.at.plus(inward.times(reach))
		}
	}
}

// placePin puts a pin where it costs least, or makes it a dot.
func (s *scene) placePin(i int) {
	p := &s.pins[i]
	for _, overlap := range overlaps {
		best, least := vec{}, math.Inf(1)
		for _, at := range s.candidates(*p) {
			if cost := s.cost(i, at); cost < least && s.isHonest(*p, at) && s.isFree(i, at, overlap) {
				best, least = at, cost
			}
		}
		if !math.IsInf(least, 1) {
			p.at = best
			return
		}
	}
	if p.beyond {
		p.form = notAtAll
		return
	}
	p.form, p.at = asDot, p.spot
}

// candidates are where a pin may stand: on its spot and around it or, of one beyond the
// picture, along the edge.
func (s *scene) candidates(p marker) []vec {
	all := []vec{p.spot}
	if p.beyond {
		for turn := 0.04; turn < mostTurn; turn += 0.04 {
			for _, side := range []float64{turn, -turn} {
				to := heading(p.toward + side)
				all = append(all, to.times(1/to.excess(s.pinLimit())))
			}
		}
		return all
	}
	const steps, directions = 8, 24
	for step := 1; step <= steps; step++ {
		far := farthestMove * 2 * s.radius * float64(step) / steps
		for d := range directions {
			all = append(all, p.spot.plus(heading(p.toward+2*math.Pi*float64(d)/directions).times(far)))
		}
	}
	return all
}

// cost is how far a pin is moved and what of others' spots it covers.
func (s *scene) cost(i int, at vec) float64 {
	cost := at.from(s.pins[i].spot)
	for j, other := range s.pins {
		if j != i && other.form <= asPin && other.spot.from(at) < s.radius {
			cost += s.radius / 3
		}
	}
	return cost
}

// isHonest tells whether a pin at a point says the truth about its place.
func (s *scene) isHonest(p marker, at vec) bool {
	if at.excess(s.pinLimit()) > 1.0001 {
		return false
	}
	if p.beyond || !s.viewer {
		return true
	}
	for _, r := range s.rings {
		if (p.spot.length() < r.radius) != (at.length() < r.radius) {
			return false
		}
	}
	return math.Abs(math.Remainder(at.angle()-p.toward, 2*math.Pi)) <= mostTurn
}

// isFree tells whether a pin at a point covers neither the viewer nor the compass, and
// of the pins before it no more than a share of its width.
func (s *scene) isFree(i int, at vec, overlap float64) bool {
	if s.viewer && at.length() < s.radius+(viewerRadius+strokeWidth)*s.point {
		return false
	}
	if at.from(s.north) < s.radius+northRadius*s.point {
		return false
	}
	apart := (2*s.radius + pinGap*s.point) * (1 - overlap)
	for _, other := range s.pins[:i] {
		if other.form == asPin && other.at.from(at) < apart {
			return false
		}
	}
	return true
}
