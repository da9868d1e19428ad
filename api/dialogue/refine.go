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
