// Package geojson makes a table of GeoJSON (RFC 7946), of one collection or of a
// feature a line (RFC 8142 too, with a record separator before each): a column with
// the point, one with the features' ids, and one for each property of the first
// features.
//
// It does not know what the properties mean.
package geojson

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"nearby/geo"
	"nearby/seed/property"
	"nearby/seed/table"
	"nearby/seed/text"
)

const (
	sampleFeatures = 1000    // are read to learn the columns
	sampleBytes    = 4 << 20 // at most, should they be large
	idColumn       = "external_id"
	geometryColumn = "_geometry" // behind the name of its datum, for the rejects file
)

// Is tells GeoJSON, and TopoJSON, which is refused by name, from other JSON by its
// beginning: by its type, or that of its first feature (those of Esri have none).
func Is(sample []byte) bool {
	sample = bytes.TrimLeft(sample, " \t\r\n\x1e")
	for item := range property.Items(sample) {
		return isFeature(item)
	}
	for key, value := range property.Members(sample) {
		switch kind := property.Scalar(value); {
		case key == "type":
			return kind == "FeatureCollection" || kind == "Feature" || kind == "Topology"
		case key == "features":
			return firstIsFeature(value)
		}
	}
	return false
}

func isFeature(object []byte) bool {
	for key, value := range property.Members(object) {
		if key == "type" {
			return property.Scalar(value) == "Feature"
		}
	}
	return false
}

func firstIsFeature(list []byte) bool {
	for item := range property.Items(list) {
		for key := range property.Members(item) {
			if key == "attributes" {
				return false
			}
		}
		return true
	}
	return true
}

// Open reads the first features of a text. A datum that is given overrules what the
// file says of its own.
func Open(t text.Reader, given geo.Datum) (*table.Table, error) {
	source, err := newFeatures(t, given)
	if err != nil {
		return nil, err
	}
	sample, err := source.sample()
	if err != nil {
		return nil, err
	}
	datum, err := source.decide()
	if err != nil {
		return nil, err
	}
	r := &rows{source: source}
	point := datum.String() + geometryColumn
	r.learn(point, sample)
	content := &table.Table{
		Text: t, Format: source.format, Delimiter: ',',
		Header: r.columns.Header, Width: len(r.columns.Header), Rows: r,
		Columns: map[string]string{"lat": "", "lng": "", "location": point},
		Datum:   datum, DatumWhy: source.crs.why(),
		Notes: tableNotes(sample),
	}
	if r.hasID {
		content.Columns["external_id"] = "2"
	}
	for _, f := range sample {
		content.Ahead = append(content.Ahead, r.record(f))
	}
	return content, nil
}

// sample reads the first features.
func (s *features) sample() ([]feature, error) {
	var sample []feature
	for size := 0; len(sample) < sampleFeatures && size < sampleBytes; {
		f, err := s.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		size += f.size
		sample = append(sample, f)
	}
	if len(sample) == 0 {
		return nil, errors.New("the file holds no features")
	}
	return sample, nil
}

// tableNotes are sentences on the properties that hold an HTML table.
func tableNotes(sample []feature) []string {
	var notes []string
	for _, f := range sample {
		for _, p := range f.properties {
			note := fmt.Sprintf("the property %s holds an HTML table, whose rows are "+
				"read as columns %s.…; what they mean cannot be known", p.Path, p.Path)
			if p.Table && !slices.Contains(notes, note) {
				notes = append(notes, note)
			}
		}
	}
	return notes
}

// rows are the features as records.
type rows struct {
	source  *features
	columns property.Columns
	hasID   bool // the second column holds the features' ids
	number  int  // of features given
	line    int  // of the last one
}

// learn makes a column of each property of the sample.
func (r *rows) learn(point string, sample []feature) {
	r.columns.Header = []string{point}
	r.hasID = slices.ContainsFunc(sample, func(f feature) bool { return f.id != "" })
	if r.hasID {
		r.columns.Header = append(r.columns.Header, idColumn)
	}
	for _, f := range sample {
		r.columns.Learn(f.properties)
	}
}

// Next is the next feature as a record.
func (r *rows) Next() (table.Record, error) {
	f, err := r.source.next()
	if err != nil {
		return table.Record{}, err
	}
	return r.record(f), nil
}

// Line is the line of the feature that was read last.
func (r *rows) Line() int { return r.line }

// record is a feature in the columns.
func (r *rows) record(f feature) table.Record {
	r.number++
	r.line = f.line
	cells := r.columns.Cells(f.properties)
	if f.located {
		cells[0] = f.point.WKT()
	}
	if r.hasID {
		cells[1] = f.id
	}
	rec := table.Record{
		Line: f.line, Number: r.number, Cells: cells, Text: strings.Join(cells, "\n"), Across: f.point.Across, Fault: f.fault,
	}
	if rec.Fault == nil {
		rec.Fault = table.TooLong(cells)
	}
	return rec
}
