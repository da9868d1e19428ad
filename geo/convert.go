package geo

import "math"

// GCJ02 shifts p where r says that maps are shifted, and leaves it alone
// elsewhere.
func (p WGS84) GCJ02(r Region) GCJ02 {
	if !r.Shifts(p) {
		return GCJ02(p)
	}
	lat, lng := shiftGCJ02(p.Lat, p.Lng)
	return GCJ02{lat, lng}
}

// WGS84 undoes [WGS84.GCJ02]. What is asked of r is the place that p would
// stand for, not p's own numbers: the shift runs south-east at the Shenzhen
// River, so the GCJ-02 numbers of Luohu, read as WGS-84, lie in Hong Kong.
// Every place inside r comes back exactly; of the places outside, those less
// than a shift (about 0.6 km) beyond the line are ambiguous and read as inside.
func (p GCJ02) WGS84(r Region) WGS84 {
	if !r.mayShift(p.Lat, p.Lng) {
		return WGS84(p)
	}
	lat, lng := invert(shiftGCJ02, p.Lat, p.Lng)
	if q := (WGS84{lat, lng}); r.Shifts(q) {
		return q
	}
	return WGS84(p)
}

// BD09 adds Baidu's shift, which has no region: it is the same everywhere.
func (p GCJ02) BD09() BD09 {
	lat, lng := shiftBD09(p.Lat, p.Lng)
	return BD09{lat, lng}
}

// GCJ02 undoes [GCJ02.BD09].
func (p BD09) GCJ02() GCJ02 {
	lat, lng := invert(shiftBD09, p.Lat, p.Lng)
	return GCJ02{lat, lng}
}

// BD09 goes by way of GCJ-02; so outside r only Baidu's own shift is added.
func (p WGS84) BD09(r Region) BD09 { return p.GCJ02(r).BD09() }

// WGS84 goes by way of GCJ-02, with the same edge as [GCJ02.WGS84].
func (p BD09) WGS84(r Region) WGS84 { return p.GCJ02().WGS84(r) }

// Inverses stop when a round moves the point less than this, in degrees. One
// more round would then move it by about a thousandth of that.
const (
	inverseStep   = 1e-9 // 0.1 mm
	inverseRounds = 10   // 5 are the most that mainland points were seen to need
)

// invert finds the point that shift moves to (lat, lng). There is no closed
// form, but the shift hardly changes from one point to its neighbour, so taking
// the error off the guess again and again closes in fast (a fixed point).
func invert(shift func(lat, lng float64) (float64, float64), lat, lng float64) (float64, float64) {
	gotLat, gotLng := lat, lng
	for range inverseRounds {
		shiftedLat, shiftedLng := shift(gotLat, gotLng)
		dLat, dLng := shiftedLat-lat, shiftedLng-lng
		gotLat, gotLng = gotLat-dLat, gotLng-dLng
		if math.Abs(dLat) < inverseStep && math.Abs(dLng) < inverseStep {
			break
		}
	}
	return gotLat, gotLng
}
