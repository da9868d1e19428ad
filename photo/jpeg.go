package photo

import (
	"encoding/binary"
	"fmt"
	"image"
	"iter"
	"slices"
)

// Markers of a JPEG.
const (
	firstFrame  = 0xc0
	progressive = 0xc2 // a frame that is kept whole as numbers until its last byte
	firstBare   = 0xd0 // from here to lastBare markers stand alone
	lastBare    = 0xd9
	scan        = 0xda
	app1        = 0xe1
)

// segments are the parts of a JPEG before its pixels, by their markers.
func segments(file []byte) iter.Seq2[byte, []byte] {
	return func(yield func(byte, []byte) bool) {
		for rest := file[2:]; len(rest) > 4 && rest[0] == 0xff; {
			marker, length := rest[1], int(binary.BigEndian.Uint16(rest[2:]))
			isBare := firstBare <= marker && marker <= lastBare
			if isBare || marker == scan || length < 2 || length > len(rest)-2 || !yield(marker, rest[4:2+length]) {
				return
			}
			rest = rest[2+length:]
		}
	}
}

// measureJPEG tells the size of a JPEG, and the memory that unpacking it takes.
func measureJPEG(file []byte) (size image.Point, memory int, err error) {
	for marker, s := range segments(file) {
		if marker < firstFrame || marker > progressive {
			continue
		}
		const head, component = 6, 3
		if len(s) < head || len(s) < head+component*int(s[5]) {
			break
		}
		size = image.Pt(int(binary.BigEndian.Uint16(s[3:])), int(binary.BigEndian.Uint16(s[1:])))
		perPixel := samples(s[head : head+component*int(s[5])])
		if marker == progressive {
			perPixel *= 1 + 4
		}
		return size, int(float64(size.X*size.Y) * perPixel), nil
	}
	return size, 0, fmt.Errorf("%w: a JPEG without a frame", errRefused)
}

// samples are how many numbers a pixel takes, of all components of a frame: the colours
// of most pictures are coarser than their light.
func samples(components []byte) float64 {
	all, across, down := 0, 1, 1
	for c := range slices.Chunk(components, 3) {
		h, v := int(c[1]>>4), int(c[1]&0xf)
		all, across, down = all+h*v, max(across, h), max(down, v)
	}
	return float64(all) / float64(across*down)
}
