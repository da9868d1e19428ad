package picture

import (
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// signs is all that pictures say.
const signs = "0123456789. kmN×"

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
