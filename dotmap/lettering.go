package dotmap

import (
	"fmt"
	"image"
	"image/color"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// lettering are the sizes of letters there are.
type lettering struct{ title, normal, small, tiny font.Face }

func newLettering() (l lettering, err error) {
	for _, size := range []struct {
		face   *font.Face
		file   []byte
		pixels float64
	}{
		{&l.title, gobold.TTF, 30},
		{&l.normal, gobold.TTF, 17},
		{&l.small, goregular.TTF, 16},
		{&l.tiny, goregular.TTF, 12},
	} {
		parsed, err := opentype.Parse(size.file)
		if err != nil {
			return l, fmt.Errorf("read the Go font: %w", err)
		}
		*size.face, err = opentype.NewFace(parsed, &opentype.FaceOptions{Size: size.pixels, DPI: 72})
		if err != nil {
			return l, fmt.Errorf("the Go font at %v pixels: %w", size.pixels, err)
		}
	}
	return l, nil
}

// width is that of a text in pixels.
func (lettering) width(face font.Face, text string) int { return font.MeasureString(face, text).Ceil() }

// write sets a text whose baseline begins at a point.
func (s sheet) write(face font.Face, at image.Point, c color.Color, text string) {
	d := font.Drawer{Dst: s.RGBA, Src: image.NewUniform(c), Face: face, Dot: fixed.P(at.X, at.Y)}
	d.DrawString(text)
}

// legend paints the colours with their names and counts, and what darker means.
func (s sheet) legend(m Map) {
	counts := make([]int, len(m.Kinds))
	for _, spot := range m.Spots {
		counts[spot.Kind]++
	}
	y := m.Height - foot/2 + 6
	x := margin
	for kind, name := range m.Kinds {
		text := name + "  " + grouped(counts[kind])
		s.spot(float64(x+8), float64(y-6), 7, colour(kind))
		s.write(s.small, image.Pt(x+24, y), ink, text)
		x += 24 + s.width(s.small, text) + 36
	}
	const deeper = "darker: more places"
	if right := m.Width - margin - s.width(s.small, deeper); right >= x {
		s.write(s.small, image.Pt(right, y), pale, deeper)
	}
}

// rest says how many places no panel shows.
func (s sheet) rest(m Map, elsewhere int) {
	if elsewhere > 0 {
		text := grouped(elsewhere) + " not shown, far from the others"
		s.write(s.small, image.Pt(m.Width-margin-s.width(s.small, text), head-10), pale, text)
	}
}

// spot paints a disc.
func (s sheet) spot(x, y, radius float64, c color.RGBA) {
	size := int(math.Ceil(2*radius)) + 2
	mask := image.Alpha{Pix: make([]uint8, size*size), Stride: size, Rect: image.Rect(0, 0, size, size)}
	disc(&mask, float64(size)/2, float64(size)/2, radius)
	for i, cover := range mask.Pix {
		at := image.Pt(int(x)-size/2+i%size, int(y)-size/2+i/size)
		under := s.RGBAAt(at.X, at.Y)
		blend := func(over, under uint8) uint8 {
			return uint8((int(over)*int(cover) + int(under)*(255-int(cover))) / 255)
		}
		s.SetRGBA(at.X, at.Y, color.RGBA{blend(c.R, under.R), blend(c.G, under.G), blend(c.B, under.B), 255})
	}
}
