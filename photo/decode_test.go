package photo

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"testing"
)

// webpOf is a WebP of 64 by 64 pixels, without loss.
const webpOf = "UklGRh4AAABXRUJQVlA4TBEAAAAvP8APAAcQEf0PRET/AwA="

func TestEveryFormatIsUnpacked(t *testing.T) {
	t.Parallel()
	picture := paint(64, 64)
	var asPNG, asGIF bytes.Buffer
	if err := png.Encode(&asPNG, picture); err != nil {
		t.Fatal(err)
	}
	if err := gif.Encode(&asGIF, picture, nil); err != nil {
		t.Fatal(err)
	}
	asWebP, err := base64.StdEncoding.DecodeString(webpOf)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{
		"JPEG": asJPEG(t, picture), "PNG": asPNG.Bytes(), "GIF": asGIF.Bytes(), "WebP": asWebP,
	} {
		got, err := decode(file)
		if err != nil || got.Bounds().Dx() != 64 || got.Bounds().Dy() != 64 {
			t.Errorf("%s: %v, error %v, want 64 by 64", name, got, err)
		}
	}
}

// However the camera was held, the picture stands upright: the red quarter of this one is
// in the upper left.
func TestPicturesStandUpright(t *testing.T) {
	t.Parallel()
	upright := paint(64, 48)
	for held, stored := range map[int]func(x, y int) (int, int){
		1: func(x, y int) (int, int) { return x, y },
		2: func(x, y int) (int, int) { return 63 - x, y },
		3: func(x, y int) (int, int) { return 63 - x, 47 - y },
		4: func(x, y int) (int, int) { return x, 47 - y },
		5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return y, 63 - x },
		7: func(x, y int) (int, int) { return 47 - y, 63 - x },
		8: func(x, y int) (int, int) { return 47 - y, x },
	} {
		size := upright.Bounds()
		if held >= 5 {
			size = image.Rect(0, 0, 48, 64)
		}
		file := image.NewRGBA(size)
		for y := range 48 {
			for x := range 64 {
				toX, toY := stored(x, y)
				file.Set(toX, toY, upright.At(x, y))
			}
		}
		got, err := decode(withOrientation(asJPEG(t, file), held))
		if err != nil || got.Bounds() != upright.Bounds() {
			t.Errorf("held as %d: %v, error %v, want %v", held, got.Bounds(), err, upright.Bounds())
			continue
		}
		for _, at := range []image.Point{{8, 8}, {56, 8}, {8, 40}, {56, 40}} {
			if isRed(got.At(at.X, at.Y)) != isRed(upright.At(at.X, at.Y)) {
				t.Errorf("held as %d: %v is %v", held, at, got.At(at.X, at.Y))
			}
		}
	}
}

func isRed(c color.Color) bool {
	r, _, b, _ := c.RGBA()
	return r > b
}

// withOrientation says in a JPEG how the camera was held.
func withOrientation(file []byte, held int) []byte {
	exif := append([]byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"), byte(held), 0, 0, 0, 0, 0, 0)
	segment := append([]byte{0xff, 0xe1, 0, byte(len(exif) + 2)}, exif...)
	return append(append(bytes.Clone(file[:2]), segment...), file[2:]...)
}

// Nothing that is read from a file takes the program down.
func FuzzMade(f *testing.F) {
	asWebP, err := base64.StdEncoding.DecodeString(webpOf)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(asWebP)
	f.Add(webpBomb())
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\x00*\x00\x00\x00\x08"))
	f.Add([]byte("GIF89a"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if p, err := resized(file); err == nil && !p.Is() {
			t.Error("neither a picture nor an error")
		}
	})
}
