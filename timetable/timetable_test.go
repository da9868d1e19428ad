package timetable_test

import (
	"slices"
	"testing"
	"time"

	"nearby/timetable"
)

func day(t *testing.T, s string) timetable.Date {
	t.Helper()
	d, err := timetable.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// On the days on which the clocks change, service days still count from noon less twelve
// hours: the reference of GTFS on the type Time.
func TestClocksOnDaysThatAreLongerOrShorter(t *testing.T) {
	t.Parallel()
	berlin := zone(t, "Europe/Berlin")
	for _, test := range []struct{ date, clock, want string }{
		{"20260328", "24:40:00", "2026-03-29T00:40:00+01:00"},
		{"20260329", "00:30:00", "2026-03-28T23:30:00+01:00"},
		{"20260329", "03:30:00", "2026-03-29T03:30:00+02:00"},
		{"20261025", "01:30:00", "2026-10-25T02:30:00+02:00"},
		{"20261025", "02:30:00", "2026-10-25T02:30:00+01:00"},
		{"20261025", "26:00:00", "2026-10-26T02:00:00+01:00"},
		{"20260701", "8:05", "2026-07-01T08:05:00+02:00"},
	} {
		clock, err := timetable.ParseClock(test.clock)
		if err != nil {
			t.Fatal(err)
		}
		if got := clock.On(day(t, test.date), berlin).Format(time.RFC3339); got != test.want {
			t.Errorf("%s on %s is %s, want %s", test.clock, test.date, got, test.want)
		}
	}
}

func TestWhatIsNoClock(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "8", "8:5x:00", "-1:00:00", "08:60:00", "08:00:60", "96:00:00", "1:2:3:4", "08:000:00"} {
		if c, err := timetable.ParseClock(s); err == nil {
			t.Errorf("ParseClock(%q) = %s, want an error", s, c)
		}
	}
}

func TestExceptionsComeBeforeTheCalendar(t *testing.T) {
	t.Parallel()
	s := timetable.Service{From: day(t, "20260101"), To: day(t, "20260110")}
	s.Weekdays.Set(time.Monday)
	s.Except(day(t, "20260105"), false)
	s.Except(day(t, "20260106"), true)
	s.Except(day(t, "20260301"), true)
	s.Except(day(t, "20260107"), true)
	s.Except(day(t, "20260107"), false) // the later row counts
	var runs []string
	for d := day(t, "20251220"); d < day(t, "20260310"); d++ {
		if s.Runs(d) {
			runs = append(runs, d.String())
		}
	}
	if want := []string{"2026-01-06", "2026-03-01"}; !slices.Equal(runs, want) {
		t.Errorf("runs on %v, want %v", runs, want)
	}
	if last, ok := s.Last(); !ok || last.String() != "2026-03-01" {
		t.Errorf("Last() = %s, %t", last, ok)
	}
}

// Departures of two zones come in the order of their instants, each in its own time, and
// a service that begins again in weeks is found.
func TestNextReachesOverZonesAndWeeks(t *testing.T) {
	t.Parallel()
	daily := timetable.Service{Weekdays: 0x7F, From: day(t, "20260101"), To: day(t, "20260103")}
	later := timetable.Service{Added: []timetable.Date{day(t, "20260601")}}
	east, west := zone(t, "Asia/Shanghai"), zone(t, "America/New_York")
	all := []timetable.Departures{
		{Stop: "w", Line: "9", Service: &daily, Zone: west, Local: west, Clocks: []timetable.Clock{3600}, Trips: []string{"w"}},
		{Stop: "e", Line: "1", Service: &daily, Zone: east, Local: east, Clocks: []timetable.Clock{3600, 90000}, Trips: []string{"e1", "e2"}},
		{Stop: "e", Line: "1", Service: &later, Zone: east, Local: east, Clocks: []timetable.Clock{3600}, Trips: []string{"e3"}},
	}
	at := time.Date(2026, 1, 3, 0, 0, 0, 0, east)
	var got []string
	for _, d := range timetable.Next(all, at, 6) {
		got = append(got, d.Trip+" "+d.Scheduled.Format(time.RFC3339))
	}
	want := []string{
		"e1 2026-01-03T01:00:00+08:00", "e2 2026-01-03T01:00:00+08:00", // yesterday's 25:00
		"w 2026-01-03T01:00:00-05:00", "e2 2026-01-04T01:00:00+08:00", "e3 2026-06-01T01:00:00+08:00",
	}
	if !slices.Equal(got, want) {
		t.Errorf("Next() = %v\nwant %v", got, want)
	}
	if none := timetable.Next(all, time.Date(2026, 6, 2, 0, 0, 0, 0, east), 6); len(none) != 0 {
		t.Errorf("after the end: %v", none)
	}
}
