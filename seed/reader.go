package seed

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"nearby/place"
	"nearby/plural"
	"nearby/seed/fault"
	"nearby/seed/table"
	"nearby/timetable"
)

// Reader gives the places of one file. It is for one goroutine.
type Reader struct{ *meaning }

// newReader decides what a table means. With an error it can tell what it has found
// out, and cannot read.
func newReader(t *table.Table, o Options) (*Reader, error) {
	m, err := decide(t, o)
	return &Reader{m}, err
}

// Close closes the files that [OpenFile] opened.
func (r *Reader) Close() error {
	if r == nil {
		return nil
	}
	return r.table.Close()
}

// Rejects writes rejected rows of the file, as [NewRejects] does.
func (r *Reader) Rejects(w io.Writer) *Rejects { return NewRejects(w, r) }

// Notes are sentences about the file that a person should see once it is read:
// what was left out or taken for granted, and why.
func (r *Reader) Notes() []string {
	var notes []string
	for _, w := range r.Warnings() {
		notes = append(notes, w.Text)
	}
	return notes
}

// Warnings are those of the file, once it is read.
func (r *Reader) Warnings() []fault.Warning {
	all := slices.Concat(r.table.Warnings, r.guesses, r.tally.warnings(), r.sums.warnings(r.columnName(fieldName)),
		r.seen.warnings(r.table.Timetable != nil))
	for _, note := range r.table.Notes {
		all = append(all, fault.Warning{Code: "note", Text: note})
	}
	return all
}

// Timetable reads what leaves the places, once all of them are read: nil if the file does
// not say.
func (r *Reader) Timetable() (*timetable.Feed, error) {
	if r.table.Timetable == nil {
		return nil, nil
	}
	return r.table.Timetable()
}

// Skipped is how many rows were left out so far because the file or the operator
// says so: they are neither places nor rejected.
func (r *Reader) Skipped() int64 { return r.tally.total() }

// Read gives the next place. A [*Reject] concerns one row: read on. io.EOF is
// the end of the file, and any other error means that the rest cannot be read.
//
// Rows that are skipped are counted, see [Reader.Skipped]. Rows without any value, and a header that is repeated where pages were put
// together, say nothing about any place: they are skipped and not counted.
func (r *Reader) Read() (place.Place, error) {
	for {
		rec, err := r.table.Next()
		if errors.Is(err, io.EOF) {
			return place.Place{}, r.end()
		}
		if err != nil {
			return place.Place{}, fmt.Errorf("line %d: %w", r.table.Rows.Line(), fault.Unreadable(err))
		}
		if rec.Fault == nil && (table.Empty(rec.Cells) || r.repeated(rec)) {
			continue
		}
		p, f := r.place(rec)
		if f != nil && !f.Code.Skips() && isRemark(rec.Cells) {
			f = &fault.Row{Code: fault.Remark}
		}
		if f == nil && r.sums.summary(rec.Cells, p) {
			f = &fault.Row{Code: fault.Remark}
		}
		r.tally.end(f == nil)
		r.anything = r.anything || f == nil || !f.Code.Skips()
		switch {
		case f == nil:
			r.seen.see(p.Name, p.At)
			return p, nil
		case f.Code.Skips():
			r.tally.skipped[f.Code]++
		default:
			return place.Place{}, r.reject(rec, f)
		}
	}
}

// end is io.EOF, unless all there was is of other kinds or no places: that is no success.
func (r *Reader) end() error {
	if r.anything {
		return io.EOF
	}
	if rows := r.tally.skipped[fault.Other]; rows > 0 {
		return errors.New("nothing is left to load: " + otherKinds(r.tally.others, rows).Text)
	}
	for _, code := range []fault.Code{fault.NoPlace, fault.Region} {
		if rows := r.tally.skipped[code]; rows > 0 {
			return errors.New("nothing is left to load: " + plural.Count(rows, skippedBecause[code].one, skippedBecause[code].many))
		}
	}
	return io.EOF
}

// repeated tells the header from further down.
func (r *Reader) repeated(rec table.Record) bool {
	// A page may begin with a byte order mark; that apart, a longer first cell
	// is no header, which spares nearly every row the comparison.
	if r.header == nil || len(rec.Cells[0]) > len(r.header[0])+len("\uFEFF") {
		return false
	}
	return slices.EqualFunc(rec.Cells, r.keys[:r.width], func(cell, key string) bool {
		return table.Key(cell) == key
	})
}

// reject says which row has the fault. The row is copied, as its cells are the
// format's until the next one.
func (r *Reader) reject(rec table.Record, f *fault.Row) *Reject {
	for of := range numFields {
		if f.Field == "" && f.Column > 0 && r.at[of] == f.Column-1 {
			f.Field = of.String()
		}
	}
	reason := f.Reason
	if rec.Number > 0 { // all features may stand on one line
		reason = fmt.Sprintf("feature %d: %s", rec.Number, reason)
	}
	if rec.Part != "" {
		reason = rec.Part + ": " + reason
	}
	return &Reject{
		Line: rec.Line, Column: f.Column, Field: f.Field, Code: f.Code, Reason: reason,
		Record: slices.Clone(rec.Cells),
	}
}

// Reject is a row that cannot be used. It is the error of one row only: the
// next one can be read.
type Reject struct {
	Line   int        // of the file, on which the row begins, from 1
	Column int        // of the row, from 1; 0 if the fault is not in one column
	Field  string     // what the column means, as in --map; "" if nothing or no column
	Code   fault.Code // why
	Reason string     // why, and how to mend it, for people
	Record []string   // the row as it was
}

// Error is where and why.
func (r *Reject) Error() string {
	var where strings.Builder
	fmt.Fprintf(&where, "line %d", r.Line)
	if r.Column > 0 {
		fmt.Fprintf(&where, ", column %d", r.Column)
	}
	if r.Field != "" {
		fmt.Fprintf(&where, " (%s)", r.Field)
	}
	return where.String() + ": " + r.Reason
}
