package theme

import "image/color"

// Look is what stands for a category: a shape and a hue, so that neither has to
// be told apart alone. There are [Looks] of them; a higher number starts again.
type Look uint8

// Shapes and Looks are how many there are.
const (
	Shapes = 4
	Looks  = Shapes * Hues
)

// The looks of the categories that the program comes with. Those that operators
// add take the next numbers: hexagon, diamond, disc again in another hue.
const (
	Restaurant Look = iota // a disc
	Transit                // a square
)

// OfCategory is the look of the one of that slug at that place of the menu, counted
// from 0. Restaurants and transit have theirs wherever they stand.
func OfCategory(slug string, position int) Look {
	switch slug {
	case "restaurant":
		return Restaurant
	case "transit":
		return Transit
	default:
		return Transit + 1 + Look(max(position, 0))
	}
}

// Fill is the ink of a pin.
func (l Look) Fill() Ink { return Fills + Ink(l%Hues) }

// Figure is the ink of the number on a pin.
func (l Look) Figure() Ink { return Figures + Ink(l%Hues) }

// Colours are those of a pin and of the number on it, for a list that shows the
// same numbers. Their contrast is at least 4.5.
func (l Look) Colours(atNight bool) (fill, number color.RGBA) {
	in := Of(atNight)
	return in[l.Fill()], in[l.Figure()]
}
