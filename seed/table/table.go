// Package table is what every format of a file of places becomes: a header and a
// stream of records, with what the format itself says about them. It knows neither
// formats nor the fields of places.
//
// A format is a package with one function that gives a [*Table]. It holds one
// record at a time, and imports nothing of package seed. This is all of a format
// whose lines are "name longitude latitude":
//
//	type rows struct{ lines *bufio.Scanner; line int }
//
//	func Open(t text.Reader) *table.Table {
//		return &table.Table{Text: t, Format: "points", Header: []string{"name", "lng", "lat"}, Width: 3,
//			Delimiter: ',', Datum: geo.DatumWGS84, DatumWhy: "points are on WGS-84",
//			Rows: &rows{lines: bufio.NewScanner(t)}}
//	}
//	func (r *rows) Line() int { return r.line + 1 }
//	func (r *rows) Next() (table.Record, error) {
//		if !r.lines.Scan() { return table.Record{}, cmp.Or(r.lines.Err(), io.EOF) }
//		r.line++
//		return table.Record{Line: r.line, Cells: strings.Fields(r.lines.Text()), Text: r.lines.Text()}, nil
//	}
//
// Package seed tells by a file's beginning that it is of the format (seed.openText),
// and does the rest as for any other: it matches the header to fields, decides the
// datum, makes places of the records, and writes those that it rejects.
package table

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"nearby/geo"
	"nearby/seed/fault"
	"nearby/seed/text"
	"nearby/timetable"
)

// Table is the content of a file. A format fills it in; nothing but Rows, Width and
// Delimiter is needed. A format may append to Notes until Rows is at its end.
type Table struct {
	Text      text.Reader // of which it is cut; its encoding is for messages
	Format    string      // for people: "csv", "gtfs in zip"
	Delimiter byte        // of the file that rejected records are written to

	Header []string // names of the columns; nil if the file may have none, see TakeHeader
	Width  int      // columns of the file itself; those behind it are Record.More
	Ahead  []Record // read to learn the columns; Next gives them first
	Rows   Rows     // behind Ahead

	Beside   []string          // of an answer in JSON: the names of the members beside its list
	Columns  map[string]string // field to column, as in --map, that the format is sure of
	Category string            // slug for records of which no column says it
	// Everything says that the file holds all things there are, whoever wants which:
	// records of other categories, and those without a name, are skipped, not rejected.
	Everything bool
	Datum      geo.Datum // of the columns in Columns; 0 if the format does not say
	DatumWhy   string
	Zone       string          // IANA name of the time zone of all places; "" if not known
	Notes      []string        // sentences on what was left out, and why
	Warnings   []fault.Warning // what was taken for granted

	// Timetable reads what leaves the places, once Rows are at their end; nil for a
	// format that does not know. It gives nil for a file that does not say.
	Timetable func() (*timetable.Feed, error)

	// Tracks reads where lines run, once Rows are at their end; nil for a format that does
	// not know. It gives none for a file that does not say.
	Tracks func() ([]Track, error)

	Closers []io.Closer // the files that were opened for it, the inner ones first

	ended error // what Rows.Next gave at the end of Ahead, where that was read to it
}

// Track is where a line runs.
type Track struct {
	Line   string
	Points []TrackPoint
}

// TrackPoint is a point in degrees, on the datum of the file.
type TrackPoint struct{ Lat, Lng float64 }

// Rows are the records of a file in their order.
type Rows interface {
	// Next is the next record, valid until the one after it. Its error is io.EOF at
	// the end; any other says why the rest cannot be read.
	Next() (Record, error)
	// Line is the line that is read next, from 1, for messages.
	Line() int
}

// Record is one row of a table. One with a Fault has its cells as well as they can
// be told, for the rejects file.
type Record struct {
	Line   int        // on which it begins, from 1
	Number int        // of its feature, from 1, where many may stand on one line; else 0
	Part   string     // of the file in which it stands, where lines are counted in each: sheet "x"
	Cells  []string   // of the file's own columns
	More   []string   // of the columns that the format adds
	Text   string     // holds all of Cells, so that its characters are checked at once
	Across float64    // metres that the area measures which it is, from corner to corner of its box; 0 for a point
	Fault  *fault.Row // why it is no record, or nil
	Cut    bool       // the file ended before the record did
}

// None is the index of a column that a table does not have.
const None = -1

// MaxCell is how many bytes a cell may have. Without a limit one missing quote
// would make the rest of a file a single cell.
const MaxCell = 64 << 10

// Next is the next record. Its error is that of Rows.
func (t *Table) Next() (Record, error) {
	if len(t.Ahead) > 0 {
		rec := t.Ahead[0]
		t.Ahead = t.Ahead[1:]
		return rec, nil
	}
	if t.ended != nil {
		return Record{}, t.ended
	}
	return t.Rows.Next()
}

// How much Sample reads ahead at most.
const (
	sampleRows  = 5000
	sampleBytes = 8 << 20
)

// Sample are the first records, which Next gives all the same.
func (t *Table) Sample() []Record {
	size := 0
	for len(t.Ahead) < sampleRows && size < sampleBytes && t.ended == nil {
		rec, err := t.Rows.Next()
		if err != nil {
			t.ended = err
			break
		}
		rec.Cells, rec.More = slices.Clone(rec.Cells), slices.Clone(rec.More)
		size += len(rec.Text)
		t.Ahead = append(t.Ahead, rec)
	}
	return t.Ahead
}

// Close closes the files that were opened for the table.
func (t *Table) Close() error {
	var errs []error
	for _, file := range t.Closers {
		errs = append(errs, file.Close())
	}
	return errors.Join(errs...)
}

// TakeHeader takes the first record, which is in Ahead, for the header.
func (t *Table) TakeHeader() error {
	first := t.Ahead[0]
	if bad := t.Fault(first); bad != nil {
		return fmt.Errorf("the header, line %d, column %d: %s", first.Line, bad.Column, bad.Reason)
	}
	t.Header, t.Ahead = first.Cells, t.Ahead[1:]
	return nil
}

// Fault is what is wrong with a record whatever its columns mean. U+FFFD is as bad
// as a byte that cannot be read: it stands where one was, either in this file or in
// one that it was converted from.
func (t *Table) Fault(rec Record) *fault.Row {
	if rec.Fault != nil || text.Lossless(rec.Text) {
		return rec.Fault
	}
	bad := slices.IndexFunc(rec.Cells, func(cell string) bool { return !text.Lossless(cell) })
	return &fault.Row{
		Column: bad + 1, Code: fault.Encoding,
		Reason: fmt.Sprintf("it holds bytes that are no characters in %s: write them anew, "+
			"or say --encoding if there are many", t.Text.Encoding),
	}
}

// TooLong is the fault of the first cell that is longer than MaxCell, or nil.
func TooLong(cells []string) *fault.Row {
	for i, cell := range cells {
		if len(cell) > MaxCell {
			return &fault.Row{
				Column: i + 1, Code: fault.TooLong,
				Reason: fmt.Sprintf("%d bytes are more than the %d a field may have", len(cell), MaxCell),
			}
		}
	}
	return nil
}

// Empty tells whether no cell holds a value. Spaces are none; words for a missing
// value are, because somebody has written them.
func Empty(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}
