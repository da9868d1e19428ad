package schedule_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"nearby/seed/schedule"
	"nearby/timetable"
)

// What is written is read back, on any days of the week: estimates, the night, seconds,
// and names that a spreadsheet would take for more.
func TestWhatIsWrittenIsReadBack(t *testing.T) {
	t.Parallel()
	var file bytes.Buffer
	w, err := schedule.NewWriter(&file)
	if err != nil {
		t.Fatal(err)
	}
	clocks := []timetable.Clock{5*3600 + 40*60, 6*3600 + 15, 23*3600 + 59*60 + 59, 24*3600 + 40*60, 47 * 3600}
	about := []bool{false, true, false, true, false}
	for days := timetable.Weekdays(1); days < 1<<7; days++ {
		d := timetable.Departures{
			Stop: "0012", StopName: "人民广场, 东", Line: "=2号线", Headsign: "-浦东 \"T2\"",
			Service: timetable.Always(days), Clocks: clocks, About: about,
		}
		if days%2 == 0 {
			d.About = nil
		}
		if err := w.Write(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(file.String(), "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != 1<<7 {
		t.Fatalf("%d rows, %v, want a header and one of each set of days", len(rows), err)
	}
	columns := schedule.ColumnsOf(rows[0], nil)
	for i, row := range rows[1:] {
		e, bad := columns.Read(row)
		want := about
		if (i+1)%2 == 0 {
			want = nil
		}
		if bad != nil || e.Days.Weekdays != timetable.Weekdays(i+1) || e.Wrapped || !slices.Equal(e.Clocks, clocks) || !slices.Equal(e.About, want) {
			t.Fatalf("row %q is read as %+v, %v", row, e, bad)
		}
		if e.Line != "=2号线" || e.StopID != "0012" || e.Stop != "人民广场, 东" || e.Headsign != "-浦东 \"T2\"" {
			t.Fatalf("row %q is read as %+v", row, e)
		}
	}
}
