package picture

import (
	"image"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"nearby/picture/theme"
)

// write sets a text with its middle at a point.
func (c *canvas) write(t text, middle vec, with theme.Ink) {
	half := t.extent(c.alphabet)
	box := c.box(middle.minus(half).minus(vec{2, 2}), middle.plus(half).plus(vec{2, 2}))
	if box.Empty() {
		return
	}
	c.letters.Reset(box.Dx(), box.Dy())
	corner := c.point(box.Min.X, box.Min.Y).minus(vec{0.5, 0.5})
	pen := middle.minus(corner).plus(vec{-half.x, half.y})
	for _, r := range t.words {
		c.trace(c.alphabet[r].outline, pen, t.size)
		pen.x += c.alphabet[r].advance * t.size
	}
	c.stamp(box, with)
}

// trace adds an outline to the letters, its origin at pen.
func (c *canvas) trace(outline sfnt.Segments, pen vec, size float64) {
	at := func(p fixed.Point26_6) (x, y float32) {
		k := size / 64 / em
		return float32(pen.x + float64(p.X)*k), float32(pen.y + float64(p.Y)*k)
	}
	for _, s := range outline {
		x, y := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			c.letters.MoveTo(x, y)
		case sfnt.SegmentOpLineTo:
			c.letters.LineTo(x, y)
		case sfnt.SegmentOpQuadTo:
			toX, toY := at(s.Args[1])
			c.letters.QuadTo(x, y, toX, toY)
		}
	}
}

// stamp paints the letters into a box.
func (c *canvas) stamp(box image.Rectangle, with theme.Ink) {
	size := box.Dx() * box.Dy()
	if cap(c.mask.Pix) < size {
		c.mask.Pix = make([]uint8, size)
	}
	c.mask.Pix, c.mask.Stride, c.mask.Rect = c.mask.Pix[:size], box.Dx(), box.Sub(box.Min)
	clear(c.mask.Pix)
	c.letters.Draw(&c.mask, c.mask.Rect, image.Opaque, image.Point{})
	for y := range box.Dy() {
		from := (box.Min.Y+y)*c.width + box.Min.X
		for x, cover := range c.mask.Pix[y*box.Dx() : (y+1)*box.Dx()] {
			c.blend(c.pix[from+x:from+x+1], with, float64(cover)/255)
		}
	}
}
