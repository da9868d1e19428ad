package seed

import (
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
	format    string
	text      text
	delimiter byte
	rows      rows
	matcher   *matcher
	profile   *profile // nil if it is none that is known
	known     known
	notes     []string
	zones     zones
	close     func() error // nil if there is nothing to close
}

// Open reads the beginning of a file and decides how to read the rest. Its
// error is or joins [*UsageError] values if flags mend it; any other is a fault
// of the file. What needs a file's name or all of it at once (a zip, a folder)
// is for [OpenFile].
func Open(r io.Reader, o Options) (*Reader, error) {
	t, err := decode(r, o)
	if err != nil {
		return nil, err
	}
	file, err := openText(t, o)
	if err != nil {
		return nil, err
	}
	return file, nil
}

// openText decides what a text is.
func openText(t text, o Options) (*Reader, error) {
	t, sample := t.sniffed()
	if o.Format == FormatGeoJSON || o.Format == FormatAuto && looksLikeJSON(sample) {
		return openGeoJSON(t, o)
	}
	return openCSV(t, o)
}

// openCSV decides how to read a table. With an error it gives what it has found
// out until then, if that is anything.
func openCSV(t text, o Options) (*Reader, error) {
	table, err := newTable(t, o)
	if err != nil {
		return nil, err
	}
	file := &Reader{
		options: o, format: "csv", text: t, delimiter: table.delimiter, rows: table,
	}
	if !o.NoHeader && isGeoNames(table.first.fields) {
		file.profile, file.options.NoHeader = &geoNames, true
	}
	if !file.options.NoHeader {
		if err := table.takeHeader(); err != nil {
			return nil, err
		}
	}
	return file, file.understand(table.header, table.width)
}

// understand decides what the columns mean, of which the first width are the
// file's own.
func (r *Reader) understand(header []string, width int) (err error) {
	keys := headerKeys(header)
	if r.profile == nil {
		r.profile = recognise(keys)
	}
	r.known = r.profile.apply(header, keys, &r.options)
	if r.matcher, err = newMatcher(r.options); err != nil {
		return err
	}
	if header != nil {
		header = append(header[:len(header):len(header)], r.known.headers()...)
	}
	r.layout, err = newLayout(header, width, r.options, r.assumed())
	return err
}

// assumed is the datum that the profile stands for, for coordinates of which
// neither the operator nor a header says it.
func (r *Reader) assumed() assumption {
	if r.profile == nil {
		return assumption{}
	}
	return assumption{r.known.datum, r.profile.why}
}

// Close closes the files that [OpenFile] opened.
func (r *Reader) Close() error {
	if r.close == nil {
		return nil
	}
	return r.close()
}

// Notes are sentences about the file that a person should see once it is read:
// what was left out, and why.
func (r *Reader) Notes() []string { return r.notes }

// Read gives the next place. A [*Reject] concerns one row: read on. io.EOF is
// the end of the file, and any other error means that the rest cannot be read.
//
// Rows without any value, and a header that is repeated where pages were put
// together, say nothing about any place: they are skipped and not counted.
func (r *Reader) Read() (place.Place, error) {
	for {
		rec, err := r.rows.next()
		if errors.Is(err, io.EOF) {
			return place.Place{}, io.EOF
		}
		if err != nil {
			return place.Place{}, fmt.Errorf("line %d: %w", r.rows.line(), unreadable(err))
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
	return slices.EqualFunc(rec.fields, r.keys[:r.width], func(cell, key string) bool {
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
	if rec.feature > 0 { // all features may stand on one line
		f.reason = fmt.Sprintf("feature %d: %s", rec.feature, f.reason)
	}
	return &Reject{
		Line: rec.line, Column: f.column, Field: f.field, Code: f.code, Reason: f.reason,
		Record: slices.Clone(rec.fields),
	}
}

// fault is a fault in the column of a field.
func (r *Reader) fault(of field, code Code, format string, args ...any) *fault {
	column := r.column[of] + 1
	if column > r.width {
		column = 0 // not one of the file's own
	}
	return &fault{
		column: column, field: of.String(), code: code, reason: fmt.Sprintf(format, args...),
	}
}

// fault is the fault of a record as a record, whatever its columns mean. U+FFFD is
// as bad as a byte that cannot be read: it stands where one was, either in this
// file or in one that it was converted from.
func (t text) fault(rec record) *fault {
	if rec.fault != nil || legible(rec.text) {
		return rec.fault
	}
	bad := slices.IndexFunc(rec.fields, func(cell string) bool { return !legible(cell) })
	return &fault{
		column: bad + 1, code: CodeEncoding,
		reason: fmt.Sprintf("it holds bytes that are no characters in %s: write them anew, "+
			"or say --encoding if there are many", t.encoding),
	}
}

// legible tells text that was read without a loss.
func legible(s string) bool {
	return utf8.ValidString(s) && !strings.Contains(s, replacement)
}
