package seed

import (
	"bytes"
	"errors"
	"io"
)

// Faults of a quoted record. They become the Reason of a Reject.
var (
	errStray = errors.New("a quote stands inside this field: " +
		"put the whole field in quotes and double each quote in it")
	errTrailing = errors.New("text follows the closing quote of this field: " +
		"is a delimiter missing, or a quote to be doubled?")
	errOpen = errors.New("the quote that opens this field is never closed")
	errMore = errors.New("the text read so far ends inside the record")
)

// An unclosed quote comes to light in one of four ways, all of them soon: the
// next opening quote seems to close it and text follows (errTrailing); one seems
// to close it well, but the row then has another number of columns (fits); the
// field outgrows maxField, or the text ends (both errOpen).

// cutRecord sets spans to the fields of the record at pos, which may go over
// several lines, and gives its length. It moves over nothing.
func (s *scanner) cutRecord() (int, *fault) {
	for {
		n, err := s.cutFields(s.buf[s.pos:s.end], s.err != nil)
		if err == nil && n <= maxRecord {
			return n, nil
		}
		if errors.Is(err, errMore) && s.end-s.pos <= maxRecord && s.more() {
			continue
		}
		if err == nil || errors.Is(err, errMore) {
			err = errOpen
		}
		f := &fault{column: len(s.spans) + 1, code: CodeQuote, reason: err.Error()}
		if errors.Is(err, errOpen) && errors.Is(s.err, io.EOF) {
			f.code = CodeTruncated
		}
		return 0, f
	}
}

// cutFields finds the fields of the record at the front of text, and the
// record's length with its line end. It needs more text to be sure unless
// this is the last.
func (s *scanner) cutFields(text []byte, last bool) (int, error) {
	s.spans = s.spans[:0]
	for i := 0; ; i++ { // one step over the delimiter
		sp, next, err := s.field(text, i, last)
		if err != nil {
			return 0, err
		}
		s.spans = append(s.spans, sp)
		if next == len(text) {
			return next, nil
		}
		if i = next; text[i] == '\n' {
			return i + 1, nil
		}
	}
}

// cutLoosely finds the fields of one line, taking a quote that makes no sense
// for a letter like any other: the best reading of a row that is rejected.
func (s *scanner) cutLoosely(line []byte) {
	s.spans = s.spans[:0]
	for i := 0; ; i++ {
		sp, next, err := s.field(line, i, true)
		if err != nil {
			next = len(line)
			if j := bytes.IndexByte(line[i:], s.delim); j >= 0 {
				next = i + j
			}
			sp = span{from: i, to: next}
		}
		s.spans = append(s.spans, sp)
		if i = next; i == len(line) {
			return
		}
	}
}

// field finds the field that begins at i, and next, the index of the delimiter
// or line feed after it (len(text) where the text ends with it).
func (s *scanner) field(text []byte, i int, last bool) (sp span, next int, err error) {
	if i < len(text) && text[i] == '"' {
		return s.quotedField(text, i, last)
	}
	for next = i; next < len(text); next++ {
		switch text[next] {
		case '"':
			return sp, 0, errStray
		case s.delim:
			return span{from: i, to: next}, next, nil
		case '\n':
			return span{from: i, to: i + len(bytes.TrimRight(text[i:next], "\r"))}, next, nil
		}
	}
	if !last {
		return sp, 0, errMore
	}
	return span{from: i, to: i + len(bytes.TrimRight(text[i:], "\r"))}, next, nil
}

// quotedField is field for one that begins with a quote.
func (s *scanner) quotedField(text []byte, i int, last bool) (sp span, next int, err error) {
	sp.from = i + 1
	for j := sp.from; ; j++ {
		k := bytes.IndexByte(text[j:], '"')
		if k < 0 || j+k-sp.from > maxField && bytes.IndexByte(text[sp.from:j+k], '\n') >= 0 {
			return sp, 0, unclosed(text[i:], last)
		}
		j += k + 1
		if j == len(text) && !last {
			return sp, 0, errMore
		}
		if j < len(text) && text[j] == '"' {
			sp.escaped = true
			continue
		}
		sp.to = j - 1
		next, err = s.closing(text, j, last)
		return sp, next, err
	}
}

// unclosed tells a field that needs more text from one that will not end well.
// One line may be as long as a record: that its field is too long is another fault.
func unclosed(field []byte, last bool) error {
	if last || len(field) > maxField && bytes.IndexByte(field, '\n') >= 0 {
		return errOpen
	}
	return errMore
}

// closing finds the delimiter or line feed after a closing quote.
func (s *scanner) closing(text []byte, j int, last bool) (int, error) {
	if j < len(text) && text[j] == s.delim {
		return j, nil
	}
	for j < len(text) && text[j] == '\r' {
		j++
	}
	switch {
	case j < len(text) && text[j] == '\n':
		return j, nil
	case j < len(text):
		return 0, errTrailing
	case !last:
		return 0, errMore
	default:
		return j, nil
	}
}
