package cell

import (
	"math"

	"nearby/geo"
)

// Count tells how many places there are within radius of p, counting to most and
// no further. ok is false when the cell cannot tell.
func (c *Cell) Count(p geo.WGS84, radius geo.Metres, most int) (n int, ok bool) {
	var seen names
	inside := disc(p, radius)
	for i, at := range c.spots {
		if inside.holds(at) && (c.names == nil || seen.add(c.names[i])) {
			if n++; n == most {
				return n, true
			}
		}
	}
	return n, radius <= c.sure(p, c.counted)
}

// names is a set of numbers of at most maxStops names.
type names [maxStops/64 + 1]uint64

// add tells whether the number is new.
func (n *names) add(number uint16) bool {
	word, bit := &n[number/64], uint64(1)<<(number%64)
	isNew := *word&bit == 0
	*word |= bit
	return isNew
}

// around decides for many points whether they are within radius of p. Most are so
// far inside or outside that the plane that touches the earth in p will do.
type around struct {
	p            geo.WGS84
	radius       geo.Metres
	east, north  float64 // metres of a degree at p
	inner, outer float64 // squares of the distances in the plane that decide
}

func disc(p geo.WGS84, radius geo.Metres) around {
	lat := p.Lat * math.Pi / 180
	d := around{
		p: p, radius: radius,
		// The series of the meridian's and the parallel's length.
		north: 111132.954 - 559.822*math.Cos(2*lat) + 1.175*math.Cos(4*lat),
		east:  111412.84*math.Cos(lat) - 93.5*math.Cos(3*lat) + 0.118*math.Cos(5*lat),
		outer: math.Inf(1),
	}
	const earth, steepest, far = 6.371e6, 3.74, 50_000 // tan of geo.ShortLatitude
	if math.Abs(p.Lat) < geo.ShortLatitude && radius < far {
		// Meridians draw together by this much over the radius.
		blur := 0.001 + float64(radius)*steepest/earth
		d.inner = square(float64(radius) * (1 - blur))
		d.outer = square(float64(radius) * (1 + blur))
	}
	return d
}

func (d around) holds(at geo.WGS84) bool {
	lng := math.Abs(at.Lng - d.p.Lng)
	lng = min(lng, 360-lng)
	inPlane := square(lng*d.east) + square((at.Lat-d.p.Lat)*d.north)
	switch {
	case inPlane < d.inner:
		return true
	case inPlane > d.outer:
		return false
	}
	exact := distance(d.p, at)
	if gap := exact - d.radius; -geo.ShortError <= gap && gap <= geo.ShortError {
		exact = karney(d.p, at)
	}
	return exact <= d.radius
}

func square(x float64) float64 { return x * x }
