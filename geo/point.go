package geo

import (
	"errors"
	"math"
)

// WGS84 is a point in degrees on the datum of GPS, of OpenStreetMap and of
// everything this program stores and searches.
type WGS84 struct{ Lat, Lng float64 }

// GCJ02 is a point in degrees on the obfuscated datum that maps of mainland
// China, and therefore WeChat's location messages, use.
type GCJ02 struct{ Lat, Lng float64 }

// BD09 is a point in degrees on Baidu's datum, a further shift on top of GCJ-02.
type BD09 struct{ Lat, Lng float64 }

// Why a pair of coordinates is refused.
var (
	ErrNotFinite  = errors.New("coordinate is not a finite number")
	ErrOutOfRange = errors.New("coordinate out of range: latitude is -90 to 90, longitude -180 to 180")
	ErrNullIsland = errors.New("coordinate is 0,0, which stands for a missing one")
)

// Check refuses a raw pair, on whatever datum, that cannot be a place: NaN and
// infinities ([ErrNotFinite]), numbers off the globe ([ErrOutOfRange]) and
// exactly 0,0 ([ErrNullIsland]), where broken software puts what it has lost.
func Check(lat, lng float64) error {
	switch {
	case math.IsNaN(lat+lng) || math.IsInf(lat, 0) || math.IsInf(lng, 0):
		return ErrNotFinite
	case math.Abs(lat) > 90 || math.Abs(lng) > 180:
		return ErrOutOfRange
	case lat == 0 && lng == 0:
		return ErrNullIsland
	default:
		return nil
	}
}

// Valid is [Check] for a point.
func (p WGS84) Valid() error { return Check(p.Lat, p.Lng) }
