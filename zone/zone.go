// Package zone finds the time zone of a point on the earth.
//
// It looks nothing up elsewhere: the outlines of the zones (tzf's, made from
// OpenStreetMap) are part of the program. They are read when the first point that
// needs them comes, so a program that asks for none pays nothing but the bytes of
// its file.
package zone

import (
	"math"
	"sync"

	"github.com/ringsaturn/tzf"
	shapes "github.com/ringsaturn/tzf-rel-lite"
	tzfdata "github.com/ringsaturn/tzf/gen/go/tzf/v1"
	"google.golang.org/protobuf/proto"

	"nearby/geo"
)

// Beijing is the time of all of mainland China, also in Xinjiang: shops and
// authorities there keep it and post their hours in it, whatever people may call
// local time.
const Beijing = "Asia/Shanghai"

// Finder finds zones, faster for points that are near each other. The zero value is
// ready. It is not safe for concurrent use.
type Finder struct {
	cells   map[cell]string // the zone of cells that are in one; "" for those that are not
	corners map[cell]string // the zones of their south-western corners
}

// cell is a square of perDegree to a degree, by the numbers of its corner.
type cell struct{ lat, lng int }

// perDegree makes cells of about two kilometres, within which no zone is so small
// that it reaches no corner.
const perDegree = 50

// Of is the IANA name of the zone that a point is in, "" for a point that is in
// none. Within some hundred metres of a border it may be the other side's.
func (f *Finder) Of(p geo.WGS84) string {
	if p.Valid() != nil {
		return ""
	}
	if geo.Mainland.Shifts(p) {
		return Beijing
	}
	at := cell{int(math.Floor(p.Lat * perDegree)), int(math.Floor(p.Lng * perDegree))}
	name, known := f.cells[at]
	if !known {
		if f.cells == nil {
			f.cells, f.corners = make(map[cell]string), make(map[cell]string)
		}
		name = f.whole(at)
		f.cells[at] = name
	}
	if name != "" {
		return name
	}
	return find(p.Lat, p.Lng)
}

// whole is the zone of all four corners of a cell, "" if they differ.
func (f *Finder) whole(at cell) string {
	name := f.corner(at)
	for _, other := range []cell{{at.lat, at.lng + 1}, {at.lat + 1, at.lng}, {at.lat + 1, at.lng + 1}} {
		if f.corner(other) != name {
			return ""
		}
	}
	return name
}

func (f *Finder) corner(at cell) string {
	name, known := f.corners[at]
	if !known {
		name = find(float64(at.lat)/perDegree, float64(at.lng)/perDegree)
		f.corners[at] = name
	}
	return name
}

// find asks the tiles that lie in one zone, and for the others the outlines.
func find(lat, lng float64) string {
	if name := tiles().GetTimezoneName(lng, lat); name != "" {
		return name
	}
	return outlines().GetTimezoneName(lng, lat)
}

// The data are part of the program: that they can be read is for its tests to see.
var (
	tiles = sync.OnceValue(func() tzf.F {
		var data tzfdata.PreindexTimezones
		mustRead(shapes.PreindexData, &data)
		return must(tzf.NewFuzzyFinderFromPB(&data))
	})
	outlines = sync.OnceValue(func() tzf.F {
		var data tzfdata.CompressedTimezones
		mustRead(shapes.LiteCompressData, &data)
		return must(tzf.NewFinderFromCompressed(&data, tzf.SetDropPBTZ))
	})
)

func mustRead(content []byte, into proto.Message) {
	if err := proto.Unmarshal(content, into); err != nil {
		panic(err)
	}
}

func must(f tzf.F, err error) tzf.F {
	if err != nil {
		panic(err)
	}
	return f
}
