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
	squares map[square]string // the zones of the middles of those that were asked about
}

// square is one of perDegree to a degree, by the numbers of its corner.
type square struct{ lat, lng int }

// perDegree makes squares of some 200 metres, about as exact as the outlines are.
const perDegree = 500

// Of is the IANA name of the zone that a point is in, "" for a point that is in
// none. Within some hundred metres of a border it may be the other side's.
//
// Nearly every place of the mainland is known by that, and most others by tiles that
// lie in one zone. Only for the rest are outlines searched, a tenth of a millisecond
// each, and so once for each square.
func (f *Finder) Of(p geo.WGS84) string {
	switch {
	case p.Valid() != nil:
		return ""
	case geo.Mainland.Shifts(p):
		return Beijing
	}
	if name := tiles().GetTimezoneName(p.Lng, p.Lat); name != "" {
		return name
	}
	at := square{int(math.Floor(p.Lat * perDegree)), int(math.Floor(p.Lng * perDegree))}
	name, known := f.squares[at]
	if !known {
		name = outlines().GetTimezoneName((float64(at.lng)+0.5)/perDegree, (float64(at.lat)+0.5)/perDegree)
		if f.squares == nil {
			f.squares = make(map[square]string)
		}
		f.squares[at] = name
	}
	return name
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
