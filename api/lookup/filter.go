package lookup

import (
	"time"

	"nearby/api/dialogue"
	"nearby/place"
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
	return w.OpenNow || w.OpenAt > 0 || w.AllDay || w.PriceMin > 0 || w.PriceMax > 0 || w.RatingMin > 0
}

// withoutFilter is a wish of which nothing but what and where is left.
func withoutFilter(w dialogue.Want) dialogue.Want {
	w.OpenNow, w.OpenAt, w.AllDay = false, 0, false
	w.PriceMin, w.PriceMax, w.RatingMin = 0, 0, 0
	return w
}

// of judges a place. One value that differs decides, whatever is not known.
func (f filter) of(p place.Place) verdict {
	worst := fits
	for _, v := range []verdict{f.open(p), f.price(p), f.rating(p)} {
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
		worst = min(worst, judge(s.Known, s.Open))
	}
	if f.want.OpenAt > 0 {
		s := p.OpenAt(f.now, int(f.want.OpenAt))
		worst = min(worst, judge(s.Known, s.Open))
	}
	if f.want.AllDay {
		s := p.Open(f.now)
		worst = min(worst, judge(s.Known, s.Always))
	}
	return worst
}

func (f filter) price(p place.Place) verdict {
	if f.want.PriceMin == 0 && f.want.PriceMax == 0 {
		return fits
	}
	cost, known := p.Cost()
	return judge(known, cost >= f.want.PriceMin && (f.want.PriceMax == 0 || cost <= f.want.PriceMax))
}

func (f filter) rating(p place.Place) verdict {
	if f.want.RatingMin == 0 {
		return fits
	}
	return judge(p.Rating > 0, p.Stars() >= f.want.RatingMin)
}

func judge(known, good bool) verdict {
	switch {
	case !known:
		return unknown
	case good:
		return fits
	}
	return differs
}
