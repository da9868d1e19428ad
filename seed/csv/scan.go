package csv

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"nearby/seed/fault"
	"nearby/seed/table"
	"nearby/seed/text"
)

// maxRecord is how many bytes a record may have, line ends included.
const maxRecord = 1 << 20

// scanner cuts UTF-8 text into records. Lines end with LF, CR LF or CR CR LF; blank
// lines are no records.
type scanner struct {
	src io.Reader
	splitter
	buf      []byte
	pos, end int    // buf[pos:end] is read and not yet used
	err      error  // of the last read: io.EOF at the end of the text
	wide     string // the delimiter, where that is a full-width sign
	line     int    // number of the line at pos, from 1
	width    int    // columns of a record; 0 while that is not known
	fields   []string
	record   string // that the fields are cut out of
}

// firstBuffer is how large the buffer is to begin with. Tables are often small;
// for others it soon grows to what is looked at first, text.SampleSize.
const firstBuffer = 4 << 10

func newScanner(src io.Reader) *scanner {
	return &scanner{src: src, buf: make([]byte, firstBuffer), line: 1}
}

// peek is the text from the first line on that is not blank: that line whole,
// and what of the rest fits in a sample. It stays unread.
func (s *scanner) peek() ([]byte, error) {
	for {
		n, ended := s.lineEnd()
		if n == 0 || !ended && n <= maxRecord && !errors.Is(s.err, io.EOF) {
			return nil, s.err
		}
		if blank(trimEnd(s.buf[s.pos : s.pos+n])) {
			s.take(n)
			continue
		}
		for s.end-s.pos < text.SampleSize && s.more() {
		}
		return s.buf[s.pos:s.end], nil
	}
}

// Next is the next record. Its error is io.EOF or that of the reader below.
func (s *scanner) Next() (table.Record, error) {
	for {
		n, ended := s.lineEnd()
		if n == 0 || !ended && n <= maxRecord && !errors.Is(s.err, io.EOF) {
			return table.Record{}, s.err
		}
		if n > maxRecord {
			return s.oversized(), nil
		}
		line := trimEnd(s.buf[s.pos : s.pos+n])
		if blank(line) {
			s.take(n)
			continue
		}
		rec := table.Record{Line: s.line, Cut: !ended}
		if s.wide != "" {
			rec.Fault = s.splitWide(string(line))
			s.take(n)
		} else if bytes.IndexByte(line, '"') < 0 {
			s.split(string(line))
			s.take(n)
		} else {
			rec.Fault = s.quoted(n)
		}
		rec.Cells, rec.Text = s.fields, s.record
		if rec.Fault == nil {
			rec.Fault = table.TooLong(rec.Cells)
		}
		return rec, nil
	}
}

// Line is the number of the line that is read next.
func (s *scanner) Line() int { return s.line }

// lineEnd is the length of the line at pos with its line feed, reading on as
// far as that takes or until the line is longer than a record may be. A line is
// always whole in the buffer before it is looked at, which keeps the rest simple.
func (s *scanner) lineEnd() (n int, ended bool) {
	for from := 0; ; {
		rest := s.buf[s.pos:s.end]
		if i := bytes.IndexByte(rest[from:], '\n'); i >= 0 {
			return from + i + 1, true
		}
		from = len(rest)
		if from > maxRecord || !s.more() {
			return from, false
		}
	}
}

// more reads further text behind what is there; false when there is none. The
// buffer doubles when it is full; as nobody asks for more beyond maxRecord, it
// ends at twice that.
func (s *scanner) more() bool {
	if s.err != nil {
		return false
	}
	s.end = copy(s.buf, s.buf[s.pos:s.end])
	s.pos = 0
	if s.end == len(s.buf) {
		s.buf = slices.Concat(s.buf, make([]byte, len(s.buf)))
	}
	var n int
	for try := 0; n == 0 && s.err == nil; try++ {
		if try == 100 {
			s.err = io.ErrNoProgress
			break
		}
		n, s.err = s.src.Read(s.buf[s.end:])
	}
	s.end += n
	return n > 0
}

