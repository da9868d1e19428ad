package geo

import "math"

// meanRadius is the earth's, (2a+b)/3 of WGS-84.
const meanRadius Metres = 6371008.8

// GreatCircle is the distance on a sphere of the earth's mean radius, by the
// haversine formula: at most 0.6 % off the ellipsoid's, near enough to tell
// neighbours. Answers carry the database's distance on the ellipsoid.
func (p WGS84) GreatCircle(to WGS84) Metres {
	north := math.Sin((to.Lat - p.Lat) * radian / 2)
	east := math.Sin((to.Lng - p.Lng) * radian / 2)
	h := north*north + math.Cos(p.Lat*radian)*math.Cos(to.Lat*radian)*east*east
	return 2 * meanRadius * Metres(math.Asin(math.Sqrt(min(h, 1))))
}
