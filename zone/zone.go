// Package zone finds the time zone of a point on the earth.
//
// It looks nothing up elsewhere: the outlines of the zones (tzf's, made from
// OpenStreetMap) are part of the program. They are read when the first point that
// needs them comes, in a quarter of a second, so a program that asks for none pays
// nothing but the bytes of its file. It knows no clock: what a zone means is package
// time's to say.
package zone

import (
	"math"
	"sync"

	shapes "github.com/ringsaturn/tzf-rel-lite"

	"nearby/geo"
)

// Beijing is the time of all of mainland China, also in Xinjiang: shops and
// authorities there keep it and post their hours in it, whatever people may call
// local time.
const Beijing = "Asia/Shanghai"

// Of is the IANA name of the zone that a point is in, "" for a point that is in
// none. Within some hundred metres of a border it may be the other side's.
func Of(p geo.WGS84) string {
	switch {
	case p.Valid() != nil:
		return ""
	case geo.Mainland.Shifts(p):
		return Beijing
	}
	at := point{int32(math.Round(p.Lat * perDegree)), int32(math.Round(p.Lng * perDegree))}
	for _, o := range outlines() {
		if o.contains(at) {
			return o.zone
		}
	}
	return ""
}

// outlines are those of the program. That they can be read is for the tests to see.
var outlines = sync.OnceValue(func() []outline {
	all, err := parse(shapes.LiteCompressData)
	if err != nil {
		panic(err)
	}
	return all
})
