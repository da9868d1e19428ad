package dialogue

import (
	"slices"

	"nearby/brand"
)

// number picks a place of the list or, when nothing was numbered since the menu, a
// line of that.
func (d Dialogue) number(s Session, n int, each bool) (Session, Action) {
	if s.Towns != nil {
		return d.town(s, n, each)
	}
	if len(s.List.IDs) > 0 {
		return d.onPlace(s, n, func(s Session, n int) Action {
			if n == 0 { // 那家呢; 0 still when it is on no list
				n = slices.Index(s.List.IDs, s.Picked) + 1
			}
			return Card{d.speaking(s), s.Picked, s.List.At, n}
		})
	}
	if n >= 1 && n <= len(d.Choices) {
		return d.choose(s, d.Choices[n-1].Category, each)
	}
	return s, Help{d.speaking(s)}
}

// about answers a question about a place of the list.
func (d Dialogue) about(s Session, about Command, n int) (Session, Action) {
	if about == Untold && n == 0 && s.Picked == 0 {
		return s, NotTold{d.speaking(s)}
	}
	return d.onPlace(s, n, func(s Session, _ int) Action {
		if about == Audio {
			return Listen{d.speaking(s), s.Picked}
		}
		return Detail{d.speaking(s), about, s.Picked, s.List.At}
	})
}

// compare tells several places of the list apart, or all of it.
func (d Dialogue) compare(s Session, m Meaning) (Session, Action) {
	in, listed := d.speaking(s), len(s.List.IDs)
	if listed == 0 {
		return s, WhichPlace{In: in}
	}
	a := CompareThese{In: in, By: m.Want.Order, From: s.List.At}
	for _, n := range m.Numbers {
		switch {
		case n > listed:
			return s, NoSuchNumber{in, n, listed}
		case n > 0:
			a.Of, a.Numbers = append(a.Of, s.List.IDs[n-1]), append(a.Numbers, n)
		}
	}
	if len(a.Of) == 0 {
		for i, id := range s.List.IDs {
			a.Of, a.Numbers = append(a.Of, id), append(a.Numbers, i+1)
		}
	}
	return s, a
}

// routed leads to a place of the list, to one by its name, or to the nearest of a kind.
func (d Dialogue) routed(s Session, m Meaning) (Session, Action) {
	switch {
	case (m.Want.isPlain() || brand.Names(m.Want.Word) != nil) && !s.PlacedAt.IsZero() && m.Want.Near == "":
		s.Last = m.Want
		return s, Search{In: d.speaking(s), List: List{At: s.Place, Want: m.Want, One: true}}
	case m.Want.isPlain():
		return d.search(s, m.Want, false)
	case m.Want != (Want{}):
		return s, RouteTo{d.speaking(s), m.Want, s.here()}
	}
	return d.onPlace(s, m.Number, func(s Session, _ int) Action {
		return Route{d.speaking(s), s.Picked}
	})
}

// departing tells what leaves: at a place of the list or the one last spoken of when that
// is meant, else of what was named, or around the person.
func (d Dialogue) departing(s Session, m Meaning) (Session, Action) {
	s.Towns = nil // what it asks is another question
	leave := Departures{In: d.speaking(s), Want: m.Want, Here: s.here(), Asked: m.Asked}
	if m.Number != 0 {
		return d.onPlace(s, m.Number, func(s Session, _ int) Action {
			leave.ID, leave.From = s.Picked, &s.List.At
			return leave
		})
	}
	if m.Want == (Want{}) {
		leave.ID = s.Picked
	}
	if leave.ID != 0 && len(s.List.IDs) > 0 {
		leave.From = &s.List.At
	}
	if leave.ID == 0 && leave.Here == nil && m.Want.Near == "" {
		want := m.Want
		if want.Category == "" {
			want.Category = transit
		}
		s.Want = want.held()
		if m.Want.Line != "" {
			s.Want = want
		}
		return s, AskLocation{In: leave.In, Want: want}
	}
	return s, leave
}

// onPlace does something with a place of the list, which is picked then: by its number
// or, when none is given, the one last asked about, or the only one.
func (d Dialogue) onPlace(s Session, n int, do func(s Session, n int) Action) (Session, Action) {
	in, listed := d.speaking(s), len(s.List.IDs)
	switch {
	case n == 0 && listed == 1 && s.Picked == 0:
		n = 1
	case n == Nearest && listed > 0 && (s.List.Want.Order == "" || s.List.Want.Order == ByDistance):
		n = 1
	case n == Middle && listed%2 == 1:
		n = listed/2 + 1
	case n < 0 && n+listed >= 0:
		n += listed + 1
	}
	switch {
	case listed == 0, n == 0 && s.Picked == 0, n < 0: // of an even number, none is in the middle
		return s, WhichPlace{in, listed}
	case n > listed:
		return s, NoSuchNumber{in, n, listed}
	case n > 0:
		s.Picked = s.List.IDs[n-1]
	}
	return s, do(s, n)
}

// more turns to the next page of the list.
func (d Dialogue) more(s Session, each bool) (Session, Action) {
	switch {
	case len(s.List.IDs) == 0:
		return d.search(s, s.Want, each)
	case !s.List.More:
		return s, NoMore{d.speaking(s)}
	}
	return s, Search{d.speaking(s), s.List.next(), each}
}

// back turns to the page before.
func (d Dialogue) back(s Session, each bool) (Session, Action) {
	switch {
	case len(s.List.IDs) == 0:
		return s, Help{d.speaking(s)}
	case s.List.Page < 2 || len(s.List.Starts) < s.List.Page-1:
		return s, NoPageBefore{d.speaking(s)}
	}
	return s, Search{d.speaking(s), s.List.previous(), each}
}

// random chooses one of the near and well rated, and another each time.
func (d Dialogue) random(s Session, each bool) (Session, Action) {
	want := Want{Category: restaurant, Order: ByRating, Near: s.Near}
	if s.PlacedAt.IsZero() {
		return d.search(s, want, each)
	}
	list := List{At: s.Place, Want: want, One: true}
	if s.Suggested > 0 {
		list.Skip = []int{s.Suggested}
	}
	s.Suggested++
	return s, Search{d.speaking(s), list, each}
}
