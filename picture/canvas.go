package picture

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"

	"nearby/picture/theme"
)

const (
	// levels is how finely an edge is graded from what is under it to its ink.
	// More is not seen, and makes larger files.
	levels = 7
	// alike is how close every channel of two colours must be for one of them to
	// serve as both.
	alike = 3
)

// canvas is a picture of one byte a pixel whose palette grows as it is painted:
// first come the inks, then each mixture of an ink with what is under it, when it
// is first met. Once 256 are there, the nearest serves.
type canvas struct {
	pix           []uint8
	width, height int
	colours       []color.RGBA
	// mixed remembers the mixtures. Zero is not met yet, or the ground itself,
	// which costs no more than to look it up again.
	mixed [theme.Inks][levels + 1][256]uint8

	alphabet alphabet
	letters  vector.Rasterizer
	mask     image.Alpha
}

// clear makes c an empty picture in the colours of a theme. It keeps its memory.
func (c *canvas) clear(width, height int, in *theme.Theme, letters alphabet) {
	if cap(c.pix) < width*height {
		c.pix = make([]uint8, width*height)
	}
	c.pix, c.width, c.height = c.pix[:width*height], width, height
	clear(c.pix)
	clear(c.mixed[:])
	c.colours, c.alphabet = append(c.colours[:0], in[:]...), letters
}

// fill paints a shape. Each pixel takes as much ink as the shape covers of it.
func (c *canvas) fill(s shape, with theme.Ink, opacity float64) {
	c.scan(s, 0, func(run []uint8, far float64) {
		c.blend(run, with, opacity*covered(far))
	})
}

// stroke is a line around a shape.
type stroke struct {
	ink   theme.Ink
	width float64 // pixels
}

// fillAndStroke paints a shape and a line around it, which keeps the shape apart
// from whatever else is there.
func (c *canvas) fillAndStroke(s shape, with theme.Ink, around stroke) {
	c.scan(s, around.width, func(run []uint8, far float64) {
		if far > -0.5 {
			c.blend(run, around.ink, covered(far-around.width))
		}
		c.blend(run, with, covered(far))
	})
}

// covered is how much of a pixel lies inside an outline that is so far away.
func covered(far float64) float64 {
	switch {
	case far <= -0.5:
		return 1
	case far >= 0.5:
		return 0
	default:
		return 0.5 - far
	}
}

// scan goes over the pixels of a shape and around pixels more, each with its
// distance. As far as the outline is off pixels are alike: outside they are left
// out, inside they come in one run.
func (c *canvas) scan(s shape, around float64, paint func(run []uint8, far float64)) {
	reach := vec{s.reach + around, s.reach + around}
	box := c.box(s.centre.minus(reach), s.centre.plus(reach))
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := c.pix[y*c.width : (y+1)*c.width]
		for x := box.Min.X; x < box.Max.X; {
			far, run := s.distance(c.point(x, y)), 1
			switch {
			case far >= around+0.5:
				x += int(far - around + 0.5)
				continue
			case far <= -0.5:
				run = min(int(0.5-far), box.Max.X-x)
			}
			paint(row[x:x+run], far)
			x += run
		}
	}
}

// point is the middle of a pixel, measured from the middle of the picture.
func (c *canvas) point(x, y int) vec {
	return vec{float64(2*x+1-c.width) / 2, float64(2*y+1-c.height) / 2}
}

// box is the pixels that a rectangle touches.
func (c *canvas) box(from, to vec) image.Rectangle {
	middle := vec{float64(c.width) / 2, float64(c.height) / 2}
	from, to = from.plus(middle), to.plus(middle)
	return image.Rect(
		int(math.Floor(from.x)), int(math.Floor(from.y)),
		int(math.Ceil(to.x)), int(math.Ceil(to.y)),
	).Intersect(image.Rect(0, 0, c.width, c.height))
}

// blend puts ink over a run of pixels.
func (c *canvas) blend(run []uint8, with theme.Ink, opacity float64) {
	level := int(opacity*levels + 0.5)
	switch level {
	case 0:
		return
	case levels:
		run[0] = uint8(with)
		for done := 1; done < len(run); done *= 2 {
			copy(run[done:], run[:done])
		}
		return
	}
	known := &c.mixed[with][level]
	for i, under := range run {
		if known[under] == 0 {
			known[under] = c.mix(with, level, under)
		}
		run[i] = known[under]
	}
}

// mix is the colour of ink over another, taken into the palette if it is new.
func (c *canvas) mix(with theme.Ink, level int, under uint8) uint8 {
	over, below := c.colours[with], c.colours[under]
	channel := func(over, below uint8) uint8 {
		return uint8((int(over)*level + int(below)*(levels-level) + levels/2) / levels)
	}
	want := color.RGBA{
		channel(over.R, below.R), channel(over.G, below.G), channel(over.B, below.B), 255,
	}
	nearest, off := 0, math.MaxInt
	for i, have := range c.colours {
		if d := difference(want, have); d < off {
			nearest, off = i, d
		}
	}
	if off > alike && len(c.colours) < 256 {
		c.colours = append(c.colours, want)
		nearest = len(c.colours) - 1
	}
	return uint8(nearest)
}

// difference is that of the channel that two colours differ in most.
func difference(a, b color.RGBA) int {
	channel := func(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }
	return max(channel(a.R, b.R), channel(a.G, b.G), channel(a.B, b.B))
}

// image is the picture. It shares the memory of c.
func (c *canvas) image() *image.Paletted {
	palette := make(color.Palette, len(c.colours))
	for i, colour := range c.colours {
		palette[i] = colour
	}
	return &image.Paletted{
		Pix: c.pix, Stride: c.width, Rect: image.Rect(0, 0, c.width, c.height), Palette: palette,
	}
}
