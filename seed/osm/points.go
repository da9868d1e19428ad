package osm

import (
	"errors"
	"math"
	"slices"

	"nearby/seed/osm/elements"
)

// points are the places of the nodes that ways are made of. Only those are held that
// something was asked for: ids first, then their coordinates.
type points struct {
	ids []int64
	at  []fixed // by index of ids, once they are sealed
}

// fixed is a point in steps of 1e-7 degrees, as the map has them: a centimetre.
type fixed struct{ lat, lng int32 }

// unknown is the point of a node that is not in the data.
var unknown = fixed{math.MinInt32, 0}

const perDegree = 1e7

func fix(p elements.Point) fixed {
	return fixed{int32(math.Round(p.Lat * perDegree)), int32(math.Round(p.Lng * perDegree))}
}

func (f fixed) point() elements.Point {
	return elements.Point{Lat: float64(f.lat) / perDegree, Lng: float64(f.lng) / perDegree}
}

// maxNodes bounds the memory: 16 bytes for each. A country of the size of Germany has
// some ten million nodes in ways that have a name and are a place.
const maxNodes = 16 << 20

var errNodes = errors.New("the outlines of the places have too many nodes to be held: " +
	"take a part of the data (osmium extract, or osmium tags-filter FILE amenity shop …)")

// want asks for the places of nodes.
func (p *points) want(ids []int64) error {
	if len(p.ids)+len(ids) > cap(p.ids) {
		p.compact()
	}
	if len(p.ids)+len(ids) > maxNodes {
		return errNodes
	}
	p.ids = append(p.ids, ids...)
	return nil
}

// compact keeps each id once.
func (p *points) compact() {
	slices.Sort(p.ids)
	p.ids = slices.Compact(p.ids)
}

// seal ends the asking.
func (p *points) seal() {
	p.compact()
	p.at = make([]fixed, len(p.ids))
	for i := range p.at {
		p.at[i] = unknown
	}
}

// set says where a node is. Others than those asked for are passed over.
func (p *points) set(id int64, at elements.Point) {
	if i, wanted := slices.BinarySearch(p.ids, id); wanted {
		p.at[i] = fix(at)
	}
}

// of are the places of nodes that are in the data.
func (p *points) of(ids []int64) []elements.Point {
	all := make([]elements.Point, 0, len(ids))
	for _, id := range ids {
		if i, wanted := slices.BinarySearch(p.ids, id); wanted && p.at[i] != unknown {
			all = append(all, p.at[i].point())
		}
	}
	return all
}
