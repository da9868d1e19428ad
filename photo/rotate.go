package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
)

// upright is the orientation of a picture as it is.
const upright = 1

// orientation is how a camera was held, 1 to 8 as EXIF counts; 1 where the file says
// nothing of it.
func orientation(file []byte) int {
	const tag, last = 0x0112, 8
	for marker, s := range segments(file) {
		exif, is := bytes.CutPrefix(s, []byte("Exif\x00\x00"))
		if v := entry(exif, tag); marker == app1 && is && 1 <= v && v <= last {
			return v
		}
	}
	return upright
}

// entry is a short number in the first directory of a TIFF, 0 where it is not there.
func entry(tiff []byte, tag uint16) int {
	const header, size = 8, 12
	if len(tiff) < header {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 0
	}
	entries := tiff[at+2:]
	for n := order.Uint16(tiff[at:]); n > 0 && len(entries) >= size; n-- {
		if order.Uint16(entries) == tag {
			return int(order.Uint16(entries[8:]))
		}
		entries = entries[size:]
	}
	return 0
}

// rotated is a picture seen upright.
type rotated struct {
	image.Image
	orientation int
}

// rotate puts a picture upright that a camera took otherwise.
func rotate(picture image.Image, orientation int) image.Image {
	if picture == nil || orientation == upright {
		return picture
	}
	return rotated{picture, orientation}
}

// Bounds are those of the upright picture, from 0, 0.
func (r rotated) Bounds() image.Rectangle {
	w, h := r.Image.Bounds().Dx(), r.Image.Bounds().Dy()
	if r.orientation >= 5 { // on its side
		w, h = h, w
	}
	return image.Rect(0, 0, w, h)
}

// At is the colour of a pixel of the upright picture.
func (r rotated) At(x, y int) color.Color {
	from := r.Image.Bounds()
	right, below := r.Bounds().Dx()-1-x, r.Bounds().Dy()-1-y
	switch r.orientation {
	case 2:
		x = right
	case 3:
		x, y = right, below
	case 4:
		y = below
	case 5:
		x, y = y, x
	case 6:
		x, y = y, right
	case 7:
		x, y = below, right
	case 8:
		x, y = below, x
	}
	return r.Image.At(from.Min.X+x, from.Min.Y+y)
}
