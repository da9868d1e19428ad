package api

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"nearby/api/dialogue"
	"nearby/api/limit"
	"nearby/api/lookup"
	"nearby/api/reply"
	"nearby/gazetteer"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
	"nearby/wechat"
)

// exchange is one message and what is said to it.
type exchange struct {
	store    *store.Store
	finder   lookup.Finder
	composer reply.Composer
	names    *gazetteer.Gazetteer
	session  dialogue.Session // what to remember afterwards
	now      time.Time
	log      *slog.Logger
}

// act does what the dialogue decided. With an error there is an answer as well:
// an apology.
func (x *exchange) act(ctx context.Context, a dialogue.Action) (wechat.Reply, error) {
	switch a := a.(type) {
	case dialogue.Search:
		return x.search(ctx, a)
	case dialogue.SearchAround:
		return x.around(ctx, a)
	case dialogue.SearchNear:
		return x.searchNear(ctx, a)
	case dialogue.RouteTo:
		return x.routeTo(ctx, a)
	case dialogue.Departures:
		return x.departures(ctx, a)
	case dialogue.Detail:
		return x.detail(ctx, a)
	case dialogue.CompareThese:
		return x.compare(ctx, a)
	case dialogue.Card:
		return x.card(ctx, a)
	case dialogue.Listen:
		return x.place(ctx, a.In, a.ID, x.composer.Listen)
	case dialogue.Route:
		return x.place(ctx, a.In, a.ID, x.composer.Route)
	}
	return x.composer.Say(a), nil
}

// sorry says that something could not be looked up, and why if the person can mend it.
func (x *exchange) sorry(in dialogue.Language, err error) wechat.Reply {
	switch limit.Of(err) {
	case limit.Budget:
		return x.composer.TooFast(in)
	case limit.Searches:
		return x.composer.Busy(in)
	}
	return x.composer.Apology(in)
}

// search answers with the next page of a list.
func (x *exchange) search(ctx context.Context, a dialogue.Search) (wechat.Reply, error) {
	finder := x.finder
	if a.Each && !x.composer.AsText { // a text has room for no more than in answer to a message
		finder.Size = x.composer.RoomForPlaces()
	}
	if a.List.One {
		finder.Size = 1
	}
	page, list, err := finder.Page(ctx, a.List)
	if err == nil && a.List.One && page.Len() == 0 && len(a.List.Skip) > 0 { // all were suggested
		a.List.Skip = nil
		page, list, err = finder.Page(ctx, a.List)
	}
	if err != nil {
		x.session = x.session.ListFailed(a.List.Want)
		return x.sorry(a.In, err), err
	}
	if page.Len() == 0 && page.Instead == nil && a.List.Page == 0 && len(x.session.List.IDs) == 0 {
		page.Instead = x.instead(ctx, a.List)
	}
	if page.Instead != nil { // what is shown is what numbers and 500米 are about
		list = page.Instead.Next
		x.session.Last = list.Want
	}
	if page.Len() == 0 && page.Instead == nil && (a.List.Want.Word != "" || page.NoData) {
		x.session = x.session.NotFound()
		if dialogue.IsSentence(a.List.Want.Word) {
			return x.composer.Say(dialogue.NotSaid{In: a.In}), nil
		}
	}
	x.session = x.session.Listed(list)
	return x.composer.Page(a.In, x.withDepartures(ctx, page), a.Each), nil
}

// withDepartures adds what leaves to a page. Without it the page is an answer as well.
func (x *exchange) withDepartures(ctx context.Context, page lookup.Page) lookup.Page {
	ctx, cancel := context.WithTimeout(ctx, departuresBudget)
	defer cancel()
	with, err := x.finder.WithDepartures(ctx, page)
	if err == nil && page.Instead != nil {
		instead := *page.Instead
		instead.Page, err = x.finder.WithDepartures(ctx, instead.Page)
		with.Instead = &instead
	}
	if err != nil {
		x.log.WarnContext(ctx, "list without departures", "error", err)
	}
	return with
}

// departuresBudget is how long a list of places waits for what leaves at its stops.
const departuresBudget = 500 * time.Millisecond

// instead is what there is around a place where a wish found nothing, of its category if
// it has one; nil when there is nothing either. Somebody who has a list keeps that.
func (x *exchange) instead(ctx context.Context, l dialogue.List) *lookup.Instead {
	wider := dialogue.Want{Category: l.Want.Category, Near: l.Want.Near}
	if wider == l.Want {
		return nil
	}
	page, next, err := x.finder.Page(ctx, dialogue.List{At: l.At, Want: wider})
	if err != nil || page.Len() == 0 { // that nothing was found is answer enough
		return nil
	}
	return &lookup.Instead{Page: page, Next: next}
}

// around is a search around a place of the data.
func (x *exchange) around(ctx context.Context, a dialogue.SearchAround) (wechat.Reply, error) {
	p, err := x.store.Place(ctx, a.ID)
	switch {
	case errors.Is(err, store.ErrNotFound) && a.New: // the code on the wall has outlived the place
		return x.composer.Welcome(a.In), nil
	case errors.Is(err, store.ErrNotFound):
		return x.composer.Help(a.In), nil
	case err != nil:
		return x.sorry(a.In, err), err
	}
	x.session = x.session.WithPlace(p.At, x.now)
	return x.search(ctx, dialogue.Search{In: a.In, List: dialogue.List{At: p.At}, Each: a.Each})
}

// card tells about a place as seen from where its list was made.
func (x *exchange) card(ctx context.Context, a dialogue.Card) (wechat.Reply, error) {
	return x.seen(ctx, a.In, a.ID, a.From, func(f place.Found) wechat.Reply {
		board, err := x.finder.Board(ctx, f, "", dialogue.Asked{})
		if err != nil {
			x.log.WarnContext(ctx, "card without departures", "error", err)
		}
		return x.composer.Card(a.In, board, a.Number)
	})
}

// seen answers with something about one place as seen from a point.
func (x *exchange) seen(
	ctx context.Context, in dialogue.Language, id int64, from geo.WGS84, word func(place.Found) wechat.Reply,
) (wechat.Reply, error) {
	var failed error
	answer, err := x.place(ctx, in, id, func(_ dialogue.Language, p place.Place) wechat.Reply {
		f, err := x.finder.Stop(ctx, p, from)
		failed = err
		return word(f)
	})
	return answer, errors.Join(err, failed)
}

// place answers with something about one place.
func (x *exchange) place(
	ctx context.Context, in dialogue.Language, id int64,
	word func(dialogue.Language, place.Place) wechat.Reply,
) (wechat.Reply, error) {
	p, err := x.store.Place(ctx, id)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return x.composer.Gone(in), nil
	case err != nil:
		return x.sorry(in, err), err
	}
	return word(in, p), nil
}
