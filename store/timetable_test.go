package store_test

import (
	"slices"
	"testing"
	"time"

	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
	"nearby/timetable"
)

// daily is a feed whose stop s, with a platform p, is left at the clocks.
func daily(clocks ...timetable.Clock) func() (*timetable.Feed, error) {
	return func() (*timetable.Feed, error) {
		return &timetable.Feed{
			Zone: "Asia/Shanghai",
			Services: []timetable.Service{{
				Weekdays: 0x7F, From: day("20260101"), To: day("20261231"), Removed: []timetable.Date{day("20260201")},
			}},
			Rows: func(yield func(timetable.Row) bool) {
				yield(timetable.Row{
					Place: "s", Stop: "p", StopName: "Platform 1", Line: "49路", Headsign: "汉口路",
					Clocks: clocks, Trips: slices.Repeat([]string{"t"}, len(clocks)), About: make([]bool, len(clocks)),
				})
			},
		}, nil
	}
}

func day(s string) timetable.Date {
	d, err := timetable.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// leaving are the clocks at which a stop of the source test is left on 2026-01-31.
func leaving(t *testing.T, s *store.Store, id string) (clocks []string) {
	t.Helper()
	of, err := s.Departures(t.Context(), []store.StopID{{Source: "other", ID: id}, {Source: "test", ID: id}})
	if err != nil || len(of) != 2 || len(of[0]) != 0 {
		t.Fatalf("Departures() = %v, %v, want none of another source", of, err)
	}
	at := time.Date(2026, 1, 31, 0, 0, 0, 0, time.FixedZone("", 8*3600))
	for _, d := range timetable.Next(of[1], at, 10) {
		if d.Day == day("20260131") {
			clocks = append(clocks, d.Clock.String())
		}
	}
	return clocks
}

func TestTimetablesAreReplacedUndoneAndDeletedWithTheirSource(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	one := func() store.Load {
		return store.Load{Source: "test", Next: from([]place.Place{stop("s", 31, 121)})}
	}
	load := func(feed func() (*timetable.Feed, error), changes bool) {
		t.Helper()
		l := one()
		l.Timetable = feed
		loaded, err := s.Load(t.Context(), l)
		if err != nil || loaded.Timetable != changes {
			t.Fatalf("Load() = %+v, %v, want a change of the timetable: %t", loaded, err, changes)
		}
	}
	want := func(clocks ...string) {
		t.Helper()
		for _, id := range []string{"s", "p"} {
			if got := leaving(t, s, id); !slices.Equal(got, clocks) {
				t.Fatalf("%s is left at %v, want %v", id, got, clocks)
			}
		}
	}
	load(daily(6*3600, 24*3600+2400), true)
	load(daily(6*3600, 24*3600+2400), false)
	want("06:00:00", "24:40:00")
	load(daily(7*3600), true)
	want("07:00:00")
	load(nil, false)
	want("07:00:00")
	if _, err := s.UndoLoad(t.Context()); err != nil {
		t.Fatal(err)
	}
	want("06:00:00", "24:40:00")
	if _, err := s.DeleteSource(t.Context(), "test", false); err != nil {
		t.Fatal(err)
	}
	want()
	if _, err := s.UndoLoad(t.Context()); err != nil {
		t.Fatal(err)
	}
	want("06:00:00", "24:40:00")
}

func TestADryRunLeavesTheTimetable(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	_, err := s.Load(t.Context(), store.Load{
		Source: "test", Next: from([]place.Place{stop("s", 31, 121)}), Timetable: daily(6 * 3600), DryRun: true,
	})
	if got := leaving(t, s, "s"); err != nil || len(got) != 0 {
		t.Errorf("after a dry run: %v, %v, want nothing", got, err)
	}
}
