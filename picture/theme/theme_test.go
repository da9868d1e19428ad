package theme

import (
	"image/color"
	"math"
	"testing"
)

// linear are the channels of a colour as amounts of light.
func linear(c color.RGBA) [3]float64 {
	var all [3]float64
	for i, v := range [3]uint8{c.R, c.G, c.B} {
		if s := float64(v) / 255; s <= 0.04045 {
			all[i] = s / 12.92
		} else {
			all[i] = math.Pow((s+0.055)/1.055, 2.4)
		}
	}
	return all
}

// contrast is that of WCAG 2.2, from 1 to 21.
func contrast(a, b color.RGBA) float64 {
	luminance := func(c color.RGBA) float64 {
		l := linear(c)
		return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
	}
	light, dark := luminance(a), luminance(b)
	return (max(light, dark) + 0.05) / (min(light, dark) + 0.05)
}

func TestEverythingWrittenHasContrast(t *testing.T) {
	t.Parallel()
	const enough = 4.5 // WCAG AA, for text of any size
	for name, in := range map[string]Theme{"day": Day, "night": Night} {
		for i := range Ink(Hues) {
			if got := contrast(in[Fills+i], in[Figures+i]); got < enough {
				t.Errorf("%s: number on hue %d: contrast %.2f, want %v", name, i, got, enough)
			}
		}
		for band := Ground; band <= Band4; band++ {
			if got := contrast(in[band], in[Lettering]); got < enough {
				t.Errorf("%s: label on band %d: contrast %.2f, want %v", name, band, got, enough)
			}
		}
	}
}

// 3 is what WCAG asks of the parts of a picture that carry its meaning. Amber by
// day is too light for that, and is told by the dark number on it.
func TestPinsAndViewerStandOutFromTheGround(t *testing.T) {
	t.Parallel()
	const enough = 3
	for name, in := range map[string]Theme{"day": Day, "night": Night} {
		for band := Ground; band <= Band4; band++ {
			for with := Viewer; with < Figures; with++ {
				if name == "day" && with == Fills+2 {
					continue
				}
				if got := contrast(in[band], in[with]); got < enough {
					t.Errorf("%s: ink %d on band %d: contrast %.2f, want %v", name, with, band, got, enough)
				}
			}
		}
	}
}

// How eyes that lack the long, middle or short wave cones see linear RGB, after
// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation
// of Color Vision Deficiency" (2009), severity 1.
var deficiencies = map[string][3][3]float64{
	"full sight": {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia": {
		{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998},
	},
	"deuteranopia": {
		{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881},
	},
	"tritanopia": {
		{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900},
	},
}

// lab is a colour in CIE L*a*b* (white D65) as such eyes see it.
func lab(c color.RGBA, eyes [3][3]float64) [3]float64 {
	seen := apply(eyes, linear(c))
	xyz := apply([3][3]float64{
		{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505},
	}, seen)
	f := func(v float64) float64 {
		if v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return (24389.0/27*v + 16) / 116
	}
	x, y, z := f(xyz[0]/0.9505), f(xyz[1]), f(xyz[2]/1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func apply(m [3][3]float64, v [3]float64) (w [3]float64) {
	for i, row := range m {
		w[i] = row[0]*v[0] + row[1]*v[1] + row[2]*v[2]
	}
	return w
}

func TestNoEyesConfuseTheColoursOfPins(t *testing.T) {
	t.Parallel()
	const enough = 20 // in L*a*b*, where 2 is just seen side by side
	for name, in := range map[string]Theme{"day": Day, "night": Night} {
		for sight, eyes := range deficiencies {
			for i := Viewer; i < Figures; i++ {
				for j := Viewer; j < i; j++ {
					a, b := lab(in[i], eyes), lab(in[j], eyes)
					off := math.Hypot(math.Hypot(a[0]-b[0], a[1]-b[1]), a[2]-b[2])
					if off < enough {
						t.Errorf("%s, %s: inks %d and %d are %.0f apart, want %d", name, sight, j, i, off, enough)
					}
				}
			}
		}
	}
}
