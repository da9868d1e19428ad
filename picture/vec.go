package picture

import "math"

// vec is a point or a step, x to the right and y down. Everything is measured
// from the middle of the picture, so a vec's length is a distance from there.
type vec struct{ x, y float64 }

func (v vec) plus(w vec) vec      { return vec{v.x + w.x, v.y + w.y} }
func (v vec) minus(w vec) vec     { return vec{v.x - w.x, v.y - w.y} }
func (v vec) times(k float64) vec { return vec{v.x * k, v.y * k} }
func (v vec) dot(w vec) float64   { return v.x*w.x + v.y*w.y }
func (v vec) length() float64     { return math.Sqrt(v.dot(v)) }
func (v vec) from(w vec) float64  { return v.minus(w).length() }
func (v vec) angle() float64      { return math.Atan2(v.y, v.x) }

// heading is a step of one in a direction: radians, clockwise from the right.
func heading(angle float64) vec {
	sin, cos := math.Sincos(angle)
	return vec{cos, sin}
}

// limited is the point of the rectangle that reaches room either side of the
// middle which is nearest to v.
func (v vec) limited(room vec) vec {
	return vec{max(-room.x, min(v.x, room.x)), max(-room.y, min(v.y, room.y))}
}

// excess is how many times farther than the edge of that rectangle v is; up to 1
// it is inside.
func (v vec) excess(room vec) float64 {
	return max(math.Abs(v.x)/room.x, math.Abs(v.y)/room.y)
}
