package timetable

import "slices"

// WithAdded are the directions of a stop and those that the timetable does not have, but
// trips that its sources have added.
func WithAdded(all []Direction, live LiveOf) []Direction {
	if live == nil {
		return all
	}
	seen := make(map[stopOf]bool)
	with := slices.Clone(all)
	for _, d := range all {
		for i := range d.Rows {
			row := &d.Rows[i]
			if of := (stopOf{row.Source, row.Stop}); !seen[of] {
				seen[of] = true
				with = live(row.Source).goingElsewhere(with, row)
			}
		}
	}
	return with
}

// addedAt is how many calls of added trips there are at the stops of rows, in whatever
// direction.
func (l *Live) addedAt(rows []Departures) (n int) {
	if l == nil {
		return 0
	}
	for i := range rows {
		n += len(l.byStop[rows[i].Stop])
	}
	return n
}

// stopOf is a stop of a source.
type stopOf struct{ Source, Stop string }

// goingElsewhere adds the directions of added trips that call at the stop of a row and are
// not there yet. Their rows have no departures: the trips themselves are what leaves.
func (l *Live) goingElsewhere(all []Direction, at *Departures) []Direction {
	if l == nil {
		return all
	}
	for _, a := range l.byStop[at.Stop] {
		if slices.ContainsFunc(all, func(d Direction) bool { return d.has(a.trip.Line, a.trip.Headsign) }) {
			continue
		}
		all = append(all, Direction{Line: a.trip.Line, Headsign: a.trip.Headsign, Rows: []Departures{{
			Source: at.Source, Stop: at.Stop, StopName: at.StopName, Line: a.trip.Line, Headsign: a.trip.Headsign,
			Service: new(Service), Zone: at.Zone, Local: at.Local,
		}}})
	}
	return all
}
