package seed

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// GTFS is read by its reference, gtfs.org/documentation/schedule/reference:
// stops.txt makes the places, routes.txt, trips.txt and stop_times.txt their
// lines, translations.txt their English names, agency.txt their time zone. Nothing
// else is read.
const (
	stopsFile        = "stops.txt"
	routesFile       = "routes.txt"
	tripsFile        = "trips.txt"
	stopTimesFile    = "stop_times.txt"
	translationsFile = "translations.txt"
	agencyFile       = "agency.txt"
)

// transit is the category of the places of a feed, unless --category says
// another.
const transit = "transit"

// feed is a GTFS feed that is being read.
type feed struct {
	files   fs.FS
	options Options
	notes   []string
}

// openGTFS reads everything but the stops themselves, which are then read one by
// one. That takes two passes over stops.txt: a station may come after its
// platforms.
func openGTFS(files fs.FS, format string, o Options) (*Reader, error) {
	if o.Format != FormatAuto && o.Format != FormatGTFS {
		return nil, usagef("this is a GTFS feed: leave --format out, or say --format gtfs")
	}
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
	table, closer, err := openTable(files, stopsFile, o)
	if err != nil {
		return nil, err
	}
	o.Category = cmp.Or(o.Category, transit)
	zone, err := f.zone()
	if err != nil {
		return nil, errors.Join(err, closer.Close())
	}
	file := &Reader{
		options: o, zones: zones{feed: zone}, format: format, text: table.text, delimiter: table.delimiter, notes: f.notes,
		close: closer.Close,
	}
	file.rows = newStops(table, index, lines, names, file)
	header := append(slices.Clone(table.header), "lines", "name_en")
	return file, file.understand(header, table.width)
}

// each calls row with the cells of the named columns for every record of a file
// of the feed; a column whose name ends with "?" may be missing, and its cells
// are empty then. Records that are damaged are left out, and a note says so. The
// error is fs.ErrNotExist if there is no such file.
func (f *feed) each(name string, columns []string, row func(cells []string) error) error {
	t, closer, err := openTable(f.files, name, f.options)
	if err != nil {
		return err
	}
	defer closer.Close()
	at, err := t.columns(name, columns)
	if err != nil {
		return err
	}
	cells, damaged := make([]string, len(columns)), 0
	for {
		rec, err := t.next()
		switch {
		case errors.Is(err, io.EOF):
			if damaged > 0 {
				f.notes = append(f.notes, fmt.Sprintf("%s: %d damaged rows are left out", name, damaged))
			}
			return nil
		case err != nil:
			return fmt.Errorf("%s, line %d: %w", name, t.line(), unreadable(err))
		case rec.fault != nil || len(rec.fields) < t.width:
			damaged++
			continue
		}
		for i, column := range at {
			if column != none {
				cells[i] = strings.TrimSpace(rec.fields[column])
			}
		}
		if err := row(cells); err != nil {
			return fmt.Errorf("%s, line %d: %w", name, rec.line, err)
		}
	}
}

// columns are the indices of the named columns.
func (t *table) columns(file string, names []string) ([]int, error) {
	keys, at := headerKeys(t.header), make([]int, len(names))
	for i, name := range names {
		name, optional := strings.CutSuffix(name, "?")
		at[i] = slices.Index(keys, headerKey(name))
		if at[i] < 0 && !optional {
			return nil, fmt.Errorf("%s has no column %s, which GTFS requires; its header is %s",
				file, name, listed(t.header))
		}
	}
	return at, nil
}
