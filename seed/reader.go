package seed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"nearby/place"
)

// Reader gives the places of one file. It is for one goroutine.
type Reader struct {
	layout
	options   Options
	text      text
	delimiter byte
	scan      *scanner
	first     *record // scanned to learn the number of columns, not yet read
	matcher   *matcher
}

// Open reads the beginning of a file and decides how to read the rest. Its
// error is or joins [*UsageError] values if flags mend it; any other is a fault
// of the file.
func Open(r io.Reader, o Options) (*Reader, error) {
	m, err := newMatcher(o)
	if err != nil {
		return nil, err
	}
	t, err := decode(r, o)
	if err != nil {
		return nil, err
	}
	file := &Reader{options: o, text: t, scan: newScanner(t), matcher: m}
	sample, err := file.scan.peek()
	first, _, _ := bytes.Cut(sample, []byte("\n"))
	switch {
	case errors.Is(err, io.EOF):
		return nil, errors.New("the file holds nothing but blank lines")
	case err != nil:
		return nil, unreadable(err)
	case len(first) > maxRecord:
		return nil, fmt.Errorf("the first line is longer than %d bytes: is this a CSV file?", maxRecord)
	case bytes.IndexByte(trimEnd(first), '\r') >= 0 && bytes.IndexByte(first, '"') < 0:
		return nil, errors.New("the lines end with CR alone, as on old Macs: " +
			"save the file with LF or CR LF")
	}
	file.setDelimiter(o.Delimiter, sample)
	if err := file.begin(); err != nil {
		return nil, err
	}
	return file, nil
}

// setDelimiter takes the one that is given, else the one that the first record
// has most of outside quotes. The first record is the one to ask: a header holds
// no prose and no lists, while any later row may have more of another character.
func (r *Reader) setDelimiter(given Delimiter, sample []byte) {
	r.delimiter = byte(given)
	if given == DelimiterAuto {
		counts := outsideQuotes(sample)
		r.delimiter = delimiters[0]
		for i := range len(delimiters) {
			if d := delimiters[i]; counts[d] > counts[r.delimiter] {
				r.delimiter = d
			}
		}
	}
	r.scan.delim = r.delimiter
}

// outsideQuotes counts the bytes of a text that stand outside quotes, up to the
// first line feed that does.
func outsideQuotes(text []byte) (counts [256]int) {
	for i := 0; i < len(text) && counts['\n'] == 0; i++ {
		if text[i] != '"' {
			counts[text[i]]++
			continue
		}
		end := bytes.IndexByte(text[i+1:], '"')
		if end < 0 {
			return counts
		}
		i += end + 1
	}
	return counts
}

// begin scans the first record and learns from it what the columns are, and how
// many a row must have. Without a header it is a row as well, and kept for Read.
func (r *Reader) begin() error {
	rec, err := r.scan.next()
	if err != nil {
		return unreadable(err)
	}
	var header []string
	if r.options.NoHeader {
		r.first = &rec
	} else {
		if bad := r.raw(rec); bad != nil {
			return fmt.Errorf("the header, line %d, column %d: %s", rec.line, bad.column, bad.reason)
		}
		header = slices.Clone(rec.fields)
	}
	r.scan.width = len(rec.fields)
	r.layout, err = newLayout(header, len(rec.fields), r.options)
	return err
}

// Read gives the next place. A [*Reject] concerns one row: read on. io.EOF is
// the end of the file, and any other error means that the rest cannot be read.
//
// Rows without any value, and a header that is repeated where pages were put
// together, say nothing about any place: they are skipped and not counted.
func (r *Reader) Read() (place.Place, error) {
	for {
		rec, err := r.next()
		if errors.Is(err, io.EOF) {
			return place.Place{}, io.EOF
		}
		if err != nil {
			return place.Place{}, fmt.Errorf("line %d: %w", r.scan.line, unreadable(err))
		}
		if rec.fault == nil && (r.empty(rec) || r.repeated(rec)) {
			continue
		}
		p, f := r.place(rec)
		if f != nil {
			return place.Place{}, r.reject(rec, f)
		}
		return p, nil
	}
}

func (r *Reader) next() (record, error) {
	if r.first != nil {
		rec := *r.first
		r.first = nil
		return rec, nil
	}
	return r.scan.next()
}

// empty tells a row without any value, as spreadsheets leave at the end. Words
// for a missing value do not count: somebody has written those.
func (r *Reader) empty(rec record) bool {
	for _, cell := range rec.fields {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// repeated tells the header from further down.
func (r *Reader) repeated(rec record) bool {
	// A page may begin with a byte order mark; that apart, a longer first cell
	// is no header, which spares nearly every row the comparison.
	if r.header == nil || len(rec.fields[0]) > len(r.header[0])+len("\uFEFF") {
		return false
	}
	return slices.EqualFunc(rec.fields, r.keys, func(cell, key string) bool {
		return headerKey(cell) == key
	})
}

// reject says which row has the fault. The row is copied, as its fields are the
// scanner's until the next one.
func (r *Reader) reject(rec record, f *fault) *Reject {
	for of := range numFields {
		if f.field == "" && f.column > 0 && r.column[of] == f.column-1 {
			f.field = of.String()
		}
	}
	return &Reject{
		Line: rec.line, Column: f.column, Field: f.field, Code: f.code, Reason: f.reason,
		Record: slices.Clone(rec.fields),
	}
}

// fault is a fault in the column of a field.
func (r *Reader) fault(of field, code Code, format string, args ...any) *fault {
	return &fault{
		column: r.column[of] + 1, field: of.String(), code: code, reason: fmt.Sprintf(format, args...),
	}
}

// raw is the fault of a record as a record, whatever its columns mean. U+FFFD is
// as bad as a byte that cannot be read: it stands where one was, either in this
// file or in one that it was converted from.
func (r *Reader) raw(rec record) *fault {
	if rec.fault != nil || legible(rec.text) {
		return rec.fault
	}
	bad := slices.IndexFunc(rec.fields, func(cell string) bool { return !legible(cell) })
	return &fault{
		column: bad + 1, code: CodeEncoding,
		reason: fmt.Sprintf("it holds bytes that are no characters in %s: write them anew, "+
			"or say --encoding if there are many", r.text.encoding),
	}
}

// legible tells text that was read without a loss.
func legible(s string) bool {
	return utf8.ValidString(s) && !strings.Contains(s, replacement)
}
