package photo

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/webp"
)

// The bounds of a picture, once it is unpacked.
const (
	minSide   = 48       // less is a pixel that counts readers, or an icon
	maxPixels = 16 << 20 // 4,900 by 3,300
	maxMemory = 96 << 20 // 12 megapixels of a progressive JPEG, or of a deep PNG
)

// format is a way to write a picture.
type format struct {
	// measure tells the size that a file states and the memory that unpacking it takes,
	// before a pixel is unpacked.
	measure func([]byte) (image.Point, int, error)
	decode  func([]byte) (image.Image, error)
}

// formatOf goes by the first bytes alone: names and headers say all sorts of things.
func formatOf(file []byte) (format, error) {
	begins := func(with string) bool { return bytes.HasPrefix(file, []byte(with)) }
	switch {
	case begins("\xff\xd8\xff"):
		return format{measureJPEG, decodeJPEG}, nil
	case begins("\x89PNG\r\n\x1a\n"):
		return format{measurePNG, func(b []byte) (image.Image, error) { return png.Decode(bytes.NewReader(b)) }}, nil
	case begins("GIF8"): // the first picture of it
		return format{measureGIF, func(b []byte) (image.Image, error) { return gif.Decode(bytes.NewReader(b)) }}, nil
	case len(file) > 12 && begins("RIFF") && string(file[8:12]) == "WEBP":
		return format{measureWebP, func(b []byte) (image.Image, error) { return webp.Decode(bytes.NewReader(b)) }}, nil
	}
	return format{}, fmt.Errorf("%w: it is no JPEG, PNG, GIF or WebP", errRefused)
}

// decode unpacks a picture that is neither too small nor too large.
func decode(file []byte) (picture image.Image, err error) {
	defer func() { // the decoders are not ours, and the file is anybody's
		if fault := recover(); fault != nil {
			picture, err = nil, fmt.Errorf("%w: %v", errRefused, fault)
		}
	}()
	f, err := formatOf(file)
	if err != nil {
		return nil, err
	}
	size, memory, err := f.measure(file)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", errRefused, err)
	case size.X < minSide || size.Y < minSide:
		return nil, fmt.Errorf("%w: %d by %d pixels are too few", errRefused, size.X, size.Y)
	case size.X > maxPixels/size.Y || memory > maxMemory:
		return nil, fmt.Errorf("%w: %d by %d pixels are too many", errRefused, size.X, size.Y)
	}
	if picture, err = f.decode(file); err != nil {
		return nil, fmt.Errorf("%w: %w", errRefused, err)
	}
	return picture, nil
}

func measurePNG(file []byte) (image.Point, int, error) {
	c, err := png.DecodeConfig(bytes.NewReader(file))
	perPixel := 4
	if c.ColorModel == color.RGBA64Model || c.ColorModel == color.NRGBA64Model {
		perPixel = 8
	}
	return image.Pt(c.Width, c.Height), c.Width * c.Height * perPixel, err
}

func measureGIF(file []byte) (image.Point, int, error) {
	c, err := gif.DecodeConfig(bytes.NewReader(file))
	return image.Pt(c.Width, c.Height), c.Width * c.Height, err
}

// decodeJPEG unpacks a JPEG, upright.
func decodeJPEG(file []byte) (image.Image, error) {
	picture, err := jpeg.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	return rotate(picture, orientation(file)), nil
}
