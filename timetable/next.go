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
// departure may leave weeks later, when a service begins again.
func Next(all []Departures, at time.Time, limit int) []Departure { return next(all, at, limit, nil) }

// next is Next without the departures that are left out; nil leaves none out.
func next(all []Departures, at time.Time, limit int, leftOut func(d *Departures, i int, day Date) bool) []Departure {
	if len(all) == 0 || limit <= 0 {
		return nil
	}
	span := spanOf(all)
	var next []Departure
	for day := span.firstDay(at); day <= span.lastDay; day++ {
		if len(next) >= limit && span.earliest(day).After(next[limit-1].Scheduled) {
			break
		}
		if found := onDay(all, day, at, limit, leftOut); len(found) > 0 {
			next = append(next, found...)
			slices.SortStableFunc(next, byTime)
			next = next[:min(len(next), limit)]
		}
	}
	return next
}

// byTime orders departures as a board does.
func byTime(a, b Departure) int {
	return cmp.Or(a.Expected.Compare(b.Expected), cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Trip, b.Trip), cmp.Compare(a.Stop, b.Stop))
}

// span is what departures reach over.
type span struct {
	first, last Clock // the earliest and the latest of all
	lastDay     Date  // on which any service runs
	zones       []*time.Location
}

func spanOf(all []Departures) span {
	s := span{first: latestClock, lastDay: -1 << 31}
	for i := range all {
		d := &all[i]
		if len(d.Clocks) == 0 {
			continue
		}
		s.first, s.last = min(s.first, d.Clocks[0]), max(s.last, d.Clocks[len(d.Clocks)-1])
		if last, ok := d.Service.Last(); ok {
			s.lastDay = max(s.lastDay, last)
		}
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

// earliest is the instant before which nothing leaves on a service day and those after it.
func (s span) earliest(day Date) time.Time {
	first := s.first.On(day, s.zones[0])
	for _, zone := range s.zones[1:] {
		if t := s.first.On(day, zone); t.Before(first) {
			first = t
		}
	}
	return first
}

// direction is a line towards a headsign.
type direction struct{ line, headsign string }

// ends are the first and the last clock of a direction on a day.
type ends struct{ first, last Clock }

// endsOn are the ends of each direction on a service day, and the rows that run.
func endsOn(all []Departures, day Date) (of map[direction]ends, running []*Departures) {
	of = make(map[direction]ends)
	for i := range all {
		d := &all[i]
		if len(d.Clocks) == 0 || !d.Service.Runs(day) {
			continue
		}
		running = append(running, d)
		own := ends{d.Clocks[0], d.Clocks[len(d.Clocks)-1]}
		if e, known := of[d.direction()]; known {
			own = ends{min(e.first, own.first), max(e.last, own.last)}
		}
		of[d.direction()] = own
	}
	return of, running
}

// onDay are the departures of a service day at or after an instant: of each row not more
// than limit.
func onDay(all []Departures, day Date, at time.Time, limit int, leftOut func(*Departures, int, Date) bool) []Departure {
	of, running := endsOn(all, day)
	var found []Departure
	for _, d := range running {
		start, e, n := day.start(d.Zone), of[d.direction()], 0
		i, _ := slices.BinarySearchFunc(d.Clocks, at, func(c Clock, at time.Time) int {
			return start.Add(time.Duration(c) * time.Second).Compare(at)
		})
		for ; i < len(d.Clocks) && n < limit; i++ {
			if leftOut == nil || !leftOut(d, i, day) {
				found = append(found, d.on(day, i, e))
				n++
			}
		}
	}
	return found
}
