package timetable

import (
	"cmp"
	"slices"
	"time"
)

// Next are the first departures at or after an instant, by time; those of one time by
// line, trip and stop. limit is how many at most.
//
// A service day may begin before the instant's own day and reach into it, and the next
// departure may leave years later, when a service begins again.
func Next(all []Departures, at time.Time, limit int) []Departure { return next(all, at, limit, nil) }

// leftOut tells which departures of a service day are left out; nil leaves none out.
type leftOut func(d *Departures, i int, day Date) bool

// next is Next without the departures that are left out.
func next(all []Departures, at time.Time, limit int, without leftOut) []Departure {
	if len(all) == 0 || limit <= 0 {
		return nil
	}
	s := search{spanOf(all), all, at.Unix(), limit, without}
	if at.Nanosecond() > 0 {
		s.from++
	}
	var next []Departure
	for day, runs := nextDay(all, s.firstDay(at)); runs; day, runs = nextDay(all, day+1) {
		starts := startsOf(day, s.zones)
		if len(next) >= limit && starts.first()+int64(s.first) > next[limit-1].Scheduled.Unix() {
			break
		}
		if found := s.onDay(day, starts); len(found) > 0 {
			next = append(next, found...)
			slices.SortStableFunc(next, byTime)
			next = next[:min(len(next), limit)]
		}
	}
	markEnds(all, next)
	return next
}

// search looks for departures.
type search struct {
	span
	all     []Departures
	from    int64 // in seconds of Unix time
	limit   int
	without leftOut
}

// byTime orders departures as a board does.
func byTime(a, b Departure) int {
	return cmp.Or(a.Expected.Compare(b.Expected), cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Trip, b.Trip), cmp.Compare(a.Stop, b.Stop))
}

// span is what departures reach over.
type span struct {
	first, last Clock // the earliest and the latest of all
	zones       []*time.Location
}

func spanOf(all []Departures) span {
	s := span{first: latestClock}
	for i := range all {
		d := &all[i]
		if len(d.Clocks) == 0 {
			continue
		}
		s.first, s.last = min(s.first, d.Clocks[0]), max(s.last, d.Clocks[len(d.Clocks)-1])
		if !slices.Contains(s.zones, d.Zone) {
			s.zones = append(s.zones, d.Zone)
		}
	}
	return s
}

// firstDay is the first service day that may still have something at an instant: the
// clocks of zones and of summer differ by a day at most.
func (s span) firstDay(at time.Time) Date {
	return DateOf(at.UTC()) - Date(s.last/secondsOfDay) - 2
}

// nextDay is the first service day from one on, on which anything runs; false if there is
// none.
func nextDay(all []Departures, from Date) (next Date, runs bool) {
	var before *Service
	for i := range all {
		s := all[i].Service
		if s == before || len(all[i].Clocks) == 0 {
			continue
		}
		before = s
		if day, ok := s.Next(from); ok && (!runs || day < next) {
			next, runs = day, true
		}
		if runs && next == from {
			break
		}
	}
	return next, runs
}

// starts are the instants from which the clocks of a service day count, in seconds of Unix
// time, by zone.
type starts []struct {
	zone *time.Location
	at   int64
}

func startsOf(day Date, zones []*time.Location) starts {
	all := make(starts, len(zones))
	for i, zone := range zones {
		all[i].zone, all[i].at = zone, day.start(zone).Unix()
	}
	return all
}

// in is the start in one of the zones.
func (s starts) in(zone *time.Location) int64 {
	i := 0
	for s[i].zone != zone {
		i++
	}
	return s[i].at
}

// first is the earliest of all.
func (s starts) first() int64 {
	first := s[0].at
	for _, start := range s[1:] {
		first = min(first, start.at)
	}
	return first
}

// onDay are the departures of a service day: of each row not more than the limit.
func (s search) onDay(day Date, starts starts) []Departure {
	var found []Departure
	for r := range s.all {
		d := &s.all[r]
		if len(d.Clocks) == 0 {
			continue
		}
		start := starts.in(d.Zone)
		if start+int64(d.Clocks[len(d.Clocks)-1]) < s.from || !d.Service.Runs(day) {
			continue
		}
		i, _ := slices.BinarySearch(d.Clocks, Clock(max(0, s.from-start)))
		for n := 0; i < len(d.Clocks) && n < s.limit; i++ {
			if s.without == nil || !s.without(d, i, day) {
				found = append(found, d.on(day, i, start))
				n++
			}
		}
	}
	return found
}

// dayOf is a line towards a headsign on a service day.
type dayOf struct {
	line, headsign string
	day            Date
}

// ends are the first and the last clock of a day.
type ends struct{ first, last Clock }

// markEnds marks those that are the first or the last of their service day.
func markEnds(all []Departures, next []Departure) {
	known := make(map[dayOf]ends)
	for i := range next {
		d := &next[i]
		of := dayOf{d.Line, d.Headsign, d.Day}
		e, ok := known[of]
		if !ok {
			e = of.ends(all)
			known[of] = e
		}
		d.First, d.Last = d.Clock == e.first, d.Clock == e.last
	}
}

func (of dayOf) ends(all []Departures) ends {
	e := ends{latestClock, 0}
	for i := range all {
		if d := &all[i]; d.Line == of.line && d.Headsign == of.headsign && d.runs(of.day) {
			e = ends{min(e.first, d.Clocks[0]), max(e.last, d.Clocks[len(d.Clocks)-1])}
		}
	}
	return e
}
