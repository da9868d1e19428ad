package timetable

import (
	"slices"
	"time"
)

// Next is [Next] with what is said of the trips: those that are late are still to come,
// those that were early are gone, cancelled ones stand where they were planned, and added
// ones among them. The order is by expected time.
func (l *Live) Next(all []Departures, at time.Time, limit int) []Departure {
	if l == nil || len(all) == 0 || limit <= 0 {
		return Next(all, at, limit)
	}
	found := next(all, at, limit, func(d *Departures, i int, day Date) bool { return l.trip(d, i, day) != nil })
	found = append(append(found, l.told(all, at)...), l.added(all, at)...)
	slices.SortStableFunc(found, byTime)
	return found[:min(len(found), limit)]
}

// told are the departures of trips of which something is said.
func (l *Live) told(all []Departures, at time.Time) (found []Departure) {
	for r := range all {
		d := &all[r]
		for i, trip := range d.Trips {
			for _, t := range l.byTrip[trip] {
				day := t.Day
				if day == 0 {
					day = l.nearestDay(d, i)
				}
				if t.State == Deleted || l.trip(d, i, day) != t || !d.Service.Runs(day) {
					continue
				}
				leaves := d.on(day, i, day.start(d.Zone).Unix())
				t.expect(&leaves, d.sequence(i))
				if !leaves.Expected.Before(at) {
					found = append(found, leaves)
				}
			}
		}
	}
	markEnds(all, found)
	return found
}

// added are the departures of trips that the timetable does not have.
func (l *Live) added(all []Departures, at time.Time) (found []Departure) {
	known := make(map[string]bool)
	for r := range all {
		d := &all[r]
		if known[d.Stop] {
			continue
		}
		known[d.Stop] = true
		for _, a := range l.byStop[d.Stop] {
			leaves := time.Unix(a.call.Time, 0).In(d.Local)
			if leaves.Before(at) {
				continue
			}
			day := a.trip.Day
			if day == 0 { // the feed does not say it
				day = DateOf(leaves)
			}
			found = append(found, Departure{
				Source: d.Source, Stop: d.Stop, StopName: d.StopName, Line: a.trip.Line, Headsign: a.trip.Headsign, Trip: a.trip.Trip,
				Day: day, Scheduled: leaves, Expected: leaves, Status: Realtime,
			})
		}
	}
	return found
}
