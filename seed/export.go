package seed

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"nearby/geo"
	"nearby/place"
	"nearby/seed/geojson"
	"nearby/seed/table"
)

// Export writes places as a file that [Open] reads back as the same places,
// sources and ids included, without a flag: a header or a member states the datum.
//
// On WGS-84 the coordinates are written to their last bit. On the others they have
// eight decimals, so a place that is read back is off by 0.7 mm at most and, from
// then on, written the same each time. Up to 0.6 km outside the region where
// GCJ-02 applies a place may come back shifted, see [geo.GCJ02.WGS84].
//
// A text is written as a value of CSV that no spreadsheet takes for a formula.
type Export struct {
	w      *bufio.Writer
	format Format
	datum  geo.Datum
	region geo.Region
	n      int
}

// exported are the fields of an export in their order, with lat for both
// coordinates.
var exported = func() []field {
	fields := []field{fieldSource, fieldID, fieldCategory}
	for f := range numFields {
		if !slices.Contains(fields, f) && f != fieldLng && f != fieldLocation {
			fields = append(fields, f)
		}
	}
	return fields
}()

// NewExport writes to w as CSV or GeoJSON, on a datum. Call Close at the end.
func NewExport(w io.Writer, f Format, d geo.Datum, r geo.Region) *Export {
	return &Export{w: bufio.NewWriter(w), format: f, datum: d, region: r}
}

// Write writes one place. Its error is that of the writer below.
func (e *Export) Write(p place.Place) error {
	if e.n++; e.n == 1 {
		e.begin()
	}
	if e.format == FormatGeoJSON {
		return e.feature(p)
	}
	return e.row(func(of field) string { return table.Guard(value(p, of)) }, e.coordinates(p))
}

// Close ends the file and writes what is still in memory. The writer below stays
// open.
func (e *Export) Close() error {
	if e.n == 0 {
		e.begin()
	}
	if e.format == FormatGeoJSON {
		_, _ = e.w.WriteString("\n]}\n")
	}
	return e.w.Flush()
}

// begin writes what stands before the first place. bufio keeps a failure for the
// next write.
func (e *Export) begin() {
	if e.format == FormatGeoJSON {
		fmt.Fprintf(e.w, "{\"type\":\"FeatureCollection\",%q:%q,", geojson.GeneratorMember, geojson.Generator)
		if e.datum != geo.DatumWGS84 {
			fmt.Fprintf(e.w, `"crs":{"type":"name","properties":{"name":%q}},`, geojson.CRSPrefix+e.datum.String())
		}
		_, _ = e.w.WriteString("\"features\":[\n")
		return
	}
	_, _ = e.w.WriteString("\uFEFF") // by which spreadsheets know UTF-8
	lat := e.datum.String() + "_"
	_ = e.row(field.String, [2]string{lat + fieldLat.String(), lat + fieldLng.String()})
}

// row writes a line of CSV.
func (e *Export) row(cell func(field) string, at [2]string) error {
	for i, of := range exported {
		if i > 0 {
			_ = e.w.WriteByte(',')
		}
		if of == fieldLat {
			_, _ = e.w.WriteString(at[0] + "," + at[1])
			continue
		}
		_, _ = e.w.WriteString(quote(cell(of)))
	}
	_, err := e.w.WriteString("\r\n")
	return err
}

// feature writes a line with a feature. Each has all properties, as readers learn
// the columns from the first ones.
func (e *Export) feature(p place.Place) error {
	if e.n > 1 {
		_, _ = e.w.WriteString(",\n")
	}
	at := e.coordinates(p)
	fmt.Fprintf(e.w, `{"type":"Feature","geometry":{"type":"Point","coordinates":[%s,%s]},"properties":{`,
		at[1], at[0])
	comma := ""
	for _, of := range exported {
		if of == fieldLat {
			continue
		}
		fmt.Fprintf(e.w, "%s%q:%s", comma, of, jsonValue(of, value(p, of)))
		comma = ","
	}
	_, err := e.w.WriteString("}}")
	return err
}

// jsonValue is a number for the rating, null without one, and a text for the rest.
func jsonValue(of field, s string) string {
	switch {
	case of == fieldRating && s == "":
		return "null"
	case of == fieldRating:
		return s
	case table.Unguard(s) != s:
		s = table.Guard(s) // it begins with a ' of its own
	}
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(s) // a text always can
	return strings.TrimSuffix(b.String(), "\n")
}

// value is the text of a field that is no coordinate.
func value(p place.Place, of field) string {
	if of != fieldRating {
		return *fieldTable[of].text(&p)
	}
	if p.Rating == 0 {
		return ""
	}
	return strconv.FormatFloat(p.Rating, 'f', -1, 64)
}

// coordinates are the latitude and the longitude of a place.
func (e *Export) coordinates(p place.Place) [2]string {
	decimals := -1
	if e.datum != geo.DatumWGS84 {
		decimals = 8
	}
	lat, lng := e.datum.Pair(p.At, e.region)
	return [2]string{
		strconv.FormatFloat(lat, 'f', decimals, 64), strconv.FormatFloat(lng, 'f', decimals, 64),
	}
}
