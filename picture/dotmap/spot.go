package dotmap

import (
	"math"

	"nearby/geo"
)

// Spot is one place.
type Spot struct {
	At       geo.WGS84
	Category int    // in [Map.Categories]
	Name     string // or empty
	// Fame ranks the places that people find their way by; of the others, at 0, at most
	// one of a region is named.
	Fame int
}

// unwrapped are the spots with longitudes that do not jump at the 180th meridian:
// they begin behind the widest gap, and go up to 360 degrees farther.
func unwrapped(spots []Spot) []Spot {
	all := make([]Spot, len(spots))
	first := firstLongitude(spots)
	for i, s := range spots {
		if s.At.Lng < first {
			s.At.Lng += 360
		}
		all[i] = s
	}
	return all
}

// firstLongitude is behind the widest gap between longitudes.
func firstLongitude(spots []Spot) float64 {
	const degrees = 360
	var filled [degrees]bool
	for _, s := range spots {
		filled[min(int(math.Floor(s.At.Lng))+degrees/2, degrees-1)] = true
	}
	first, widest, gap := 0, 0, 0
	for i := range 2 * degrees {
		if !filled[i%degrees] {
			gap++
			continue
		}
		if gap > widest {
			first, widest = i%degrees, gap
		}
		gap = 0
	}
	return float64(first - degrees/2)
}

// wrapped brings a longitude back between -180 and 180.
func wrapped(lng float64) float64 {
	if lng > 180 {
		return lng - 360
	}
	return lng
}
