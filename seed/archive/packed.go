package archive

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"fmt"
	"io"
)

// deepestPacking is how often a file may be packed, one packing in the other.
const deepestPacking = 3

// Unpack is what is packed in a gzip or bzip2, or r itself, and the names of the
// packings, the outer one first. What is read from it fails where nothing but a bomb
// would unpack to so much.
func Unpack(r io.Reader) (content io.Reader, packings []string, err error) {
	for range deepestPacking {
		buffered := bufio.NewReader(r)
		magic, _ := buffered.Peek(len(magicBzip2)) // an error comes again when it is read
		source := &counter{r: buffered}
		r = buffered
		switch {
		case bytes.HasPrefix(magic, []byte(magicGzip)):
			unpacked, err := gzip.NewReader(source)
			if err != nil {
				return nil, nil, err
			}
			r, packings = &bounded{r: unpacked, source: source}, append(packings, "gzip")
		case bytes.HasPrefix(magic, []byte(magicBzip2)):
			r, packings = &bounded{r: bzip2.NewReader(source), source: source}, append(packings, "bzip2")
		default:
			return r, packings, nil
		}
	}
	return r, packings, nil
}

// What packed files begin with: RFC 1952, and bzip2's manual.
const (
	magicGzip  = "\x1f\x8b"
	magicBzip2 = "BZh"
)

// counter counts what is read.
type counter struct {
	r *bufio.Reader
	n uint64
}

// Read reads on.
func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += uint64(n)
	return n, err
}

// ReadByte reads on, without a buffer in front of it, as that would read ahead.
func (c *counter) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

// bounded is an unpacked file that may not grow beyond what data do.
type bounded struct {
	r      io.Reader
	source *counter
	read   uint64
}

// Read reads on.
func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.read += uint64(n)
	if packed(b.read, b.source.n) {
		return n, fmt.Errorf("the compressed file unpacks from %d bytes to more than %d, which no table does", b.source.n, b.read)
	}
	return n, err
}
