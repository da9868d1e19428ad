package timetable

import (
	"slices"
	"strings"
	"time"
)

// Weekdays is a set of days of the week: bit 0 is Sunday, as in [time.Weekday].
type Weekdays uint8

// Set adds a day.
func (w *Weekdays) Set(d time.Weekday) { *w |= 1 << d }

// String names the days, as Mon Tue Fri.
func (w Weekdays) String() string {
	var names []string
	for d := range 7 {
		if day := time.Weekday((d + 1) % 7); w.Has(day) {
			names = append(names, day.String()[:3])
		}
	}
	return strings.Join(names, " ")
}

// Has tells whether d is among them.
func (w Weekdays) Has(d time.Weekday) bool { return w>>d&1 == 1 }

// Service says on which days something runs: on days of the week between two dates, with
// days added and days taken away (calendar.txt and calendar_dates.txt of GTFS). The zero
// value runs on no day.
type Service struct {
	Weekdays Weekdays
	From, To Date   // both are part of it
	Added    []Date // ascending
	Removed  []Date // ascending
}

// Runs tells whether the service runs on a day.
func (s *Service) Runs(d Date) bool {
	if _, removed := slices.BinarySearch(s.Removed, d); removed {
		return false
	}
	if _, added := slices.BinarySearch(s.Added, d); added {
		return true
	}
	return s.From <= d && d <= s.To && s.Weekdays.Has(d.Weekday())
}

// Next is the first day from one on, on which the service runs; false if there is none.
func (s *Service) Next(from Date) (next Date, ok bool) {
	for i, _ := slices.BinarySearch(s.Added, from); i < len(s.Added); i++ {
		if s.Runs(s.Added[i]) {
			next, ok = s.Added[i], true
			break
		}
	}
	if s.Weekdays == 0 {
		return next, ok
	}
	// Of seven days one runs, unless it is removed: the loop is short whatever To is.
	for day := max(from, s.From); day <= s.To && (!ok || day < next); day++ {
		if s.Runs(day) {
			return day, true
		}
	}
	return next, ok
}

// Last is the last day on which the service may run, and false if there is none.
func (s *Service) Last() (last Date, ok bool) {
	if s.Weekdays != 0 && s.From <= s.To {
		last, ok = s.To, true
	}
	if n := len(s.Added); n > 0 && (!ok || s.Added[n-1] > last) {
		last, ok = s.Added[n-1], true
	}
	return last, ok
}

// Except notes an exception: the service runs on d, or it does not.
func (s *Service) Except(d Date, runs bool) {
	days, others := &s.Added, &s.Removed
	if !runs {
		days, others = others, days
	}
	if i, found := slices.BinarySearch(*days, d); !found {
		*days = slices.Insert(*days, i, d)
	}
	if i, found := slices.BinarySearch(*others, d); found {
		*others = slices.Delete(*others, i, i+1)
	}
}
