package timetable

import (
	"slices"
	"time"
)

// Board is what people at a stop see of a direction.
type Board struct {
	Line, Headsign string
	// Next come next, by expected time, all on one service day; of them none leaves at the
	// same time as another.
	Next []Departure
	// First and Last are of the service day under way or, if nothing leaves on that, of the
	// one of Next[0], as the sources say now that they are. They have no times where all of
	// Next are added.
	First, Last Departure
	// LastRuns is the last of that day that is not cancelled: usually Last.
	LastRuns Departure
	// Gone is, in the night, the last that ran on the service day that has ended: those who
	// wait after midnight ask for it. It has no time by day, nor once the next service day
	// has begun to run.
	Gone Departure
	// Today is false if nothing leaves on the service day under way.
	Today bool
}

// Planned tells that the timetable has the direction on the day of the board.
func (b Board) Planned() bool { return !b.First.Scheduled.IsZero() }

// Over tells that the service day under way has nothing more to come.
func (b Board) Over() bool { return len(b.Next) > 0 && b.Next[0].Day > b.First.Day }

// Gaps are the shortest and the longest wait between those of Next that run, in a row; both
// are zero for fewer than three: one wait does not tell how often.
func (b Board) Gaps() (shortest, longest time.Duration) {
	var waits []time.Duration
	var before time.Time
	for _, d := range b.Next {
		if d.Status == IsCancelled {
			continue
		}
		if !before.IsZero() {
			waits = append(waits, d.Expected.Sub(before))
		}
		before = d.Expected
	}
	if len(waits) < 2 {
		return 0, 0
	}
	return slices.Min(waits), slices.Max(waits)
}

// Board is the board of a direction from an instant on, each departures at most. Without
// any it is empty: the timetable has ended.
func (d Direction) Board(at time.Time, live LiveOf, each int) Board {
	b := Board{Line: d.Line, Headsign: d.Headsign, Next: d.Next(at, live, each)}
	if i := slices.IndexFunc(b.Next, func(l Departure) bool { return l.Day > b.Next[0].Day }); i > 0 {
		b.Next = b.Next[:i]
	}
	day, runs := d.Today(at)
	if b.Today = runs; !runs && len(b.Next) > 0 {
		day = b.Next[0].Day
	}
	if len(b.Next) > 0 && b.Next[0].Day < day { // what is late is of the day before
		day, b.Today = b.Next[0].Day, true
	}
	ends, planned := d.endsNow(day, live)
	if b.First, b.Last, b.LastRuns = ends.first, ends.last, ends.runs; !planned {
		b.First.Day, b.Today = day, len(b.Next) > 0
	}
	if !planned || !b.First.Expected.Before(at) {
		b.Gone = d.gone(at, live)
	}
	return b
}

// morning is the hour of the clock at which a night is over.
const morning = 4

// gone is the last that ran on the service day before the night of an instant; without a
// time by day, and while that day still runs.
func (d Direction) gone(at time.Time, live LiveOf) Departure {
	if len(d.Rows) == 0 {
		return Departure{}
	}
	local := at.In(d.Rows[0].Local)
	if local.Hour() >= morning {
		return Departure{}
	}
	ends, planned := d.endsNow(DateOf(local)-1, live)
	if !planned || !ends.runs.Expected.Before(at) {
		return Departure{}
	}
	return ends.runs
}
