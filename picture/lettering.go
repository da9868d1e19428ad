package picture

import (
	"fmt"
	"image"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// signs is all that pictures say.
const signs = "0123456789 kmN"

// capHeight is that of the font's digits and capitals, in ems.
const capHeight = 0.72

// em is the size glyphs are read at. Their outlines are kept, not their pixels,
// so letters of any size cost the same memory and sit where they belong.
const em = 2048

type glyph struct {
	outline sfnt.Segments // in 1/64 of 1/em, y down from the baseline
	advance float64       // in ems
}

type alphabet map[rune]glyph

// glyphs reads the alphabet once, on first use.
var glyphs = sync.OnceValues(func() (alphabet, error) {
	face, err := sfnt.Parse(gobold.TTF)
	if err != nil {
		return nil, fmt.Errorf("read the Go font: %w", err)
	}
	all := make(alphabet, len(signs))
	for _, r := range signs {
		var buffer sfnt.Buffer // its segments are kept, so each glyph has its own
		index, err := face.GlyphIndex(&buffer, r)
		if err != nil {
			return nil, fmt.Errorf("find %q: %w", r, err)
		}
		outline, err := face.LoadGlyph(&buffer, index, fixed.I(em), nil)
		if err != nil {
			return nil, fmt.Errorf("load %q: %w", r, err)
		}
		advance, err := face.GlyphAdvance(&buffer, index, fixed.I(em), font.HintingNone)
		if err != nil {
			return nil, fmt.Errorf("measure %q: %w", r, err)
		}
		all[r] = glyph{outline, float64(advance) / 64 / em}
	}
	return all, nil
})

// text is a line of letters to be set around a point.
type text struct {
	words string
	size  float64 // pixels in an em
}

// extent is half the width and half the height of the capitals, in pixels.
func (t text) extent(in alphabet) vec {
	width := 0.0
	for _, r := range t.words {
		width += in[r].advance
	}
	return vec{width, capHeight}.times(t.size / 2)
}

// write sets a text with its middle at a point.
func (c *canvas) write(t text, middle vec, with ink) {
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
func (c *canvas) stamp(box image.Rectangle, with ink) {
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
