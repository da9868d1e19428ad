package timetable

import "time"

// Board is what people at a stop see of a direction.
type Board struct {
	Line, Headsign string
	// Next come next, by expected time; of them none leaves at the same time as another.
	Next []Departure
	// First and Last are of the service day under way or, if nothing leaves on that, of the
	// one of Next[0].
	First, Last Departure
	// Today is false if nothing leaves on the service day under way.
	Today bool
}

// Over tells that the service day under way has nothing more to come.
func (b Board) Over() bool { return len(b.Next) > 0 && b.Next[0].Day > b.First.Day }

// Board is the board of a direction from an instant on, each departures at most. Without
// any it is empty: the timetable has ended.
func (d Direction) Board(at time.Time, live LiveOf, each int) Board {
	b := Board{Line: d.Line, Headsign: d.Headsign, Next: d.Next(at, live, each)}
	day, runs := d.Today(at)
	if b.Today = runs; !runs && len(b.Next) > 0 {
		day = b.Next[0].Day
	}
	b.First, b.Last, _ = d.Ends(day)
	return b
}

// Boards are those of all directions that have anything to come.
func Boards(all []Direction, at time.Time, live LiveOf, each int) []Board {
	boards := make([]Board, 0, len(all))
	for _, d := range all {
		if b := d.Board(at, live, each); len(b.Next) > 0 {
			boards = append(boards, b)
		}
	}
	return boards
}
