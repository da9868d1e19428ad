package dotmap

import (
	"cmp"
	"math"
	"slices"

	"nearby/geo"
)

const (
	maxRegions = 4
	// enough of the places must be in the regions that are shown; what is
	// elsewhere may then be a mistake of a file, and is only counted.
	enough = 0.99
)

// cell is a square degree, by its south-west corner.
type cell struct{ lat, lng int }

func cellOf(at geo.WGS84) cell {
	return cell{int(math.Floor(at.Lat)), int(math.Floor(at.Lng))}
}

// region is a part of the earth with places in it, none of them a degree away
// from all others.
type region struct {
	places                   int
	south, west, north, east float64
}

// regions are those that get a panel, the one with most places first.
type regions struct {
	all       []region
	origin    float64      // the longitude at which the map begins
	of        map[cell]int // region of a cell
	elsewhere int          // places outside of all
}

// regions finds the parts that are worth a panel: each by itself, or all together
// when there are too many.
func (m Map) regions() regions {
	r := regions{origin: m.origin(), of: make(map[cell]int)}
	filled := make(map[cell]bool)
	for _, spot := range m.Spots {
		filled[cellOf(r.turned(spot.At))] = true
	}
	found := r.group(filled)
	for _, spot := range m.Spots {
		at := r.turned(spot.At)
		found[r.of[cellOf(at)]].add(at)
	}
	r.choose(found, len(m.Spots))
	return r
}

// group numbers the cells by which of them touch, from the south-west.
func (r regions) group(filled map[cell]bool) []region {
	var found []region
	for _, first := range sorted(filled) {
		if _, known := r.of[first]; known {
			continue
		}
		r.of[first] = len(found)
		for queue := []cell{first}; len(queue) > 0; queue = queue[1:] {
			for _, next := range around(queue[0]) {
				if _, known := r.of[next]; filled[next] && !known {
					r.of[next] = len(found)
					queue = append(queue, next)
				}
			}
		}
		found = append(found, empty())
	}
	return found
}

// choose keeps the regions with most places, or makes one of all.
func (r *regions) choose(found []region, places int) {
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(found[b].places, found[a].places) })
	shown := order[:min(maxRegions, len(order))]
	for len(shown) > 1 && float64(found[shown[len(shown)-1]].places) < (1-enough)*float64(places) {
		shown = shown[:len(shown)-1]
	}
	place := make(map[int]int) // where a region is shown
	inside := 0
	for i, from := range shown {
		place[from] = i
		inside += found[from].places
		r.all = append(r.all, found[from])
	}
	if float64(inside) < enough*float64(places) || len(found) == 0 {
		r.together(found)
		return
	}
	r.elsewhere = places - inside
	for c, from := range r.of {
		if i, ok := place[from]; ok {
			r.of[c] = i
		} else {
			r.of[c] = -1
		}
	}
}

// together makes one region of all.
func (r *regions) together(found []region) {
	whole := empty()
	for _, f := range found {
		whole = whole.with(f)
	}
	r.all = []region{whole}
	for c := range r.of {
		r.of[c] = 0
	}
}

// in tells whether a place is in a region, and where with the longitudes of the map.
func (r regions) in(at geo.WGS84, number int) (geo.WGS84, bool) {
	at = r.turned(at)
	return at, r.of[cellOf(at)] == number
}

// origin is behind the widest gap between longitudes, so that places on both sides
// of the 180th meridian stay together.
func (m Map) origin() float64 {
	const degrees = 360
	var filled [degrees]bool
	for _, spot := range m.Spots {
		filled[min(int(math.Floor(spot.At.Lng))+degrees/2, degrees-1)] = true
	}
	origin, widest, gap := 0, 0, 0
	for i := range 2 * degrees {
		if !filled[i%degrees] {
			gap++
			continue
		}
		if gap > widest {
			origin, widest = i%degrees, gap
		}
		gap = 0
	}
	return float64(origin - degrees/2)
}

// turned is a place with its longitude at most 360 degrees behind the origin.
func (r regions) turned(at geo.WGS84) geo.WGS84 {
	if at.Lng < r.origin {
		at.Lng += 360
	}
	return at
}

func empty() region {
	return region{south: math.Inf(1), west: math.Inf(1), north: math.Inf(-1), east: math.Inf(-1)}
}

func (r *region) add(at geo.WGS84) {
	*r = r.with(region{1, at.Lat, at.Lng, at.Lat, at.Lng})
}

func (r region) with(o region) region {
	return region{
		r.places + o.places,
		min(r.south, o.south), min(r.west, o.west), max(r.north, o.north), max(r.east, o.east),
	}
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
	cells := make([]cell, 0, len(filled))
	for c := range filled {
		cells = append(cells, c)
	}
	slices.SortFunc(cells, func(a, b cell) int { return cmp.Or(a.lat-b.lat, a.lng-b.lng) })
	return cells
}
