package geo_test

import (
	"math"

	"nearby/geo"
)

// metresApart is good to a few parts in a thousand over short distances, which
// is all that comparing two answers needs.
func metresApart(latA, lngA, latB, lngB float64) float64 {
	const metresPerDegree = 111_195
	north := (latB - latA) * metresPerDegree
	east := (lngB - lngA) * metresPerDegree * math.Cos(latA*math.Pi/180)
	return math.Hypot(north, east)
}

func apart(a, b geo.WGS84) float64 { return metresApart(a.Lat, a.Lng, b.Lat, b.Lng) }
