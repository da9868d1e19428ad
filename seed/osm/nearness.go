package osm

import (
	"cmp"
	"math"
	"slices"

	"nearby/geo"
	"nearby/seed/osm/elements"
)

// How far parts of a stop lie from it.
const (
	nearbyStop     geo.Metres = 150 // of the same name
	unnamedPart    geo.Metres = 60  // where the part has no name of its own
	nearbyEntrance geo.Metres = 400
)

// nearness finds stops by where they are. It holds indices of parts by cells of a grid.
type nearness struct {
	parts []part
	cells []cell
}

// cell is one part in a cell of the grid.
type cell struct {
	row, column int32
	index       int32
}

// cellSize is how high a cell is, in steps of 1e-7 degrees: some 440 m, so that what is
// looked for is in the cell or one beside it.
const cellSize = 40_000

func newNearness(parts []part) *nearness {
	n := &nearness{parts: parts}
	for i, p := range parts {
		if p.role != entrance && p.at != unknown {
			c := cellOf(p.at)
			c.index = int32(i)
			n.cells = append(n.cells, c)
		}
	}
	slices.SortFunc(n.cells, byCell)
	return n
}

func byCell(a, b cell) int {
	return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column))
}

// cellOf is the cell of a point. Cells of a row are as wide as they are high.
func cellOf(p fixed) cell {
	row := int32(math.Floor(float64(p.lat) / cellSize))
	return cell{row: row, column: columnOf(p, row)}
}

func columnOf(p fixed, row int32) int32 {
	middle := (float64(row) + 0.5) * cellSize / perDegree * math.Pi / 180
	return int32(math.Floor(float64(p.lng) * max(math.Cos(middle), 0.01) / cellSize))
}

// nearest is the part that good allows and that is nearest to p, within a distance that
// good gives; nil if there is none.
func (n *nearness) nearest(p *part, good func(*part) geo.Metres) *part {
	var best *part
	least := geo.Metres(math.Inf(1))
	at := wgs84(p.at)
	own := cellOf(p.at).row
	for row := own - 1; row <= own+1; row++ {
		column := columnOf(p.at, row)
		from, _ := slices.BinarySearchFunc(n.cells, cell{row: row, column: column - 1}, byCell)
		for _, c := range n.cells[from:] {
			if c.row != row || c.column > column+1 {
				break
			}
			other := &n.parts[c.index]
			within := good(other)
			if other == p || within == 0 {
				continue
			}
			if d := at.GreatCircle(wgs84(other.at)); d <= within && d < least {
				best, least = other, d
			}
		}
	}
	return best
}

func wgs84(f fixed) geo.WGS84 {
	p := f.point()
	return geo.WGS84{Lat: p.Lat, Lng: p.Lng}
}

// station is that of an entrance: the nearest station.
func (n *nearness) station(p *part) *part {
	return n.nearest(p, func(other *part) geo.Metres {
		if other.role == station && other.name != "" {
			return nearbyEntrance
		}
		return 0
	})
}

// stop is that of a platform or a stopping point: the nearest of its name, of a part
// without a name the nearest. Where there is no stop, a stopping point is a part of its
// platform, and of several alike the first stands for all.
func (n *nearness) stop(p *part) *part {
	whole := n.nearest(p, func(other *part) geo.Metres { return reach(p, other, other.role >= stop) })
	if whole != nil || p.name == "" {
		return whole
	}
	return n.nearest(p, func(other *part) geo.Metres {
		return reach(p, other, other.of == other.ref && (other.role > p.role || other.role == p.role && before(other.ref, p.ref)))
	})
}

func before(a, b elements.Ref) bool { return a < b }

// reach is how far a part may lie from another that it is a part of.
func reach(p, other *part, whole bool) geo.Metres {
	switch {
	case !whole || other.name == "":
		return 0
	case p.name == other.name:
		return nearbyStop
	case p.name == "":
		return unnamedPart
	default:
		return 0
	}
}
