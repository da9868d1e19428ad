package hours

import "time"

// State is whether a place is open at a moment. The zero value is not known.
type State struct {
	Known bool
	Open  bool
	// Until is when that changes, at most a week ahead; zero when it does not, or
	// when nobody has said what comes next.
	Until time.Time
	// Holidays means that the text has rules for holidays, of which this package has
	// no calendar: the rest holds unless today is one.
	Holidays bool
	// Always means that the place never closes.
	Always bool
}

// condition is a State without its future.
type condition uint8

const (
	unknown condition = iota
	closed
	open
)

// At is the state at t, which must be in the zone of the place. Opening and closing
// times are what the clock on the wall shows. Where that is put back, the first time
// it shows one counts; where it skips one, the moment of the skip does.
func (w Week) At(t time.Time) State {
	now := w.condition(t)
	if now == unknown {
		return State{}
	}
	s := State{Known: true, Open: now == open, Holidays: w.holidays, Always: w.Always()}
	if s.Always {
		return s
	}
	end := t.AddDate(0, 0, daysOfWeek+1)
	for at := w.next(t); !at.IsZero() && at.Before(end); at = w.next(at) {
		switch then := w.condition(at); {
		case then == unknown:
			return s
		case then != now:
			s.Until = at
			return s
		}
	}
	return s
}

// condition at t: of today's spans and of yesterday's that last until today.
func (w *Week) condition(t time.Time) condition {
	if w.days[dayOf(t)].unknown {
		return unknown
	}
	today := noon(t)
	for ago := range 2 {
		date := today.AddDate(0, 0, -ago)
		for _, s := range w.days[dayOf(date)].list() {
			if !t.Before(clock(date, s.from)) && t.Before(clock(date, s.to)) {
				return open
			}
		}
	}
	return closed
}

// next is the first moment after t at which the condition may be another; zero if
// there is none in the week that follows.
func (w *Week) next(t time.Time) time.Time {
	var first time.Time
	consider := func(at time.Time) {
		if at.After(t) && (first.IsZero() || at.Before(first)) {
			first = at
		}
	}
	today := noon(t)
	for ahead := -1; ahead <= daysOfWeek+1; ahead++ {
		date := today.AddDate(0, 0, ahead)
		if !first.IsZero() && clock(date, 0).After(first) {
			break
		}
		d := &w.days[dayOf(date)]
		if d.unknown {
			consider(clock(date, 0))
			consider(clock(date, minutesOfDay))
		}
		for _, s := range d.list() {
			consider(clock(date, s.from))
			consider(clock(date, s.to))
		}
	}
	return first
}

// noon stands for a date: it is on it whatever clocks do at night.
func noon(t time.Time) time.Time {
	year, month, date := t.Date()
	return time.Date(year, month, date, 12, 0, 0, 0, t.Location())
}

// clock is the moment when the clock on the wall first shows that many minutes
// after the midnight that begins the date of t, or skips them.
func clock(t time.Time, minutes uint16) time.Time {
	year, month, date := t.Date()
	shown := time.Date(year, month, date, 0, int(minutes), 0, 0, t.Location())
	start, end := shown.ZoneBounds()
	if shown.Hour()*60+shown.Minute() != int(minutes)%minutesOfDay { // a skipped one
		if late := time.Date(year, month, date, 0, int(minutes), 0, 0, time.UTC); wall(shown).Before(late) {
			return end
		}
		return start
	}
	if start.IsZero() {
		return shown
	}
	_, offset := shown.Zone()
	_, before := start.Add(-time.Second).Zone()
	if earlier := shown.Add(time.Duration(offset-before) * time.Second); earlier.Before(start) {
		return earlier // the clock is put back over it
	}
	return shown
}

// wall is what the clock on the wall shows at t, as a time of UTC.
func wall(t time.Time) time.Time {
	_, offset := t.Zone()
	return t.UTC().Add(time.Duration(offset) * time.Second)
}
