package lookup

import (
	"context"
	"slices"
	"strings"
	"time"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
	"nearby/timetable"
	"nearby/words"
)

const (
	// perStop is how many departures a list shows of a stop.
	perStop = 2
	// PerDirection is how many departures a board shows of a line and headsign.
	PerDirection = 3
	// FarthestWalk is how far a stop may be for what leaves there to be of use: half an hour.
	FarthestWalk geo.Metres = 2400
	// NotSeen is the distance of a stop of which nobody knows how far it is.
	NotSeen geo.Metres = 1e9
)

// StopBoard is a stop with what leaves there.
type StopBoard struct {
	place.Found
	Boards []timetable.Board // of all its platforms, by line
	Known  bool              // there is a timetable, though nothing may leave any more
	Ended  bool              // what left here, as was asked, leaves no more
	// EndHere are the lines, each towards where it goes, whose last stop this is.
	EndHere []timetable.Direction
	Alerts  []timetable.LiveAlert // what its sources say now to those who wait here
	// Towards tells that the boards are of those alone that go where was asked for.
	Towards bool
}

// Directions is what leaves a stop on any day, on a line or on all for "".
func (f Finder) Directions(ctx context.Context, stop place.Found, line string) ([]timetable.Direction, error) {
	if f.Departures == nil || stop.Category != place.Transit {
		return nil, nil
	}
	if stop.Entrance != "" { // the station itself may lie beyond what was read
		if has, err := f.Departures.Has(ctx, stop.Source); !has || err != nil {
			return nil, err
		}
		whole, err := f.Stop(ctx, stop.Place, stop.At)
		if err != nil {
			return nil, err
		}
		stop.Parts = append(whole.Parts, place.Part{Source: whole.Source, ExternalID: whole.ExternalID})
	}
	all, err := f.Departures.Of(ctx, stopIDs(stop))
	if err != nil {
		return nil, err
	}
	all = timetable.WithAdded(all, f.Live)
	if line == "" {
		return all, nil
	}
	asked := words.ParseLine(line)
	return slices.DeleteFunc(slices.Clone(all), func(d timetable.Direction) bool {
		return d.Line != line && !words.ParseLine(d.Line).Is(asked)
	}), nil
}

// stopIDs are all parts of a stop.
func stopIDs(f place.Found) []store.StopID {
	ids := []store.StopID{{Source: f.Source, ID: f.ExternalID}}
	for _, p := range f.Parts {
		if id := (store.StopID{Source: p.Source, ID: p.ExternalID}); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// Board is a stop with what leaves there, on a line or on all for "", as was asked: from
// the moment on at which somebody who walks there can be there.
func (f Finder) Board(ctx context.Context, stop place.Found, line string, asked dialogue.Asked) (StopBoard, error) {
	all, err := f.Directions(ctx, stop, line)
	if err != nil {
		return StopBoard{Found: stop}, err
	}
	board := StopBoard{Found: stop, Known: len(all) > 0}
	if asked.To != "" {
		all, board.Towards = towards(all, asked.To)
	}
	board.Alerts = f.Alerts(stop, all)
	from := f.Now
	if stop.Distance <= FarthestWalk {
		from = from.Add(Walk(stop.Distance))
	}
	for _, d := range all {
		at := asOf(from, d, asked)
		switch b := d.Board(at, f.Live, PerDirection); {
		case len(b.Next) > 0:
			board.Boards = append(board.Boards, b)
		case d.EndsHere():
			board.EndHere = append(board.EndHere, d)
		default:
			board.Ended = true
		}
	}
	board.Ended = board.Ended && len(board.Boards) == 0
	return board, nil
}

// towards are the directions that go to a place, as far as headsigns tell; all where none
// does.
func towards(all []timetable.Direction, to string) (some []timetable.Direction, ok bool) {
	name := words.FoldName(to)
	for _, d := range all {
		if sign := words.FoldName(d.Headsign); sign != "" && !d.EndsHere() && (strings.Contains(sign, name) || strings.Contains(name, sign)) {
			some = append(some, d)
		}
	}
	if len(some) == 0 {
		return all, false
	}
	return some, true
}

// morning is when another day is looked at from: what ran through the night is over.
const morning = 4

// asOf is the instant from which departures were asked for: now, later today, or on
// another day, all by the clocks of the stop.
func asOf(now time.Time, d timetable.Direction, asked dialogue.Asked) time.Time {
	local := now.In(d.Rows[0].Local)
	ahead := asked.Ahead
	if asked.Weekday > 0 {
		ahead = (asked.Weekday - 1 - int(local.Weekday()) + 7) % 7
	}
	at := func(hour, minute int) time.Time {
		return time.Date(local.Year(), local.Month(), local.Day()+ahead, hour, minute, 0, 0, local.Location())
	}
	switch {
	case asked.After > 0:
		then := at(int(asked.After)/60%24, int(asked.After)%60)
		if local.Sub(then) > farPast {
			then = then.AddDate(0, 0, 1)
		}
		if then.After(local) {
			return then
		}
	case ahead > 0:
		return at(morning, 0)
	}
	return now
}

// farPast is how long ago a time of day is that means the next day's.
const farPast = 6 * time.Hour

// WithDepartures adds to a page what can be caught at each of its stops by somebody who
// walks there from where the page was made.
func (f Finder) WithDepartures(ctx context.Context, p Page) (Page, error) {
	if f.Departures == nil {
		return p, nil
	}
	for _, g := range p.Groups {
		for _, stop := range g.Places {
			if stop.Category != place.Transit || stop.Distance > FarthestWalk {
				continue
			}
			all, err := f.Directions(ctx, stop, p.Want.Line)
			if err != nil {
				return p, err
			}
			if next := catch(all, f.Now.Add(Walk(stop.Distance)), f.Live); len(next) > 0 {
				if p.Leaving == nil {
					p.Leaving = make(map[int64][]timetable.Departure)
				}
				p.Leaving[stop.ID] = next
			}
		}
	}
	return p, nil
}

// Walk is how long it takes to walk so far, in the whole minutes that people are told.
func Walk(m geo.Metres) time.Duration { return time.Duration(m.WalkingMinutes()) * time.Minute }

// catch are the first departures that can be caught from an instant on, one of each
// direction, within the hours in which anybody would wait.
func catch(all []timetable.Direction, from time.Time, live timetable.LiveOf) []timetable.Departure {
	var next []timetable.Departure
	for _, d := range all {
		if leaves, ok := firstThatRuns(d, from, live); ok && leaves.Expected.Sub(from) < longestWait {
			next = append(next, leaves)
		}
	}
	slices.SortStableFunc(next, func(a, b timetable.Departure) int { return a.Expected.Compare(b.Expected) })
	return next[:min(len(next), perStop)]
}

// longestWait is the wait beyond which a list of places does not speak of a departure.
const longestWait = 12 * time.Hour

// firstThatRuns is the first departure that is not cancelled.
func firstThatRuns(d timetable.Direction, from time.Time, live timetable.LiveOf) (timetable.Departure, bool) {
	for limit := 1; ; limit *= 4 {
		all := d.Next(from, live, limit)
		for _, leaves := range all {
			if leaves.Status != timetable.IsCancelled {
				return leaves, true
			}
		}
		if len(all) < limit {
			return timetable.Departure{}, false
		}
	}
}
