package geo

import "math"

// Path is a line through points in their order, straight between them.
type Path []WGS84

// Simplified is the path through as few of its points as lie no farther than tolerance
// from it (Ramer, Douglas and Peucker). Its ends stay.
func (p Path) Simplified(tolerance Metres) Path {
	if len(p) < 3 {
		return p
	}
	stays := make([]bool, len(p))
	stays[0], stays[len(p)-1] = true, true
	for spans := [][2]int{{0, len(p) - 1}}; len(spans) > 0; {
		from, to := spans[len(spans)-1][0], spans[len(spans)-1][1]
		spans = spans[:len(spans)-1]
		farthest, far := from, tolerance
		for i := from + 1; i < to; i++ {
			if d := p[i].aside(p[from], p[to]); d > far {
				farthest, far = i, d
			}
		}
		if farthest != from {
			stays[farthest] = true
			spans = append(spans, [2]int{from, farthest}, [2]int{farthest, to})
		}
	}
	var simple Path
	for i, at := range p {
		if stays[i] {
			simple = append(simple, at)
		}
	}
	return simple
}

// Length is that of the path on a sphere.
func (p Path) Length() (m Metres) {
	for i := range len(p) - 1 {
		m += p[i].GreatCircle(p[i+1])
	}
	return m
}

// Along tells whether all points of the path lie within some metres of another.
func (p Path) Along(other Path, within Metres) bool {
	for _, at := range p {
		if !other.near(at, within) {
			return false
		}
	}
	return true
}

func (p Path) near(at WGS84, within Metres) bool {
	for i := range len(p) - 1 {
		if at.aside(p[i], p[i+1]) <= within {
			return true
		}
	}
	return false
}

// aside is how far a point is from a straight piece of a path, on a plane that touches
// the earth at the point: good to a percent over 100 km.
func (p WGS84) aside(from, to WGS84) Metres {
	shrink := math.Cos(p.Lat * radian)
	x, y := eastward(p.Lng, from.Lng)*shrink, (from.Lat-p.Lat)*radian
	dx, dy := eastward(from.Lng, to.Lng)*shrink, (to.Lat-from.Lat)*radian
	if length := dx*dx + dy*dy; length > 0 {
		share := min(1, max(0, -(x*dx+y*dy)/length))
		x, y = x+share*dx, y+share*dy
	}
	return Metres(math.Hypot(x, y)) * meanRadius
}
