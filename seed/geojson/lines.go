package geojson

import (
	"fmt"
	"io"
)

// maxFeature is how many bytes one feature may have. Features are read one by
// one, so this is what bounds the memory.
const maxFeature = 64 << 20

// jsonText is the text of a file on its way to the decoder: without record
// separators, with its line ends noted, and with a limit to what one feature takes.
type jsonText struct {
	r      io.Reader
	offset int64   // bytes read so far
	ends   []int64 // of lines that were not asked for yet
	passed int     // line ends before them
	left   int     // bytes that may still be read for this feature
}

var errFeature = fmt.Errorf("a feature has more than %d MB: is this a file of places?", maxFeature>>20)

// Read reads on.
func (t *jsonText) Read(p []byte) (int, error) {
	if t.left < 0 {
		return 0, errFeature
	}
	n, err := t.r.Read(p)
	for i, c := range p[:n] {
		switch c {
		case '\n':
			t.ends = append(t.ends, t.offset+int64(i))
		case 0x1E:
			p[i] = ' '
		}
	}
	t.offset += int64(n)
	t.left -= n
	return n, err
}

// lineAt is the line, from 1, of an offset that is not before the last one asked for.
func (t *jsonText) lineAt(offset int64) int {
	n := 0
	for n < len(t.ends) && t.ends[n] < offset {
		n++
	}
	t.ends = t.ends[n:]
	t.passed += n
	return t.passed + 1
}
