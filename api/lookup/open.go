package lookup

import (
	"cmp"
	"context"
	"slices"
	"time"

	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

// openSearcher finds only places that are known to be open, and all transit stops.
type openSearcher struct {
	Searcher
	now time.Time
	end geo.Metres // how far it has looked where there was more to look at; 0 if there was not
}

// minRead is how many rows of a category are read at first to find open ones.
const minRead = 400

// Nearby reads outwards until there are limit open places of each category or, at
// store.MaxLimit rows, enough was read.
func (s *openSearcher) Nearby(ctx context.Context, q store.Query, limit int) ([]place.Found, store.Edition, error) {
	for read := max(limit, minRead); ; read = min(4*read, store.MaxLimit) {
		found, edition, err := s.Searcher.Nearby(ctx, q, read)
		if err != nil {
			return nil, edition, err
		}
		open, enough, end := s.filter(found, limit, cmp.Or(q.Stops, limit), read)
		if enough || read == store.MaxLimit {
			if !enough && (s.end == 0 || end < s.end) {
				s.end = end
			}
			return open, edition, nil
		}
	}
}

// filter takes the first limit open places of each category, and the first stops, out
// of what was found when read rows of each were asked for. enough is false when there
// are fewer in a category that has more rows, beyond end.
func (s *openSearcher) filter(found []place.Found, limit, stops, read int) (open []place.Found, enough bool, end geo.Metres) {
	enough = true
	for rest := found; len(rest) > 0; {
		n := slices.IndexFunc(rest, func(f place.Found) bool { return f.Category != rest[0].Category })
		if n < 0 {
			n = len(rest)
		}
		before, limit := len(open), limit
		if rest[0].Category == place.Transit {
			limit = stops
		}
		for _, f := range rest[:n] {
			if len(open)-before < limit && s.shows(f) {
				open = append(open, f)
			}
		}
		if n == read && len(open)-before < limit {
			enough, end = false, rest[n-1].Distance
		}
		rest = rest[n:]
	}
	return open, enough, end
}

func (s *openSearcher) shows(f place.Found) bool {
	return f.Category == place.Transit || f.Open(s.now).Open
}

// Count counts what Nearby finds.
func (s *openSearcher) Count(ctx context.Context, q store.Query, most int) (map[string]int, store.Edition, error) {
	counts, edition, err := s.Searcher.Count(ctx, q, most) // right for stops
	if err != nil {
		return nil, edition, err
	}
	found, _, err := s.Nearby(ctx, q, most)
	for slug := range counts {
		if slug != place.Transit {
			counts[slug] = len(of(slug, found))
		}
	}
	return counts, edition, err
}

// limitClaims keeps a group from claiming more than was read.
func (s *openSearcher) limitClaims(g *Group) {
	switch {
	case !g.Open || s.end == 0 || g.Radius <= s.end:
	case len(g.Places) == 0:
		g.Radius = s.end
	default:
		g.AtLeast = true
	}
}
