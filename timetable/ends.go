package timetable

// endsNow are the first and the last departure of a service day, as the sources say now
// that they are.
type endsNow struct {
	first, last Departure
	// runs is the last that is not cancelled; without a time where all are.
	runs Departure
}

// endsNow are those of a service day; false if none is planned on it.
func (d Direction) endsNow(day Date, live LiveOf) (e endsNow, planned bool) {
	for i := range d.Rows {
		r := &d.Rows[i]
		if !r.runs(day) {
			continue
		}
		said := live.of(r.Source)
		if first := said.on(r, 0, day); !planned || first.Scheduled.Before(e.first.Scheduled) {
			e.first = first
		}
		if last := said.on(r, len(r.Clocks)-1, day); !planned || last.Scheduled.After(e.last.Scheduled) {
			e.last = last
		}
		if runs, ok := said.lastThatRuns(r, day); ok && !runs.Scheduled.Before(e.runs.Scheduled) {
			e.runs = runs
		}
		planned = true
	}
	if e.runs.Scheduled.Equal(e.last.Scheduled) { // of two at one time, one runs
		e.last = e.runs
	}
	e.first.First, e.last.Last = true, true
	return e, planned
}

// lastThatRuns is the last departure of a row on a service day that is not cancelled.
func (l *Live) lastThatRuns(r *Departures, day Date) (Departure, bool) {
	for i := len(r.Clocks) - 1; i >= 0; i-- {
		if leaves := l.on(r, i, day); leaves.Status != IsCancelled {
			return leaves, true
		}
	}
	return Departure{}, false
}

// on is departure i of a row on a service day, with what is said of its trip.
func (l *Live) on(r *Departures, i int, day Date) Departure {
	leaves := r.on(day, i, day.start(r.Zone).Unix())
	if l == nil {
		return leaves
	}
	if t := l.trip(r, i, day); t != nil {
		t.expect(&leaves, r.sequence(i))
	}
	return leaves
}

// of is what a source says; nil if nobody is asked.
func (live LiveOf) of(source string) *Live {
	if live == nil {
		return nil
	}
	return live(source)
}
