package geo

import "math"

// The ellipsoid of the GCJ-02 formula is Krasovsky's of 1940, not that of
// WGS-84; with 6378137 results are about 9 mm off.
const (
	krasovskyA  = 6378245.0              // semi-major axis, metres
	krasovskyE2 = 0.00669342162296594323 // first eccentricity, squared
)

const radian = math.Pi / 180

// shiftGCJ02 moves a point from WGS-84 to GCJ-02, all in degrees, wherever it
// is. The formula is the public reconstruction of 2010, as PRCoords (CC0),
// eviltransform, coordtransform and gcoord have it: an offset in metres from a
// point in central China, turned into degrees on the ellipsoid.
func shiftGCJ02(lat, lng float64) (float64, float64) {
	north, east := offsetGCJ02(lng-105, lat-35)
	sin, cos := math.Sincos(lat * radian)
	m := 1 - krasovskyE2*sin*sin
	parallel := krasovskyA / math.Sqrt(m)        // radius of curvature, east-west
	meridian := parallel * (1 - krasovskyE2) / m // and north-south
	return lat + north/(meridian*radian), lng + east/(parallel*cos*radian)
}

// offsetGCJ02 is the shift in metres, given x degrees east and y degrees north
// of 35°N 105°E: a slow polynomial with waves of several lengths on top.
func offsetGCJ02(x, y float64) (north, east float64) {
	ripple := 20*sinPi(6*x) + 20*sinPi(2*x)
	root := math.Sqrt(math.Abs(x))
	north = -100 + 2*x + 3*y + 0.2*y*y + 0.1*x*y + 0.2*root
	north += (ripple + 20*sinPi(y) + 40*sinPi(y/3) + 160*sinPi(y/12) + 320*sinPi(y/30)) * 2 / 3
	east = 300 + x + 2*y + 0.1*x*x + 0.1*x*y + 0.1*root
	east += (ripple + 20*sinPi(x) + 40*sinPi(x/3) + 150*sinPi(x/12) + 300*sinPi(x/30)) * 2 / 3
	return north, east
}

func sinPi(x float64) float64 { return math.Sin(x * math.Pi) }

// shiftBD09 moves a point from GCJ-02 to BD-09, all in degrees: a small wave in
// polar form, then a constant. The waves have 3000 periods in 360 degrees; some
// copies of the formula leave the 3000/180 out and are 37 m off.
func shiftBD09(lat, lng float64) (float64, float64) {
	const wave = math.Pi * 3000 / 180
	radius := math.Hypot(lng, lat) + 0.00002*math.Sin(lat*wave)
	angle := math.Atan2(lat, lng) + 0.000003*math.Cos(lng*wave)
	sin, cos := math.Sincos(angle)
	return radius*sin + 0.006, radius*cos + 0.0065
}
