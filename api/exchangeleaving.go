package api

import (
	"context"
	"errors"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/api/reply"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
	"nearby/wechat"
)

// maxBoards is how many stops an answer about departures shows.
const maxBoards = 3

// departures answers what leaves: from the stop that was meant, or from the nearest that
// are as was asked and have a timetable.
func (x *exchange) departures(ctx context.Context, a dialogue.Departures) (wechat.Reply, error) {
	stops, err := x.stopsFor(ctx, &a)
	var none unknownPlace
	var several severalStops
	switch {
	case errors.As(err, &none):
		return x.composer.NoSuchPlace(a.In, string(none)), nil
	case errors.As(err, &several):
		return x.askStop(a, several), nil
	case errors.Is(err, store.ErrNotFound):
		return x.composer.Gone(a.In), nil
	case err != nil:
		return x.sorry(a.In, err), err
	}
	if len(stops) == 0 && a.Want.Line != "" && a.Here != nil {
		return x.search(ctx, dialogue.Search{In: a.In, List: dialogue.List{At: *a.Here, Want: dialogue.Want{Category: place.Transit, Line: a.Want.Line}}})
	}
	boards, err := x.boardsOf(ctx, stops, a)
	switch {
	case err != nil:
		return x.sorry(a.In, err), err
	case len(boards) == 0:
		return x.noBoards(ctx, stops, a)
	}
	x.session.Picked = boards[0].ID
	return x.composer.Departures(a.In, reply.Leaving{Stops: boards, Asked: a.Asked}), nil
}

// boardsOf are the boards of stops that have a timetable: of a line of several, else of
// the first that anything leaves. Where nothing leaves any of them it is the first alone.
func (x *exchange) boardsOf(ctx context.Context, stops []place.Found, a dialogue.Departures) (boards []lookup.StopBoard, err error) {
	var quiet []lookup.StopBoard
	for _, stop := range stops {
		board, err := x.finder.Board(ctx, stop, a.Want.Line, a.Asked)
		switch {
		case err != nil:
			return nil, err
		case !board.Known:
		case len(board.Boards) == 0:
			quiet = append(quiet, board)
		default:
			boards = append(boards, board)
		}
		if len(boards) == maxBoards || len(boards) == 1 && a.Want.Line == "" {
			return boards, nil
		}
	}
	if len(boards) == 0 {
		return quiet[:min(len(quiet), 1)], nil
	}
	return boards, nil
}

// noBoards says that there is no timetable, or that it has nothing that leaves the stop.
func (x *exchange) noBoards(ctx context.Context, stops []place.Found, a dialogue.Departures) (wechat.Reply, error) {
	if x.finder.Departures != nil && len(stops) > 0 {
		has, err := x.finder.Departures.Has(ctx, stops[0].Source)
		if err != nil {
			return x.sorry(a.In, err), err
		}
		if has {
			return x.composer.NoneLeaves(a.In, stops[0]), nil
		}
	}
	return x.composer.NoTimetable(a.In), nil
}

// stopsFor are the stops that may be meant, the likeliest first.
func (x *exchange) stopsFor(ctx context.Context, a *dialogue.Departures) ([]place.Found, error) {
	at := a.Here
	switch {
	case a.ID != 0:
		p, err := x.store.Place(ctx, a.ID)
		if err != nil {
			return nil, err
		}
		if p.Category == place.Transit {
			return x.oneStop(ctx, p, orHere(a.From, a.Here))
		}
		at = &p.At // the stops beside a restaurant of the list
	case a.Want.Near != "":
		p, err := x.placeToLeave(ctx, a)
		switch {
		case err != nil:
			return nil, err
		case p.Category == place.Transit && a.Want.Line == "" && a.Want.Kind == "":
			return x.oneStop(ctx, p, a.Here)
		}
		at = &p.At
	}
	want := dialogue.Want{Category: place.Transit, Kind: a.Want.Kind, Said: a.Want.Said, Line: a.Want.Line}
	found, _, err := x.finder.Nearest(ctx, dialogue.List{At: *at, Want: want}, lookup.Size)
	if a.Want.Near != "" || a.ID != 0 { // the person is somewhere else
		for i := range found {
			found[i].Distance, found[i].Bearing = away(a.Here, found[i].At)
		}
	}
	return found, err
}

// oneStop is a stop as seen from where somebody is, if that is known.
func (x *exchange) oneStop(ctx context.Context, p place.Place, from *geo.WGS84) ([]place.Found, error) {
	stop, err := x.finder.Stop(ctx, p, p.At)
	stop.Distance, stop.Bearing = away(from, stop.At)
	return []place.Found{stop}, err
}

func orHere(from, here *geo.WGS84) *geo.WGS84 {
	if from != nil {
		return from
	}
	return here
}

// away is how far a stop is; farther than anybody walks where nobody knows from where.
func away(from *geo.WGS84, to geo.WGS84) (geo.Metres, geo.Degrees) {
	if from == nil {
		return lookup.NotSeen, 0
	}
	return from.GreatCircle(to), from.Bearing(to)
}
