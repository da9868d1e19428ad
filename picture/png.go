package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"sync"
)

// Draw is the picture in memory. It fails when m asks for what cannot be drawn:
// [ErrSize], [ErrPins], [ErrNumber], [ErrRadius] or an error of [geo.Check].
func (m Map) Draw() (*image.Paletted, error) {
	c := new(canvas)
	if err := m.paint(c); err != nil {
		return nil, err
	}
	return c.image(), nil
}

// PNG is the picture as a file, and fails as [Map.Draw] does. It is compressed
// for speed: to compress it better saves a seventh of the bytes and takes three
// quarters more time.
func (m Map) PNG() ([]byte, error) {
	c, ok := canvases.Get().(*pooledCanvas)
	if !ok {
		c = new(pooledCanvas)
	}
	defer canvases.Put(c)
	if err := m.paint(&c.canvas); err != nil {
		return nil, err
	}
	var file bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: c}
	if err := encoder.Encode(&file, c.image()); err != nil {
		return nil, fmt.Errorf("encode picture: %w", err)
	}
	return file.Bytes(), nil
}

// canvases are those not in use. They hold no more than memory: without them every
// picture leaves 1.7 MB of garbage behind, with them 25 KB.
var canvases sync.Pool

// pooledCanvas is the memory that one picture after another is made in.
type pooledCanvas struct {
	canvas
	buffer *png.EncoderBuffer
}

// Get is how package png takes the buffer; nil has it make one.
func (c *pooledCanvas) Get() *png.EncoderBuffer { return c.buffer }

// Put is how package png gives the buffer back.
func (c *pooledCanvas) Put(b *png.EncoderBuffer) { c.buffer = b }
