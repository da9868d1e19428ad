package dotmap

import (
	"image"
	"image/color"
	"image/draw"

	"nearby/picture/theme"
)

// Colours of what is no sign.
var (
	sea     = theme.Day[theme.Ground]
	paper   = theme.Day[theme.Band4] // and land
	grid    = color.NRGBA{0x51, 0x64, 0x6E, 0x20}
	outline = theme.Day[theme.RingLine]
	pale    = theme.Day[theme.Lettering]
	ink     = theme.Day[theme.Fills+4]
)

// sheet is what is painted on, and the texts that come on top.
type sheet struct {
	*image.RGBA
	faces
	texts []written
	latin bool // only texts that the font has
}

func newSheet(width, height int, latin bool) (*sheet, error) {
	letters, err := newFaces()
	if err != nil {
		return nil, err
	}
	s := &sheet{RGBA: image.NewRGBA(image.Rect(0, 0, width, height)), faces: letters, latin: latin}
	s.fill(s.Bounds(), paper)
	return s, nil
}

func (s *sheet) fill(r image.Rectangle, c color.Color) {
	draw.Draw(s.RGBA, r, image.NewUniform(c), image.Point{}, draw.Over)
}
