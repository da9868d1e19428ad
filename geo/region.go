package geo

import (
	"fmt"
	"strings"
)

// Region is where maps are shifted to GCJ-02.
type Region uint8

// The regions an operator can choose from.
const (
	// Mainland is mainland China without Hong Kong, Macau and Taiwan, by an
	// outline that is right to about 100 m at Shenzhen and Zhuhai, coarse elsewhere.
	Mainland Region = iota
	// Rectangle is the box that most other software tests; Seoul is inside.
	Rectangle
	// Nowhere has no shift at all: for data and maps outside China.
	Nowhere
)

// ParseRegion reads "mainland", "rectangle" or "none", in any case.
func ParseRegion(s string) (Region, error) {
	for r := Mainland; r <= Nowhere; r++ {
		if strings.EqualFold(s, r.String()) {
			return r, nil
		}
	}
	return 0, fmt.Errorf("unknown shift region %q: want mainland, rectangle or none", s)
}

// String is the name that ParseRegion reads.
func (r Region) String() string {
	switch r {
	case Mainland:
		return "mainland"
	case Rectangle:
		return "rectangle"
	case Nowhere:
		return "none"
	default:
		return fmt.Sprintf("Region(%d)", uint8(r))
	}
}

// Shifts says whether maps show the place p shifted. It is false for
// coordinates that are not numbers.
func (r Region) Shifts(p WGS84) bool {
	switch r {
	case Mainland:
		return mainlandBox.contains(p.Lat, p.Lng) && mainland.contains(p)
	case Rectangle:
		return rectangle.contains(p.Lat, p.Lng)
	default:
		return false
	}
}

// mayShift rejects quickly what cannot be the shifted image of a place in r.
func (r Region) mayShift(lat, lng float64) bool {
	const longestShift = 0.02 // degrees; the formula's longest in the rectangle is 0.011
	return (r == Mainland || r == Rectangle) && rectangle.grown(longestShift).contains(lat, lng)
}

// rectangle is the classic "out of China" test (eviltransform, gcoord, PRCoords).
var rectangle = box{south: 0.8293, north: 55.8271, west: 72.004, east: 137.8347}
