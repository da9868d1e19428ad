package geo

import (
	"math"
	"strconv"
)

// Metres is a distance on the ground.
type Metres float64

// Readable is the distance as people say it: to 10 m below one kilometre but
// never less than 10 m, to 0.1 km below ten, then to whole kilometres. The
// amount has no unit, so that any language can add its own: kilometres tells
// which. It is rounded before the unit is chosen: 996 m read "1.0" kilometres.
func (m Metres) Readable() (amount string, kilometres bool) {
	tens := max(1, math.Round(float64(m)/10))
	tenths := math.Round(float64(m) / 100)
	switch {
	case tens < 100:
		return strconv.FormatFloat(tens*10, 'f', 0, 64), false
	case tenths < 100:
		return strconv.FormatFloat(tenths/10, 'f', 1, 64), true
	default:
		return strconv.FormatFloat(math.Round(float64(m)/1000), 'f', 0, 64), true
	}
}

// String is the readable distance with its unit: "80 m", "1.2 km", "23 km".
func (m Metres) String() string {
	amount, kilometres := m.Readable()
	if kilometres {
		return amount + " km"
	}
	return amount + " m"
}

// walkingPace is metres a minute, an easy 4.8 km/h. It is held against the
// straight line, which no street follows, so say "about".
const walkingPace = 80

// WalkingMinutes estimates the walk, rounded up; it is at least one minute.
func (m Metres) WalkingMinutes() int {
	return int(max(1, math.Ceil(float64(m)/walkingPace)))
}
