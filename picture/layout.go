package picture

import "math"

// layout finds everything on m its place.
func (m Map) layout() (*scene, error) {
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
	s.arrangeClusters()
	s.placeLabels() // first where few pins have to make way for them,
	s.separatePins()
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

// pinSize is the radius of each of n pins: smaller when there are many, so that
// all of them together leave most of the picture free.
func (s *scene) pinSize(n int) float64 {
	const few, least, share = 14, 0.65, 0.2
	each := 1 / float64(max(n, 1))
	size := pinRadius * s.point * max(least, min(math.Sqrt(few*each), 1))
	return min(size, math.Sqrt(share*each*4*s.edge.x*s.edge.y/math.Pi))
}
