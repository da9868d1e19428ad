package geo

import (
	"fmt"
	"math"
	"strings"
)

// Datum names the datum of a raw pair of numbers, as a file, a flag or a
// setting states it. The zero value means that nobody has stated it: a datum
// cannot be guessed from the numbers, so there is no default.
type Datum uint8

// The datums a pair can be in.
const (
	DatumWGS84 Datum = iota + 1
	DatumGCJ02
	DatumBD09
)

// ParseDatum reads "wgs84", "gcj02" or "bd09". Case and the separators people
// write inside the names ("WGS-84", "gcj_02") do not matter.
func ParseDatum(s string) (Datum, error) {
	plain := strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(s))
	for d := DatumWGS84; d <= DatumBD09; d++ {
		if plain == d.String() {
			return d, nil
		}
	}
	return 0, fmt.Errorf("unknown datum %q: want wgs84, gcj02 or bd09", s)
}

// String is the name that ParseDatum reads, or "unstated".
func (d Datum) String() string {
	switch d {
	case DatumWGS84:
		return "wgs84"
	case DatumGCJ02:
		return "gcj02"
	case DatumBD09:
		return "bd09"
	default:
		return "unstated"
	}
}

// WGS84 reads a raw pair, in degrees on d, as a point on WGS-84. On an unstated
// datum the point is not a number, which [WGS84.Valid] refuses: better no
// answer than one that is half a kilometre off.
func (d Datum) WGS84(lat, lng float64, r Region) WGS84 {
	switch d {
	case DatumWGS84:
		return WGS84{lat, lng}
	case DatumGCJ02:
		return GCJ02{lat, lng}.WGS84(r)
	case DatumBD09:
		return BD09{lat, lng}.WGS84(r)
	default:
		return WGS84{math.NaN(), math.NaN()}
	}
}

// Pair is the inverse of [Datum.WGS84]: p as raw degrees on d.
func (d Datum) Pair(p WGS84, r Region) (lat, lng float64) {
	switch d {
	case DatumWGS84:
		return p.Lat, p.Lng
	case DatumGCJ02:
		q := p.GCJ02(r)
		return q.Lat, q.Lng
	case DatumBD09:
		q := p.BD09(r)
		return q.Lat, q.Lng
	default:
		return math.NaN(), math.NaN()
	}
}
