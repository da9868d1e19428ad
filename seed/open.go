package seed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"nearby/seed/archive"
	"nearby/seed/csv"
	"nearby/seed/fault"
	"nearby/seed/geojson"
	"nearby/seed/gpx"
	"nearby/seed/gtfs"
	"nearby/seed/json"
	"nearby/seed/kml"
	"nearby/seed/table"
	"nearby/seed/text"
	"nearby/seed/umap"
	"nearby/seed/xlsx"
)

// Open reads the beginning of a file and decides how to read the rest. Its
// error is or joins [*fault.Usage] values if flags mend it; any other is a fault
// of the file. What has to be read more than once (a zip, OpenStreetMap data) is first
// kept in a temporary file; call [Reader.Close] at the end.
func Open(r io.Reader, o Options) (*Reader, error) {
	t, err := openPipe(r, o)
	if err != nil {
		return nil, err
	}
	return orClose(newReader(t, o))
}

// OpenFile is [Open] for a file by its name, and so for what cannot be a stream:
// a folder or a zip that holds a GTFS feed, and a zip that holds one table. Call
// [Reader.Close] at the end.
func OpenFile(name string, o Options) (*Reader, error) {
	return orClose(openPath(name, o))
}

// orClose is a reader without an error, or the error and no reader.
func orClose(r *Reader, err error) (*Reader, error) {
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// openPath is OpenFile that with an error gives what it has found out until then,
// if that is anything.
func openPath(name string, o Options) (*Reader, error) {
	t, err := openTable(name, o)
	if err != nil {
		return nil, err
	}
	return newReader(t, o)
}

// openTable makes a table of a file or folder. [table.Table.Close] closes both.
func openTable(name string, o Options) (*table.Table, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, &fault.Usage{Reason: err.Error()}
	}
	if info.IsDir() {
		return openFolder(name, o)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, &fault.Usage{Reason: err.Error()}
	}
	t, err := openStored(file, info.Size(), o)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	t.Closers = append(t.Closers, file)
	return t, nil
}

// openFolder reads a folder that is a GTFS feed; any other folder holds files
// that are loaded one by one.
func openFolder(name string, o Options) (*table.Table, error) {
	folder, err := inside(name)
	if err != nil {
		return nil, err
	}
	root, err := gtfs.Find(folder)
	switch {
	case err != nil:
		return nil, err
	case root == nil:
		return nil, fault.Usagef("the folder is no GTFS feed: it has no %s", gtfs.StopsFile)
	}
	return openFeed(root, "gtfs", o)
}

func openFeed(root fs.FS, format string, o Options) (*table.Table, error) {
	if o.Format != FormatAuto && o.Format != FormatGTFS {
		return nil, fault.Usagef("this is a GTFS feed: leave --format out, or say --format gtfs")
	}
	return gtfs.Open(root, format, gtfs.Options{
		Encoding: o.Encoding, NoEntrances: o.NoEntrances, NoTimetable: o.NoTimetable, Watch: o.Watch,
	})
}

// openStored reads a file that is a zip or a text.
func openStored(file io.ReaderAt, size int64, o Options) (*table.Table, error) {
	head := make([]byte, len(xlsx.CompoundMagic))
	if _, err := file.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read: %w", err)
	}
	switch {
	case bytes.HasPrefix(head, []byte(archive.Magic)):
		return openZip(file, size, o)
	case string(head) == xlsx.CompoundMagic:
		return nil, xlsx.Compound(file)
	}
	return openRepeated(func() (io.ReadCloser, error) {
		return io.NopCloser(io.NewSectionReader(file, 0, size)), nil
	}, o)
}

// openStream decodes a stream.
func openStream(r io.Reader, o Options) (*table.Table, error) {
	if o.Sheet != "" {
		return nil, fault.Usagef("--sheet %s: this is no workbook and has no sheets", o.Sheet)
	}
	content, err := text.Decode(r, o.Encoding)
	if err != nil {
		return nil, err
	}
	t, err := openText(content, o)
	switch {
	case err != nil:
	case content.Guess != nil:
		t.Warnings = append(t.Warnings, content.Guess.Warning())
	case content.Contradicted:
		t.Warnings = append(t.Warnings, fault.Warning{Code: string(fault.Encoding), Text: fmt.Sprintf(
			"the file was read as %s because --encoding says so, but it is UTF-8: leave --encoding out", content.Encoding)})
	}
	return t, err
}

// openText makes a table of a text by the format that its beginning shows.
func openText(t text.Reader, o Options) (*table.Table, error) {
	format := o.Format
	if sample := t.Peek(); format == FormatAuto && json.Is(sample) {
		format = FormatJSON
		if o.Records == "" && geojson.Is(sample) {
			format = FormatGeoJSON
		}
	}
	sample := t.Peek()
	if format == FormatAuto && kml.Is(sample) {
		format = FormatKML
	}
	switch {
	case gpx.Is(sample) && (format == FormatAuto || format == FormatKML):
		return gpx.Open(t), nil
	case umap.Is(sample) && (format == FormatJSON && o.Records == "" || format == FormatGeoJSON):
		return openUmap(t, o)
	}
	switch format {
	case FormatKML:
		return kml.Open(t)
	case FormatGeoJSON:
		return geojson.Open(t, o.Datum)
	case FormatJSON:
		return json.Open(t, o.Records)
	case FormatXLSX:
		return nil, errors.New("this is no workbook: leave --format out")
	case FormatAuto:
		if err := checkReadable(t.Peek()); err != nil {
			return nil, err
		}
		return csv.Open(t, o.Delimiter)
	default:
		return csv.Open(t, o.Delimiter)
	}
}

// openUmap reads the features of all layers of a map.
func openUmap(t text.Reader, o Options) (*table.Table, error) {
	t.Reader = umap.Features(t.Reader)
	features, err := geojson.Open(t, o.Datum)
	if err == nil {
		features.Format = "umap"
	}
	return features, err
}
