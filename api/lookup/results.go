package lookup

import (
	"cmp"
	"context"
	"slices"

	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

const (
	// minLimit places are read of each category, and minStops rows of transit: enough
	// to count the stations around, whose entrances are places as well.
	minLimit = 8
	minStops = 16
	// farRadius is how far to look for the nearest place when there is none where
	// people would go.
	farRadius geo.Metres = 50_000
)

// results are places of each category, with transit folded into what people call a
// stop.
type results struct {
	parts   []categoryResults
	order   order
	edition store.Edition
}

// categoryResults are the places of one category, in the order that was asked for.
type categoryResults struct {
	slug   string
	found  []place.Found
	radius geo.Metres // how far nothing is left out
}

// of returns the places of a category, or all when slug is empty, in order.
func (r results) of(slug string) []place.Found {
	var all []place.Found
	for _, p := range r.parts {
		if p.slug == slug {
			return p.found
		}
		if slug == "" {
			all = append(all, p.found...)
		}
	}
	return slices.SortedFunc(slices.Values(all), r.order.compare)
}

// radius is how far nothing of a category, or of any, is left out.
func (r results) radius(slug string) geo.Metres {
	radius := farRadius + 1
	for _, p := range r.parts {
		if slug == "" || p.slug == slug {
			radius = min(radius, p.radius)
		}
	}
	return radius
}

// results returns, for each category, n places and one more, if there are as many.
// How many rows make so many stops is known only after folding, so it asks for more
// of transit until there are enough.
func (f Finder) results(ctx context.Context, q store.Query, by order, n int) (results, error) {
	limit := min(max(2*(n+1), minLimit), store.MaxLimit)
	q.Stops = min(max(2*(n+1), minStops), store.MaxLimit)
	if by.asks() {
		return f.readBands(ctx, q, by, limit)
	}
	all, err := f.read(ctx, q, limit)
	for err == nil && !all.complete(n) && q.Stops < store.MaxLimit {
		q.Stops = min(3*q.Stops, store.MaxLimit)
		transit := q
		transit.Categories = []string{place.Transit}
		var more results
		if more, err = f.read(ctx, transit, limit); err != nil {
			break
		}
		if more.edition.Version == all.edition.Version {
			all.replace(more)
		} else { // a load has come in between
			all, err = f.read(ctx, q, limit)
		}
	}
	return all, err
}

// read reads once.
func (f Finder) read(ctx context.Context, q store.Query, limit int) (results, error) {
	found, edition, err := f.Search.Nearby(ctx, q, limit)
	if err != nil {
		return results{}, err
	}
	all := results{edition: edition}
	for _, c := range f.Categories {
		rows := of(c.Slug, found)
		p, most := categoryResults{c.Slug, rows, farRadius + 1}, limit
		if c.Slug == place.Transit {
			p.found, most = place.Fold(rows), q.Stops
			p.found = p.found[countWithin(p.found, q.Beyond):]
		}
		if len(rows) == most {
			p.radius = rows[most-1].Distance
		}
		all.parts = append(all.parts, p)
	}
	return all, nil
}

// replace puts what was found of transit in the place of what is there.
func (r *results) replace(transit results) {
	r.edition = transit.edition
	for i := range r.parts {
		if r.parts[i].slug == place.Transit {
			r.parts[i] = transit.parts[i]
		}
	}
}

// complete tells whether the first n places of each category are complete.
func (r results) complete(n int) bool {
	return !slices.ContainsFunc(r.parts, func(p categoryResults) bool { return !p.complete(n) })
}

// complete tells whether the first n are complete: nothing was left out, or there is one
// more and nothing farther out can be another side of one of them.
func (p categoryResults) complete(n int) bool {
	if p.slug != place.Transit || p.radius > farRadius {
		return true
	}
	return len(p.found) > n && p.radius > p.found[n-1].Distance+place.SameStop
}

// of returns the places of one category, which stand together.
func of(slug string, found []place.Found) []place.Found {
	from := 0
	for from < len(found) && found[from].Category != slug {
		from++
	}
	to := from
	for to < len(found) && found[to].Category == slug {
		to++
	}
	return found[from:to:to]
}

// nearestFirst orders the places of all categories as one list.
func nearestFirst(found []place.Found) []place.Found {
	return slices.SortedFunc(slices.Values(found), func(a, b place.Found) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.ID, b.ID))
	})
}
