package grid

import (
	"math"

	"nearby/geo"
)

// Cells are where answers come from: the cell of a key, or nil when it is not there.
type Cells func(Key) *Cell

// cover is how a disc is covered with the cells of one category.
type cover struct {
	disc
	category int16
	level    int // of the smallest squares where it is not crowded
	cells    Cells
	crowded  bool // smaller ones were asked
	// what the disc reaches, in degrees
	south, north, west, east float64
}

func newCover(p geo.WGS84, radius geo.Metres, category int16, cells Cells) cover {
	// The shortest a degree can be, with a thousandth to spare.
	const latitude, longitude, spare = 110_574.0, 111_319.0, 1.001
	lat := (float64(radius)*spare + roundingMargin) / latitude
	lng := (float64(radius)*spare + roundingMargin) / (longitude * math.Cos((math.Abs(p.Lat)+lat)*math.Pi/180))
	return cover{
		disc: around(p, radius), category: category, level: levelFor(radius), cells: cells,
		south: p.Lat - lat, north: p.Lat + lat, west: p.Lng - lng, east: p.Lng + lng,
	}
}

// visit calls use with each cell that holds a part of the disc, none twice and no
// two that overlap, and whether the disc holds all of it; and missing with each
// square whose cell is not there. It returns false when there are too many places
// to answer from cells.
func (c *cover) visit(use func(one *Cell, whole bool), missing func(Key)) bool {
	whole := square{level: 0, column: math.MinInt, row: 0}
	return c.within(whole, coarsest, use, missing)
}

// within goes through the squares of a level that the disc touches in a larger one.
func (c *cover) within(outer square, level int, use func(*Cell, bool), missing func(Key)) bool {
	fromRow, toRow := row(c.south, level), row(c.north, level)
	from, to := column(c.west, level), column(c.east, level)
	if outer.column != math.MinInt {
		fromRow, toRow = max(fromRow, outer.row<<step), min(toRow, outer.row<<step+1<<step-1)
		from, to = max(from, outer.column<<step), min(to, outer.column<<step+1<<step-1)
	}
	for r := fromRow; r <= toRow; r++ {
		for col := from; col <= to; col++ {
			if s := (square{level, col, r}); c.touches(s) && !c.one(s, use, missing) {
				return false
			}
		}
	}
	return true
}

// one uses the cell of a square or, if there is none, those of the squares in it.
func (c *cover) one(s square, use func(*Cell, bool), missing func(Key)) bool {
	key := s.key(c.category)
	found := c.cells(key)
	divided := found != nil && key.divided()
	switch {
	case found != nil && !found.overfull:
		use(found, c.contains(s))
	case s.level < c.level || divided:
		c.crowded = c.crowded || divided
		return c.within(s, s.level+step, use, missing)
	case found == nil:
		missing(key)
	default:
		return false
	}
	return true
}
