package seed

import (
	"math"

	"nearby/seed/fault"
	"nearby/seed/geometry"
)

// Order is which of the two numbers of a one-cell location comes first.
type Order uint8

// The orders. Of coordinates that a format puts longitude first, as GeoJSON does,
// LatLng says that the file has it wrong.
const (
	OrderAuto Order = iota // found out from all rows, once for the file
	LatLng
	LngLat
)

// orderNames holds, for each Order, its name in --order.
var orderNames = [...]string{"auto", "lat,lng", "lng,lat"}

// ParseOrder reads the --order flag: "auto", "lat,lng" or "lng,lat".
func ParseOrder(s string) (Order, error) {
	for o, name := range orderNames {
		if s == name {
			return Order(o), nil
		}
	}
	return OrderAuto, fault.Usagef("order %q is none: want auto, lat,lng or lng,lat", s)
}

// String is the name that ParseOrder reads.
func (o Order) String() string { return orderNames[o] }

// other is the opposite order.
func (o Order) other() Order { return LatLng + LngLat - o }

// twoNumbers are those of a one-cell location, as they stand there.
type twoNumbers struct {
	first, second float64
	stated        Order // by a letter beside a number; OrderAuto without one
	formal        bool  // longitude first by the rules of its notation, as in WKT
	integers      bool
	across        float64 // metres that the area measures which it is; 0 for a point
}

// parseLocation reads a one-cell location. An order that is given overrules the rules
// of its notation.
func parseLocation(cell string, given Order) (twoNumbers, error) {
	switch {
	case geometry.IsWKT(cell):
		p, err := geometry.ParseWKT(cell)
		return formal(p, given), err
	case geometry.IsWKB(cell):
		p, err := geometry.ParseWKB(cell)
		return formal(p, given), err
	case geometry.IsObject(cell):
		p, err := geometry.ParseObject(cell)
		return formal(p, given), err
	}
	a, b, err := geometry.ParseTwo(cell)
	two := twoNumbers{a.Value, b.Value, OrderAuto, false, a.Integer && b.Integer, 0}
	switch {
	case a.Side == 'N' || a.Side == 'S' || b.Side == 'E' || b.Side == 'W':
		two.stated = LatLng
	case a.Side != 0 || b.Side != 0:
		two.stated = LngLat
	}
	return two, err
}

// formal are the numbers of a notation that puts the longitude first.
func formal(p geometry.Found, given Order) twoNumbers {
	integers := p.Lat == math.Trunc(p.Lat) && p.Lng == math.Trunc(p.Lng)
	return twoNumbers{p.Lng, p.Lat, OrderAuto, given == OrderAuto, integers, p.Across}
}

// pair is the point of two numbers in an order, where nothing beside them says another.
func (t twoNumbers) pair(o Order) geometry.Pair {
	if t.stated == LatLng || t.open() && o == LatLng {
		return geometry.Pair{Lat: t.first, Lng: t.second}
	}
	return geometry.Pair{Lat: t.second, Lng: t.first}
}

// open tells numbers whose order neither a letter nor their notation says.
func (t twoNumbers) open() bool { return t.stated == OrderAuto && !t.formal }

// degrees tells numbers that are a point in one of the orders at least.
func (t twoNumbers) degrees() bool {
	a, b := math.Abs(t.first), math.Abs(t.second)
	return min(a, b) <= 90 && max(a, b) <= 180
}

// onlyAs is the order in which alone the numbers are degrees; OrderAuto if that is
// both or none.
func (t twoNumbers) onlyAs() Order {
	a, b := math.Abs(t.first), math.Abs(t.second)
	switch {
	case a <= 90 && b > 90 && b <= 180:
		return LatLng
	case b <= 90 && a > 90 && a <= 180:
		return LngLat
	default:
		return OrderAuto
	}
}

func onGlobe(p geometry.Pair) bool { return math.Abs(p.Lat) <= 90 && math.Abs(p.Lng) <= 180 }
