package picture

import "image/color"

// ink is a colour by what it is for, and its place in the palette.
type ink uint8

// The ground comes first: an empty picture is all zeroes.
const (
	ground ink = iota // outside the rings
	band1             // inside the outermost ring
	band2
	band3
	band4
	ringLine
	lettering
	casing // around pins and leaders
	rim    // around the viewer
	viewer
	fills // of the pins, one for each hue
)

const (
	hues    = 5
	figures = fills + hues   // of the numbers on those pins
	inks    = figures + hues // how many there are
)

type theme [inks]color.RGBA

func rgb(hex uint32) color.RGBA {
	return color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

// The colours of the pins are told apart by eyes that lack any one of the cones,
// too; the numbers on them, and the labels on every band, have a contrast of at
// least 4.5. Tests hold them to it.
var (
	day = theme{
		ground:    rgb(0xE3EAEC),
		band1:     rgb(0xEBF0F1),
		band2:     rgb(0xF2F5F5),
		band3:     rgb(0xF8FAF9),
		band4:     rgb(0xFDFDFC),
		ringLine:  rgb(0xBCCAD0),
		lettering: rgb(0x51646E),
		casing:    rgb(0xFFFFFF),
		rim:       rgb(0xFFFFFF),
		viewer:    rgb(0x0F7BEA),

		fills + 0: rgb(0xC2410F), figures + 0: rgb(0xFFFFFF), // vermilion
		fills + 1: rgb(0x0A675C), figures + 1: rgb(0xFFFFFF), // teal
		fills + 2: rgb(0xF6AF1E), figures + 2: rgb(0x33260A), // amber
		fills + 3: rgb(0x6E3589), figures + 3: rgb(0xFFFFFF), // violet
		fills + 4: rgb(0x161C22), figures + 4: rgb(0xFFFFFF), // ink
	}
	night = theme{
		ground:    rgb(0x11171B),
		band1:     rgb(0x161D22),
		band2:     rgb(0x1B2429),
		band3:     rgb(0x212B31),
		band4:     rgb(0x273239),
		ringLine:  rgb(0x3E4D56),
		lettering: rgb(0x9DB0BA),
		casing:    rgb(0x0C1114),
		rim:       rgb(0xF4F6F6),
		viewer:    rgb(0x3D82FF),

		fills + 0: rgb(0xFA7B52), figures + 0: rgb(0x2A0F04),
		fills + 1: rgb(0x6ABCC4), figures + 1: rgb(0x03282B),
		fills + 2: rgb(0xFCD85F), figures + 2: rgb(0x33260A),
		fills + 3: rgb(0xAB7CD8), figures + 3: rgb(0x230B40),
		fills + 4: rgb(0xF4F6F6), figures + 4: rgb(0x182025),
	}
)

func themeOf(atNight bool) *theme {
	if atNight {
		return &night
	}
	return &day
}
