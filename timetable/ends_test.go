package timetable_test

import (
	"testing"
	"time"

	"nearby/timetable"
)

// The last of a day is told as its source says now that it is: late after midnight it is
// still that of the day before, and one that is cancelled leaves the last that runs.
func TestTheLastOfADayIsAsItsSourceSays(t *testing.T) {
	t.Parallel()
	today := timetable.DateOf(noon)
	daily := &timetable.Service{Weekdays: 0x7F, From: today - 10, To: today + 10}
	rows := []timetable.Departures{{
		Source: "s", Stop: "A", Line: "1", Headsign: "E", Service: daily, Zone: time.UTC, Local: time.UTC,
		Clocks: []timetable.Clock{6 * 3600, 20 * 3600, 21 * 3600, 22 * 3600, 23 * 3600, 24*3600 + 600},
		Trips:  []string{"a", "b", "c", "d", "e", "f"},
	}}
	const late, cancelled = "00:40:00 realtime", "00:10:00 cancelled"
	night := noon.Add(12*time.Hour + 20*time.Minute)
	for name, test := range map[string]struct {
		at         time.Time
		trip       timetable.LiveTrip
		last, runs string
		day        timetable.Date
	}{
		"as planned":                    {noon, timetable.LiveTrip{}, "00:10:00 scheduled", "00:10:00 scheduled", today},
		"late":                          {noon, timetable.LiveTrip{Trip: "f", Day: today, Calls: delayed(1800)}, late, late, today},
		"late, and past its time":       {night, timetable.LiveTrip{Trip: "f", Day: today, Calls: delayed(1800)}, late, late, today},
		"cancelled beyond the next":     {noon, timetable.LiveTrip{Trip: "f", Day: today, State: timetable.Cancelled}, cancelled, "23:00:00 scheduled", today},
		"cancelled on another day":      {noon, timetable.LiveTrip{Trip: "f", Day: today + 1, State: timetable.Cancelled}, "00:10:00 scheduled", "00:10:00 scheduled", today},
		"nothing said, and it has gone": {night, timetable.LiveTrip{}, "00:10:00 scheduled", "00:10:00 scheduled", today + 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := timetable.NewLive(noon, []timetable.LiveTrip{test.trip}, nil)
			b := timetable.Directions(rows)[0].Board(test.at, func(string) *timetable.Live { return l }, 3)
			text := func(d timetable.Departure) string { return d.Expected.Format(time.TimeOnly) + " " + d.Status.String() }
			if text(b.Last) != test.last || text(b.LastRuns) != test.runs || b.Last.Day != test.day || !b.Today {
				t.Errorf("last %s on %s, last that runs %s, today %t; want %s on %s, %s",
					text(b.Last), b.Last.Day, text(b.LastRuns), b.Today, test.last, test.day, test.runs)
			}
		})
	}
}

func delayed(by int32) []timetable.LiveCall {
	return []timetable.LiveCall{{Sequence: timetable.NoSequence, Delay: seconds(by)}}
}

// In the night the last of the service day that has ended is known, until something leaves
// on the next one or the morning has come.
func TestTheLastThatHasGoneIsKnownInTheNight(t *testing.T) {
	t.Parallel()
	today := timetable.DateOf(noon)
	row := func(weekdays timetable.Weekdays, clocks ...timetable.Clock) []timetable.Departures {
		return []timetable.Departures{{
			Stop: "A", Line: "1", Headsign: "E", Service: &timetable.Service{Weekdays: weekdays, From: today - 10, To: today + 10},
			Zone: time.UTC, Local: time.UTC, Clocks: clocks, Trips: make([]string, len(clocks)),
		}}
	}
	const hour timetable.Clock = 3600
	var onlyToday timetable.Weekdays
	onlyToday.Set(today.Weekday())
	midnight := noon.Truncate(24 * time.Hour).Add(24 * time.Hour)
	for name, test := range map[string]struct {
		rows []timetable.Departures
		at   time.Duration // after midnight
		want string
	}{
		"still to come":            {row(0x7F, 6*hour, 24*hour+600), 5 * time.Minute, ""},
		"gone before midnight":     {row(0x7F, 6*hour, 23*hour), 30 * time.Minute, "23:00:00"},
		"gone after midnight":      {row(0x7F, 6*hour, 24*hour+600), 30 * time.Minute, "00:10:00"},
		"before midnight":          {row(0x7F, 6*hour, 23*hour), -30 * time.Minute, ""},
		"in the morning":           {row(0x7F, 6*hour, 23*hour), 4 * time.Hour, ""},
		"the next day has begun":   {row(0x7F, 1*hour, 23*hour), 2 * time.Hour, ""},
		"nothing ran":              {row(0x7F&^onlyToday, 6*hour, 23*hour), 30 * time.Minute, ""},
		"nothing runs the next":    {row(onlyToday, 6*hour, 23*hour), 30 * time.Minute, "23:00:00"},
		"the next has not yet run": {row(0x7F, 3*hour, 23*hour), 2 * time.Hour, "23:00:00"},
	} {
		got, b := "", timetable.Directions(test.rows)[0].Board(midnight.Add(test.at), nil, 3)
		if !b.Gone.Expected.IsZero() {
			got = b.Gone.Expected.Format(time.TimeOnly)
		}
		if got != test.want {
			t.Errorf("%s: the last that has gone is %q, want %q", name, got, test.want)
		}
	}
}
