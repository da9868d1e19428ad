package dotmap

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"nearby/geo"
)

const (
	maxRegions = 4
	// enough of the places must be in the regions that have panels of their own; what
	// is elsewhere may be a mistake of a file.
	enough = 0.99
)

// region is a part of the earth with places in it, none of them a degree away
// from all others.
type region struct {
	spots                    []Spot   // longitudes are unwrapped
	parts                    [][]Spot // those of each region that it holds, large ones first
	south, west, north, east float64
}

// newRegion bounds some spots, which are those of some regions or one of their own.
func newRegion(spots []Spot, of ...region) region {
	r := region{spots, [][]Spot{spots}, math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	if len(of) > 0 {
		r.parts = nil
	}
	for _, part := range of {
		r.parts = append(r.parts, part.spots)
	}
	for _, s := range spots {
		r.south, r.north = min(r.south, s.At.Lat), max(r.north, s.At.Lat)
		r.west, r.east = min(r.west, s.At.Lng), max(r.east, s.At.Lng)
	}
	return r
}

// regions are what the panels show: each region by itself, the one with most places
// first, or all together when there are too many. Where small ones are left over, the
// last panel shows all together, so that those are seen too.
func regions(spots []Spot) []region {
	found := connected(unwrapped(spots))
	slices.SortStableFunc(found, func(a, b region) int { return cmp.Compare(len(b.spots), len(a.spots)) })
	if len(found) > 0 && len(found) <= maxRegions && large(found[len(found)-1], spots) {
		return found
	}
	all := newRegion(unwrapped(spots), found...)
	inside, shown := 0, []region{}
	for _, r := range found[:min(maxRegions-1, len(found))] {
		if large(r, spots) {
			inside, shown = inside+len(r.spots), append(shown, r)
		}
	}
	if float64(inside) < enough*float64(len(spots)) || len(spots) == 0 {
		return []region{all}
	}
	return append(shown, all)
}

// large tells whether a region has enough of all places for a panel of its own.
func large(r region, all []Spot) bool {
	return float64(len(r.spots)) >= (1-enough)*float64(len(all))
}

// connected divides spots by which of their cells touch, from the south-west.
func connected(spots []Spot) []region {
	inCell := make(map[cell]bool)
	for _, s := range spots {
		inCell[cellOf(s.At)] = true
	}
	number := components(inCell)
	var parts [][]Spot
	for _, s := range spots {
		n := number[cellOf(s.At)]
		for n >= len(parts) {
			parts = append(parts, nil)
		}
		parts[n] = append(parts[n], s)
	}
	found := make([]region, len(parts))
	for i, part := range parts {
		found[i] = newRegion(part)
	}
	return found
}

// cell is a square degree, by its south-west corner.
type cell struct{ lat, lng int }

func cellOf(at geo.WGS84) cell {
	return cell{int(math.Floor(at.Lat)), int(math.Floor(at.Lng))}
}

// components numbers the filled cells by which of them touch, from the south-west.
func components(filled map[cell]bool) map[cell]int {
	number, count := make(map[cell]int, len(filled)), 0
	for _, first := range sorted(filled) {
		if _, known := number[first]; known {
			continue
		}
		number[first] = count
		for queue := []cell{first}; len(queue) > 0; queue = queue[1:] {
			for _, next := range around(queue[0]) {
				if _, known := number[next]; filled[next] && !known {
					number[next] = count
					queue = append(queue, next)
				}
			}
		}
		count++
	}
	return number
}

// around are the cells that touch one.
func around(c cell) []cell {
	var all []cell
	for dLat := -1; dLat <= 1; dLat++ {
		for dLng := -1; dLng <= 1; dLng++ {
			all = append(all, cell{c.lat + dLat, c.lng + dLng})
		}
	}
	return all
}

// sorted puts cells in an order that is always the same.
func sorted(filled map[cell]bool) []cell {
	return slices.SortedFunc(maps.Keys(filled), func(a, b cell) int {
		return cmp.Or(a.lat-b.lat, a.lng-b.lng)
	})
}
