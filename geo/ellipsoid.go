package geo

import "math"

// The ellipsoid of WGS-84.
const (
	equatorialRadius = 6378137.0
	flattening       = 1 / 298.257223563
	eccentricity2    = flattening * (2 - flattening)       // e²
	secondEcc2       = eccentricity2 / (1 - eccentricity2) // e'²
)

// Where [WGS84.EllipsoidDistance] may be used, and how exact it is there.
const (
	EllipsoidReach    = Metres(50_000) // between the two points, at most
	EllipsoidLatitude = 75.0           // degrees, north or south, at most
	EllipsoidError    = Metres(1e-4)   // at most
)

// EllipsoidDistance is the length of the geodesic on the WGS-84 ellipsoid between
// points at most [EllipsoidReach] apart that lie between the latitudes of
// [EllipsoidLatitude]: there it is within [EllipsoidError] of Karney's algorithm,
// which PostGIS uses, at a small part of its cost. Farther apart or nearer to a
// pole it must not be used.
//
// It is Gauss's mid-latitude formula (高斯平均引数公式) with the terms of third
// order, as textbooks of geodesy give it for the inverse problem.
func (p WGS84) EllipsoidDistance(to WGS84) Metres {
	north := (to.Lat - p.Lat) * radian
	east := eastward(p.Lng, to.Lng)
	sin, cos := math.Sincos((p.Lat + to.Lat) / 2 * radian)
	sin2, cos2 := sin*sin, cos*cos
	eta2 := secondEcc2 * cos2
	v2 := 1 + eta2
	n := equatorialRadius / math.Sqrt(1-eccentricity2*sin2) // radius in the prime vertical
	north2, east2 := north*north, east*east

	x := n * cos * east * (1 + (north2*(v2-9*secondEcc2*sin2)/(v2*v2)-east2*sin2)/24)
	y := n / v2 * north * (1 - east2*(2*cos2*v2+3*sin2)/24 + north2*secondEcc2*(cos2-sin2)/(8*v2*v2))
	return Metres(math.Sqrt(x*x + y*y))
}

// eastward is the difference of two longitudes in radians, the short way round.
func eastward(from, to float64) float64 {
	east := to - from
	switch {
	case east > 180:
		east -= 360
	case east < -180:
		east += 360
	}
	return east * radian
}
