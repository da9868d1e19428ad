package dialogue

// WithTowns notes that a person was asked which of several places they mean.
func (s Session) WithTowns(t Towns) Session {
	s.Towns = &t
	return s
}

// town takes the n-th of the places of one name.
func (d Dialogue) town(s Session, n int, each bool) (Session, Action) {
	asked := *s.Towns
	if n == Last {
		n = len(asked.At)
	}
	if n < 1 || n > len(asked.At) {
		return s, NoSuchNumber{d.speaking(s), n, len(asked.At)}
	}
	s.Towns = nil
	if asked.Way {
		return s, RouteTo{d.speaking(s), asked.Want, &asked.At[n-1]}
	}
	s.Last = asked.Want
	return s, SearchNear{In: d.speaking(s), Want: asked.Want, Here: &asked.At[n-1], Each: each}
}
