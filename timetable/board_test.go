package timetable_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"nearby/timetable"
)

// direction is a line towards a headsign with services that overlap at random: of two
// sources, on two platforms, with times past midnight.
func direction(t *testing.T, random *rand.Rand) timetable.Direction {
	t.Helper()
	d := timetable.Direction{Line: "49", Headsign: "Harbour"}
	berlin := zone(t, "Europe/Berlin")
	for range 1 + random.IntN(4) {
		service := &timetable.Service{From: day(t, "20260320"), To: day(t, "20260410")}
		for range random.IntN(7) {
			service.Weekdays.Set(time.Weekday(random.IntN(7)))
		}
		service.Except(day(t, "20260329"), random.IntN(2) == 0)
		row := timetable.Departures{
			Source: []string{"a", "b"}[random.IntN(2)], Stop: []string{"1", "2"}[random.IntN(2)],
			Line: d.Line, Headsign: d.Headsign, Service: service, Zone: berlin, Local: berlin,
		}
		for range 1 + random.IntN(20) {
			row.Clocks = append(row.Clocks, timetable.Clock(3600*5+1800*random.IntN(42)))
		}
		slices.Sort(row.Clocks)
		row.Trips = make([]string, len(row.Clocks))
		d.Rows = append(d.Rows, row)
	}
	return d
}

// On a board nothing stands twice, nothing is before the instant, all that comes next is of
// one service day, and the first of a day is no later than any other, the last no earlier.
func TestBoardsHaveNoDoublesAndLieBetweenTheirEnds(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(49, 3))
	boards := 0
	for range 2000 {
		d := direction(t, random)
		at := day(t, "20260326").UTC().Add(time.Duration(random.IntN(8*24*60)) * time.Minute)
		b := d.Board(at, nil, 1+random.IntN(6))
		for i, next := range b.Next {
			if next.Expected.Before(at) || next.Day != b.Next[0].Day {
				t.Fatalf("at %s the board has %v", at, b.Next)
			}
			if i > 0 && !b.Next[i-1].Expected.Before(next.Expected) {
				t.Fatalf("at %s the board has doubles or no order: %v", at, b.Next)
			}
		}
		if len(b.Next) == 0 {
			continue
		}
		boards++
		for _, leaves := range d.On(b.First.Day) {
			if leaves.Scheduled.Before(b.First.Scheduled) || leaves.Scheduled.After(b.Last.Scheduled) {
				t.Fatalf("%s is not between %s and %s", leaves.Scheduled, b.First.Scheduled, b.Last.Scheduled)
			}
		}
	}
	if boards < 500 {
		t.Errorf("%d boards, want 500 at least", boards)
	}
}

// How often a line runs is told by waits between departures that run, two at least.
func TestGapsAreBetweenThoseThatRun(t *testing.T) {
	t.Parallel()
	at := func(minute int, status timetable.Status) timetable.Departure {
		return timetable.Departure{Expected: time.Date(2026, 3, 20, 18, minute, 0, 0, time.UTC), Status: status}
	}
	runs, off := timetable.Scheduled, timetable.IsCancelled
	for name, tt := range map[string]struct {
		next              []timetable.Departure
		shortest, longest time.Duration
	}{
		"none":      {},
		"one wait":  {next: []timetable.Departure{at(5, runs), at(15, runs)}},
		"two waits": {next: []timetable.Departure{at(5, runs), at(15, runs), at(35, runs)}, shortest: 10 * time.Minute, longest: 20 * time.Minute},
		"cancelled": {next: []timetable.Departure{at(5, runs), at(15, off), at(25, runs), at(35, runs)}, shortest: 10 * time.Minute, longest: 20 * time.Minute},
	} {
		if shortest, longest := (timetable.Board{Next: tt.next}).Gaps(); shortest != tt.shortest || longest != tt.longest {
			t.Errorf("%s: waits from %v to %v, want from %v to %v", name, shortest, longest, tt.shortest, tt.longest)
		}
	}
}
