package gtfs

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"nearby/hours"
	"nearby/seed/csv"
	"nearby/seed/fault"
	"nearby/seed/table"
	"nearby/seed/text"
)

// StopsFile is the name of the table that makes a folder or zip a feed.
const StopsFile = "stops.txt"

// The files of a feed that are read beside stops.txt.
const (
	routesFile       = "routes.txt"
	tripsFile        = "trips.txt"
	stopTimesFile    = "stop_times.txt"
	translationsFile = "translations.txt"
	agencyFile       = "agency.txt"
	calendarFile     = "calendar.txt"
	datesFile        = "calendar_dates.txt"
	feedInfoFile     = "feed_info.txt"
	frequenciesFile  = "frequencies.txt"
	shapesFile       = "shapes.txt"
)

// Options say how a feed is read.
type Options struct {
	Encoding    text.Encoding
	NoEntrances bool                      // leave the ways into stations out
	NoTimetable bool                      // leave the departures out
	Watch       func(io.Reader) io.Reader // wraps every file that is read
}

func (o Options) watch(r io.Reader) io.Reader {
	if o.Watch == nil {
		return r
	}
	return o.Watch(r)
}

// feed is a GTFS feed that is being read.
type feed struct {
	files   fs.FS
	options Options
	notes   []string
	dropped dropped // so far
}

// open reads the header of a file of the feed. Its error is fs.ErrNotExist if there
// is no such file.
func (f *feed) open(name string) (*table.Table, error) {
	file, err := f.files.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		if found, _ := fs.Glob(f.files, anyCase(name)); len(found) > 0 {
			file, err = f.files.Open(found[0])
		}
	}
	if err != nil {
		return nil, err
	}
	t, err := f.header(file)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", name, err), file.Close())
	}
	t.Closers = []io.Closer{file}
	return t, nil
}

func (f *feed) header(file io.Reader) (*table.Table, error) {
	content, err := text.Decode(f.options.watch(file), f.options.Encoding)
	var unsure *text.Unsure
	if err == nil && content.Guess != nil { // GTFS is UTF-8 by its rules
		unsure = &text.Unsure{Guess: *content.Guess}
		err = unsure
	}
	if unsure != nil || errors.As(err, &unsure) {
		unsure.Guess.Prefer(f.language())
	}
	if err != nil {
		return nil, err
	}
	t, err := csv.Open(content, csv.Auto)
	if err != nil {
		return nil, err
	}
	return t, t.TakeHeader()
}

// each calls row with the cells of the named columns for every record of a file
// of the feed; a column whose name ends with "?" may be missing, and its cells
// are empty then. Records that are damaged are left out, and a note says so. The
// error is fs.ErrNotExist if there is no such file.
func (f *feed) each(name string, columns []string, row func(cells []string) error) error {
	t, err := f.open(name)
	if err != nil {
		return err
	}
	defer t.Close() // only read
	at, err := find(t, name, columns)
	if err != nil {
		return err
	}
	cells, damaged := make([]string, len(columns)), 0
	for {
		rec, err := t.Next()
		switch {
		case errors.Is(err, io.EOF):
			if damaged > 0 {
				f.notes = append(f.notes, fmt.Sprintf("%s: %d damaged rows are left out", name, damaged))
			}
			return nil
		case err != nil:
			return fmt.Errorf("%s, line %d: %w", name, t.Rows.Line(), fault.Unreadable(err))
		case rec.Fault != nil || !take(cells, rec.Cells, at, columns):
			damaged++
			continue
		}
		if err := row(cells); err != nil {
			return fmt.Errorf("%s, line %d: %w", name, rec.Line, err)
		}
	}
}

// take takes the cells at the named columns out of a record, whose last ones may be left
// out where they are empty, as in the reference's own example; false for one that lacks a
// column that it must have.
func take(cells, record []string, at []int, columns []string) bool {
	for i, column := range at {
		switch {
		case column == table.None:
		case column < len(record):
			cells[i] = strings.TrimSpace(record[column])
		case strings.HasSuffix(columns[i], "?"):
			cells[i] = ""
		default:
			return false
		}
	}
	return true
}

// find are the indices of the named columns of a file, see each.
func find(t *table.Table, file string, names []string) ([]int, error) {
	keys, at := table.Keys(t.Header), make([]int, len(names))
	for i, name := range names {
		name, optional := strings.CutSuffix(name, "?")
		at[i] = slices.Index(keys, table.Key(name))
		if at[i] == table.None && !optional {
			return nil, fmt.Errorf("%s has no column %s, which GTFS requires; its header is %s",
				file, name, fault.List(t.Header))
		}
	}
	return at, nil
}

// zone is the time zone of a feed's agencies, which by the reference all have the
// same; "" if the feed does not say it.
func (f *feed) zone() (zone string, err error) {
	err = f.each(agencyFile, []string{"agency_timezone?"}, func(cells []string) error {
		switch {
		case !hours.IsZone(cells[0]):
		case zone == "":
			zone = strings.Clone(cells[0])
		case cells[0] != zone:
			f.dropped.count(otherZone, cells[0])
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return zone, err
}

// anyCase is a pattern for a name of a file in any case: some feeds have STOPS.TXT.
func anyCase(name string) string {
	var b strings.Builder
	for _, r := range name {
		if unicode.IsLetter(r) {
			fmt.Fprintf(&b, "[%c%c]", unicode.ToLower(r), unicode.ToUpper(r))
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
