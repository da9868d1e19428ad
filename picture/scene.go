package picture

import (
	"math"
	"strconv"
)

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
	casingWidth  = 2.0
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

// scene lays m out.
func (m Map) scene() (*scene, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	letters, err := glyphs()
	if err != nil {
		return nil, err
	}
	point, offsets := float64(m.scale()), m.offsets()
	s := &scene{
		edge:     vec{float64(m.Width) / 2, float64(m.Height) / 2},
		point:    point,
		viewer:   m.hasViewer(),
		alphabet: letters,
	}
	s.north = vec{s.edge.x, -s.edge.y}.plus(vec{-1, 1}.times((northRadius + northMargin) * point))
	s.radius = s.pinSize(len(m.Pins))
	s.metre = s.fit(m.Radius, offsets)
	s.place(m.Pins, offsets)
	s.chooseRings()
	s.seatAll()
	s.placeLabels() // first where few pins have to make way for them,
	s.spread()
	s.placeLabels() // then where they are clear of those that could not
	s.dropRing()
	return s, nil
}

// place puts every pin where it belongs, or on the edge where that is beyond.
func (s *scene) place(pins []Pin, offsets []vec) {
	s.pins = make([]marker, len(pins))
	for i, p := range pins {
		spot := offsets[i].times(s.metre)
		beyond := spot.excess(s.edge) > 1
		if beyond {
			spot = spot.times(1 / spot.excess(s.room()))
		}
		s.pins[i] = marker{
			Pin: p, spot: spot, at: spot, beyond: beyond, toward: offsets[i].angle(),
		}
	}
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

// pinSize is the radius of each of n pins: smaller when there are many, so that
// all of them together leave most of the picture free.
func (s *scene) pinSize(n int) float64 {
	const few, least, share = 14, 0.65, 0.2
	each := 1 / float64(max(n, 1))
	size := pinRadius * s.point * max(least, min(math.Sqrt(few*each), 1))
	return min(size, math.Sqrt(share*each*4*s.edge.x*s.edge.y/math.Pi))
}
