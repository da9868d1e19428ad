// Package csv cuts text into the table that it is: rows of cells between
// delimiters, as spreadsheets and programs really write them. See RFC 4180.
//
// It is not encoding/csv because that reader gives up where a quote is wrong:
// after an unclosed one it takes the whole rest of the file for a field. This
// one rejects the line on which the faulty record begins and starts afresh on
// the next, so that one bad row costs one row. For the same reason a record
// over several lines is believed only if it has as many columns as the others.
//
// It does not decide whether the first record is a header.
package csv

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"nearby/seed/fault"
	"nearby/seed/table"
	"nearby/seed/text"
)

// Open reads the beginning of a text and finds its delimiter, unless that is given.
// The first record stands in Ahead: [table.Table.TakeHeader] takes it for a header.
func Open(t text.Reader, d Delimiter) (*table.Table, error) {
	s := newScanner(t)
	sample, err := s.peek()
	above := fault.Warning{Code: "title"}
	if err == nil {
		if d, above = s.skipAbove(sample, d); above.Rows > 0 {
			sample, err = s.peek()
		}
	}
	first, _, _ := bytes.Cut(sample, []byte("\n"))
	switch {
	case errors.Is(err, io.EOF):
		return nil, errors.New("the file holds nothing but blank lines")
	case err != nil:
		return nil, fault.Unreadable(err)
	case len(first) > maxRecord:
		return nil, fmt.Errorf("the first line is longer than %d bytes: is this a CSV file?", maxRecord)
	case bytes.IndexByte(trimEnd(first), '\r') >= 0 && bytes.IndexByte(first, '"') < 0:
		return nil, errors.New("the lines end with CR alone, as on old Macs: " +
			"save the file with LF or CR LF")
	}
	if d == Auto {
		d = delimiter(sample)
		wide, err := fullWidth(sample)
		if err != nil {
			return nil, err
		}
		if s.wide = wide; wide != "" {
			d = '\t'
		}
	}
	s.delimiter = byte(d)
	rec, err := s.Next()
	if err != nil {
		return nil, fault.Unreadable(err)
	}
	rec.Cells = slices.Clone(rec.Cells) // of the scanner until the next record
	s.width = len(rec.Cells)
	if s.width == 1 && inQuotes(sample) {
		return nil, errors.New("each line stands in quotes as a whole, so there is one column: take them off " +
			`(sed 's/^"//; s/"\r*$//; s/""/"/g' FILE > out.csv)`)
	}
	var warnings []fault.Warning
	if above.Text != "" {
		warnings = append(warnings, above)
	}
	if s.wide != "" {
		warnings = append(warnings, fault.Warning{Code: "delimiter", Text: fmt.Sprintf(
			"the columns are separated by %s, a full-width sign, which is read as it was meant", s.wide)})
	}
	return &table.Table{
		Warnings: warnings, Text: t, Format: "csv", Delimiter: byte(d),
		Width: s.width, Ahead: []table.Record{rec}, Rows: s,
	}, nil
}

// inQuotes tells lines that stand in quotes as a whole, with several columns in them.
func inQuotes(sample []byte) bool {
	const looked = 3 // lines
	n := 0
	for line := range bytes.Lines(sample) {
		inner, opened := bytes.CutPrefix(bytes.TrimRight(line, "\r\n"), []byte(`"`))
		inner, closed := bytes.CutSuffix(inner, []byte(`"`))
		inner = bytes.ReplaceAll(inner, []byte(`""`), nil)
		if !opened || !closed || bytes.IndexByte(inner, '"') >= 0 || !bytes.ContainsAny(inner, Delimiters) {
			return false
		}
		if n++; n == looked {
			break
		}
	}
	return n > 1
}
