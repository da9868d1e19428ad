package zone

// perDegree is how many units of a point make a degree: a unit is a metre or less.
const perDegree = 1e5

// point is a place on the earth in units.
type point struct{ lat, lng int32 }

// outline is a part of a zone without gaps.
type outline struct {
	zone  string
	outer ring
	holes []ring
}

// contains tells whether a point lies in an outline.
func (o *outline) contains(p point) bool {
	if !o.outer.contains(p) {
		return false
	}
	for i := range o.holes {
		if o.holes[i].contains(p) {
			return false
		}
	}
	return true
}

// ring is a closed line. Its runs are stretches of it with the box that each lies in,
// so that most of a long line is never looked at.
type ring struct {
	points []point // the first follows the last
	box    box
	runs   []box // of runLength sides each
}

// box is a range of latitudes and longitudes, both ends included.
type box struct{ min, max point }

// runLength is how many sides of a ring a run has.
const runLength = 64

// newRing works out the boxes of a ring.
func newRing(points []point) ring {
	r := ring{points: points, box: boxOf(points)}
	for from := 0; from < len(points); from += runLength {
		to := min(from+runLength, len(points)-1)
		run := boxOf(points[from : to+1])
		if to == len(points)-1 {
			run = run.with(points[0])
		}
		r.runs = append(r.runs, run)
	}
	return r
}

func boxOf(points []point) box {
	if len(points) == 0 {
		return box{}
	}
	b := box{points[0], points[0]}
	for _, p := range points {
		b = b.with(p)
	}
	return b
}

// with is the box that holds p too.
func (b box) with(p point) box {
	b.min = point{min(b.min.lat, p.lat), min(b.min.lng, p.lng)}
	b.max = point{max(b.max.lat, p.lat), max(b.max.lng, p.lng)}
	return b
}

// contains tells whether a point lies in a ring: whether a line from it to the east
// crosses an odd number of sides.
func (r *ring) contains(p point) bool {
	if p.lat < r.box.min.lat || p.lat > r.box.max.lat || p.lng < r.box.min.lng || p.lng > r.box.max.lng {
		return false
	}
	inside := false
	for i, run := range r.runs {
		if p.lat < run.min.lat || p.lat > run.max.lat || p.lng > run.max.lng {
			continue
		}
		for from := i * runLength; from < min((i+1)*runLength, len(r.points)); from++ {
			if crosses(r.points[from], r.points[(from+1)%len(r.points)], p) {
				inside = !inside
			}
		}
	}
	return inside
}

// crosses tells whether the side from a to b lies east of p at its latitude.
func crosses(a, b, p point) bool {
	if a.lat > p.lat == (b.lat > p.lat) {
		return false
	}
	across := float64(b.lng-a.lng) * float64(p.lat-a.lat) / float64(b.lat-a.lat)
	return float64(p.lng-a.lng) < across
}
