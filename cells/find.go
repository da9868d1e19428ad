package cells

import (
	"math"

	"nearby/cells/grid"
	"nearby/cells/index"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

// found are the places of one category that have what a query asks for, of all squares
// around.
type found struct {
	category place.Category
	sets     []index.Set
	size     int // places in the sets, near and far
}

// find finds the places of each category that have what is asked for, if nothing is
// missing. Free them.
func (v *view) find(q store.Query) []found {
	indexes := make([][]*index.Index, len(v.categories))
	for i, c := range v.categories {
		indexes[i] = v.indexesOf(c, q)
	}
	if !v.complete() {
		return nil
	}
	asked := index.Query{Parts: q.Parts(), Names: q.Names(), Kinds: q.Kinds, Line: q.Line}
	all := v.having(indexes, asked)
	if q.Line.Name != "" && !v.any(all, q.Radius) {
		free(all)
		asked.Variants = true
		all = v.having(indexes, asked)
	}
	return all
}

// indexesOf returns the indexes of a category's places around, and notes what is missing.
func (v *view) indexesOf(c place.Category, q store.Query) []*index.Index {
	var indexes []*index.Index
	for _, square := range grid.Coarse(q.Origin, q.Radius, c.ID) {
		key := indexKey{cellKey{square, v.version}, q.InAddress}
		x, there := v.memory.indexes.GetIfPresent(key)
		switch {
		case !there:
			v.indexes = append(v.indexes, key)
		case x.IsOverfull():
			v.overfull = true
		default:
			indexes = append(indexes, x)
		}
	}
	return indexes
}

func (v *view) having(indexes [][]*index.Index, asked index.Query) []found {
	all := make([]found, len(indexes))
	for i := range indexes {
		all[i].category = v.categories[i]
		for _, x := range indexes[i] {
			set := x.Find(asked)
			all[i].size += set.Len()
			all[i].sets = append(all[i].sets, set)
		}
	}
	return all
}

func free(all []found) {
	for _, f := range all {
		for _, set := range f.sets {
			set.Free()
		}
	}
}

// any tells whether one of the places is within the radius.
func (v *view) any(all []found, radius geo.Metres) bool {
	for _, f := range all {
		if f.count(v.origin, radius, 1) > 0 {
			return true
		}
	}
	return false
}

// count counts the places within the radius, to most and no further.
func (f found) count(origin geo.WGS84, radius geo.Metres, most int) (n int) {
	if f.size == 0 {
		return 0
	}
	ring := grid.NewRing(origin, 0, radius)
	defer ring.Free()
	names := grid.NewNames(most)
	defer names.Free()
	for _, set := range f.sets {
		n = set.Count(ring, names, n, most)
	}
	return n
}

// appendNearest appends the nearest of the places.
func (f found) appendNearest(hits []grid.Hit, q store.Query, limit int) []grid.Hit {
	if f.size == 0 {
		return hits
	}
	beyond := q.BeyondOf(f.category.Slug)
	radius := min(q.Radius, beyond+f.expectedRadius(limit))
	ring := grid.NewRing(q.Origin, beyond, radius)
	defer ring.Free()
	for {
		for _, set := range f.sets {
			set.AddTo(ring)
		}
		if ring.Len() >= limit || radius >= q.Radius {
			return ring.AppendNearest(hits, limit)
		}
		from := radius
		radius = min(q.Radius, 2*radius)
		ring.Widen(from, radius)
	}
}

// expectedRadius is about how far so many of the places reach, if they lie in a city.
func (f found) expectedRadius(limit int) geo.Metres {
	const city, least = 8000, 200
	return max(least, city*geo.Metres(math.Sqrt(float64(limit)/float64(f.size))))
}

// nearestFound finds the nearest places that have what is asked for, if nothing is missing.
func (v *view) nearestFound(q store.Query, limit int) []place.Found {
	all := v.find(q)
	defer free(all)
	hits := make([]grid.Hit, 0, usualHits)
	ends := make([]int, len(v.categories))
	for i, f := range all {
		hits = f.appendNearest(hits, q, q.LimitOf(f.category.Slug, limit))
		ends[i] = len(hits)
	}
	return v.show(hits, ends)
}

// countFound counts the places of each category that have what is asked for.
func (v *view) countFound(q store.Query, most int) map[string]int {
	all := v.find(q)
	defer free(all)
	counts := make(map[string]int, len(all))
	for _, f := range all {
		counts[f.category.Slug] = f.count(q.Origin, q.Radius, most)
	}
	return counts
}
