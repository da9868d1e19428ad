package dialogue

// search looks for want around the place that it names, or else around the session's,
// or asks for one. The wish is used up by it; a category holds until another is chosen.
func (d Dialogue) search(s Session, want Want, each bool) (Session, Action) {
	in := d.speaking(s)
	s.Last, s.Towns = want, nil
	switch {
	case want.Near != "" && (want.Near != s.Near || s.PlacedAt.IsZero()):
		s.Want = s.Want.held()
		return s, SearchNear{In: in, Want: want, Here: s.here(), Each: each}
	case s.PlacedAt.IsZero():
		s.Want = want
		return s, AskLocation{In: in, Want: want}
	}
	s.Want, want.Near = s.Want.held(), s.Near
	return s, Search{In: in, List: List{At: s.Place, Want: want}, Each: each}
}

// choose takes a category of the menu.
func (d Dialogue) choose(s Session, category string, each bool) (Session, Action) {
	s.Want = Want{Category: category}
	return d.search(s, s.Want, each)
}