// take moves over n bytes.
func (s *scanner) take(n int) {
	s.line += bytes.Count(s.buf[s.pos:s.pos+n], []byte("\n"))
	s.pos += n
}

// split sets the fields of a line without quotes. They share one string, which
// is the only memory that a row costs here.
func (s *scanner) split(line string) {
	s.record, s.fields = line, s.fields[:0]
	for {
		i := strings.IndexByte(line, s.delimiter)
		if i < 0 {
			s.fields = append(s.fields, line)
			return
		}
		s.fields = append(s.fields, line[:i])
		line = line[i+1:]
	}
}

// quoted sets the fields of the record at pos, whose first line is n bytes long
// and holds quotes, and moves over it; over that line alone if it is faulty.
func (s *scanner) quoted(n int) *fault.Row {
	length, f := s.cutRecord()
	if f == nil && length > n && !s.fits() {
		f = &fault.Row{Code: fault.Quote, Reason: fmt.Sprintf("a quote opened in this row closes in a "+
			"later line, which makes %s where there should be %d: is a quote missing?",
			table.Columns(len(s.spans)), s.width)}
	}
	if f == nil {
		s.slice(string(s.buf[s.pos : s.pos+length]))
		s.take(length)
		return nil
	}
	line := trimEnd(s.buf[s.pos : s.pos+n])
	if f.Code == fault.Truncated && s.pos+n < s.end {
		f.Code = fault.Quote
	}
	s.cutLoosely(line)
	s.slice(string(line))
	s.take(n)
	return f
}

// slice sets the fields to the spans of a record's text.
func (s *scanner) slice(text string) {
	s.record, s.fields = text, s.fields[:0]
	for _, sp := range s.spans {
		field := text[sp.from:sp.to]
		if sp.escaped {
			field = strings.ReplaceAll(field, `""`, `"`)
		}
		s.fields = append(s.fields, field)
	}
}

// fits tells whether the record in spans has as many columns as the others,
// not counting empty ones at the end.
func (s *scanner) fits() bool {
	if s.width == 0 || len(s.spans) == s.width {
		return true
	}
	if len(s.spans) < s.width {
		return false
	}
	for _, sp := range s.spans[s.width:] {
		if sp.to > sp.from {
			return false
		}
	}
	return true
}

// trimEnd takes the line end off: LF, CR LF, CR CR LF.
func trimEnd(line []byte) []byte {
	return bytes.TrimRight(bytes.TrimSuffix(line, []byte("\n")), "\r")
}

// blank tells a line of nothing but spaces and tabs.
func blank(line []byte) bool {
	return len(line) == 0 || line[0] <= ' ' && len(bytes.TrimLeft(line, " \t\r")) == 0
}

// oversized moves over a line that is longer than a record may be, without
// holding it, and keeps its beginning.
func (s *scanner) oversized() table.Record {
	head := s.buf[s.pos : s.pos+table.MaxCell]
	for len(head) > 0 && !utf8.RuneStart(s.buf[s.pos+len(head)]) {
		head = head[:len(head)-1]
	}
	s.cutLoosely(head)
	s.slice(string(head))
	rec := table.Record{Line: s.line, Cells: s.fields, Fault: &fault.Row{Code: fault.TooLong}}
	rec.Fault.Reason = fmt.Sprintf("the line is longer than %d bytes: is a line end missing? "+
		"Only its beginning is kept", maxRecord)
	for {
		n, ended := s.lineEnd()
		s.take(n)
		if ended || n == 0 {
			return rec
		}
	}
}

// cutRecord sets spans to the fields of the record at pos, which may go over
// several lines, and gives its length. It moves over nothing.
func (s *scanner) cutRecord() (int, *fault.Row) {
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
		f := &fault.Row{Column: len(s.spans) + 1, Code: fault.Quote, Reason: err.Error()}
		if errors.Is(err, errOpen) && errors.Is(s.err, io.EOF) {
			f.Code = fault.Truncated
		}
		return 0, f
	}
}
