package lookup

import (
	"cmp"
	"slices"
	"sort"

	"nearby/geo"
	"nearby/kind"
	"nearby/place"
)

// group is a category's part of a page.
type group struct {
	Group
	slug     string // of the category that its places are of; "" for any
	offset   int    // how many were on the pages before
	more     bool   // there are others for the next
	exact    bool   // Count is of all there are, not of those that were read
	deferred bool   // its share comes on the next page
}

// groupOf is the group of a category.
func groupOf(c place.Category) group { return group{Group: Group{Category: c}, slug: c.Slug} }

// ofKinds is what a group of some kinds is called. Its places may be of any category: an
// operator may have put all cafes into one of their own.
func ofKinds(kinds []kind.Kind) place.Category {
	names := kind.Together(kinds)
	return place.Category{Slug: kinds[0].Category(), NameZH: names.Hans, NameEN: names.English}
}

func nothingIn(groups []group) bool {
	return !slices.ContainsFunc(groups, func(g group) bool { return len(g.Places) > 0 })
}

// deferFarthest leaves as many groups as the page has room for, those whose next
// places are nearest, and defers the others to the next page.
func deferFarthest(groups []group, size int) {
	var waiting []*group
	for i := range groups {
		if len(groups[i].Places) > 0 {
			waiting = append(waiting, &groups[i])
		}
	}
	slices.SortStableFunc(waiting, func(a, b *group) int {
		return cmp.Compare(a.Places[0].Distance, b.Places[0].Distance)
	})
	for _, g := range waiting[min(size, len(waiting)):] {
		g.Places, g.more, g.deferred = nil, true, true
	}
}

// fill fills the group with its next places of those found, nearest first. On the
// first page they lie within the first radius that holds any; later pages go on
// outwards.
func (g *group) fill(mine []place.Found, each int, radii []geo.Metres) {
	g.Asked, g.Radius = radii[0], firstRadius(mine, radii)
	within := mine
	if g.offset == 0 {
		within = mine[:countWithin(mine, g.Radius)]
	}
	from := min(g.offset, len(within))
	to := min(from+each, len(within))
	g.Places = within[from:to]
	var count place.Counter // as package store counts
	for i := range within {
		count.Add(&within[i])
	}
	g.Count = count.N
	g.more = len(mine) > to
}

// countWithin counts the places, nearest first, within the radius; none within 0.
func countWithin(nearestFirst []place.Found, radius geo.Metres) int {
	if radius == 0 {
		return 0
	}
	return sort.Search(len(nearestFirst), func(i int) bool { return nearestFirst[i].Distance > radius })
}

// firstRadius is the first radius that holds the nearest place, or the last.
func firstRadius(nearestFirst []place.Found, radii []geo.Metres) geo.Metres {
	for _, radius := range radii {
		if len(nearestFirst) > 0 && nearestFirst[0].Distance <= radius {
			return radius
		}
	}
	return radii[len(radii)-1]
}
