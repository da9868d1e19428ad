package api

import (
	"context"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
	"nearby/wechat"
)

// townRadius is how far from a person the place that they name may be.
const townRadius geo.Metres = 50_000

// searchNear is a search around a place by its name.
func (x *exchange) searchNear(ctx context.Context, a dialogue.SearchNear) (wechat.Reply, error) {
	at, found, err := x.named(ctx, a.Want.Near, a.Here)
	switch {
	case err != nil:
		x.session = x.session.ListFailed(a.Want)
		return x.composer.Apology(a.In), err
	case !found:
		x.session = x.session.ListFailed(a.Want)
		return x.composer.NoSuchPlace(a.In, a.Want.Near), nil
	}
	x.session = x.session.WithNamedPlace(a.Want.Near, at.At, x.now)
	return x.search(ctx, dialogue.Search{In: a.In, List: dialogue.List{At: at.At, Want: a.Want}, Each: a.Each})
}

// routeTo leads to a place by its name.
func (x *exchange) routeTo(ctx context.Context, a dialogue.RouteTo) (wechat.Reply, error) {
	name := a.Want.Near + a.Want.Word
	to, found, err := x.named(ctx, name, a.Here)
	switch {
	case err != nil:
		return x.composer.Apology(a.In), err
	case !found && a.Here == nil:
		x.session = x.session.ListFailed(dialogue.Want{Word: name})
		return x.composer.AskLocation(a.In, dialogue.Want{Word: name}, false), nil
	case !found:
		return x.composer.NoSuchPlace(a.In, name), nil
	}
	return x.composer.Route(a.In, to), nil
}

// named finds the place of a name that is nearest to where the person is, a stop before
// others.
func (x *exchange) named(ctx context.Context, name string, here *geo.WGS84) (place.Place, bool, error) {
	p, known, ambiguous := x.names.Find(name, here)
	if known || here == nil {
		return p, known && !ambiguous, nil
	}
	for _, categories := range [][]string{{place.Transit}, nil} {
		found, _, err := x.finder.Search.Nearby(ctx, store.Query{
			Origin: *here, Radius: townRadius, Categories: categories, Keyword: name,
		}, 1)
		if err != nil {
			return place.Place{}, false, err
		}
		if len(found) > 0 {
			return found[0].Place, true, nil
		}
	}
	return place.Place{}, false, nil
}

// detail tells one thing about a place of the list.
func (x *exchange) detail(ctx context.Context, a dialogue.Detail) (wechat.Reply, error) {
	return x.seen(ctx, a.In, a.ID, a.From, func(f place.Found) wechat.Reply {
		return x.composer.Detail(a.In, f, a.About)
	})
}
