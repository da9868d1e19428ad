package seed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
)

// rows are the records of a file, whatever its format.
type rows interface {
	// next is the next record. Its error is io.EOF at the end, and otherwise says
	// why the rest cannot be read.
	next() (record, error)
	// line is the line of the file that is read next, from 1.
	line() int
}

// table is a CSV: its text, its delimiter, its records.
type table struct {
	text      text
	delimiter byte
	scan      *scanner
	header    []string // nil without one
	width     int      // columns of a row
	first     *record  // scanned to learn the width, not yet read
}

// newTable reads the beginning of a CSV and decides its encoding and its
// delimiter. Whether the first record is a header is left to [table.takeHeader].
func newTable(t text, o Options) (*table, error) {
	table := &table{text: t, scan: newScanner(t)}
	sample, err := table.scan.peek()
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
	table.setDelimiter(o.Delimiter, sample)
	rec, err := table.scan.next()
	if err != nil {
		return nil, unreadable(err)
	}
	rec.fields = slices.Clone(rec.fields) // of the scanner until the next record
	table.first, table.width = &rec, len(rec.fields)
	table.scan.width = table.width
	return table, nil
}

// takeHeader takes the first record for the header.
func (t *table) takeHeader() error {
	if bad := t.text.fault(*t.first); bad != nil {
		return fmt.Errorf("the header, line %d, column %d: %s", t.first.line, bad.column, bad.reason)
	}
	t.header, t.first = t.first.fields, nil
	return nil
}

// setDelimiter takes the one that is given, else the one that the first record
// has most of outside quotes. The first record is the one to ask: a header holds
// no prose and no lists, while any later row may have more of another character.
func (t *table) setDelimiter(given Delimiter, sample []byte) {
	t.delimiter = byte(given)
	if given == DelimiterAuto {
		counts := outsideQuotes(sample)
		t.delimiter = delimiters[0]
		for i := range len(delimiters) {
			if d := delimiters[i]; counts[d] > counts[t.delimiter] {
				t.delimiter = d
			}
		}
	}
	t.scan.delim = t.delimiter
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

func (t *table) next() (record, error) {
	if t.first != nil {
		rec := *t.first
		t.first = nil
		return rec, nil
	}
	return t.scan.next()
}

func (t *table) line() int { return t.scan.line }
