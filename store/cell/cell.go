package cell

import (
	"math"

	"nearby/geo"
	"nearby/place"
)

// How the ellipsoid's distance compares to that on the sphere of radius
// (2a+b)/3: from the meridian at the equator, 0.99442, to the poles, 1.00449.
const (
	leastStretch = 0.994
	mostStretch  = 1.0045
	// hair is more than rounding takes from a bound.
	hair geo.Metres = 0.001
)

// Contents is what a cell is filled with.
type Contents struct {
	Version  int64  // of the data
	Category string // slug
	Centre   geo.WGS84
	// Near are the places nearest to the centre on the sphere, nearest first. All
	// says that there are no others on earth; else every place as near as the last
	// of them must be in it.
	Near []place.Place
	All  bool
	// Spots are where places are within SpotReach of the centre on the sphere, to
	// count farther out than Near reaches. More than [MostSpots] are cut off.
	Spots     []Spot
	SpotReach geo.Metres
	// ByName counts places of one name once: the sides of a street are one stop.
	ByName bool
}

// Spot is where a place is, and a hash of its name.
type Spot struct {
	At   geo.WGS84
	Name uint64
}

const (
	// MaxSpots is how many spots are enough to say that there are many, and how many
	// places a cell may have.
	MaxSpots = 2000
	// maxStops is the same of stops, of which many share a name.
	maxStops = 16_000
)

// MostSpots is how many spots a cell takes.
func MostSpots(byName bool) int {
	if byName {
		return maxStops
	}
	return MaxSpots
}

// Cell answers from memory. It does not change and may be used by many at once.
type Cell struct {
	version  int64
	category string
	centre   geo.WGS84
	rows     rows
	reach    geo.Metres // of the rows, on the sphere from the centre
	spots    []geo.WGS84
	names    []uint16   // of the spots, numbered; nil when every place counts
	spread   geo.Metres // reach of the spots
	counted  geo.Metres // the same when none are cut off, else 0: there are many, no more is known
}

// New packs the contents.
func New(c Contents) *Cell {
	cell := &Cell{
		version: c.Version, category: c.Category, centre: c.Centre,
		rows: pack(c.Near), reach: geo.Metres(math.Inf(1)),
	}
	if !c.All && len(c.Near) > 0 {
		cell.reach = c.Centre.GreatCircle(c.Near[len(c.Near)-1].At)
	}
	if cell.reach >= c.SpotReach {
		cell.spots, cell.spread, cell.counted = cell.rows.at, cell.reach, cell.reach
		if c.ByName {
			cell.names = numbered(c.Near, func(p place.Place) string { return p.Name })
		}
		return cell
	}
	cell.spread, cell.counted = c.SpotReach, c.SpotReach
	if most := MostSpots(c.ByName); len(c.Spots) > most {
		c.Spots, cell.counted = c.Spots[:most], 0
	}
	cell.spots = make([]geo.WGS84, len(c.Spots))
	for i, s := range c.Spots {
		cell.spots[i] = s.At
	}
	if c.ByName {
		cell.names = numbered(c.Spots, func(s Spot) uint64 { return s.Name })
	}
	return cell
}

// numbered gives the same number to what has the same name.
func numbered[T any, Name comparable](all []T, name func(T) Name) []uint16 {
	numbers := make([]uint16, len(all))
	known := make(map[Name]uint16, len(all))
	for i, one := range all {
		number, ok := known[name(one)]
		if !ok {
			number = uint16(len(known))
			known[name(one)] = number
		}
		numbers[i] = number
	}
	return numbers
}

// Version is that of the data in the cell.
func (c *Cell) Version() int64 { return c.version }

// Category is the slug of the category that the cell is of.
func (c *Cell) Category() string { return c.category }

// Bytes is how much memory the cell takes, about.
func (c *Cell) Bytes() int {
	const fixed = 512 // the cell itself and its entry wherever it is kept
	bytes := fixed + c.rows.bytes() + 2*cap(c.names)
	if c.spread != c.reach { // else the spots are the rows'
		bytes += 16 * cap(c.spots)
	}
	return bytes
}

// sure is how far from p every place is known that lies within reach of the
// centre, on the ellipsoid.
func (c *Cell) sure(p geo.WGS84, reach geo.Metres) geo.Metres {
	return (reach-c.centre.GreatCircle(p))*leastStretch - hair
}

// Fit returns the largest square around p of whose every point the cell can tell
// the nearest limit places and count within radius; ok is false when not even
// the smallest will do.
func (c *Cell) Fit(p geo.WGS84, category int16, limit int, radius geo.Metres) (fit Key, ok bool) {
	room := c.Room(limit, radius)
	for level := Coarsest; level <= Finest; level++ {
		if k := At(p, category, level); k.span(c.centre) <= room {
			return k, true
		}
	}
	return 0, false
}

// Room is how far from the centre the cell can surely tell the nearest limit
// places and count within radius, or say that there are many; below 0 when nowhere.
func (c *Cell) Room(limit int, radius geo.Metres) geo.Metres {
	room := geo.Metres(math.Inf(1))
	if limit <= c.rows.len() && !math.IsInf(float64(c.reach), 1) {
		kth := c.centre.GreatCircle(c.rows.at[limit-1])
		// From a point e off the centre the kth is within mostStretch·(kth+e), and
		// everything within leastStretch·(reach-e) is known.
		room = (leastStretch*c.reach - mostStretch*kth - 2*hair) / (leastStretch + mostStretch)
	} else if limit > c.rows.len() {
		room = c.reach - radius/leastStretch - 2*hair
	}
	return min(room, c.spread-radius/leastStretch-2*hair)
}
