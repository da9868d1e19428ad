package schedule

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"nearby/seed/table"
	"nearby/timetable"
)

// Writer writes a timetable as a table that [Columns.Read] reads back as the same rows. Of
// a service it knows the days of the week alone.
type Writer struct{ csv *csv.Writer }

// NewWriter writes the header to w. Call Close at the end.
func NewWriter(w io.Writer) (*Writer, error) {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil { // by which spreadsheets know UTF-8
		return nil, err
	}
	t := &Writer{csv.NewWriter(w)}
	t.csv.UseCRLF = true
	var header []string
	for _, f := range []Field{Line, StopID, Stop, Headsign, DaysField, Times} {
		header = append(header, fields[f].name)
	}
	return t, t.csv.Write(header)
}

// Write writes a row. A time that is an estimate stands behind ~.
func (t *Writer) Write(d timetable.Departures) error {
	times := make([]string, len(d.Clocks))
	for i, clock := range d.Clocks {
		if d.About != nil && d.About[i] {
			times[i] = "~"
		}
		times[i] += brief(clock)
	}
	row := []string{d.Line, d.Stop, d.StopName, d.Headsign, d.Service.Weekdays.String(), strings.Join(times, " ")}
	for i, cell := range row {
		row[i] = table.Guard(cell)
	}
	return t.csv.Write(row)
}

// brief leaves seconds out where there are none.
func brief(c timetable.Clock) string {
	if c%60 != 0 {
		return c.String()
	}
	return fmt.Sprintf("%02d:%02d", c/3600, c/60%60)
}

// Close writes what is still in memory. The writer below stays open.
func (t *Writer) Close() error {
	t.csv.Flush()
	return t.csv.Error()
}
