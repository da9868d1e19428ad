package gtfs

import (
	"strconv"

	"nearby/kind"
)

// modes are the kinds of transit that serve a place: a bit each, of modeKinds.
type modes uint8

// modeKinds are the kinds, in the order in which a place names them.
var modeKinds = [...]kind.Kind{kind.Metro, kind.Rail, kind.Tram, kind.Bus, "coach", kind.Ferry, "cable_car"}

// routeTypes are route_type's numbers: the basic ones, and the hundreds of the
// extended ones (developers.google.com/transit/gtfs/reference/extended-route-types).
var routeTypes = map[int]kind.Kind{
	0: kind.Tram, 1: kind.Metro, 2: kind.Rail, 3: kind.Bus, 4: kind.Ferry, 5: kind.Tram,
	6: "cable_car", 7: "cable_car", 11: kind.Bus, 12: kind.Metro,
	100: kind.Rail, 200: "coach", 400: kind.Metro, 500: kind.Metro, 600: kind.Metro, 700: kind.Bus,
	800: kind.Bus, 900: kind.Tram, 1000: kind.Ferry, 1200: kind.Ferry, 1300: "cable_car", 1400: "cable_car",
}

// KindOf is the kind of transit that a route_type is; "" for one that is not known.
func KindOf(routeType string) kind.Kind {
	n, err := strconv.Atoi(routeType)
	if err != nil {
		return ""
	}
	if n >= 100 {
		n -= n % 100
	}
	return routeTypes[n]
}

// modeOf is the mode of a route_type; none for one that is not known.
func modeOf(cell string) modes {
	of := KindOf(cell)
	for i, k := range modeKinds {
		if k == of {
			return 1 << i
		}
	}
	return 0
}

// String is the cell of the kinds of a place.
func (m modes) String() string {
	var kinds []kind.Kind
	for i, k := range modeKinds {
		if m&(1<<i) != 0 {
			kinds = append(kinds, k)
		}
	}
	return kind.List(kinds)
}
