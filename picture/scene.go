package picture

import "strconv"

// Sizes in points.
const (
	pinRadius    = 14.0
	pinGap       = 2.5 // between two pins
	pinMargin    = 8.0 // from a pin to the edge, with room for the tip of an arrow
	arrowLength  = 7.0 // of that tip
	spotRadius   = 2.5 // the dot where a pin belongs that had to move
	viewerRadius = 7.0
	haloRadius   = 18.0
	northRadius  = 15.0
	northMargin  = 5.0
	strokeWidth  = 2.0
)

// scene is a map in pixels: what stands where, before anything is painted.
type scene struct {
	edge   vec     // half of the picture
	point  float64 // pixels in one
	metre  float64 // pixels in one
	radius float64 // of a pin
	viewer bool
	north  vec
	pins   []marker
	rings  []ring

	alphabet alphabet
}

// marker is a pin that has its place in the picture.
type marker struct {
	Pin
	spot   vec     // where it belongs
	at     vec     // where there is room
	beyond bool    // it belongs off the picture; spot is only the way there
	toward float64 // the direction of the place, as [heading] takes it
}

// room is how far from the middle a pin may stand.
func (s *scene) room() vec {
	margin := s.radius + pinMargin*s.point
	return s.edge.minus(vec{margin, margin})
}

// figure is the number on a pin.
func (m marker) figure(radius float64) text {
	digits := strconv.Itoa(m.Number)
	if len(digits) > 2 {
		return text{digits, 0.9 * radius}
	}
	return text{digits, 1.18 * radius}
}

// moved is how far a pin stands from where it belongs.
func (m marker) moved() float64 {
	if m.beyond {
		return 0
	}
	return m.at.from(m.spot)
}
