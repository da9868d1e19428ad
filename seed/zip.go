package seed

import (
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"nearby/seed/archive"
	"nearby/seed/fault"
	"nearby/seed/gtfs"
	"nearby/seed/table"
	"nearby/seed/xlsx"
)

// openZip reads the feed, workbook or file that a zip is there for.
func openZip(file io.ReaderAt, size int64, o Options) (*table.Table, error) {
	zip, err := archive.New(file, size)
	if err != nil {
		return nil, err
	}
	if xlsx.Is(zip) {
		return openWorkbook(zip, o)
	}
	root, err := gtfs.Find(zip)
	switch {
	case err != nil:
		return nil, err
	case root != nil:
		return openFeed(root, "gtfs in zip", o)
	case o.Format == FormatXLSX:
		return nil, fmt.Errorf("the zip is no workbook; it holds %s", fault.List(zip.Names()))
	case o.Format == FormatGTFS:
		return nil, fmt.Errorf("the zip is no GTFS feed: it has no %s; it holds %s",
			gtfs.StopsFile, fault.List(zip.Names()))
	}
	if err := xlsx.Other(zip); err != nil {
		return nil, err
	}
	return openOnly(zip, o)
}

// openOnly reads the one file of a zip that holds places. It says which one that was,
// where others could.
func openOnly(zip archive.Zip, o Options) (*table.Table, error) {
	name, others, err := zip.Only()
	if err != nil {
		return nil, err
	}
	again := repeated(func() (io.ReadCloser, error) { return zip.Open(name) })
	var t *table.Table
	if slices.Contains(archives, strings.ToLower(path.Ext(name))) {
		t, err = openInner(again, o)
	} else {
		t, err = openRepeated(again, o)
	}
	if err != nil {
		return nil, fmt.Errorf("%s in the zip: %w", name, err)
	}
	t.Format += " in zip (" + name + ")"
	if len(others) > 0 {
		t.Warnings = append(t.Warnings, fault.Warning{Code: "others", Text: fmt.Sprintf(
			"the zip holds %s as well: %s is what is read; unpack it to load another", fault.List(others), name)})
	}
	return t, nil
}

// archives are the endings of files in a zip that have to be stored to be read.
var archives = []string{".zip", ".kmz", ".xlsx"}

// deepestZip is how many zips may stand in each other.
const deepestZip = 3

// openInner reads an archive that is in a zip itself.
func openInner(open repeated, o Options) (*table.Table, error) {
	if o.depth++; o.depth > deepestZip {
		return nil, errors.New("the zips stand in each other too deeply: unpack them and load what comes out")
	}
	inner, err := open()
	if err != nil {
		return nil, err
	}
	defer inner.Close() // only read
	file, err := spooled(inner)
	if err != nil {
		return nil, err
	}
	return openSpooled(file, o)
}

// openWorkbook reads a sheet of a workbook, which is a zip.
func openWorkbook(zip archive.Zip, o Options) (*table.Table, error) {
	if o.Format != FormatAuto && o.Format != FormatXLSX {
		return nil, fault.Usagef("this is a workbook: leave --format out, or say --format xlsx")
	}
	return xlsx.Open(zip, xlsx.Options{Sheet: o.Sheet, NoHeader: o.NoHeader, Watch: o.watch, Known: o.knows})
}
