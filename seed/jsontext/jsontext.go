// Package jsontext is the text of a JSON file on its way to a decoder: without record
// separators, with its line ends noted, and with a limit to what one value takes.
//
// It does not decode.
package jsontext

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"nearby/seed/fault"
)

// MaxValue is how many bytes one value may have. Values are read one by one, so this
// is what bounds the memory.
const MaxValue = 64 << 20

// ErrValue is the error of a value that is larger.
var ErrValue = fmt.Errorf("a value has more than %d MB: is this a file of places?", MaxValue>>20)

// Reader is the text. Call Renew after each value that was decoded.
type Reader struct {
	r      io.Reader
	offset int64   // bytes read so far
	ends   []int64 // of lines that were not asked for yet
	passed int     // line ends before them
	left   int     // bytes that may still be read for this value
}

// NewReader is the text of r.
func NewReader(r io.Reader) *Reader { return &Reader{r: r, left: MaxValue} }

// Read reads on.
func (t *Reader) Read(p []byte) (int, error) {
	if t.left < 0 {
		return 0, ErrValue
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

// Renew lets the next value have as many bytes as this one.
func (t *Reader) Renew() { t.left = MaxValue }

// LineAt is the line, from 1, of an offset that is not before the last one asked for.
func (t *Reader) LineAt(offset int64) int {
	n := 0
	for n < len(t.ends) && t.ends[n] < offset {
		n++
	}
	t.ends = t.ends[n:]
	t.passed += n
	return t.passed + 1
}

// Explain says of a decoder's error on which line the JSON is not JSON, or that it was
// cut. Any other error it gives as it is.
func (t *Reader) Explain(err error, offset int64) error {
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the JSON ends too early, it was cut")
	case errors.As(err, &syntax):
		return fmt.Errorf("behind line %d: this is no JSON: %w", t.LineAt(offset), err)
	default:
		return err
	}
}

// Damaged is the fault of a line that is no JSON, with what is wrong with it.
func Damaged(line []byte) *fault.Row {
	var value json.RawMessage
	reason := "it is no JSON"
	if err := json.Unmarshal(line, &value); err != nil {
		reason = err.Error()
	}
	return &fault.Row{Code: fault.JSON, Reason: fmt.Sprintf("this line is no JSON (%s): %s", reason, fault.Brief(string(line)))}
}
