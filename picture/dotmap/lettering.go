package dotmap

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// style is a size of letters.
type style struct {
	pixels float64
	bold   bool
}

// The sizes of letters there are.
var (
	title  = style{30, true}
	strong = style{17, true}
	small  = style{16, false}
	tiny   = style{12, false}
)

// The Go fonts, read once.
var (
	regular = sync.OnceValues(func() (*sfnt.Font, error) { return opentype.Parse(goregular.TTF) })
	bold    = sync.OnceValues(func() (*sfnt.Font, error) { return opentype.Parse(gobold.TTF) })
)

// faces are the styles in the Go fonts.
type faces map[style]font.Face

func newFaces() (faces, error) {
	all := faces{}
	for _, s := range []style{title, strong, small, tiny} {
		parsed, err := regular()
		if s.bold {
			parsed, err = bold()
		}
		if err != nil {
			return nil, fmt.Errorf("read the Go font: %w", err)
		}
		all[s], err = opentype.NewFace(parsed, &opentype.FaceOptions{Size: s.pixels, DPI: 72})
		if err != nil {
			return nil, fmt.Errorf("the Go font at %v pixels: %w", s.pixels, err)
		}
	}
	return all, nil
}

// has tells whether the font has the letters of a text.
func has(text string) bool {
	parsed, err := regular()
	if err != nil {
		return false
	}
	var buffer sfnt.Buffer
	for _, r := range text {
		if i, err := parsed.GlyphIndex(&buffer, r); err != nil || i == 0 {
			return false
		}
	}
	return true
}

// width is that of a text in pixels: of letters that the font lacks, which are those of
// East Asia mostly, a square each.
func (f faces) width(s style, text string) int {
	sum := 0.0
	for _, r := range text {
		if !has(string(r)) {
			sum += s.pixels
			continue
		}
		advance, _ := f[s].GlyphAdvance(r)
		sum += float64(advance) / 64
	}
	return int(math.Ceil(sum))
}

// room is the width that a text may take: the fonts of a reader, which set what ours cannot,
// may be wider.
func (s *sheet) room(in style, text string) int {
	wide := s.width(in, text)
	if !s.latin {
		wide += wide / 6
	}
	return wide
}

// written is a text on the sheet, whose baseline begins at a point.
type written struct {
	text   string
	at     image.Point
	style  style
	colour color.RGBA
	halo   bool // a light line around it
}

// write sets a text.
func (s *sheet) write(in style, at image.Point, c color.RGBA, text string) {
	s.texts = append(s.texts, written{text: text, at: at, style: in, colour: c})
}

// letters paints the texts, over everything else.
func (s *sheet) letters() {
	for _, w := range s.texts {
		d := font.Drawer{Dst: s.RGBA, Face: s.faces[w.style]}
		set := func(by image.Point, c color.RGBA) {
			d.Src, d.Dot = image.NewUniform(c), fixed.P(w.at.X+by.X, w.at.Y+by.Y)
			d.DrawString(w.text)
		}
		if w.halo {
			for i := range 9 {
				set(image.Pt(i%3-1, i/3-1).Mul(2), paper)
			}
		}
		set(image.Point{}, w.colour)
	}
}
