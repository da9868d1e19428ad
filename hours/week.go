package hours

import (
	"cmp"
	"slices"
	"time"
)

const (
	minutesOfDay = 24 * 60
	daysOfWeek   = 7
	maxSpans     = 6 // of one day; more are not understood
)

// Week is the timetable of an ordinary week. The zero value is always closed.
// Weeks with the same hours are equal (==).
type Week struct {
	days     [daysOfWeek]dayHours // from Monday
	holidays bool                 // other rules may hold on holidays
}

// dayHours is what begins on a day, in order, apart from each other.
type dayHours struct {
	spans   [maxSpans]span
	n       uint8
	unknown bool // nobody has said
}

// span is from when until when a place is open, in minutes from the midnight that
// begins the day by the clock on the wall; to is more than from, may lie on the
// next day, and is not part of it.
type span struct{ from, to uint16 }

// always is open day and night.
var always = func() (w Week) {
	for d := range w.days {
		w.days[d] = dayHours{n: 1}
		w.days[d].spans[0] = span{0, minutesOfDay}
	}
	return w
}()

// Always tells whether the place never closes, holidays apart.
func (w Week) Always() bool {
	w.holidays = false
	return w == always
}

// list are the spans of the day.
func (d *dayHours) list() []span { return d.spans[:d.n] }

// add brings in a span, and joins those that meet; false if there are too many.
func (d *dayHours) add(s span) bool {
	kept := d.spans[:0]
	for _, have := range d.list() {
		if have.to < s.from || s.to < have.from {
			kept = append(kept, have)
			continue
		}
		s = span{min(s.from, have.from), max(s.to, have.to)}
	}
	if len(kept) == maxSpans {
		return false
	}
	kept = append(kept, s)
	slices.SortFunc(kept, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	d.n, d.unknown = uint8(len(kept)), false
	clear(d.spans[d.n:])
	return true
}

// meets tells whether the day is open at some time of s already.
func (d *dayHours) meets(s span) bool {
	return slices.ContainsFunc(d.list(), func(have span) bool { return s.from < have.to && have.from < s.to })
}

// dayOf is the number of a date's day, from Monday.
func dayOf(t time.Time) int { return (int(t.Weekday()) + 6) % daysOfWeek }
