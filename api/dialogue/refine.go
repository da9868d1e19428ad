package dialogue

import (
	"cmp"

	"nearby/geo"
)

// held is what remains of a wish after it was searched for: its category, until another
// is chosen. The kinds of transit are no more than that, as many people say one for
// all of them.
func (w Want) held() Want {
	if w.Category != "" && w.Word == "" && w.Line == "" && (w.Kind == "" || w.Category == transit) {
		return Want{Category: w.Category}
	}
	return Want{}
}

// changed is the want with the parts of another that says how, and not what.
func (w Want) changed(by Want) Want {
	w = w.asTyped()
	if by.Near != "" {
		w.Near = by.Near
	}
	if by.Radius > 0 || by.Beyond > 0 {
		w.Radius, w.Beyond = by.Radius, by.Beyond
	}
	if by.Untold != "" {
		w.Untold = by.Untold
	}
	if by.OpenNow || by.OpenAt != 0 || by.AllDay {
		w.OpenNow, w.OpenAt, w.AllDay = by.OpenNow, by.OpenAt, by.AllDay
	}
	if by.PriceMin > 0 || by.PriceMax > 0 {
		w.PriceMin, w.PriceMax = by.PriceMin, by.PriceMax
	}
	if by.RatingMin > 0 {
		w.RatingMin = by.RatingMin
	}
	w.Without = w.Without.and(by.Without.All()...)
	if by.Order != "" {
		w.Order = by.Order
	}
	return w
}

// steps are the distances that farther and nearer go through, in metres.
var steps = []geo.Metres{200, 500, 1000, 2000, 5000, 10_000, 20_000, MaxRadius}

// farther looks beyond where the want has looked, which what was shown of it tells; else
// beyond the next of the steps.
func (w Want) farther(shown geo.Metres) Want {
	reached := max(shown, w.Radius)
	w = w.asTyped()
	w.Radius = 0
	if reached > w.Beyond {
		w.Beyond = reached
		return w
	}
	for _, step := range steps[2:] {
		if step > w.Beyond {
			w.Beyond = step
			break
		}
	}
	return w
}

// nearer looks closer by than the want has looked.
func (w Want) nearer(shown geo.Metres) Want {
	reached := w.Radius
	if reached == 0 {
		reached = cmp.Or(w.Beyond, shown, 1000)
	}
	w = w.asTyped()
	w.Beyond = 0
	w.Radius = steps[0]
	for _, step := range steps {
		if step < reached {
			w.Radius = step
		}
	}
	return w
}

// with is what is meant by a clause and the one after it.
func (m Meaning) with(next Meaning) Meaning {
	switch {
	case m.Intent == UnknownIntent, m.Command == More && next.Want.subject() != (Want{}):
		return next
	case next.Command == Nearer && m.Want.subject() != (Want{}):
		m.Want.Order = cmp.Or(m.Want.Order, ByDistance)
		return m
	case next.Intent != SearchIntent && m.Intent == SearchIntent:
		next.Want = m.Want.and(next.Want)
		return next
	}
	m.Want = m.Want.and(next.Want)
	m.Anything = m.Anything && next.Anything
	return m
}

// and is a want with all that another one says as well.
func (w Want) and(next Want) Want {
	joined := w.changed(next)
	if next.subject() != (Want{}) {
		joined.Category, joined.Kind, joined.Also, joined.Said = next.Category, next.Kind, next.Also, next.Said
		joined.Word, joined.Line = next.Word, next.Line
	}
	return joined
}

// isPlain tells a want of which it is known what is looked for.
func (w Want) isPlain() bool { return w.Category != "" || w.Kind != "" || w.Line != "" }
