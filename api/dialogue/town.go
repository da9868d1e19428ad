package dialogue

// WithTowns notes that a person was asked which of several places they mean.
func (s Session) WithTowns(t Towns) Session {
	s.Towns = &t
	return s
}

// town takes the n-th of the places of one name.
func (d Dialogue) town(s Session, n int, each bool) (Session, Action) {
	asked, in := *s.Towns, d.speaking(s)
	of := max(len(asked.At), len(asked.IDs))
	if n < 0 && n+of >= 0 {
		n += of + 1
	}
	if n < 0 {
		return s, WhichPlace{in, of}
	}
	if n < 1 || n > of {
		return s, NoSuchNumber{in, n, of}
	}
	s.Towns = nil
	switch {
	case asked.IDs != nil:
		return s, Departures{In: in, ID: asked.IDs[n-1], Want: asked.Want, Here: s.here(), Asked: asked.Asked}
	case asked.Way:
		return s, RouteTo{in, asked.Want, &asked.At[n-1]}
	}
	s.Last = asked.Want
	return s, SearchNear{In: in, Want: asked.Want, Here: &asked.At[n-1], Each: each}
}
