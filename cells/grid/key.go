package grid

import (
	"math"

	"nearby/geo"
)

// Cells have every second level: squares of 39 km, 10 km, 2.4 km and 600 m from
// south to north and, where those of 600 m are crowded, of 150 m and 40 m.
const (
	coarsest = 9
	step     = 2
	District = 13 // is the level of the squares of 2.4 km
	Usual    = 15 // is the level of the smallest where it is not crowded
	finest   = 19
)

// Key names a category and a square of degrees: level n halves those of level
// n-1, and level 0 are the western and the eastern hemisphere.
type Key uint64

const (
	columnBits = finest + 1
	rowBits    = finest
	levelBits  = 5
)

// At returns the key of the square of a level that holds p.
func At(p geo.WGS84, category int16, level int) Key {
	return square{level, column(p.Lng, level), row(p.Lat, level)}.key(category)
}

// Level tells the size of the square.
func (k Key) Level() int { return int(k>>(columnBits+rowBits)) & (1<<levelBits - 1) }

// Category is the id of the category.
func (k Key) Category() int16 {
	return int16(k >> (levelBits + columnBits + rowBits)) //nolint:gosec // what key put there
}

// divided tells whether there are smaller squares for when this one is crowded.
func (k Key) divided() bool { return Usual <= k.Level() && k.Level() < finest }

// Parts are the squares of the usual level in this one, which is larger, for a category.
func (k Key) Parts(category int16) (parts []Key) {
	times := 1 << (Usual - k.Level())
	south, west := int(k&(1<<rowBits-1))*times, int(k>>rowBits&(1<<columnBits-1))*times
	for r := range times {
		for c := range times {
			parts = append(parts, square{Usual, west + c, south + r}.key(category))
		}
	}
	return parts
}

// Reach is how far the farthest point of the square is from p, on the sphere: on
// its way along a meridian or a parallel the distance has no maximum but at the
// ends, so that is a corner.
func (k Key) Reach(p geo.WGS84) geo.Metres {
	s := square{k.Level(), int(k >> rowBits & (1<<columnBits - 1)), int(k & (1<<rowBits - 1))}
	size := degrees(s.level)
	south, west := s.southWest()
	var reach geo.Metres
	for _, lat := range []float64{south, math.Min(south+size, 90)} {
		for _, lng := range []float64{west, west + size} {
			reach = max(reach, p.GreatCircle(geo.WGS84{Lat: lat, Lng: lng}))
		}
	}
	return reach
}

// square is a place in the grid of a level. Columns outside 0 … 2·2^level-1 go on
// round the earth.
type square struct{ level, column, row int }

func (s square) key(category int16) Key {
	around := 2<<s.level - 1 // a bit mask
	return Key(((int64(uint16(category))<<levelBits|int64(s.level))<<columnBits|
		int64(s.column&around))<<rowBits | int64(s.row))
}

func (s square) southWest() (lat, lng float64) {
	size := degrees(s.level)
	return float64(s.row)*size - 90, float64(s.column)*size - 180
}

// degrees is the side of a square.
func degrees(level int) float64 { return 180 / float64(int(1)<<level) }

// column is that of a longitude, also of one beyond ±180.
func column(lng float64, level int) int { return int(math.Floor((lng + 180) / degrees(level))) }

// row is that of a latitude; the pole is in the last.
func row(lat float64, level int) int {
	return max(0, min(int((lat+90)/degrees(level)), 1<<level-1))
}

// levelFor is that of the cells which answer for a circle where it is not crowded: the
// finest whose squares are at least half its radius.
func levelFor(radius geo.Metres) int {
	const metres = 110_574 // of a degree of latitude, at least
	for level := Usual; level > coarsest; level -= step {
		if 2*degrees(level)*metres >= float64(radius) {
			return level
		}
	}
	return coarsest
}
