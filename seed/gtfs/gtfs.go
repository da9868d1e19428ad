// Package gtfs makes a table of a GTFS feed, by its reference,
// gtfs.org/documentation/schedule/reference: stops.txt makes the rows, routes.txt,
// trips.txt and stop_times.txt their lines and kinds, translations.txt their English names,
// agency.txt their time zone. Once these are read, the timetable is: what leaves each stop,
// by stop_times.txt, calendar.txt, calendar_dates.txt and frequencies.txt; and so are the
// tracks of its lines on rails, by shapes.txt.
package gtfs

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"nearby/place"
	"nearby/seed/fault"
	"nearby/seed/table"
	"nearby/timetable"
)

// deepestFolder is how many folders down a feed is looked for.
const deepestFolder = 3

// Find is the folder that holds a feed: fsys, or the one folder in it, three levels
// down at most, that has stops. nil if there is none.
func Find(fsys fs.FS) (fs.FS, error) {
	pattern := anyCase(StopsFile)
	for range deepestFolder + 1 {
		found, err := fs.Glob(fsys, pattern)
		switch {
		case err != nil:
			return nil, err
		case len(found) == 1:
			return fs.Sub(fsys, path.Dir(found[0]))
		case len(found) > 1:
			for i, name := range found {
				found[i] = path.Dir(name)
			}
			return nil, fmt.Errorf("there are several GTFS feeds, in %s: load one at a time", fault.List(found))
		}
		pattern = "*/" + pattern
	}
	return nil, nil
}

// Open reads everything but the stops themselves, which are then read one by one.
// That takes two passes over stops.txt: a station may come after its platforms.
func Open(files fs.FS, format string, o Options) (*table.Table, error) {
	f := &feed{files: files, options: o}
	index, err := f.index()
	if err != nil {
		return nil, err
	}
	names, err := f.translations(index)
	if err != nil {
		return nil, err
	}
	lines, err := f.lines(index)
	if err != nil {
		return nil, err
	}
	stopTable, err := f.open(StopsFile)
	if err != nil {
		return nil, err
	}
	zone, err := f.zone()
	if err != nil {
		return nil, errors.Join(err, stopTable.Close())
	}
	content := *stopTable
	content.Format, content.Category, content.Zone, content.Notes = format, place.Transit, zone, f.notes
	content.Header = append(slices.Clone(stopTable.Header), "lines", "name_en", "kind")
	if ended, err := f.ended(); err != nil {
		return nil, errors.Join(err, stopTable.Close())
	} else if ended != nil {
		content.Warnings = append(content.Warnings, *ended)
	}
	if !o.NoTimetable && zone == "" && f.hasDays() {
		content.Warnings = append(content.Warnings, fault.Warning{Code: "no_timetable", Text: "agency.txt names no time zone " +
			"that is one, such as Asia/Shanghai: nobody knows when its clocks strike, so the timetable is left out"})
	}
	content.Warnings = append(content.Warnings, f.dropped.warnings()...)
	if !o.NoTimetable {
		content.Timetable = func() (*timetable.Feed, error) {
			f.dropped = nil // those above are told
			of, err := f.timetable(index, zone)
			content.Warnings = append(content.Warnings, f.dropped.warnings()...)
			return of, err
		}
	}
	content.Tracks = f.tracks
	rows := newStops(stopTable, index, lines, names)
	rows.noEntrances, rows.result, content.Rows = o.NoEntrances, &content, rows
	return &content, nil
}
