package lookup

import (
	"cmp"
	"context"
	"slices"

	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

// filteredSearcher finds only places of which it is known that they are as was asked.
type filteredSearcher struct {
	Searcher
	filter  filter
	end     geo.Metres            // how far it has looked where there was more to look at; 0 if there was not
	unknown map[int64]place.Found // that were passed over because the place has not got the value
}

// minRead is how many rows of a category are read at first to find those that fit.
const minRead = 400

// Nearby reads outwards until limit places of each category fit or, at
// store.MaxLimit rows, enough was read.
func (s *filteredSearcher) Nearby(ctx context.Context, q store.Query, limit int) ([]place.Found, store.Edition, error) {
	for read := max(limit, minRead); ; read = min(4*read, store.MaxLimit) {
		found, edition, err := s.Searcher.Nearby(ctx, q, read)
		if err != nil {
			return nil, edition, err
		}
		fitting, enough, end := s.take(found, limit, cmp.Or(q.Stops, limit), read)
		if enough || read == store.MaxLimit {
			if !enough && (s.end == 0 || end < s.end) {
				s.end = end
			}
			return fitting, edition, nil
		}
	}
}

// take takes the first limit places of each category that fit, and the first stops, out
// of what was found when read rows of each were asked for. enough is false when there
// are fewer in a category that has more rows, beyond end.
func (s *filteredSearcher) take(found []place.Found, limit, stops, read int) (fitting []place.Found, enough bool, end geo.Metres) {
	enough = true
	for rest := found; len(rest) > 0; {
		n := slices.IndexFunc(rest, func(f place.Found) bool { return f.Category != rest[0].Category })
		if n < 0 {
			n = len(rest)
		}
		before, limit := len(fitting), limit
		if rest[0].Category == place.Transit {
			limit = stops
		}
		for _, f := range rest[:n] {
			if len(fitting)-before < limit && s.fits(f) {
				fitting = append(fitting, f)
			}
		}
		if n == read && len(fitting)-before < limit {
			enough, end = false, rest[n-1].Distance
		}
		rest = rest[n:]
	}
	return fitting, enough, end
}

func (s *filteredSearcher) fits(f place.Found) bool {
	v := s.filter.of(f.Place)
	if v == unknown {
		s.unknown[f.ID] = f
	}
	return v == fits
}

// Count counts what Nearby finds.
func (s *filteredSearcher) Count(ctx context.Context, q store.Query, most int) (map[string]int, store.Edition, error) {
	counts, edition, err := s.Searcher.Count(ctx, q, most) // right for stops, which are not filtered by hours
	if err != nil {
		return nil, edition, err
	}
	q.Beyond = 0
	found, _, err := s.Nearby(ctx, q, most)
	for slug := range counts {
		if slug != place.Transit || !s.passesStops() {
			counts[slug] = len(of(slug, found))
		}
	}
	return counts, edition, err
}

// passesStops tells that every stop fits.
func (s *filteredSearcher) passesStops() bool {
	return s.filter.of(place.Place{Category: place.Transit}) == fits
}

// limitClaims keeps a group from claiming more than was read, and notes how many
// within its radius were passed over.
func (s *filteredSearcher) limitClaims(g *Group) {
	for _, f := range s.unknown {
		if f.Distance <= g.Radius && f.Distance > s.filter.want.Beyond && (g.Category.Slug == "" || g.Category.Slug == f.Category) {
			g.Unknown++
		}
	}
	switch {
	case s.end == 0 || g.Radius <= s.end || g.Category.Slug == place.Transit && s.passesStops():
	case len(g.Places) == 0:
		g.Radius = s.end
	default:
		g.AtLeast = true
	}
}
