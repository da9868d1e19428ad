package load

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"nearby/plural"
	"nearby/seed"
	"nearby/timetable"
)

// explainTimetable prints what a timetable is taken for. Whether its stops are known only
// a load can tell.
func explainTimetable(w io.Writer, path string, o seed.Options) error {
	file, err := seed.OpenTimetable(path, o)
	if err != nil {
		return fileError(path, err)
	}
	defer file.Close()
	var b strings.Builder
	fmt.Fprintf(&b, "%s\ntimetable  of stops that are loaded already; a load says which are not\ncolumns    %s\n", path, file.Columns())
	rows, rejected, first := 0, make(map[string]int), make(map[string]*seed.Reject)
	for {
		row, err := file.Read()
		var reject *seed.Reject
		switch {
		case err == nil:
			if rows++; rows <= sampledRows {
				fmt.Fprintf(&b, "\n%s\n", sampleRow(row))
			}
			continue
		case errors.As(err, &reject):
			if rejected[string(reject.Code)]++; rejected[string(reject.Code)] == 1 {
				first[string(reject.Code)] = reject
			}
			continue
		case !errors.Is(err, io.EOF):
			return fileError(path, err)
		}
		break
	}
	fmt.Fprintf(&b, "\n%s understood, %d skipped\n", plural.Count(rows, "row is", "rows are"), file.Skipped())
	for _, code := range slices.Sorted(maps.Keys(rejected)) {
		fmt.Fprintf(&b, "%9d would be rejected, %s, the first: %v\n", rejected[code], code, first[code])
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// sampledRows is how many rows an explanation shows.
const sampledRows = 3

// sampleRow is what a row is taken for.
func sampleRow(row seed.TimetableRow) string {
	e := row.Entry
	stop := e.Stop
	if e.StopID != "" {
		stop = strings.TrimSpace(e.StopID + " " + e.Stop)
	}
	text := fmt.Sprintf("%s at %s → %s, %s: %s", e.Line, stop, e.Headsign, e.Days.Weekdays,
		plural.Count(len(e.Clocks), "departure", "departures"))
	if n := len(e.Clocks); n > 0 {
		text += fmt.Sprintf(", first %s, last %s", short(e.Clocks[0]), short(e.Clocks[n-1]))
	}
	return text
}

// short is a clock without seconds.
func short(c timetable.Clock) string { return c.String()[:len("24:40")] }
