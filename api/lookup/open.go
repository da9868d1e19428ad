package lookup

import (
	"cmp"
	"context"
	"slices"
	"time"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

// openPage is the next page of what is open. When there is none on the first, it
// tells whether that is for the hours.
func (f Finder) openPage(ctx context.Context, l dialogue.List) (Page, dialogue.List, error) {
	if l.Want.Category == place.Transit && l.Want.Word == "" { // stops have no hours
		l.Want.OpenNow = false
		return f.page(ctx, l)
	}
	open := &openSearcher{Searcher: f.Search, now: f.Now}
	filtered := f
	filtered.Search = open
	p, turned, err := filtered.page(ctx, l)
	if err != nil {
		return p, turned, err
	}
	for i := range p.Groups {
		p.Groups[i].Open = p.Groups[i].Category.Slug != place.Transit
		open.bound(&p.Groups[i])
	}
	if p.Len() > 0 || l.Page > 0 {
		return p, turned, nil
	}
	l.Want.OpenNow = false
	all, turned, err := f.page(ctx, l)
	if err != nil || all.Len() == 0 || all.Want.Similar {
		return all, turned, err
	}
	p.Shut = true
	return p, dialogue.List{}, nil
}

// openSearcher finds only places that are known to be open, and all transit stops.
type openSearcher struct {
	Searcher
	now time.Time
	end geo.Metres // how far it has looked where there was more to look at; 0 if there was not
}

// firstRead is how many rows of a category are read at first to find open ones.
const firstRead = 400

// Nearby reads outwards until there are limit open places of each category or, at
// store.MaxLimit rows, enough was read.
func (s *openSearcher) Nearby(ctx context.Context, q store.Query, limit int) ([]place.Found, store.Edition, error) {
	for read := max(limit, firstRead); ; read = min(4*read, store.MaxLimit) {
		found, edition, err := s.Searcher.Nearby(ctx, q, read)
		if err != nil {
			return nil, edition, err
		}
		open, enough, end := s.among(found, limit, cmp.Or(q.Stops, limit), read)
		if enough || read == store.MaxLimit {
			if !enough && (s.end == 0 || end < s.end) {
				s.end = end
			}
			return open, edition, nil
		}
	}
}

// among takes the first limit open places of each category, and the first stops, out
// of what was found when read rows of each were asked for. enough is false when there
// are fewer in a category that has more rows, beyond end.
func (s *openSearcher) among(found []place.Found, limit, stops, read int) (open []place.Found, enough bool, end geo.Metres) {
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

// bound keeps a group from claiming more than was looked at.
func (s *openSearcher) bound(g *Group) {
	switch {
	case !g.Open || s.end == 0 || g.Radius <= s.end:
	case len(g.Places) == 0:
		g.Radius = s.end
	default:
		g.AtLeast = true
	}
}
