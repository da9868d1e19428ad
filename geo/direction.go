package geo

import "math"

// Degrees is a direction, clockwise from true north, in [0, 360).
type Degrees float64

// Bearing is the direction in which the great circle from p to the other point
// sets out. It is taken on the sphere, at most 0.2° off the ellipsoid's. From a
// pole it counts from the meridian p names; from a point to itself it is 0.
func (p WGS84) Bearing(to WGS84) Degrees {
	sinFrom, cosFrom := math.Sincos(p.Lat * radian)
	sinTo, cosTo := math.Sincos(to.Lat * radian)
	sinEast, cosEast := math.Sincos((to.Lng - p.Lng) * radian)
	angle := math.Atan2(sinEast*cosTo, cosFrom*sinTo-sinFrom*cosTo*cosEast) / radian
	return Degrees(angle).normal()
}

// normal brings any finite angle into [0, 360).
func (d Degrees) normal() Degrees {
	turn := math.Mod(float64(d), 360)
	if turn < 0 {
		turn += 360
	}
	if turn >= 360 { // a hair below 0 rounds up to the full circle
		return 0
	}
	return Degrees(turn)
}

// Wind is one of the eight directions people use.
type Wind uint8

// The eight winds, clockwise from north.
const (
	North Wind = iota
	NorthEast
	East
	SouthEast
	South
	SouthWest
	West
	NorthWest
)

// Wind is the nearest of the eight; half way between two, the clockwise one.
func (d Degrees) Wind() Wind {
	return Wind(math.Floor(float64(d.normal())/45+0.5)) % 8
}

// String is the wind's letters, from "N" to "NW".
func (w Wind) String() string {
	return [...]string{"N", "NE", "E", "SE", "S", "SW", "W", "NW"}[w%8]
}

// Arrow points in the direction of the wind on a map with north up.
func (w Wind) Arrow() string {
	return [...]string{"↑", "↗", "→", "↘", "↓", "↙", "←", "↖"}[w%8]
}
