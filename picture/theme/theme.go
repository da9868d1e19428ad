// Package theme holds the colours of what the program draws, by day and by night,
// and the looks that tell categories apart. It draws nothing.
package theme

import "image/color"

// Ink is a colour by what it is for, and its place in the palette.
type Ink uint8

// The inks. The ground comes first: an empty picture is all zeroes.
const (
	Ground Ink = iota // outside the rings
	Band1             // inside the outermost ring
	Band2
	Band3
	Band4
	RingLine
	Lettering
	PinStroke    // around pins and leaders
	ViewerStroke // around the viewer
	Viewer
	Fills // of the pins, one for each hue
)

// Where the inks of the figures begin, and how many there are.
const (
	Hues    = 5
	Figures = Fills + Hues   // of the numbers on those pins
	Inks    = Figures + Hues // of all uses
)

// Theme is a palette: the colour of each ink.
type Theme [Inks]color.RGBA

func rgb(hex uint32) color.RGBA {
	return color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

// Day is dark on light, Night light on dark.
// The colours of the pins are told apart by eyes that lack any one of the cones,
// too; the numbers on them, and the labels on every band, have a contrast of at
// least 4.5. Tests hold them to it.
var (
	Day = Theme{
		Ground:       rgb(0xE3EAEC),
		Band1:        rgb(0xEBF0F1),
		Band2:        rgb(0xF2F5F5),
		Band3:        rgb(0xF8FAF9),
		Band4:        rgb(0xFDFDFC),
		RingLine:     rgb(0xBCCAD0),
		Lettering:    rgb(0x51646E),
		PinStroke:    rgb(0xFFFFFF),
		ViewerStroke: rgb(0xFFFFFF),
		Viewer:       rgb(0x0F7BEA),

		Fills + 0: rgb(0xC2410F), Figures + 0: rgb(0xFFFFFF), // vermilion
		Fills + 1: rgb(0x0A675C), Figures + 1: rgb(0xFFFFFF), // teal
		Fills + 2: rgb(0xF6AF1E), Figures + 2: rgb(0x33260A), // amber
		Fills + 3: rgb(0x6E3589), Figures + 3: rgb(0xFFFFFF), // violet
		Fills + 4: rgb(0x161C22), Figures + 4: rgb(0xFFFFFF), // ink
	}
	Night = Theme{
		Ground:       rgb(0x11171B),
		Band1:        rgb(0x161D22),
		Band2:        rgb(0x1B2429),
		Band3:        rgb(0x212B31),
		Band4:        rgb(0x273239),
		RingLine:     rgb(0x3E4D56),
		Lettering:    rgb(0x9DB0BA),
		PinStroke:    rgb(0x0C1114),
		ViewerStroke: rgb(0xF4F6F6),
		Viewer:       rgb(0x3D82FF),

		Fills + 0: rgb(0xFA7B52), Figures + 0: rgb(0x2A0F04),
		Fills + 1: rgb(0x6ABCC4), Figures + 1: rgb(0x03282B),
		Fills + 2: rgb(0xFCD85F), Figures + 2: rgb(0x33260A),
		Fills + 3: rgb(0xAB7CD8), Figures + 3: rgb(0x230B40),
		Fills + 4: rgb(0xF4F6F6), Figures + 4: rgb(0x182025),
	}
)

// Of is the theme for the time of day.
func Of(atNight bool) *Theme {
	if atNight {
		return &Night
	}
	return &Day
}
