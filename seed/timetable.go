package seed

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/schedule"
	"nearby/seed/table"
)

// TimetableReader gives the rows of a timetable as operators publish it. It is for one
// goroutine.
type TimetableReader struct {
	file    *Reader // of which it has the columns alone
	fields  schedule.Columns
	filters filters
	skipped int64
}

// IsTimetable tells whether a file is a timetable: by --format, else by a header that says
// what a timetable needs and not where places are. A file that cannot be read is none.
func IsTimetable(name string, o Options) bool {
	if o.Format != FormatAuto {
		return o.Format == FormatTimetable
	}
	o.Watch, o.Survey = nil, nil
	t, err := openTable(name, o)
	if err != nil {
		return false
	}
	defer t.Close()
	return timetableHeader(t, o) >= 0
}

// IsTimetableText is [IsTimetable] for the beginning of a stream.
func IsTimetableText(start io.Reader, o Options) bool {
	if o.Format != FormatAuto {
		return o.Format == FormatTimetable
	}
	o.Watch, o.Survey = nil, nil
	t, err := openPipe(start, o)
	if err != nil {
		return false
	}
	defer t.Close()
	return timetableHeader(t, o) >= 0
}

// inHeader is the row of a header that the format has given.
const inHeader = table.MaxTitles + 2

// timetableHeader is the row that is the header of a timetable, among the first; negative
// if there is none.
func timetableHeader(t *table.Table, o Options) int {
	is := func(header []string) bool {
		return schedule.ColumnsOf(header, nil).Complete() && o.says(header) == nothing
	}
	if t.Header != nil {
		if is(t.Header) {
			return inHeader
		}
		return table.None
	}
	rows := t.Sample()
	for i := range min(len(rows), table.MaxTitles+1) {
		if is(rows[i].Cells) {
			return i
		}
	}
	return table.None
}

// OpenTimetable opens a timetable by its name; call [TimetableReader.Close] at the end.
func OpenTimetable(name string, o Options) (*TimetableReader, error) {
	o.Format = formatOf(o)
	t, err := openTable(name, o)
	if err != nil {
		return nil, err
	}
	return newTimetable(t, o)
}

// OpenTimetableText is [OpenTimetable] for a stream.
func OpenTimetableText(r io.Reader, o Options) (*TimetableReader, error) {
	o.Format = formatOf(o)
	t, err := openPipe(r, o)
	if err != nil {
		return nil, err
	}
	return newTimetable(t, o)
}

// formatOf is the format of the table that a timetable stands in, which is found out.
func formatOf(o Options) Format {
	if o.Format == FormatTimetable {
		return FormatAuto
	}
	return o.Format
}

func newTimetable(t *table.Table, o Options) (*TimetableReader, error) {
	r := &TimetableReader{file: &Reader{&meaning{table: t}}}
	if err := r.decide(t, o); err != nil {
		return nil, errors.Join(err, t.Close())
	}
	return r, nil
}

// decide finds out what the columns mean.
func (r *TimetableReader) decide(t *table.Table, o Options) (err error) {
	switch at := timetableHeader(t, o); {
	case o.NoHeader:
		return fault.Usagef("a timetable needs a header: line, stop, headsign, days, first, last, headway or times")
	case at == inHeader, t.Header != nil:
	case at >= 0:
		err = below(t, at, at)
	case len(t.Sample()) == 0:
		return errors.New("there is no row in it")
	default:
		err = t.TakeHeader()
	}
	if err != nil {
		return err
	}
	if r.file.columns, err = newColumns(t.Header, t.Width, nil); err != nil {
		return err
	}
	given, err := r.given(o.Map)
	if err != nil {
		return err
	}
	if r.filters, err = r.file.newFilters(o.Where); err != nil {
		return err
	}
	if r.fields = schedule.ColumnsOf(t.Header, given); !r.fields.Complete() {
		return fault.Usagef("the header %s lacks %s: name the columns with --map FIELD=COLUMN, of %s",
			r.file.list(), r.fields.Missing(), strings.Join(schedule.Names(), ", "))
	}
	return nil
}

// given are the columns that --map names, by field.
func (r *TimetableReader) given(columns map[string]string) (map[string]int, error) {
	given := make(map[string]int)
	for name, column := range columns {
		switch {
		case name == "source" && column == "": // as --source says it
			continue
		case !slices.Contains(schedule.Names(), name):
			return nil, fault.Usagef("--map %s: a timetable has no such field; there are %s", name, strings.Join(schedule.Names(), ", "))
		case column == "":
			given[name] = table.None
			continue
		}
		i, err := r.file.find("--map "+name, column)
		if err != nil {
			return nil, err
		}
		given[name] = i
	}
	return given, nil
}

// Close closes the files that were opened.
func (r *TimetableReader) Close() error { return r.file.Close() }

// Read gives the next row and what it says. A [*Reject] concerns one row: read on. io.EOF
// is the end of the file, and any other error means that the rest cannot be read.
func (r *TimetableReader) Read() (TimetableRow, error) {
	for {
		rec, err := r.file.table.Next()
		if errors.Is(err, io.EOF) {
			return TimetableRow{}, io.EOF
		}
		if err != nil {
			return TimetableRow{}, fmt.Errorf("line %d: %w", r.file.table.Rows.Line(), fault.Unreadable(err))
		}
		if rec.Fault == nil && (table.Empty(rec.Cells) || r.file.repeated(rec)) {
			continue
		}
		row := TimetableRow{Line: rec.Line, Record: slices.Clone(rec.Cells)}
		bad := r.file.table.Fault(rec)
		if bad == nil {
			bad = r.filters.excluded(rec.Cells)
		}
		if bad == nil {
			row.Entry, bad = r.fields.Read(rec.Cells)
		}
		switch {
		case bad == nil:
			return row, nil
		case bad.Code == fault.Where, bad.Code == schedule.Unserved:
			r.skipped++
		default:
			return row, row.Reject(bad)
		}
	}
}

// Skipped is how many rows were left out so far: those that --where excludes, and those
// with dashes for times, where nobody boards.
func (r *TimetableReader) Skipped() int64 { return r.skipped }

// Columns say which column means what, for people.
func (r *TimetableReader) Columns() string {
	return strings.Join(r.fields.Headers(r.file.header), ", ")
}

// StopField is the field that a fault of a row's stop concerns, and its column.
func (r *TimetableReader) StopField() (name string, column int) {
	if i := r.fields[schedule.StopID]; i != table.None {
		return "stop_id", i + 1
	}
	return "stop", r.fields[schedule.Stop] + 1
}

// Warnings are what was taken for granted of the file.
func (r *TimetableReader) Warnings() []fault.Warning { return r.file.table.Warnings }

// Rejects writes rejected rows of the file, as [NewRejects] does.
func (r *TimetableReader) Rejects(w io.Writer) *Rejects { return NewRejects(w, r.file) }

// TimetableRow is a row of a timetable.
type TimetableRow struct {
	Entry schedule.Entry

	Line   int // of the file, on which the row begins, from 1
	Record []string
}

// Reject is the row with what is wrong with it.
func (t TimetableRow) Reject(f *fault.Row) *Reject {
	return &Reject{Line: t.Line, Column: f.Column, Field: f.Field, Code: f.Code, Reason: f.Reason, Record: t.Record}
}
