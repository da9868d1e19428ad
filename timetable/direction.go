package timetable

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Direction is what leaves a stop on one line towards one headsign, on any day: at all its
// platforms, and on both sides of its street.
type Direction struct {
	Line, Headsign string
	Rows           []Departures
}

// Directions puts rows together by line and headsign, in the order of the lines.
func Directions(rows []Departures) []Direction {
	sorted := slices.SortedStableFunc(slices.Values(rows), func(a, b Departures) int {
		return cmp.Or(compareLines(a.Line, b.Line), cmp.Compare(a.Headsign, b.Headsign))
	})
	var all []Direction
	for from := 0; from < len(sorted); {
		d := Direction{Line: sorted[from].Line, Headsign: sorted[from].Headsign}
		to := from
		for to < len(sorted) && d.has(sorted[to].Line, sorted[to].Headsign) {
			to++
		}
		d.Rows, from = sorted[from:to:to], to
		all = append(all, d)
	}
	return all
}

// compareLines orders lines as a board does: 2 before 10, and numbers before names.
func compareLines(a, b string) int {
	digits := func(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }
	if x, y := digits(a), digits(b); x > 0 && y > 0 {
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(a, b))
	}
	return cmp.Compare(a, b)
}

func (d Direction) has(line, headsign string) bool { return d.Line == line && d.Headsign == headsign }

// EndsHere tells that what goes in the direction ends at the stop: nothing leaves in it on
// any day.
func (d Direction) EndsHere() bool {
	return !slices.ContainsFunc(d.Rows, func(r Departures) bool { return len(r.Clocks) > 0 })
}

// LiveOf is what a source says of its trips now; nil if it says nothing.
type LiveOf func(source string) *Live

// Next are the first departures at or after an instant by expected time, limit at most.
// Those that leave at one time are one: two services may hold the same, and so may two
// sources.
func (d Direction) Next(at time.Time, live LiveOf, limit int) []Departure {
	for ask := limit; ; ask *= 2 {
		all := d.next(at, live, ask)
		once := slices.CompactFunc(slices.Clone(all), func(a, b Departure) bool {
			return a.Expected.Equal(b.Expected) && a.Status == b.Status
		})
		if len(once) >= limit || len(all) < ask {
			return once[:min(len(once), limit)]
		}
	}
}

// next are the departures of all sources, those that leave at one time each.
func (d Direction) next(at time.Time, live LiveOf, limit int) []Departure {
	if live == nil {
		return Next(d.Rows, at, limit)
	}
	var all []Departure
	for _, rows := range bySource(d.Rows) {
		said := live(rows[0].Source)
		for _, leaves := range said.Next(rows, at, limit+said.addedAt(rows)) {
			if d.has(leaves.Line, leaves.Headsign) {
				all = append(all, leaves)
			}
		}
	}
	slices.SortStableFunc(all, byTime)
	all = all[:min(len(all), limit)]
	markEnds(d.Rows, all)
	return all
}

// bySource parts rows by their source.
func bySource(rows []Departures) map[string][]Departures {
	of := make(map[string][]Departures, 1)
	for _, r := range rows {
		of[r.Source] = append(of[r.Source], r)
	}
	return of
}

// On are all departures of a service day, by time; those of one time are one.
func (d Direction) On(day Date) []Departure {
	var all []Departure
	for i := range d.Rows {
		r := &d.Rows[i]
		if !r.runs(day) {
			continue
		}
		start := day.start(r.Zone).Unix()
		for n := range r.Clocks {
			all = append(all, r.on(day, n, start))
		}
	}
	slices.SortStableFunc(all, byTime)
	all = slices.CompactFunc(all, func(a, b Departure) bool { return a.Scheduled.Equal(b.Scheduled) })
	if n := len(all); n > 0 {
		all[0].First, all[n-1].Last = true, true
	}
	return all
}

// Ends are the first and the last departure of a service day; false if none leaves.
func (d Direction) Ends(day Date) (first, last Departure, ok bool) {
	for i := range d.Rows {
		r := &d.Rows[i]
		if !r.runs(day) {
			continue
		}
		start, n := day.start(r.Zone).Unix(), len(r.Clocks)-1
		if a := r.on(day, 0, start); !ok || a.Scheduled.Before(first.Scheduled) {
			first = a
		}
		if b := r.on(day, n, start); !ok || b.Scheduled.After(last.Scheduled) {
			last = b
		}
		ok = true
	}
	first.First, last.Last = true, true
	return first, last, ok
}

// Today is the service day that an instant is part of: that of the day before as long as
// some of its departures are still to come, else the day of the calendar. false if nothing
// leaves on it.
func (d Direction) Today(at time.Time) (today Date, runs bool) {
	if len(d.Rows) == 0 {
		return 0, false
	}
	today = DateOf(at.In(d.Rows[0].Local))
	for day := today - 1 - Date(spanOf(d.Rows).last/secondsOfDay); day < today; day++ {
		if _, last, ok := d.Ends(day); ok && !last.Scheduled.Before(at) {
			return day, true
		}
	}
	_, _, runs = d.Ends(today)
	return today, runs
}
