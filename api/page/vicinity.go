package page

import (
	"cmp"
	"context"
	"slices"

	"nearby/api/lookup"
	"nearby/geo"
	"nearby/kind"
	"nearby/place"
	"nearby/store"
)

// vicinity is what there is around somebody, whatever they look for: what chips count,
// and what the ground of the map is made of.
type vicinity struct {
	found  []place.Found // the nearest of each category
	counts map[string]int
}

// most is how many places of a category are read for it.
const most = 1000

// vicinity reads what is within a radius.
func (p pages) vicinity(ctx context.Context, finder lookup.Finder, at geo.WGS84, radius geo.Metres) (vicinity, error) {
	q := store.Query{Origin: at, Radius: radius}
	found, _, err := finder.Search.Nearby(ctx, q, most)
	if err != nil {
		return vicinity{}, err
	}
	counts, _, err := finder.Search.Count(ctx, q, lookup.MaxCount)
	return vicinity{place.Fold(found), counts}, err
}

// kindCount is a kind that is there, and how often.
type kindCount struct {
	kind  kind.Kind
	count int
}

// kinds are the kinds of places of a category, or of all for "", the commonest first.
func (v vicinity) kinds(category string) []kindCount {
	counts := map[kind.Kind]int{}
	for _, f := range v.found {
		if category == "" || f.Category == category {
			for _, k := range kind.Listed(f.Kinds) {
				counts[k]++
			}
		}
	}
	all := make([]kindCount, 0, len(counts))
	for k, n := range counts {
		all = append(all, kindCount{k, n})
	}
	slices.SortFunc(all, func(a, b kindCount) int {
		return cmp.Or(b.count-a.count, cmp.Compare(a.kind, b.kind))
	})
	return all
}

// any tells whether one of the places is such.
func (v vicinity) any(such func(place.Found) bool) bool { return slices.ContainsFunc(v.found, such) }
