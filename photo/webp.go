package photo

import (
	"bytes"
	"encoding/binary"
	"image"

	"golang.org/x/image/webp"
)

// measureWebP tells the largest of the sizes that a WebP states: that of its canvas,
// which webp.DecodeConfig returns, and those of the pictures in it, which webp.Decode
// unpacks whatever the canvas is.
func measureWebP(file []byte) (image.Point, int, error) {
	c, err := webp.DecodeConfig(bytes.NewReader(file))
	size := image.Pt(c.Width, c.Height)
	const riff, header, least = 12, 8, 10
	for rest := file[min(len(file), riff):]; len(rest) >= header+least; {
		length := int(binary.LittleEndian.Uint32(rest[4:]))
		stated := statedBy(string(rest[:4]), rest[header:])
		size.X, size.Y = max(size.X, stated.X), max(size.Y, stated.Y)
		length += length & 1 // chunks begin at even places
		if length > len(rest)-header {
			break
		}
		rest = rest[header+length:]
	}
	return size, 4 * size.X * size.Y, err
}

// statedBy is the size of the picture in a chunk, zero for other chunks.
func statedBy(name string, chunk []byte) image.Point {
	const bits = 14
	const mask = 1<<bits - 1
	switch name {
	case "VP8 ":
		return image.Pt(int(binary.LittleEndian.Uint16(chunk[6:])&mask), int(binary.LittleEndian.Uint16(chunk[8:])&mask))
	case "VP8L":
		both := binary.LittleEndian.Uint32(chunk[1:])
		return image.Pt(int(both&mask)+1, int(both>>bits&mask)+1)
	}
	return image.Point{}
}
