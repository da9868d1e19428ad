package picture

// separatePins finds every pin a place, from where it would like to be.
func (s *scene) separatePins() {
	layout := relaxation{
		radius:    s.pitch() / 2,
		spot:      spotRadius * s.point,
		obstacles: []obstacle{{at: s.north, radius: northRadius * s.point}},
		room:      s.room(),
	}
	for _, r := range s.rings {
		layout.obstacles = append(layout.obstacles, obstacle{at: r.at, half: r.half})
	}
	if s.viewer { // the last, because the last has the final say
		layout.obstacles = append(layout.obstacles, obstacle{radius: (viewerRadius + 2*strokeWidth) * s.point})
	}
	for _, p := range s.pins {
		layout.at, layout.wanted, layout.spots = append(layout.at, p.at), append(layout.wanted, p.at), append(layout.spots, p.spot)
	}
	layout.relax()
	for i := range s.pins {
		s.pins[i].at = layout.at[i]
	}
	s.uncross()
}

// uncross swaps the places of two pins while that brings them nearer to where
// they belong. Then no two leaders cross: of a quadrangle, two opposite sides
// are together shorter than the diagonals.
func (s *scene) uncross() {
	for swapped := true; swapped; {
		swapped = false
		for i := range s.pins {
			for j := range i {
				swapped = swapIfNearer(&s.pins[i], &s.pins[j]) || swapped
			}
		}
	}
}

// swapIfNearer swaps the places of two pins if they gain by it, and tells whether.
func swapIfNearer(a, b *marker) bool {
	const worth = 1e-6 // pixels: less is rounding, and might go on for ever
	gain := a.at.from(a.spot) + b.at.from(b.spot) - b.at.from(a.spot) - a.at.from(b.spot)
	if a.beyond || b.beyond || gain < worth {
		return false
	}
	a.at, b.at = b.at, a.at
	return true
}
