// Package gtfs makes a table of a GTFS feed, by its reference,
// gtfs.org/documentation/schedule/reference: stops.txt makes the rows, routes.txt,
// trips.txt and stop_times.txt their lines and kinds, translations.txt their English names,
// agency.txt their time zone. Nothing else is read; departures are not.
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
)

// Find is the folder that holds a feed: fsys, or the one folder in it that has stops.
// nil if there is none.
func Find(fsys fs.FS) (fs.FS, error) {
	if found, err := fs.Glob(fsys, StopsFile); err != nil || len(found) > 0 {
		return fsys, err
	}
	folders, err := fs.Glob(fsys, "*/"+StopsFile)
	if err != nil || len(folders) == 0 {
		return nil, err
	}
	for i, name := range folders {
		folders[i] = path.Dir(name)
	}
	if len(folders) > 1 {
		return nil, fmt.Errorf("there are several GTFS feeds, in %s: load one at a time", fault.List(folders))
	}
	return fs.Sub(fsys, folders[0])
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
	rows := newStops(stopTable, index, lines, names)
	rows.noEntrances, rows.result, content.Rows = o.NoEntrances, &content, rows
	return &content, nil
}
