// Package xlsx makes a table of a sheet of a workbook as Excel, WPS, LibreOffice, Google
// and programs write it (Office Open XML, ECMA-376, transitional and strict): texts as
// they are, numbers whole, dates and times as their format says, formulas by the value
// that was kept of them.
//
// A sheet is read as a stream; what is held in memory are the workbook's texts. It does
// not calculate, and does not know what the columns mean.
package xlsx

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"nearby/plural"
	"nearby/seed/archive"
	"nearby/seed/fault"
	"nearby/seed/table"
	"nearby/seed/text"
)

// Options say which sheet of a workbook holds the places.
type Options struct {
	Sheet    string // its name, or its number from 1; "" to find it
	NoHeader bool   // its first row is a place already
	// Known tells a header that says what places need. Of several sheets the first one
	// with such a header is taken, and all others that have the same.
	Known func(header []string) bool
	// Watch wraps the stream of the sheet.
	Watch func(io.Reader) io.Reader
}

const (
	sampleRows  = 1000    // are read to learn how many columns there are
	sampleBytes = 4 << 20 // at most, should they be large
)

// Open opens a sheet of a workbook. Its error is a [*fault.Usage] where --sheet mends it.
func Open(z archive.Zip, o Options) (*table.Table, error) {
	b, err := openBook(z)
	if err != nil {
		return nil, err
	}
	chosen, err := b.choose(o)
	if err != nil {
		return nil, err
	}
	r := &rows{book: b, watch: o.Watch, rest: chosen.sheets, headers: chosen.headers, several: len(chosen.sheets) > 1}
	t := &table.Table{
		Text: text.Reader{Encoding: text.UTF8, Why: "a workbook's texts"}, Format: "xlsx, sheet " + strings.Join(names(chosen.sheets), ", "),
		Delimiter: ',', Rows: r, Warnings: chosen.warnings, Closers: []io.Closer{r},
	}
	r.table, r.header = t, chosen.headers[chosen.sheets[0].Name]
	if err := r.turn(); err != nil {
		return nil, err
	}
	if err := r.begin(o.NoHeader); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return t, nil
}

// knows tells a header that says what places need.
func (o Options) knows(row []string) bool { return o.Known != nil && o.Known(row) }

// rows are the rows of sheets as records.
type rows struct {
	book    *book
	watch   func(io.Reader) io.Reader
	rest    []sheetEntry        // to be read behind the one that is
	headers map[string][]string // of the sheets by name, by table.Key
	header  []string            // of the first sheet
	several bool                // sheets are read
	name    string              // of the sheet that is read
	order   []int               // columns of this sheet for those of the first; nil where they are the same
	sheet   *sheet
	merged  merged
	table   *table.Table
	hidden  int // rows that people do not see
}

// begin reads the first rows, learns the columns, and leaves out the titles above the
// header.
func (r *rows) begin(noHeader bool) error {
	var sample []row
	for size := 0; len(sample) < sampleRows && size < sampleBytes; {
		next, err := r.read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		next.cells = slices.Clone(next.cells)
		for _, cell := range next.cells {
			size += len(cell)
		}
		r.table.Width = max(r.table.Width, len(next.cells))
		sample = append(sample, next)
	}
	if len(sample) == 0 {
		return errors.New("the sheet is empty")
	}
	for _, next := range sample {
		r.table.Ahead = append(r.table.Ahead, r.record(next))
	}
	if noHeader {
		return nil
	}
	above := table.Titles(len(sample), func(i int) (row, below []string) {
		return r.table.Ahead[i].Cells, r.table.Ahead[i+1].Cells
	})
	if above > 0 {
		r.table.Warnings = append(r.table.Warnings, table.LeftOut(above, strings.Join(sample[0].cells, " ")))
		r.table.Ahead = r.table.Ahead[above:]
	}
	return nil
}

// Next is the next row that is not empty.
func (r *rows) Next() (table.Record, error) {
	next, err := r.read()
	if err != nil {
		return table.Record{}, err
	}
	if len(next.cells) > r.table.Width {
		r.sheet.beyond.add(r.sheet.at(r.table.Width))
		next.cells = next.cells[:r.table.Width]
	}
	return r.record(next), nil
}

// Line is the number of the row that is read next.
func (r *rows) Line() int { return r.sheet.number + 1 }

// read is the next row of the sheets that holds anything, with the values of merged cells
// in all of their rows.
func (r *rows) read() (row, error) {
	for {
		next, err := r.sheet.next()
		if errors.Is(err, io.EOF) {
			if err := r.turn(); err != nil {
				return row{}, err
			}
			continue
		}
		if err != nil {
			return row{}, err
		}
		if table.Empty(next.cells) {
			continue
		}
		if next.hidden {
			r.hidden++
		}
		r.merged.fill(&next)
		next.cells = inOrder(next.cells, r.order)
		return next, nil
	}
}

// record is a row in the columns.
func (r *rows) record(next row) table.Record {
	cells := make([]string, r.table.Width)
	copy(cells, next.cells)
	return table.Record{
		Line: next.number, Cells: cells, Text: strings.Join(next.cells, "\n"), Fault: table.TooLong(cells),
		Part: r.part(),
	}
}

// part is where a row stands, if there are several sheets.
func (r *rows) part() string {
	if !r.several {
		return ""
	}
	return fmt.Sprintf("sheet %q", r.name)
}

// end says what a person should know of a sheet now that it is read.
func (r *rows) end() {
	// one and many are formats that take the same args.
	warn := func(code string, n int, one, many string, args ...any) {
		if n > 0 {
			w := fault.Warning{Code: code, Text: fmt.Sprintf(plural.Count(n, one, many), args...), Rows: int64(n)}
			r.table.Warnings = append(r.table.Warnings, w)
		}
	}
	warn("hidden", r.hidden, "row is hidden in the sheet, by a filter perhaps; it is read like the others",
		"rows are hidden in the sheet, by a filter perhaps; they are read like the others")
	warn("columns", r.sheet.beyond.n,
		"time a row goes on to the right of column %s, with which the first rows end, in cell %s; that is left out",
		"times a row goes on to the right of column %s, with which the first rows end, the first in cell %s; that is left out",
		columnName(r.table.Width-1), r.sheet.beyond.first)
	warn("digits", r.sheet.lost.n,
		"number has more than the 15 digits that a spreadsheet keeps, in cell %s: what was behind them is lost. "+
			"Give that column the format Text and enter it anew",
		"numbers have more than the 15 digits that a spreadsheet keeps, the first in cell %s: what was behind them is lost. "+
			"Give that column the format Text and enter them anew", r.sheet.lost.first)
	warn("date", r.sheet.yearless.n,
		"cell is a date without a year, %s, and is read as month and day, such as 3-5: a spreadsheet makes dates of what is typed so",
		"cells are dates without a year, the first in cell %s, and are read as month and day, such as 3-5: "+
			"a spreadsheet makes dates of what is typed so", r.sheet.yearless.first)
	r.hidden = 0
}
