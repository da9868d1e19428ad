package api

import (
	"context"
	"math"
	"strings"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/brand"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
	"nearby/wechat"
	"nearby/words"
)

// townRadius is how far from a person the place that they name may be.
const townRadius geo.Metres = 50_000

// searchNear is a search around a place by its name.
func (x *exchange) searchNear(ctx context.Context, a dialogue.SearchNear) (wechat.Reply, error) {
	at, found, err := x.named(ctx, a.Want.Near, a.Here)
	towns := x.otherTowns(found, a.Want.Near)
	switch {
	case len(towns) > 1 && err == nil:
		return x.askTown(a.In, a.Want.Near, towns, dialogue.Towns{Want: a.Want}), nil
	case len(towns) == 1 && err == nil:
		at, found = towns[0], true
	}
	switch {
	case err != nil:
		x.session = x.session.ListFailed(a.Want)
		return x.sorry(a.In, err), err
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
	towns := x.otherTowns(found, name)
	switch {
	case len(towns) > 1 && err == nil:
		return x.askTown(a.In, name, towns, dialogue.Towns{Want: a.Want, Way: true}), nil
	case len(towns) == 1 && err == nil:
		to, found = towns[0], true
	}
	switch {
	case err != nil:
		return x.sorry(a.In, err), err
	case !found && a.Here == nil:
		x.session = x.session.ListFailed(dialogue.Want{Word: name})
		return x.composer.AskLocation(a.In, dialogue.Want{Word: name}, false), nil
	case !found:
		return x.composer.NoSuchPlace(a.In, name), nil
	}
	return x.composer.RouteFrom(a.In, to, a.Here), nil
}

// otherTowns are the places of a name that nothing near the person has, one of each
// town.
func (x *exchange) otherTowns(found bool, name string) []place.Place {
	if found {
		return nil
	}
	towns := x.names.Towns(name)
	return towns[:min(len(towns), lookup.Size)]
}

// askTown asks which of the places of one name is meant.
func (x *exchange) askTown(in dialogue.Language, name string, towns []place.Place, asked dialogue.Towns) wechat.Reply {
	for _, t := range towns {
		asked.At = append(asked.At, t.At)
	}
	here := (*geo.WGS84)(nil)
	if !x.session.PlacedAt.IsZero() {
		here = &x.session.Place
	}
	x.session = x.session.WithTowns(asked)
	return x.composer.WhichTown(in, name, towns, here)
}

// named finds the place of a name that is nearest to where the person is, a stop before
// others, and the chain of which the name is one.
func (x *exchange) named(ctx context.Context, name string, here *geo.WGS84) (place.Place, bool, error) {
	p, known, ambiguous := x.names.Find(name, here)
	if known || here == nil {
		return p, known && !ambiguous, nil
	}
	for _, categories := range [][]string{{place.Transit}, nil} {
		found, _, err := x.finder.Search.Nearby(ctx, store.Query{
			Origin: *here, Radius: townRadius, Categories: categories, Keyword: name, Chain: brand.Names(name),
		}, mostNamed)
		if err != nil {
			return place.Place{}, false, err
		}
		if p, ok := called(name, found); ok {
			return p, true, nil
		}
	}
	return place.Place{}, false, nil
}

// mostNamed is how many places that have a name in theirs are looked at.
const mostNamed = 50

// called is the nearest of some places that is called by a name and nothing else, or else
// the nearest that has it. A hotel's branch at the airport is not the airport.
func called(name string, found []place.Found) (p place.Place, ok bool) {
	wanted := words.FoldName(name)
	nearest := geo.Metres(math.Inf(1))
	whole := false
	for _, f := range found {
		plain := words.FoldName(words.PlainName(f.Name))
		is := plain == wanted || words.FoldName(f.Name) == wanted
		branch := strings.TrimPrefix(words.FoldName(f.Name), plain)
		if !is && branch != "" && strings.Contains(branch, wanted) || whole && !is || whole == is && f.Distance >= nearest {
			continue
		}
		p, ok, whole, nearest = f.Place, true, is, f.Distance
	}
	return p, ok
}

// detail tells one thing about a place of the list.
func (x *exchange) detail(ctx context.Context, a dialogue.Detail) (wechat.Reply, error) {
	return x.seen(ctx, a.In, a.ID, a.From, func(f place.Found) wechat.Reply {
		return x.composer.Detail(a.In, f, a.About)
	})
}
