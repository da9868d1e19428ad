package cell

import (
	"math"

	"nearby/geo"
)

// Finest and Coarsest are the smallest and the largest piece of the earth that
// has a key: 19 m and 2.8 degrees from south to north.
const (
	Finest   = 20
	Coarsest = 6
)

// Key names a category and a square of degrees: level n halves those of level
// n-1, and level 0 are the western and the eastern hemisphere.
type Key uint64

const (
	columnBits = Finest + 1
	rowBits    = Finest
	levelBits  = 5
)

// At returns the key of the square of a level that holds p.
func At(p geo.WGS84, category int16, level int) Key {
	size := degrees(level)
	column := min(int64((p.Lng+180)/size), 2<<level-1) // 180 E is in the last
	row := min(int64((p.Lat+90)/size), 1<<level-1)     // and so is the pole
	return Key(((int64(uint16(category))<<levelBits|int64(level))<<columnBits|column)<<rowBits | row)
}

// degrees is the side of a square.
func degrees(level int) float64 { return 180 / float64(int(1)<<level) }

// Level tells the size of the square.
func (k Key) Level() int { return int(k>>(columnBits+rowBits)) & (1<<levelBits - 1) }

// southWest is a corner of the square.
func (k Key) southWest() geo.WGS84 {
	size := degrees(k.Level())
	column := k >> rowBits & (1<<columnBits - 1)
	row := k & (1<<rowBits - 1)
	return geo.WGS84{Lat: float64(row)*size - 90, Lng: float64(column)*size - 180}
}

// Centre is the middle of the square.
func (k Key) Centre() geo.WGS84 {
	corner, half := k.southWest(), degrees(k.Level())/2
	return geo.WGS84{Lat: corner.Lat + half, Lng: corner.Lng + half}
}

// span is how far on the sphere a point of the square can be from p, which must
// be in it: the distance to the farthest corner, as the circles of latitude and
// longitude that bound the square bend by less than its corners stand out.
func (k Key) span(p geo.WGS84) geo.Metres {
	corner, size := k.southWest(), degrees(k.Level())
	var span geo.Metres
	for _, lat := range []float64{corner.Lat, corner.Lat + size} {
		for _, lng := range []float64{corner.Lng, corner.Lng + size} {
			span = max(span, p.GreatCircle(geo.WGS84{Lat: math.Min(lat, 90), Lng: lng}))
		}
	}
	return span
}

// LevelWithin returns the level of the largest square around p whose corners are
// at most so far from its centre, or the finest.
func LevelWithin(p geo.WGS84, metres geo.Metres) int {
	for level := Coarsest; level < Finest; level++ {
		if k := At(p, 0, level); k.span(k.Centre()) <= metres {
			return level
		}
	}
	return Finest
}
