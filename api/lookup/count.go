package lookup

import (
	"context"
	"maps"
	"slices"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

// count asks how many there are within each group's radius, if that is not known:
// one query for each radius, which is one in all unless the search was widened. It
// returns the edition of the last; zero when nothing had to be asked.
func (f Finder) count(ctx context.Context, l dialogue.List, groups []group) (edition store.Edition, err error) {
	radii := map[geo.Metres]bool{}
	for _, g := range groups {
		if !g.exact {
			radii[g.Radius] = true
		}
	}
	for _, radius := range slices.Sorted(maps.Keys(radii)) {
		q := f.query(l.Want, l.At)
		q.Radius = radius
		counts, of, err := f.countBeyond(ctx, q)
		if err != nil {
			return edition, err
		}
		edition = of
		for i := range groups {
			if groups[i].Radius == radius && !groups[i].exact {
				groups[i].Count = max(groups[i].Count, counted(counts, groups[i].slug))
			}
		}
	}
	return edition, nil
}

// countBeyond counts what lies beyond the places that a query leaves out: all but those,
// as a stop counts where its nearest part is.
func (f Finder) countBeyond(ctx context.Context, q store.Query) (map[string]int, store.Edition, error) {
	if q.Beyond == 0 {
		return f.Search.Count(ctx, q, MaxCount)
	}
	inner := q
	inner.Radius = q.Beyond
	left, edition, err := f.Search.Count(ctx, inner, store.MaxLimit)
	if err != nil {
		return nil, edition, err
	}
	counts, edition, err := f.Search.Count(ctx, q, store.MaxLimit)
	for slug := range counts {
		counts[slug] = min(counts[slug]-left[slug], MaxCount)
	}
	return counts, edition, err
}

// counted is the count of a category, or of all for a group that is not of one.
func counted(counts map[string]int, slug string) int {
	if slug != "" {
		return counts[slug]
	}
	all := 0
	for _, n := range counts {
		all += n
	}
	return all
}

// nearest finds the nearest place when there is none within reach, to tell how
// far it is.
func (f Finder) nearest(ctx context.Context, l dialogue.List) (*place.Found, error) {
	for asked, again := l.Want, true; again; l.Want, again = nextBest(l.Want, asked) {
		q := f.query(l.Want, l.At)
		q.Radius = farRadius
		found, _, err := f.Search.Nearby(ctx, q, 1)
		if err != nil {
			return nil, err
		}
		if len(found) > 0 {
			nearest := nearestFirst(found)[0]
			nearest.Bearing = l.At.Bearing(nearest.At)
			return &nearest, nil
		}
	}
	return nil, nil
}
