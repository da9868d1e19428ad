package page

import (
	"cmp"
	"context"
	"slices"
	"time"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/geo"
	"nearby/kind"
	"nearby/place"
	"nearby/store"
)

// vicinity is what there is around somebody, whatever they look for: what chips count,
// and what the ground of the map is made of.
type vicinity struct {
	found      []place.Found // the nearest of each category
	whole      geo.Metres    // within which these are all
	categories map[string][]*place.Found
	kinds      map[kind.Kind][]*place.Found // with those of narrower kinds
	finder     lookup.Finder
	at         geo.WGS84
}

// most is how many places of a category are read for it.
const most = 1000

// vicinity reads what is within a radius, or within the next that a list looks through.
func (p pages) vicinity(ctx context.Context, finder lookup.Finder, at geo.WGS84, radius geo.Metres) (vicinity, error) {
	radius = widened(finder.Radii, radius)
	found, _, err := finder.Search.Nearby(ctx, store.Query{Origin: at, Radius: radius}, most)
	if err != nil {
		return vicinity{}, err
	}
	v := vicinity{found: place.Fold(found), whole: wholeWithin(found, radius), finder: finder, at: at}
	v.index()
	return v, nil
}

// widened is the first radius that reaches as far, or the last.
func widened(radii []geo.Metres, reach geo.Metres) geo.Metres {
	for _, radius := range radii {
		if radius >= reach {
			return radius
		}
	}
	return radii[len(radii)-1]
}

// wholeWithin is how far nothing is missing from what was read, which is the nearest of
// each category.
func wholeWithin(found []place.Found, radius geo.Metres) geo.Metres {
	read, last := map[string]int{}, map[string]geo.Metres{}
	for i := range found {
		f := &found[i]
		read[f.Category]++
		last[f.Category] = max(last[f.Category], f.Distance)
	}
	for category, n := range read {
		if n >= most {
			radius = min(radius, last[category])
		}
	}
	return radius
}

// index sorts the places by category and by kind, a place by each that it is of.
func (v *vicinity) index() {
	v.categories, v.kinds = map[string][]*place.Found{}, map[kind.Kind][]*place.Found{}
	listed := make([][]kind.Kind, len(v.found))
	for i := range v.found {
		f := &v.found[i]
		v.categories[f.Category] = append(v.categories[f.Category], f)
		listed[i] = kind.Listed(f.Kinds)
		for _, k := range listed[i] {
			v.kinds[k] = nil
		}
	}
	wider := map[kind.Kind][]kind.Kind{}
	for own := range v.kinds {
		for k := range v.kinds {
			if own.Is(k) {
				wider[own] = append(wider[own], k)
			}
		}
	}
	for i, own := range listed {
		f := &v.found[i]
		for _, narrow := range own {
			for _, k := range wider[narrow] {
				if n := len(v.kinds[k]); n == 0 || v.kinds[k][n-1] != f {
					v.kinds[k] = append(v.kinds[k], f)
				}
			}
		}
	}
}

// any tells whether there is such a place among those that a want may be about, which are
// those of its category. A line is one of stops.
func (v vicinity) any(want dialogue.Want, such func(*place.Found) bool) bool {
	category := want.Category
	if want.Line != "" {
		category = place.Transit
	}
	if category != "" {
		return slices.ContainsFunc(v.categories[category], such)
	}
	for _, of := range v.categories {
		if slices.ContainsFunc(of, such) {
			return true
		}
	}
	return false
}

// count counts some of the places, all that a query finds, as their own list does: within
// the first radius that holds one of them. It is 0 where that cannot be told, as only what
// is open counts and not all was read.
func (v vicinity) count(ctx context.Context, q store.Query, all []*place.Found, open bool) (int, error) {
	if open {
		all = slices.DeleteFunc(slices.Clone(all), func(f *place.Found) bool { return !isOpen(f, v.finder.Now) })
	}
	if len(all) == 0 {
		return 0, nil
	}
	nearest := slices.MinFunc(all, func(a, b *place.Found) int { return cmp.Compare(a.Distance, b.Distance) })
	q.Origin, q.Radius = v.at, widened(v.finder.Radii, nearest.Distance)
	switch {
	case q.Radius <= v.whole:
		var count place.Counter
		for _, f := range all {
			if f.Distance <= q.Radius {
				count.Add(f)
			}
		}
		return count.N, nil
	case open:
		return 0, nil
	}
	counts, _, err := v.finder.Search.Count(ctx, q, lookup.MaxCount)
	n := 0
	for _, of := range counts {
		n += of
	}
	return n, err
}

// isOpen tells what lists show of which only what is open was wanted: stops have no hours.
func isOpen(f *place.Found, now time.Time) bool {
	return f.Category == place.Transit || f.Open(now).Open
}

// commonest are the kinds of places of a category, or of all for "", the commonest first;
// the metro, for which there are few stations, before all.
func (v vicinity) commonest(category string) []kind.Kind {
	var all []kind.Kind
	for k, of := range v.kinds {
		if category == "" || slices.ContainsFunc(of, func(f *place.Found) bool { return f.Category == category }) {
			all = append(all, k)
		}
	}
	weight := func(k kind.Kind) int {
		if k == kind.Metro {
			return len(v.found) + 1
		}
		return len(v.kinds[k])
	}
	slices.SortFunc(all, func(a, b kind.Kind) int { return cmp.Or(weight(b)-weight(a), cmp.Compare(a, b)) })
	return all
}

// slugs writes kinds as a query has them.
func slugs(kinds []kind.Kind) []string {
	all := make([]string, len(kinds))
	for i, k := range kinds {
		all[i] = string(k)
	}
	return all
}
