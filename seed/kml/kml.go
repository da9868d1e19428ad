// Package kml makes a table of the placemarks of a KML file (OGC 12-007r2, and Google's
// versions before it): their names, points, folders, descriptions, and a column for each
// of their own data.
//
// Of an area the place is the centroid; a line is no place. It does not follow links to other
// files, and does not know what the data mean.
package kml

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strings"

	"nearby/geo"
	"nearby/seed/fault"
	"nearby/seed/property"
	"nearby/seed/table"
	"nearby/seed/text"
)

const (
	sampleMarks = 1000    // are read to learn the columns
	sampleBytes = 4 << 20 // at most, should they be large
)

var root = regexp.MustCompile(`<(?:\w+:)?kml[\s>]`)

// Is tells a text that is KML by its beginning.
func Is(sample []byte) bool {
	const prolog = 4 << 10 // a declaration and comments
	sample = sample[:min(len(sample), prolog)]
	return bytes.HasPrefix(bytes.TrimLeft(sample, " \t\r\n"), []byte("<")) && root.Match(sample)
}

// Open reads the first placemarks of a text.
func Open(t text.Reader) (*table.Table, error) {
	r := &rows{source: newScanner(t)}
	var sample []placemark
	for size := 0; len(sample) < sampleMarks && size < sampleBytes; {
		m, err := r.source.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		size += m.size
		sample = append(sample, m)
	}
	if len(sample) == 0 {
		return nil, errors.New("the KML holds no placemarks: if it links to another file, load that one")
	}
	r.learn(sample)
	content := &table.Table{
		Text: t, Format: "kml", Delimiter: ',',
		Header: r.columns.Header, Width: len(r.columns.Header), Rows: r,
		Columns: map[string]string{"name": "2", "lat": "", "lng": "", "location": pointColumn},
		Datum:   geo.DatumWGS84, DatumWhy: "KML is on WGS-84, OGC 12-007r2",
	}
	for _, m := range sample {
		content.Ahead = append(content.Ahead, r.record(m))
	}
	return content, nil
}

// The columns that every placemark has; its own data stand behind them.
const (
	pointColumn       = "wgs84_geometry" // as the rejects file holds it
	nameColumn        = "name"
	folderColumn      = "folder"
	descriptionColumn = "description"
)

// rows are the placemarks as records.
type rows struct {
	source  *scanner
	columns property.Columns
	line    int // of the last one
}

// learn makes a column of each datum of the sample. A label in a balloon is one if it
// stands in half of the balloons or more; in fewer it is a word of the text.
func (r *rows) learn(sample []placemark) {
	r.columns.Learn([]property.Property{
		{Path: pointColumn}, {Path: nameColumn}, {Path: folderColumn}, {Path: descriptionColumn},
	})
	balloons, count := 0, make(map[string]int)
	for _, m := range sample {
		r.columns.Learn(m.data)
		if len(m.labels) > 0 {
			balloons++
		}
		for _, label := range m.labels {
			count[label.Path]++
		}
	}
	for _, m := range sample {
		for _, label := range m.labels {
			if 2*count[label.Path] >= balloons {
				r.columns.Learn([]property.Property{label})
			}
		}
	}
}

// Next is the next placemark as a record.
func (r *rows) Next() (table.Record, error) {
	m, err := r.source.next()
	if err != nil {
		return table.Record{}, err
	}
	return r.record(m), nil
}

// Line is the line of the placemark that was read last.
func (r *rows) Line() int { return r.line }

// record is a placemark in the columns. What its data say counts more than a label of
// the same name.
func (r *rows) record(m placemark) table.Record {
	r.line = m.line
	own := []property.Property{
		{Path: nameColumn, Value: m.name},
		{Path: folderColumn, Value: m.folder},
		{Path: descriptionColumn, Value: m.description},
	}
	cells := r.columns.Cells(append(append(m.labels, m.data...), own...))
	if m.located {
		cells[0] = m.point.WKT()
	}
	rec := table.Record{
		Line: m.line, Number: m.number, Cells: cells, Text: strings.Join(cells, "\n"), Across: m.point.Across, Fault: m.fault,
	}
	if rec.Fault == nil {
		rec.Fault = table.TooLong(cells)
	}
	return rec
}

// unlocated is the fault of a placemark without a geometry.
func unlocated() *fault.Row {
	return &fault.Row{Column: 1, Code: fault.NoLocation, Reason: "the placemark has no point, line or area"}
}
