// Package goldentest compares pictures with those that somebody has looked at and
// approved: testdata/NAME.png of the package under test. With the flag -update they
// are rewritten, to be looked at.
//
// It is for tests alone.
package goldentest

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden pictures, to be looked at")

// Compare fails when the picture is not the approved one, as [Same] does.
func Compare(t *testing.T, name string, got []byte, rare int) {
	t.Helper()
	file := filepath.Join("testdata", name+".png")
	if *update {
		if err := os.WriteFile(file, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file) //nolint:gosec // testdata
	if err != nil {
		t.Fatal(err)
	}
	Same(t, Decode(t, got), Decode(t, want), rare)
}

// Same fails when two pictures differ. A pixel in rare may be off by one level of an
// edge: machines that multiply and add in one step round otherwise.
func Same(t *testing.T, got, want image.Image, rare int) {
	t.Helper()
	const level = 40
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

// Decode reads a PNG.
func Decode(t *testing.T, file []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return img
}
