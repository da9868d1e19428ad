package dotmap

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"nearby/picture/theme"
)

// corners are how many each shape has, how far they stand out and which way the first
// one points, as the pins of package picture: a disc, which has none, a square, a
// hexagon and a diamond.
var corners = [theme.Shapes]struct {
	n          int
	out, first float64
}{{}, {4, 1.2, math.Pi / 4}, {6, 1.1, math.Pi / 6}, {4, 1.3, 0}}

// shape paints the shape of a look about a point.
func (s *sheet) shape(look theme.Look, x, y, radius float64, c color.RGBA) {
	reach := int(math.Ceil(1.4*radius)) + 1
	left, top := int(x)-reach, int(y)-reach
	r := vector.NewRasterizer(2*reach+1, 2*reach+1)
	x, y = x-float64(left), y-float64(top)
	if form := corners[look%theme.Shapes]; form.n == 0 {
		disc(r, x, y, radius)
	} else {
		polygon(r, form.n, form.first, func(turn float64) (float32, float32) {
			sin, cos := math.Sincos(turn)
			return float32(x + form.out*radius*cos), float32(y + form.out*radius*sin)
		})
	}
	at := image.Rect(left, top, left+2*reach+1, top+2*reach+1)
	r.DrawOp = draw.Over
	r.Draw(s.RGBA, at, image.NewUniform(c), image.Point{})
}

// polygon traces a regular one whose corners are at these turns.
func polygon(r *vector.Rasterizer, n int, first float64, at func(turn float64) (x, y float32)) {
	r.MoveTo(at(first))
	for i := 1; i < n; i++ {
		r.LineTo(at(first + 2*math.Pi*float64(i)/float64(n)))
	}
	r.ClosePath()
}

// disc traces one as four Bézier curves.
func disc(r *vector.Rasterizer, x, y, radius float64) {
	const bend = 0.5522847498 // 4/3 (√2 - 1)
	at := func(dx, dy float64) (float32, float32) {
		return float32(x + dx*radius), float32(y + dy*radius)
	}
	r.MoveTo(at(1, 0))
	dx, dy := 1.0, 0.0
	for range 4 { // a quarter turn each
		toX, toY := -dy, dx
		bx, by := at(dx+bend*toX, dy+bend*toY)
		cx, cy := at(toX+bend*dx, toY+bend*dy)
		ex, ey := at(toX, toY)
		r.CubeTo(bx, by, cx, cy, ex, ey)
		dx, dy = toX, toY
	}
	r.ClosePath()
}
