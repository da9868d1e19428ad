package api

import (
	"context"
	"maps"
	"slices"

	"nearby/api/reply"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

// shown is how many places an answer lists in all; each category gets its share,
// but at least two.
const shown = 6

// around finds the nearest places of every category. One search reaches as far
// as the widest radius, because the nearest are the same whatever the radius;
// then each category is cut to the first radius that holds any.
func (s *Server) around(
	ctx context.Context, at geo.WGS84, categories []place.Category,
) ([]reply.Group, error) {
	if len(categories) == 0 {
		return nil, errNoCategories
	}
	each := max(2, shown/len(categories))
	widest := s.Radii[len(s.Radii)-1]
	found, err := s.Store.Nearby(ctx, store.Query{Origin: at, Radius: widest}, each)
	if err != nil {
		return nil, err
	}
	groups := make([]reply.Group, len(categories))
	for i, category := range categories {
		groups[i] = grouped(category, found, s.Radii)
	}
	return groups, s.count(ctx, at, groups, each)
}

// grouped takes the places of one category within the first radius that holds
// any; within the last there may be none.
func grouped(category place.Category, found []place.Found, radii []geo.Metres) reply.Group {
	g := reply.Group{Category: category, Asked: radii[0]}
	for _, g.Radius = range radii {
		for _, f := range found {
			if f.Category == category.Slug && f.Distance <= g.Radius {
				g.Places = append(g.Places, f)
			}
		}
		if len(g.Places) > 0 {
			break
		}
	}
	g.Count = len(g.Places)
	return g
}

// count asks how many there are where the list is full and there may be more:
// one query for each radius, which is one in all unless the search was widened.
func (s *Server) count(ctx context.Context, at geo.WGS84, groups []reply.Group, each int) error {
	full := map[geo.Metres][]string{}
	for _, g := range groups {
		if len(g.Places) == each {
			full[g.Radius] = append(full[g.Radius], g.Category.Slug)
		}
	}
	for _, radius := range slices.Sorted(maps.Keys(full)) {
		query := store.Query{Origin: at, Radius: radius, Categories: full[radius]}
		counts, err := s.Store.Count(ctx, query, reply.MaxCount)
		if err != nil {
			return err
		}
		for i, g := range groups {
			if g.Radius == radius && len(g.Places) == each {
				groups[i].Count = max(g.Count, counts[g.Category.Slug])
			}
		}
	}
	return nil
}
