package csv

import (
	"bytes"
	"errors"

	"nearby/seed/table"
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
// field outgrows table.MaxCell, or the text ends (both errOpen).

// span is where a field stands in the text of its record, without its quotes.
type span struct {
	from, to int
	escaped  bool // holds doubled quotes
}

// splitter finds the fields of records.
type splitter struct {
	delimiter byte
	spans     []span // of the record that was looked at last
}

// cutFields finds the fields of the record at the front of text, and the
// record's length with its line end. It needs more text to be sure unless
// this is the last.
func (s *splitter) cutFields(text []byte, last bool) (int, error) {
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
func (s *splitter) cutLoosely(line []byte) {
	s.spans = s.spans[:0]
	for i := 0; ; i++ {
		sp, next, err := s.field(line, i, true)
		if err != nil {
			next = len(line)
			if j := bytes.IndexByte(line[i:], s.delimiter); j >= 0 {
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
func (s *splitter) field(text []byte, i int, last bool) (sp span, next int, err error) {
	quote := i // spaces before one mean nothing
	for quote < len(text) && text[quote] == ' ' {
		quote++
	}
	if quote < len(text) && text[quote] == '"' {
		return s.quotedField(text, quote, last)
	}
	for next = i; next < len(text); next++ {
		switch text[next] {
		case '"':
			if !behindDigit(text[i:next]) {
				return sp, 0, errStray
			}
		case s.delimiter:
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

// behindDigit tells a quote that stands for seconds of an arc or for inches: 49.4"N.
func behindDigit(before []byte) bool {
	n := len(before)
	return n > 0 && before[n-1] >= '0' && before[n-1] <= '9'
}

// quotedField is field for one that begins with a quote.
func (s *splitter) quotedField(text []byte, i int, last bool) (sp span, next int, err error) {
	sp.from = i + 1
	for j := sp.from; ; j++ {
		k := bytes.IndexByte(text[j:], '"')
		if k < 0 || j+k-sp.from > table.MaxCell && bytes.IndexByte(text[sp.from:j+k], '\n') >= 0 {
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
	if last || len(field) > table.MaxCell && bytes.IndexByte(field, '\n') >= 0 {
		return errOpen
	}
	return errMore
}

// closing finds the delimiter or line feed after a closing quote. Spaces before it mean
// nothing.
func (s *splitter) closing(text []byte, j int, last bool) (int, error) {
	for j < len(text) && text[j] == ' ' {
		j++
	}
	if j < len(text) && text[j] == s.delimiter {
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
