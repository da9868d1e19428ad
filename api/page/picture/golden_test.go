package picture_test

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"nearby/api/page/picture"
)

var update = flag.Bool("update", false, "rewrite the golden pictures, to be looked at")

func TestPicturesLookAsTheyDidWhenApproved(t *testing.T) {
	t.Parallel()
	for name, m := range map[string]picture.Map{
		"dense":            article(mixed(2, town(12, 180)...)),
		"sparse":           article(mixed(2, at(420, 75), at(1350, 290), at(800, 190))),
		"collinear":        article(mixed(1, street(9, 700, 62)...)),
		"coincident":       article(mixed(1, mall(10, at(320, 110))...)),
		"on-the-viewer":    article(mixed(2, mall(6, square)...)),
		"street-and-mall":  article(mixed(2, append(town(7, 300), mall(5, at(250, 80))...)...)),
		"empty":            article(nil),
		"one-far-pin":      article(mixed(2, append(town(8, 400), at(5200, 240))...)),
		"night":            atNight(article(mixed(2, town(10, 600)...))),
		"fifty":            article(mixed(2, town(50, 900)...)),
		"three-categories": article(mixed(3, town(9, 800)...)),
		"small":            small(article(mixed(2, town(8, 500)...))),
		"small-night":      atNight(small(article(mixed(2, town(8, 500)...)))),
		"page":             page(article(mixed(5, town(15, 900)...))),
		"page-night":       atNight(page(article(mixed(5, town(15, 900)...)))),
		"place":            small(picture.Map{Pins: []picture.Pin{{At: square}}}),
		"radius":           within(1000, article(mixed(2, town(12, 2500)...))),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := m.PNG()
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", name+".png")
			if *update {
				if err := os.WriteFile(file, got, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, decoded(t, got), decoded(t, want))
		})
	}
}

// compare lets a pixel in 10,000 be off by one level of an edge, in either
// palette. Machines that multiply and add in one step round otherwise: of all the
// pictures here, 4 pixels of one differ under GOAMD64=v3, none under 386.
func compare(t *testing.T, got, want image.Image) {
	t.Helper()
	const rare, level = 10_000, 40
	if got.Bounds() != want.Bounds() {
		t.Fatalf("got a picture of %v, want %v", got.Bounds(), want.Bounds())
	}
	off, worst := 0, 0
	for y := range got.Bounds().Dy() {
		for x := range got.Bounds().Dx() {
			if d := difference(got.At(x, y), want.At(x, y)); d > 0 {
				off, worst = off+1, max(worst, d)
			}
		}
	}
	if pixels := got.Bounds().Dx() * got.Bounds().Dy(); off > pixels/rare || worst > level {
		t.Errorf("%d of %d pixels differ, by up to %d of 255 (-update, and look, if that is meant)",
			off, pixels, worst)
	}
}

// difference is that of the channel in which two colours differ most.
func difference(a, b color.Color) int {
	c, d := color.NRGBAModel.Convert(a).(color.NRGBA), color.NRGBAModel.Convert(b).(color.NRGBA)
	channel := func(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }
	return max(channel(c.R, d.R), channel(c.G, d.G), channel(c.B, d.B))
}

func decoded(t *testing.T, file []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return img
}
