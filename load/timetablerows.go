package load

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"nearby/place"
	"nearby/plural"
	"nearby/seed"
	"nearby/seed/fault"
	"nearby/store"
	"nearby/timetable"
	"nearby/usage"
)

// stops are those that the timetable speaks of: of the source that is named, else of the
// one source that knows most of them, which is said.
func (t *timetableFile) stops(ctx context.Context, s *store.Store) (*stops, error) {
	of, err := readStops(ctx, s, t.options.Source)
	if err != nil {
		return nil, err
	}
	if len(of.byID) == 0 {
		return nil, t.noStops(ctx, s)
	}
	if t.options.Source != "" {
		return of, nil
	}
	known := make(map[string]int) // rows by source
	for _, row := range t.rows {
		for source := range of.sourcesOf(row) {
			known[source]++
		}
	}
	best := slices.SortedFunc(maps.Keys(known), func(a, b string) int {
		return cmp.Or(cmp.Compare(known[b], known[a]), cmp.Compare(a, b))
	})
	switch {
	case len(best) == 0 && len(t.rows) == 0:
		return of, nil
	case len(best) == 0:
		_, bad := of.find(t.rows[0])
		return nil, usage.Errorf("none of its stops is known: load them first, or name the columns with --map; line %d: %s", t.rows[0].Line, bad.Reason)
	case len(best) > 1 && known[best[0]] == known[best[1]]:
		return nil, usage.Errorf("%s and %s know as many of its stops: say whose they are with --source", best[0], best[1])
	}
	t.summary.warn("source", 0, "taken for the timetable of %s, which knows the stops of %d of %d rows; --source names another",
		best[0], known[best[0]], len(t.rows))
	return readStops(ctx, s, best[0])
}

// noStops says which sources have stops.
func (t *timetableFile) noStops(ctx context.Context, s *store.Store) error {
	if t.options.Source == "" {
		return usage.Errorf("there are no stops yet: load them first, then their timetable")
	}
	all, err := readStops(ctx, s, "")
	if err != nil {
		return err
	}
	return usage.Errorf("--source %s: it has no stops, and a timetable is of stops that are there; stops have %s",
		t.options.Source, fault.List(slices.Sorted(maps.Keys(all.sources()))))
}

// sources are those of all stops.
func (of *stops) sources() map[string]bool {
	all := make(map[string]bool)
	for _, places := range of.byID {
		for _, p := range places {
			all[p.Source] = true
		}
	}
	return all
}

// sourcesOf are the sources that know the stop of a row.
func (of *stops) sourcesOf(row seed.TimetableRow) map[string]bool {
	all := make(map[string]bool)
	found := of.byID[row.Entry.StopID]
	if row.Entry.StopID == "" {
		found = firstOf(of.byName[stopKey(row.Entry.Stop)], of.byID[row.Entry.Stop])
	}
	for _, p := range found {
		all[p.Source] = true
	}
	return all
}

// resolve finds the stop of each row, and puts rows of one stop, line, headsign and days
// together.
func (t *timetableFile) resolve(of *stops) (l store.TimetableLoad, err error) {
	l = store.TimetableLoad{Prune: t.options.Prune, DryRun: t.options.DryRun, Note: t.note, Source: t.options.Source}
	zones, guesses := make(map[string]int), make(map[string]int64)
	field, column := t.file.StopField()
	for _, row := range t.rows {
		p, bad := of.find(row)
		if bad != nil {
			bad.Field, bad.Column = field, column
			if err := t.reject(row.Reject(bad)); err != nil {
				return l, err
			}
			continue
		}
		l.Source = p.Source
		zones[p.Zone]++
		if guess := row.Entry.Days.Guess; guess != "" {
			guesses[guess]++
		}
		if row.Entry.Wrapped {
			guesses["times that are earlier than those before them are taken for those of the next day"]++
		}
		l.Rows = t.put(l.Rows, p, row)
	}
	if t.options.Limit.Exceeded(t.summary.Read, t.summary.Rejected) || len(l.Rows) == 0 && t.summary.Rejected > 0 {
		if err := t.rejects.close(); err != nil {
			return l, err
		}
		return l, t.tooMany()
	}
	for _, guess := range slices.Sorted(maps.Keys(guesses)) {
		t.summary.warn("guess", guesses[guess], "%s (%s)", guess, plural.Count(guesses[guess], "row", "rows"))
	}
	t.summary.Source = l.Source
	l.Zone, err = t.zone(zones)
	return l, err
}

// put adds what a row says: to what another says of the same stop, line, headsign and
// days, or as a row of its own.
func (t *timetableFile) put(rows []timetable.Departures, p place.Place, row seed.TimetableRow) []timetable.Departures {
	e := row.Entry
	d := timetable.Departures{
		Stop: p.ExternalID, StopName: p.Name, Line: e.Line, Headsign: e.Headsign,
		Service: timetable.Always(e.Days.Weekdays), Clocks: e.Clocks, About: e.About,
	}
	i := slices.IndexFunc(rows, func(other timetable.Departures) bool { return other.SameRow(&d) })
	switch {
	case i < 0:
		d.Trips = make([]string, len(d.Clocks))
		return append(rows, d)
	case slices.Equal(rows[i].Clocks, d.Clocks):
		t.summary.Duplicates++
	default:
		t.summary.Merged++
		rows[i].Join(d)
	}
	return rows
}

// zone is that of the stops: the clocks of a timetable are of one.
func (t *timetableFile) zone(of map[string]int) (string, error) {
	delete(of, "")
	zones := slices.Sorted(maps.Keys(of))
	switch len(zones) {
	case 1:
		return zones[0], nil
	case 0:
		const mainland = "Asia/Shanghai"
		if len(t.rows) > 0 {
			t.summary.warn("zone", 0, "the time zone of its stops is not known; taken for %s. Load the stops again to have it, or with a column timezone", mainland)
		}
		return mainland, nil
	}
	return "", fmt.Errorf("its stops are in several time zones (%s): load those of each zone as a file and a source of their own", strings.Join(zones, ", "))
}
