package timetable_test

import (
	"testing"
	"time"

	"nearby/timetable"
)

// A trip that a source has added is on the board of its stops, where the timetable has its
// direction and where it has not, whether or not the feed says the day.
func TestAddedTripsAreOnBoards(t *testing.T) {
	t.Parallel()
	extra := func(trip, line, headsign string, day timetable.Date) timetable.LiveTrip {
		return timetable.LiveTrip{
			Trip: trip, Line: line, Headsign: headsign, Day: day, State: timetable.Added, Start: timetable.Unknown,
			Calls: []timetable.LiveCall{
				{Stop: "A", Sequence: timetable.NoSequence, Time: noon.Unix() + 300},
				{Stop: "D", Sequence: timetable.NoSequence, Time: noon.Unix() + 900},
			},
		}
	}
	live := timetable.NewLive(noon, []timetable.LiveTrip{
		extra("x1", "1", "E", 0), extra("x2", "1", "Depot", 0), extra("x3", "9", "E", timetable.DateOf(noon)),
	}, nil)
	of := func(string) *timetable.Live { return live }
	all := timetable.WithAdded(timetable.Directions(fourStops()["A"]), of)
	want := map[string]struct {
		next    int
		planned bool
	}{"1 E": {5, true}, "1 Depot": {1, false}, "9 E": {1, false}}
	if len(all) != len(want) {
		t.Fatalf("%d directions, want %d", len(all), len(want))
	}
	for _, d := range all {
		b, w := d.Board(noon, of, 9), want[d.Line+" "+d.Headsign]
		if one := d.Next(noon.Add(time.Minute), of, 1); len(one) != 1 || one[0].Line != d.Line || one[0].Headsign != d.Headsign {
			t.Errorf("%s to %s: the next is %+v", d.Line, d.Headsign, one)
		}
		if len(b.Next) != w.next || b.Planned() != w.planned || b.Over() || !b.Today {
			t.Errorf("%s to %s: %+v, want %+v", d.Line, d.Headsign, b, w)
		}
	}
	if gone := timetable.WithAdded(all[:1], func(string) *timetable.Live { return nil }); len(gone) != 1 {
		t.Errorf("without anything said %d directions, want 1", len(gone))
	}
	if b := all[1].Board(noon.Add(time.Hour), of, 9); len(b.Next) != 0 {
		t.Errorf("when it is gone: %+v", b)
	}
}
