package picture_test

import (
	"bytes"
	"errors"
	"math"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"nearby/geo"
	"nearby/picture"
	"nearby/picture/goldentest"
	"nearby/picture/theme"
)

func TestWhatCannotBeDrawnIsAnErrorThatSaysWhy(t *testing.T) {
	t.Parallel()
	for want, changes := range map[error]map[string]func(*picture.Map){
		picture.ErrSize: {
			"no size":               func(m *picture.Map) { m.Width, m.Height = 0, 0 },
			"a negative height":     func(m *picture.Map) { m.Height = -383 },
			"both sides negative":   func(m *picture.Map) { m.Width, m.Height = -900, -383 },
			"a size that overflows": func(m *picture.Map) { m.Width, m.Height = math.MaxInt, math.MaxInt },
			"too many pixels":       func(m *picture.Map) { m.Width, m.Height = 4096, 4096 },
			"no room at this scale": func(m *picture.Map) { m.Scale = 4 },
			"a scale nobody has":    func(m *picture.Map) { m.Scale = 1000 },
			"a negative scale":      func(m *picture.Map) { m.Scale = -1 },
		},
		picture.ErrPins: {
			"10,000 pins": func(m *picture.Map) { m.Pins = make([]picture.Pin, 10_000) },
		},
		picture.ErrNumber: {
			"a number of four digits": func(m *picture.Map) { m.Pins[0].Number = 1000 },
			"a negative number":       func(m *picture.Map) { m.Pins[0].Number = -1 },
		},
		picture.ErrRadius: {
			"a negative radius":     func(m *picture.Map) { m.Radius = -1 },
			"a radius of no number": func(m *picture.Map) { m.Radius = geo.Metres(math.NaN()) },
			"an infinite radius":    func(m *picture.Map) { m.Radius = geo.Metres(math.Inf(1)) },
		},
		geo.ErrNotFinite: {
			"a viewer of no number": func(m *picture.Map) { m.Centre.Lat = math.NaN() },
			"a pin of no number":    func(m *picture.Map) { m.Pins[1].At.Lng = math.Inf(-1) },
		},
		geo.ErrOutOfRange: {
			"a viewer off the globe": func(m *picture.Map) { m.Centre.Lng = 181 },
			"a pin off the globe":    func(m *picture.Map) { m.Pins[1].At.Lat = 90.01 },
		},
		geo.ErrNullIsland: {
			"a pin on Null Island":     func(m *picture.Map) { m.Pins[1].At = geo.WGS84{} },
			"neither a viewer nor pin": func(m *picture.Map) { *m = article(nil); m.Centre = geo.WGS84{} },
		},
	} {
		for name, change := range changes {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				m := article(mixed(2, town(3, 500)...))
				change(&m)
				if file, err := m.PNG(); !errors.Is(err, want) || file != nil {
					t.Errorf("PNG() = %d bytes, %v; want none, %v", len(file), err, want)
				}
				if img, err := m.Draw(); !errors.Is(err, want) || img != nil {
					t.Errorf("Draw() = %v, %v; want none, %v", img, err, want)
				}
			})
		}
	}
}

func TestWhateverIsAskedForIsDrawnOrRefused(t *testing.T) {
	t.Parallel()
	point := rapid.Custom(func(t *rapid.T) geo.WGS84 {
		return geo.WGS84{
			Lat: rapid.OneOf(rapid.Float64(), rapid.Float64Range(-90, 90)).Draw(t, "lat"),
			Lng: rapid.OneOf(rapid.Float64(), rapid.Float64Range(-180, 180)).Draw(t, "lng"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		m := picture.Map{
			Centre: point.Draw(t, "centre"),
			Radius: geo.Metres(rapid.OneOf(rapid.Just(0.0), rapid.Float64()).Draw(t, "radius")),
			Width:  rapid.OneOf(rapid.Int(), rapid.IntRange(90, 1200)).Draw(t, "width"),
			Height: rapid.OneOf(rapid.Int(), rapid.IntRange(90, 800)).Draw(t, "height"),
			Scale:  rapid.IntRange(-1, 5).Draw(t, "scale"),
		}
		m.Pins = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) picture.Pin {
			return picture.Pin{
				At:     point.Draw(t, "at"),
				Number: rapid.IntRange(-1, 1000).Draw(t, "number"),
				Look:   theme.Look(rapid.Byte().Draw(t, "look")),
			}
		}), 0, 20).Draw(t, "pins")
		img, err := m.Draw()
		if err == nil && (img.Rect.Dx() != m.Width || img.Rect.Dy() != m.Height) {
			t.Errorf("got a picture of %v, want %d×%d", img.Rect, m.Width, m.Height)
		}
	})
}

// Many at once, because the memory that pictures are made in is used again.
func TestTheSameMapGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	maps := []picture.Map{
		article(mixed(3, town(12, 300)...)),
		atNight(small(article(mixed(2, town(40, 900)...)))),
		page(article(nil)),
	}
	first := make([][]byte, len(maps))
	for i, m := range maps {
		first[i] = mustPNG(t, m)
	}
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() {
			if again := mustPNG(t, maps[i%3]); !bytes.Equal(again, first[i%3]) {
				t.Errorf("picture %d is not as the first time", i%3)
			}
		})
	}
	all.Wait()
}

func TestDrawAndPNGShowTheSame(t *testing.T) {
	t.Parallel()
	m := article(mixed(2, town(9, 400)...))
	img, err := m.Draw()
	if err != nil {
		t.Fatal(err)
	}
	if len(img.Palette) > 256 {
		t.Errorf("a palette of %d colours", len(img.Palette))
	}
	goldentest.Same(t, goldentest.Decode(t, mustPNG(t, m)), img, rare)
}

// Around the pole, across the date line and in Shanghai, the same offsets look
// the same, because the projection has its middle where the viewer is.
func TestThePictureIsTheSameAllOverTheEarth(t *testing.T) {
	t.Parallel()
	seen := func(centre, east, south geo.WGS84) []byte {
		return mustPNG(t, picture.Map{
			Centre: centre, Pins: mixed(2, east, south), Width: 360, Height: 200,
		})
	}
	const d = 0.004 // degrees of a great circle, some 450 m
	equator := seen(geo.WGS84{Lat: 0, Lng: 30},
		geo.WGS84{Lat: 0, Lng: 30 + d}, geo.WGS84{Lat: -d, Lng: 30})
	for name, got := range map[string][]byte{
		"across the date line": seen(geo.WGS84{Lat: 0, Lng: 180 - d/2},
			geo.WGS84{Lat: 0, Lng: -180 + d/2}, geo.WGS84{Lat: -d, Lng: 180 - d/2}),
		"around the North Pole": seen(geo.WGS84{Lat: 90, Lng: 0},
			geo.WGS84{Lat: 90 - d, Lng: 90}, geo.WGS84{Lat: 90 - d, Lng: 0}),
		"around the South Pole": seen(geo.WGS84{Lat: -90, Lng: 0},
			geo.WGS84{Lat: d - 90, Lng: 90}, geo.WGS84{Lat: d - 90, Lng: 180}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			goldentest.Same(t, goldentest.Decode(t, got), goldentest.Decode(t, equator), rare)
		})
	}
}

func mustPNG(t *testing.T, m picture.Map) []byte {
	t.Helper()
	file, err := m.PNG()
	if err != nil {
		t.Error(err)
	}
	return file
}
