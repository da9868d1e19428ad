package lookup

import (
	"cmp"
	"context"
	"math"
	"slices"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

// order is what comes first in a list: the best or the cheapest of each band of
// distance, so that a place across the city does not come before one around the corner.
// Each radius that a search widens through ends a band.
type order struct {
	by    dialogue.Order
	bands []geo.Metres // where each ends, rising
}

// firstBand is within a few minutes on foot.
const firstBand geo.Metres = 500

// order is the order of a list.
func (f Finder) order(by dialogue.Order) order {
	bands := append([]geo.Metres{firstBand}, f.Radii...)
	slices.Sort(bands)
	return order{by, slices.Compact(bands)}
}

// asks tells whether something else than the nearest comes first.
func (o order) asks() bool { return o.by == dialogue.ByRating || o.byPrice() }

func (o order) byPrice() bool { return o.by == dialogue.ByPrice || o.by == dialogue.Dearest }

// band is the number of the band that a distance is in.
func (o order) band(d geo.Metres) int {
	n, _ := slices.BinarySearch(o.bands, d)
	return n
}

// compare orders by band, then by what was asked for, those without it last, then by
// distance.
func (o order) compare(a, b place.Found) int {
	nearer := cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.ID, b.ID))
	switch o.by {
	case dialogue.ByRating:
		return cmp.Or(cmp.Compare(o.band(a.Distance), o.band(b.Distance)), cmp.Compare(b.Stars(), a.Stars()), nearer)
	case dialogue.ByPrice:
		return cmp.Or(cmp.Compare(o.band(a.Distance), o.band(b.Distance)), cmp.Compare(cost(a, math.Inf(1)), cost(b, math.Inf(1))), nearer)
	case dialogue.Dearest:
		return cmp.Or(cmp.Compare(o.band(a.Distance), o.band(b.Distance)), cmp.Compare(cost(b, -1), cost(a, -1)), nearer)
	}
	return nearer
}

// cost is what a place costs, or what it stands for when that is not known.
func cost(f place.Found, without float64) float64 {
	if cost, known := f.Cost(); known {
		return cost
	}
	return without
}

// readBands reads outwards until whole bands, the first radius that holds any among
// them, hold limit places of each category or store.MaxLimit rows were read. It leaves out what lies beyond those bands.
func (f Finder) readBands(ctx context.Context, q store.Query, by order, limit int) (results, error) {
	for read := max(limit, minRead); ; read = min(4*read, store.MaxLimit) {
		q.Stops = read
		all, err := f.read(ctx, q, read)
		if err != nil {
			return all, err
		}
		enough := true
		for i := range all.parts {
			p := &all.parts[i]
			p.dropPartialBand(by)
			enough = enough && (p.radius > farRadius || len(p.found) >= limit && p.radius > firstRadius(p.found, f.Radii))
		}
		if all.order = by; enough || read == store.MaxLimit {
			return all, nil
		}
	}
}

// dropPartialBand leaves out the places of the band that was not read to its end, unless
// it is the first, and puts the others in order.
func (p *categoryResults) dropPartialBand(by order) {
	if n := by.band(p.radius); n > 0 && p.radius <= farRadius {
		whole := by.bands[n-1]
		p.found = p.found[:countWithin(p.found, whole)]
		p.radius = geo.Metres(math.Nextafter(float64(whole), math.Inf(1)))
	}
	slices.SortFunc(p.found, by.compare)
}

// without is how many places lack what they are ordered by.
func (o order) without(found []place.Found) (n int) {
	for i := range found {
		f := &found[i]
		_, priced := f.Cost()
		if o.by == dialogue.ByRating && f.Rating == 0 || o.byPrice() && !priced {
			n++
		}
	}
	return n
}
