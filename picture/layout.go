package picture

import (
	"math"

	"nearby/geo"
)

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
	s.radius = s.pinSize(m.numbered())
	s.metre = s.fit(m.Radius, m.fitted(offsets))
	s.place(m, offsets)
	s.chooseRings(m.Walk)
	s.gather()
	s.placePins()
	s.placeLabels()
	s.dropRing()
	return s, nil
}

// isMain tells whether the i-th pin is what the map is about.
func (m Map) isMain(i int) bool { return i == 0 && !m.hasViewer() }

// numbered is how many places are shown as pins.
func (m Map) numbered() (n int) {
	for i, p := range m.Pins {
		if p.Number > 0 || m.isMain(i) {
			n++
		}
	}
	return n
}

// fitted are the offsets of what must be seen: the places with a number, or all if none
// has one. Dots come in where there is room.
func (m Map) fitted(offsets []vec) []vec {
	var all []vec
	for i, p := range m.Pins {
		if p.Number > 0 {
			all = append(all, offsets[i])
		}
	}
	if all == nil {
		return offsets
	}
	return all
}

// place puts every pin where it belongs, or on the edge where that is beyond. A dot
// beyond is left out.
func (s *scene) place(m Map, offsets []vec) {
	s.pins = make([]marker, len(m.Pins))
	for i, p := range m.Pins {
		spot := offsets[i].times(s.metre)
		placed := marker{Pin: p, spot: spot, toward: offsets[i].angle(), away: geo.Metres(offsets[i].length())}
		if p.Number > 0 || m.isMain(i) {
			placed.form = asPin
		}
		switch beyond := spot.excess(s.edge) > 1; {
		case beyond && placed.form == asDot:
			placed.form = notAtAll
		case beyond:
			placed.beyond, placed.spot = true, spot.times(1/spot.excess(s.pinLimit()))
		}
		placed.at = placed.spot
		s.pins[i] = placed
	}
}

// pinSize is the radius of each of n pins: smaller when there are many, so that
// all of them together leave most of the picture free.
func (s *scene) pinSize(n int) float64 {
	const few, least, share = 20, 0.65, 0.2
	each := 1 / float64(max(n, 1))
	size := pinRadius * s.point * max(least, min(math.Sqrt(few*each), 1))
	return min(size, math.Sqrt(share*each*4*s.edge.x*s.edge.y/math.Pi))
}
