package realtime

import (
	"context"
	"maps"
	"slices"
	"time"

	"nearby/store"
	"nearby/timetable"
)

// planner knows what the timetable of a source says of the trips of its feeds. What it
// has asked the database once it keeps.
type planner struct {
	store  *store.Store
	source string
	plan   store.Timetable
	calls  map[string][]timetable.Call // by trip
	asked  map[[2]string]bool          // trips at stops
}

// maxAsked bounds what is kept: a day of a large city.
const maxAsked = 2_000_000

// batch is how many stops are asked for at once.
const batch = 100

// complete makes of a feed what is said of the trips of the timetable, and counts the
// trips that it does not have.
func (p *planner) complete(ctx context.Context, m message) (live *timetable.Live, unmatched int, err error) {
	plan, err := p.store.Timetable(ctx, p.source)
	if err != nil {
		return nil, 0, err
	}
	if plan.ID != p.plan.ID || len(p.asked) > maxAsked {
		p.calls, p.asked = make(map[string][]timetable.Call), make(map[[2]string]bool)
	}
	p.plan = plan
	if err := p.ask(ctx, m); err != nil {
		return nil, 0, err
	}
	r := timetable.NewResolver(plan.Zone, slices.Concat(slices.Collect(maps.Values(p.calls))...))
	told := make(map[string]bool)
	for i := range m.trips {
		t := &m.trips[i]
		r.Resolve(t)
		told[t.Trip] = true
		if t.State != timetable.Added && len(stopsOf(t)) > 0 && p.calls[t.Trip] == nil {
			unmatched++
		}
	}
	for _, s := range m.seen {
		if t, ok := r.Seen(s); ok && !told[t.Trip] {
			m.trips = append(m.trips, t)
		} else if !told[s.Trip.Trip] && p.calls[s.Trip.Trip] == nil {
			unmatched++
		}
	}
	if err := p.name(ctx, m); err != nil {
		return nil, 0, err
	}
	return timetable.NewLive(m.at, m.trips, m.alerts), unmatched, nil
}

// stopsOf are the stops that are said of a trip.
func stopsOf(t *timetable.LiveTrip) (stops []string) {
	for _, c := range t.Calls {
		if c.Stop != "" {
			stops = append(stops, c.Stop)
		}
	}
	return stops
}

// ask asks the database for the calls that are not known yet.
func (p *planner) ask(ctx context.Context, m message) error {
	trips, stops := make(map[string]bool), make(map[string]bool)
	note := func(trip, stop string) {
		if key := [2]string{trip, stop}; trip != "" && stop != "" && !p.asked[key] {
			p.asked[key], trips[trip], stops[stop] = true, true, true
		}
	}
	for i := range m.trips {
		for _, stop := range stopsOf(&m.trips[i]) {
			note(m.trips[i].Trip, stop)
		}
	}
	for _, s := range m.seen {
		note(s.Trip.Trip, s.Stop)
	}
	of := slices.Sorted(maps.Keys(trips))
	for some := range slices.Chunk(slices.Sorted(maps.Keys(stops)), batch) {
		calls, err := p.store.TripCalls(ctx, p.plan.ID, of, some)
		if err != nil {
			clear(p.asked)
			clear(p.calls)
			return err
		}
		for _, c := range calls {
			if !slices.Contains(p.calls[c.Trip], c) {
				p.calls[c.Trip] = append(p.calls[c.Trip], c)
			}
		}
	}
	return nil
}

// name puts names of lines in the place of route ids, and says where added trips go.
func (p *planner) name(ctx context.Context, m message) error {
	var ends []string
	for i := range m.trips {
		t := &m.trips[i]
		if t.State != timetable.Added || len(t.Calls) == 0 {
			t.Line = "" // the timetable says it
			continue
		}
		t.Line = p.lineOf(t.Line)
		ends = append(ends, t.Calls[len(t.Calls)-1].Stop)
	}
	for _, a := range m.alerts {
		for i := range a.Of {
			a.Of[i].Line = p.lineOf(a.Of[i].Line)
		}
	}
	if len(ends) == 0 {
		return nil
	}
	names, err := p.store.StopNames(ctx, p.source, ends)
	if err != nil {
		return err
	}
	for i := range m.trips {
		if t := &m.trips[i]; t.State == timetable.Added && len(t.Calls) > 0 {
			t.Headsign = names[t.Calls[len(t.Calls)-1].Stop]
		}
	}
	return nil
}

func (p *planner) lineOf(route string) string {
	if line, known := p.plan.Lines[route]; known {
		return line
	}
	return route
}

// reading is one feed as it was read.
type reading struct {
	live      *timetable.Live
	unmatched int // trips that the timetable does not have
}

// read asks a feed and completes what it says. last is when the source said what was
// read before; the zero time the first time.
func read(ctx context.Context, f *fetcher, p *planner, last time.Time, now func() time.Time) (reading, error) {
	content, err := f.fetch(ctx)
	if err != nil {
		return reading{}, err
	}
	m, err := decode(content, now())
	if err == nil {
		err = check(m.at, last, now())
	}
	var r reading
	if err == nil {
		r.live, r.unmatched, err = p.complete(ctx, m)
	}
	if err != nil {
		f.forget()
	}
	return r, err
}
