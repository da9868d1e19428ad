package picture

import (
	"strconv"

	"nearby/geo"
)

// Sizes in points.
const (
	pinRadius    = 10.0
	pinGap       = 2.0 // between two pins
	pinMargin    = 8.0 // from a pin to the edge, with room for the tip of an arrow
	arrowLength  = 7.0 // of that tip
	dotRadius    = 3.5 // a place without a number
	spotRadius   = 2.0 // the foot of a stem
	viewerRadius = 7.0
	haloRadius   = 18.0
	northRadius  = 13.0
	northMargin  = 4.0
	strokeWidth  = 1.5
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

// form is how a place is shown.
type form uint8

const (
	asDot form = iota // where it is, without a number
	asPin             // with its number, or how many share its spot
	asOne             // by the pin of those that share its spot
	notAtAll
)

// marker is a pin that has its place in the picture.
type marker struct {
	Pin
	form   form
	spot   vec     // where it belongs
	at     vec     // where there is room
	beyond bool    // it belongs off the picture; spot is only the way there
	toward float64 // the direction of the place, as [heading] takes it
	away   geo.Metres
	label  vec   // the middle of what tells the distance of one beyond
	shared []int // those whose spot it shares, itself among them; nil for its own
}

// pinLimit is how far from the middle a pin may stand.
func (s *scene) pinLimit() vec {
	margin := s.radius + pinMargin*s.point
	return s.edge.minus(vec{margin, margin})
}

// figure is what stands on a pin.
func (m marker) figure(radius float64) text {
	words := strconv.Itoa(m.Number)
	if m.shared != nil {
		words = "×" + strconv.Itoa(len(m.shared))
	}
	size := 1.18
	if len([]rune(words)) > 2 {
		size = 0.9
	}
	return text{words, size * radius}
}

// distance is what stands beside a pin that belongs off the picture.
func (s *scene) distance(m marker) text { return text{m.away.String(), labelSize * s.point} }

// moved is how far a pin stands from where it belongs.
func (m marker) moved() float64 {
	if m.beyond {
		return 0
	}
	return m.at.from(m.spot)
}
