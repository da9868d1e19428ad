package dotmap

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"nearby/picture/theme"
)

// Colours of what is not a dot.
var (
	ground  = theme.Day[theme.Ground]
	paper   = theme.Day[theme.Band4]
	grid    = color.RGBA{0xE6, 0xEC, 0xEE, 0xFF}
	outline = theme.Day[theme.RingLine]
	pale    = theme.Day[theme.Lettering]
	ink     = theme.Day[theme.Fills+4]
)

// colour is that of the pins of a category on pages.
func colour(category int) color.RGBA {
	fill, _ := theme.Look(category).Colours(false)
	return fill
}

// sheet is what is painted on, and the sizes of letters there are.
type sheet struct {
	*image.RGBA
	title, normal, small, tiny font.Face
}

func newSheet(width, height int) (s sheet, err error) {
	for _, size := range []struct {
		face   *font.Face
		file   []byte
		pixels float64
	}{
		{&s.title, gobold.TTF, 30},
		{&s.normal, gobold.TTF, 17},
		{&s.small, goregular.TTF, 16},
		{&s.tiny, goregular.TTF, 12},
	} {
		parsed, err := opentype.Parse(size.file)
		if err != nil {
			return s, fmt.Errorf("read the Go font: %w", err)
		}
		*size.face, err = opentype.NewFace(parsed, &opentype.FaceOptions{Size: size.pixels, DPI: 72})
		if err != nil {
			return s, fmt.Errorf("the Go font at %v pixels: %w", size.pixels, err)
		}
	}
	s.RGBA = image.NewRGBA(image.Rect(0, 0, width, height))
	s.fill(s.Bounds(), ground)
	return s, nil
}

func (s sheet) fill(r image.Rectangle, c color.Color) {
	draw.Draw(s.RGBA, r, image.NewUniform(c), image.Point{}, draw.Over)
}

// textWidth is that of a text in pixels.
func textWidth(face font.Face, text string) int { return font.MeasureString(face, text).Ceil() }

// write sets a text whose baseline begins at a point.
func (s sheet) write(face font.Face, at image.Point, c color.Color, text string) {
	d := font.Drawer{Dst: s.RGBA, Src: image.NewUniform(c), Face: face, Dot: fixed.P(at.X, at.Y)}
	d.DrawString(text)
}

// disc paints a disc about a point.
func (s sheet) disc(x, y int, radius float64, c color.RGBA) {
	mask := discMask(radius, 0, 0)
	size := mask.Rect.Dx()
	for i, cover := range mask.Pix {
		at := image.Pt(x-size/2+i%size, y-size/2+i/size)
		under := s.RGBAAt(at.X, at.Y)
		blend := func(over, under uint8) uint8 {
			return uint8((int(over)*int(cover) + int(under)*(255-int(cover))) / 255)
		}
		s.SetRGBA(at.X, at.Y, color.RGBA{blend(c.R, under.R), blend(c.G, under.G), blend(c.B, under.B), 255})
	}
}

// discMask is how much of each pixel a disc covers that is so far off the middle
// of the mask. Its outline is four Bézier curves.
func discMask(radius, offX, offY float64) *image.Alpha {
	const bend = 0.5522847498 // 4/3 (√2 - 1)
	size := int(math.Ceil(2*radius)) + 2
	x, y := float64(size)/2+offX, float64(size)/2+offY
	r := vector.NewRasterizer(size, size)
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
	mask := image.NewAlpha(image.Rect(0, 0, size, size))
	r.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	return mask
}
