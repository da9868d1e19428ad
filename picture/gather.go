package picture

// fewestShared is from how many on the numbered places on one spot are shown as one pin,
// ×13: there is no honest room for so many beside each other.
const fewestShared = 4

// gather makes one pin of the places that share a spot, if there are so many.
func (s *scene) gather() {
	for i := range s.pins {
		if s.pins[i].form != asPin || s.pins[i].beyond {
			continue
		}
		shared, numbered := s.sharing(i)
		if numbered < fewestShared {
			continue
		}
		for _, j := range shared {
			s.pins[j].form = asOne
		}
		s.pins[i].form, s.pins[i].shared = asPin, shared
	}
}

// sharing is the places on the spot of the i-th, and how many of them have a number. To
// share a spot is to be off it by less than half a radius.
func (s *scene) sharing(i int) (all []int, numbered int) {
	for j, p := range s.pins {
		if p.form > asPin || p.beyond || p.spot.from(s.pins[i].spot) >= s.radius/2 {
			continue
		}
		all = append(all, j)
		if p.form == asPin {
			numbered++
		}
	}
	return all, numbered
}
