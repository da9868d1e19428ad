package cells

import (
	"slices"
	"strings"

	"nearby/cells/grid"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

// view is the data of one version as memory has it, and what a lookup found
// missing there.
type view struct {
	memory     memory
	fetched    *fetched
	version    int64
	categories []place.Category // that are asked for
	origin     geo.WGS84
	usual      geo.Metres // see Options.Radius

	squares  []grid.Key // whose cells are missing
	indexes  []indexKey // of words, that are missing
	rows     []int64    // ids of places of which only where they are is known
	overfull bool       // there are too many places for memory
}

// only returns the categories that are asked for, in the menu's order; no slugs
// ask for all.
func only(categories []place.Category, slugs []string) []place.Category {
	asked := make([]place.Category, 0, len(categories))
	for _, c := range categories {
		if len(slugs) == 0 || slices.Contains(slugs, c.Slug) {
			asked = append(asked, c)
		}
	}
	return asked
}

// complete tells that nothing was missing.
func (v *view) complete() bool {
	return !v.overfull && len(v.squares) == 0 && len(v.indexes) == 0 && len(v.rows) == 0
}

// search is that of a query in one category.
func (v *view) search(q store.Query, category int16) grid.Search {
	return grid.Search{
		Origin: q.Origin, Radius: q.Radius, Category: category, AtLeast: v.usual,
		Cells: func(k grid.Key) *grid.Cell { return v.memory.cell(cellKey{k, v.version}, v.fetched) },
	}
}

// note notes what a search found missing.
func (v *view) note(missing grid.Missing) {
	v.squares = append(v.squares, missing.Cells...)
	v.overfull = v.overfull || missing.Overfull
}

// nearest finds the nearest places, of all or of those that have what is asked for.
func (v *view) nearest(q store.Query, limit int) []place.Found {
	if q.Filtered() {
		return v.nearestFound(q, limit)
	}
	return v.nearby(q, limit)
}

// nearby finds the nearest places of each category, if nothing is missing.
func (v *view) nearby(q store.Query, limit int) []place.Found {
	hits := make([]grid.Hit, 0, usualHits)
	ends := make([]int, len(v.categories)) // of each category's hits
	for i, c := range v.categories {
		var missing grid.Missing
		search := v.search(q, c.ID)
		search.Beyond = q.BeyondOf(c.Slug)
		hits, missing = search.AppendNearest(hits, q.LimitOf(c.Slug, limit))
		v.note(missing)
		ends[i] = len(hits)
	}
	return v.show(hits, ends)
}

const (
	usualHits = 32  // places, as most searches find them at most
	rowBytes  = 128 // of a usual row
)

// show fills in what is known of the places that were found.
func (v *view) show(hits []grid.Hit, ends []int) []place.Found {
	var text strings.Builder
	text.Grow(rowBytes * len(hits))
	rows := make([]int, len(hits)) // where each row ends
	for i, hit := range hits {
		if !v.memory.writeRow(&text, rowKey{hit.ID, v.version}, v.fetched) {
			v.rows = append(v.rows, hit.ID)
		}
		rows[i] = text.Len()
	}
	if !v.complete() {
		return nil
	}
	found := make([]place.Found, len(hits))
	all, n, begin := text.String(), 0, 0
	for i, c := range v.categories {
		for ; n < ends[i]; n++ {
			f := &found[n]
			f.ID, f.At, f.Distance, f.Category = hits[n].ID, hits[n].At, hits[n].Distance, c.Slug
			row(all[begin:rows[n]]).unpack(&f.Place)
			begin = rows[n]
		}
	}
	return found
}

// count counts the places of each category.
func (v *view) count(q store.Query, most int) map[string]int {
	if q.Filtered() {
		return v.countFound(q, most)
	}
	counts := make(map[string]int, len(v.categories))
	for _, c := range v.categories {
		n, missing := v.search(q, c.ID).Count(most)
		v.note(missing)
		counts[c.Slug] = n
	}
	return counts
}
