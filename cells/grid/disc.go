package grid

import (
	"math"

	"github.com/tidwall/geodesic"

	"nearby/geo"
)

// Covers tells whether cells can answer for a circle of this radius around p: near
// the poles, where squares of degrees are no squares, and for half a country the
// database must.
func Covers(p geo.WGS84, radius geo.Metres) bool {
	const farthest, northernmost = geo.EllipsoidReach, geo.EllipsoidLatitude - 1
	return radius <= farthest && math.Abs(p.Lat) <= northernmost
}

// disc decides for many points whether they are within radius of p. Most are so
// far inside or outside that the plane that touches the earth in p will do.
type disc struct {
	p            geo.WGS84
	radius       geo.Metres
	east, north  float64 // metres of a degree at p
	inner, outer float64 // squares of the distances in the plane that decide
}

// around is the disc of a circle for which [Covers] is true.
func around(p geo.WGS84, radius geo.Metres) disc {
	lat := p.Lat * math.Pi / 180
	// Meridians draw together by this much over the radius.
	const earth, steepest = 6.371e6, 3.74 // tan of geo.EllipsoidLatitude
	blur := 0.001 + float64(radius)*steepest/earth
	return disc{
		p: p, radius: radius,
		// The series of the meridian's and the parallel's length.
		north: 111132.954 - 559.822*math.Cos(2*lat) + 1.175*math.Cos(4*lat),
		east:  111412.84*math.Cos(lat) - 93.5*math.Cos(3*lat) + 0.118*math.Cos(5*lat),
		inner: sq(float64(radius) * (1 - blur)),
		outer: sq(float64(radius)*(1+blur) + roundingMargin),
	}
}

// roundingMargin is more than rounding takes from a bound, in metres.
const roundingMargin = 0.001

func sq(x float64) float64 { return x * x }

// inPlane is the square of the distance in the plane.
func (d *disc) inPlane(at geo.WGS84) float64 {
	lng := math.Abs(at.Lng - d.p.Lng)
	if lng > 180 {
		lng = 360 - lng
	}
	return sq(lng*d.east) + sq((at.Lat-d.p.Lat)*d.north)
}

// holds tells whether the point is within the radius, which is inclusive.
func (d *disc) holds(at geo.WGS84) bool {
	plane := d.inPlane(at)
	if plane <= d.inner || plane > d.outer {
		return plane <= d.inner
	}
	return d.reaches(at, distance(d.p, at))
}

// reaches tells whether the point at this distance, as measured, is within.
func (d *disc) reaches(at geo.WGS84, measured geo.Metres) bool {
	if over := measured - d.radius; -geo.EllipsoidError <= over && over <= geo.EllipsoidError {
		measured = geodesicDistance(d.p, at)
	}
	return measured <= d.radius
}

// touches tells whether any point of the square can be within the radius.
func (d *disc) touches(s square) bool { return d.touchesBox(s.box()) }

// contains tells that every point of the square is surely within the radius.
func (d *disc) contains(s square) bool { return d.containsBox(s.box()) }

// Box is what lies between two parallels and two meridians, in degrees.
type Box struct{ South, North, West, East float64 }

// box is what the square covers.
func (s square) box() Box {
	south, west := s.southWest()
	size := degrees(s.level)
	return Box{south, south + size, west, west + size}
}

func (d *disc) touchesBox(b Box) bool {
	b = b.beside(d.p)
	nearest := geo.WGS84{
		Lat: max(b.South, min(d.p.Lat, b.North)),
		Lng: max(b.West, min(d.p.Lng, b.East)),
	}
	return d.inPlane(nearest) <= d.outer
}

func (d *disc) containsBox(b Box) bool {
	b = b.beside(d.p)
	farthest := geo.WGS84{Lat: b.South, Lng: b.West}
	if d.p.Lat < (b.South+b.North)/2 {
		farthest.Lat = b.North
	}
	if d.p.Lng < (b.West+b.East)/2 {
		farthest.Lng = b.East
	}
	return d.inPlane(farthest) <= d.inner
}

// beside is the box on the same side of the antimeridian as a point.
func (b Box) beside(p geo.WGS84) Box {
	switch {
	case b.West-p.Lng > 180:
		b.West, b.East = b.West-360, b.East-360
	case p.Lng-b.East > 180:
		b.West, b.East = b.West+360, b.East+360
	}
	return b
}

// distance is that of ST_Distance, to 0.1 mm, between points that [Covers] allows.
func distance(p, q geo.WGS84) geo.Metres {
	const reach = 0.3 // degrees of latitude that are surely within geo.EllipsoidReach, with as many of longitude
	if math.Abs(p.Lat-q.Lat) < reach && math.Abs(p.Lng-q.Lng) < reach {
		return p.EllipsoidDistance(q)
	}
	return geodesicDistance(p, q)
}

// geodesicDistance is the length of the geodesic by Karney's algorithm (2013), to 10 nm as
// PostGIS gives it: what is that close is equally far (INVMINDIST in its
// geography_measurement.c).
func geodesicDistance(p, q geo.WGS84) geo.Metres {
	const steps = 1e8
	var metres float64
	geodesic.WGS84.Inverse(p.Lat, p.Lng, q.Lat, q.Lng, &metres, nil, nil)
	return geo.Metres(math.Round(metres*steps) / steps)
}
