package lookup

import (
	"slices"
	"time"

	"nearby/api/dialogue"
	"nearby/kind"
	"nearby/place"
	"nearby/words"
)

// verdict is whether a place is as it was asked for.
type verdict uint8

const (
	differs verdict = iota
	unknown         // the place has not got the value
	fits
)

// filter is what is asked of places besides what they are and where.
type filter struct {
	want dialogue.Want
	now  time.Time
}

// active tells whether anything is asked.
func (f filter) active() bool {
	w := f.want
	return w.OpenNow || w.OpenAt > 0 || w.AllDay || w.PriceMin > 0 || w.PriceMax > 0 || w.RatingMin > 0 || w.Without != ""
}

// withoutFilter is a wish of which nothing but what and where is left.
func withoutFilter(w dialogue.Want) dialogue.Want {
	w.OpenNow, w.OpenAt, w.AllDay = false, 0, false
	w.PriceMin, w.PriceMax, w.RatingMin, w.Without = 0, 0, 0, ""
	return w
}

// of judges a place. One value that differs decides, whatever is not known.
func (f filter) of(p place.Place) verdict {
	worst := fits
	for _, v := range []verdict{f.refused(p), f.open(p), f.price(p), f.rating(p)} {
		worst = min(worst, v)
	}
	return worst
}

// open judges the hours. Stops have none: people want them with what is open.
func (f filter) open(p place.Place) verdict {
	if p.Category == place.Transit {
		return fits
	}
	worst := fits
	if f.want.OpenNow {
		s := p.Open(f.now)
		worst = min(worst, verdictOf(s.Known, s.Open))
	}
	if f.want.OpenAt > 0 {
		s := p.OpenAt(f.now, int(f.want.OpenAt))
		worst = min(worst, verdictOf(s.Known, s.Open))
	}
	if f.want.AllDay {
		s := p.Open(f.now)
		worst = min(worst, verdictOf(s.Known, s.Always))
	}
	return worst
}

func (f filter) price(p place.Place) verdict {
	if f.want.PriceMin == 0 && f.want.PriceMax == 0 {
		return fits
	}
	cost, known := p.Cost()
	return verdictOf(known, cost >= f.want.PriceMin && (f.want.PriceMax == 0 || cost <= f.want.PriceMax))
}

func (f filter) rating(p place.Place) verdict {
	if f.want.RatingMin == 0 {
		return fits
	}
	return verdictOf(p.Rating > 0, p.Stars() >= f.want.RatingMin)
}

// refused judges the kinds of a place, and its name where none is known. A part of a name
// that is no kind is refused in every name. Stops are not judged.
func (f filter) refused(p place.Place) verdict {
	if p.Category == place.Transit {
		return fits
	}
	kinds := kind.Listed(p.Kinds)
	for _, refused := range f.want.Without.All() {
		of := kind.Kind(refused)
		known := len(of.Words()) > 0
		if slices.ContainsFunc(kinds, func(k kind.Kind) bool { return k.Is(of) }) ||
			(len(kinds) == 0 || !known) && (named(p, of.Names().Hans) || named(p, of.Names().English)) {
			return differs
		}
	}
	return fits
}

// named tells whether a name of a place has a word.
func named(p place.Place, word string) bool {
	parts := words.Parts(word)
	return words.Holds(words.FoldName(p.Name), parts) || words.Holds(words.FoldName(p.NameEN), parts)
}

func verdictOf(known, good bool) verdict {
	switch {
	case !known:
		return unknown
	case good:
		return fits
	}
	return differs
}
