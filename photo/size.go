package photo

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"

	"golang.org/x/image/draw"
)

// The two sizes of a picture, in pixels of a fine screen: two for each that a page
// counts.
const (
	RowSide    = 128 // of the square beside a row
	WideWidth  = 720 // of the one above a card, and in the chat
	WideHeight = 400
)

// minWide is how wide a picture must be for the wide size; less looks out of focus.
const minWide = 320

// quality is that of the JPEGs: 4 to 8 KB for a row, 30 to 60 for the wide one.
const quality = 78

// shrink writes a picture in both sizes.
func shrink(picture image.Image) (Photo, error) {
	var p Photo
	var err error
	if picture.Bounds().Dx() >= minWide {
		if p.Wide, err = write(picture, WideWidth, WideHeight); err != nil {
			return Photo{}, err
		}
	}
	p.Row, err = write(picture, RowSide, RowSide)
	return p, err
}

// write fills a size with the middle of a picture, on white where it is transparent.
func write(picture image.Image, width, height int) ([]byte, error) {
	from := middle(picture.Bounds(), width, height)
	for from.Dx() >= 4*width { // by halves first: each pixel counts, and none twice
		picture, from = halved(picture, from)
	}
	to := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(to, to.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.CatmullRom.Scale(to, to.Bounds(), picture, from, draw.Over, nil)
	var file bytes.Buffer
	err := jpeg.Encode(&file, to, &jpeg.Options{Quality: quality})
	return file.Bytes(), err
}

// halved is a part of a picture, half as wide and high.
func halved(picture image.Image, part image.Rectangle) (image.Image, image.Rectangle) {
	half := image.NewRGBA(image.Rect(0, 0, part.Dx()/2, part.Dy()/2))
	draw.ApproxBiLinear.Scale(half, half.Bounds(), picture, part, draw.Src, nil)
	return half, half.Bounds()
}

// middle is the largest part in the middle that has the shape of a size.
func middle(all image.Rectangle, width, height int) image.Rectangle {
	w, h := all.Dx(), all.Dy()
	if w*height > h*width {
		w = max(1, h*width/height)
	} else {
		h = max(1, w*height/width)
	}
	corner := all.Min.Add(image.Pt((all.Dx()-w)/2, (all.Dy()-h)/2))
	return image.Rectangle{corner, corner.Add(image.Pt(w, h))}
}

// Photo is a picture in two sizes, both JPEG. The zero value is none.
type Photo struct {
	Row  []byte // RowSide square
	Wide []byte // WideWidth by WideHeight; nil where the picture is too small for it
}

// Is tells whether there is a picture.
func (p Photo) Is() bool { return p.Row != nil }
