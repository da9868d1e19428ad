package picture

import (
	"math"

	"nearby/geo"
)

// Sizes in points.
const (
	labelSize   = 11.0
	labelMargin = 3.0
)

// ring is a distance from the middle.
type ring struct {
	distance geo.Metres
	radius   float64
	label    text
	at       vec // of the label, on the ring
	half     vec // the label's extent, with a margin around it
}

// over is by how much the label is off a rectangle about the middle.
func (r ring) over(edge vec) float64 {
	return max(0, math.Abs(r.at.x)+r.half.x-edge.x, math.Abs(r.at.y)+r.half.y-edge.y)
}

// reaches is how far the label reaches into a disc.
func (r ring) reaches(centre vec, radius float64) float64 {
	off := centre.minus(r.at)
	return max(0, radius-off.from(off.limited(r.half)))
}
