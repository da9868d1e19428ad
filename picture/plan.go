package picture

import (
	"math"

	"nearby/geo"
)

// Plan is a map laid out for whoever draws it with words and links of their own: all
// in points, from the middle to the right and down.
type Plan struct {
	Metre  float64 // points in one
	Radius float64 // of a pin
	Rings  []Ring  // innermost first
	Pins   []Placed
}

// Ring is a circle about the middle, and where its label has room.
type Ring struct {
	Distance geo.Metres
	Radius   float64
	Label    Point
}

// Point is a point of a plan.
type Point struct{ X, Y float64 }

// Placed is a place on a plan.
type Placed struct {
	Pin   int   // its index in the map's Pins
	Spot  Point // where it belongs; of one beyond, where the way there leaves
	At    Point // where its pin stands
	Dot   bool  // there is no honest room for a pin: the place is a dot on its spot
	Moved bool  // the pin stands off its spot: a stem ties it there
	// Shared are the indices of those that this pin stands for, itself among them; nil
	// for itself alone.
	Shared []int
	// Away is how far a place is that lies beyond the picture; 0 for one that does not.
	Away   geo.Metres
	Toward float64 // its direction, in degrees clockwise from the right
	Label  Point   // the middle of what says so
}

// Plan lays m out, of one point a pixel. It fails as [Map.Draw] does.
func (m Map) Plan() (Plan, error) {
	m.Scale = 1
	s, err := m.layout()
	if err != nil {
		return Plan{}, err
	}
	plan := Plan{Metre: s.metre, Radius: s.radius}
	for _, r := range s.rings {
		plan.Rings = append(plan.Rings, Ring{r.distance, r.radius, r.at.point()})
	}
	for i, p := range s.pins {
		if p.form > asPin {
			continue
		}
		placed := Placed{
			Pin: i, Spot: p.spot.point(), At: p.at.point(), Dot: p.form == asDot,
			Moved: p.moved() > s.radius/2, Shared: p.shared, Toward: p.toward * 180 / math.Pi,
		}
		if p.beyond {
			placed.Away, placed.Label = p.away, p.label.point()
		}
		plan.Pins = append(plan.Pins, placed)
	}
	return plan, nil
}

// At is where a place lies on the plan of a map.
func (p Plan) At(m Map, at geo.WGS84) Point { return m.offset(at).times(p.Metre).point() }

func (v vec) point() Point { return Point{v.x, v.y} }
