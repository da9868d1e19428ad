package reply

import (
	"time"

	"nearby/hours"
	"nearby/place"
)

// status says whether a place is open, until when, and when it opens; "" when that
// is not known. Times are those of the place.
func (p *phrases) status(f place.Place, now time.Time) string {
	s := f.Open(now)
	if !s.Known {
		return ""
	}
	said := p.lasting(s, now)
	if s.Holidays {
		said += p.onHolidays
	}
	return said
}

func (p *phrases) lasting(s hours.State, now time.Time) string {
	switch {
	case s.Always:
		return p.alwaysOpen
	case s.Until.IsZero() && s.Open:
		return p.nowOpen
	case s.Until.IsZero():
		return capital(p.nowClosed)
	case s.Open:
		return p.openUntil(s.Until, daysAhead(s.Until, now))
	}
	return p.closedUntil(s.Until, daysAhead(s.Until, now))
}

// daysAhead is how many midnights lie between now and t, by the clock where t is.
func daysAhead(t, now time.Time) int {
	date := func(t time.Time) time.Time {
		year, month, day := t.Date()
		return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	}
	const day = 24 * time.Hour
	return int(date(t).Sub(date(now.In(t.Location()))) / day)
}

// isMidnight tells the end of the day before.
func isMidnight(t time.Time) bool { return t.Hour() == 0 && t.Minute() == 0 }

// nightEnd is when tonight is over.
const nightEnd = 6

// clock is a time of the day.
func clock(t time.Time) string { return t.Format("15:04") }

// isClosed tells a place that is known to be closed.
func isClosed(f place.Found, now time.Time) bool {
	s := f.Open(now)
	return s.Known && !s.Open
}
