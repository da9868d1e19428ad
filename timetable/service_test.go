package timetable_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"nearby/timetable"
)

// The next day of a service is the one that asking day by day finds.
func TestNextDayIsTheFirstThatRuns(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(2, 71))
	for range 300 {
		s := timetable.Service{From: timetable.Date(random.IntN(60)), To: timetable.Date(random.IntN(60))}
		for range random.IntN(3) {
			s.Weekdays.Set(time.Weekday(random.IntN(7)))
		}
		for range random.IntN(8) {
			s.Except(timetable.Date(random.IntN(80)), random.IntN(2) == 0)
		}
		for from := timetable.Date(-5); from < 90; from++ {
			want, wantOK := from, false
			for ; want < 100 && !wantOK; want++ {
				if wantOK = s.Runs(want); wantOK {
					break
				}
			}
			got, ok := s.Next(from)
			if ok != wantOK || ok && got != want {
				t.Fatalf("%+v from %d: %d %t, want %d %t", s, from, got, ok, want, wantOK)
			}
		}
	}
}

// A service that runs until 9999 and one that begins then cost no more than others.
func TestDaysWithoutServiceAreNotGoneThrough(t *testing.T) {
	shanghai := zone(t, "Asia/Shanghai")
	far := timetable.Service{From: day(t, "99990101"), To: day(t, "99991231"), Weekdays: 1 << time.Monday}
	once := timetable.Service{From: day(t, "20260101"), To: day(t, "99991231"), Weekdays: 1 << time.Monday}
	all := []timetable.Departures{
		{Line: "far", Service: &far, Zone: shanghai, Local: shanghai, Clocks: []timetable.Clock{3600}, Trips: []string{""}},
	}
	allocated := testing.AllocsPerRun(1, func() {
		if got := timetable.Next(all, time.Date(2026, 1, 1, 0, 0, 0, 0, shanghai), 1); len(got) != 1 || got[0].Day < far.From {
			t.Errorf("Next() = %v, want the first Monday of 9999", got)
		}
	})
	if allocated > 50 { // a start for each day that is looked at
		t.Errorf("%.0f allocations, want those of one day", allocated)
	}
	all[0].Service = &once
	if got := timetable.Next(all, time.Date(2026, 1, 1, 0, 0, 0, 0, shanghai), 3); len(got) != 3 {
		t.Errorf("%d Mondays, want 3", len(got))
	}
}
