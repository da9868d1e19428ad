package picture

import (
	"image/color"
	"math"
)

// Kind is what a pin looks like: a shape and a colour, so that neither has to
// be told apart alone. There are 20 of them; a higher number starts again.
type Kind uint8

// The kinds of the categories that the program comes with. Those that operators
// add take the next numbers: hexagon, diamond, disc again in another colour.
const (
	Restaurant Kind = iota // a disc
	Transit                // a square
)

// Colours are those of a pin and of the number on it, for a list that shows the
// same numbers. Their contrast is at least 4.5.
func (k Kind) Colours(atNight bool) (fill, number color.RGBA) {
	in := themeOf(atNight)
	return in[k.fill()], in[k.figure()]
}

func (k Kind) fill() ink   { return fills + ink(k%hues) }
func (k Kind) figure() ink { return figures + ink(k%hues) }

// shape is the pin's outline, about as large as a disc of the radius.
func (k Kind) shape(centre vec, radius float64) shape {
	switch k % 4 {
	case 0:
		return disc(centre, radius)
	case 1:
		return regular(centre, 4, 1.16*radius, math.Pi/4, 0.22*radius)
	case 2:
		return regular(centre, 6, 1.06*radius, math.Pi/6, 0.18*radius)
	default:
		return regular(centre, 4, 1.2*radius, 0, 0.25*radius)
	}
}
