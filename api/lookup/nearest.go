package lookup

import (
	"context"
	"slices"

	"nearby/api/dialogue"
	"nearby/place"
)

// Nearest finds the first n places of a list in its order, of all categories as one, and
// what was looked for at last: all that its pages would show, in one go. Radii are those
// of the finder.
func (f Finder) Nearest(ctx context.Context, l dialogue.List, n int) ([]place.Found, dialogue.Want, error) {
	if asked := (filter{l.Want, f.Now}); asked.active() {
		f.Search = &filteredSearcher{Searcher: f.Search, filter: asked, unknown: map[int64]place.Found{}}
	}
	instead := alternatives{asked: l.Want}
	for {
		found, err := f.results(ctx, f.query(l.Want, l.At), f.order(l.Want.Order), n)
		if err != nil {
			return nil, l.Want, err
		}
		if all := found.of(""); len(all) > 0 {
			all = slices.Clone(all[:min(n, len(all))])
			for i := range all {
				all[i].Bearing = l.At.Bearing(all[i].At)
			}
			return all, said(l.Want), nil
		}
		var again bool
		if l.Want, again, err = f.otherwise(ctx, l, &instead); !again || err != nil {
			return nil, said(l.Want), err
		}
	}
}
