package osm

import (
	"io"
	"strconv"
	"strings"

	"nearby/geo"
	"nearby/geo/land"
	"nearby/place"
	"nearby/plural"
	"nearby/seed/osm/elements"
	"nearby/seed/osm/tags"
	"nearby/seed/table"
)

// asTagged are tags that are columns as they are, for --map and --where.
var asTagged = []string{
	"name:zh", "name:zh-Hans", "name:zh-Hant", "name:en", "official_name", "alt_name", "brand", "operator", "network", "ref",
	"addr:city", "addr:district", "addr:postcode", "description",
}

const latColumn, lngColumn = "wgs84_lat", "wgs84_lng"

// header are the columns: what the fields mean, and behind it some tags.
func header() []string {
	all := []string{"external_id", latColumn, lngColumn}
	for _, f := range tags.Fields {
		all = append(all, f.Name)
	}
	return append(all, asTagged...)
}

// rows are the elements that are places as records.
type rows struct {
	survey *survey
	next   func() (*elements.Element, error, bool)
	stop   func()
	number int // of places given
	line   int
	counts struct{ parts, entrances, unknown int }
	result *table.Table // gets the notes at the end
}

// Line is the line of the element that was read last; its number in a PBF.
func (r *rows) Line() int { return r.line }

// Close ends the reading.
func (r *rows) Close() error {
	r.stop()
	return nil
}

// Next is the next place as a record.
func (r *rows) Next() (table.Record, error) {
	for {
		e, err, more := r.next()
		switch {
		case err != nil:
			return table.Record{}, err
		case !more:
			r.note()
			return table.Record{}, io.EOF
		}
		r.line = e.Number
		if rec, is := r.record(e); is {
			return rec, nil
		}
	}
}

// record is the record of an element; false if it is no place.
func (r *rows) record(e *elements.Element) (table.Record, bool) {
	if len(e.Tags) == 0 || e.Ref.Kind() == elements.Relation && !isArea(e) {
		return table.Record{}, false
	}
	get := tags.Tags(e.Tag)
	if tags.Category(get) == "" {
		return table.Record{}, false
	}
	row := r.fields(e, get)
	if p := r.survey.stops.find(e.Ref); p != nil && !r.complete(p, row) {
		return table.Record{}, false
	}
	r.number++
	return r.cut(e, row), true
}

// The columns that more is known of than the tags of the element say.
const (
	columnID = iota
	columnLat
	columnLng
	columnName
	columnLines   = columnName + 6
	columnAddress = columnName + 4
)

// fields are the cells of an element by its tags and its place.
func (r *rows) fields(e *elements.Element, get tags.Tags) []string {
	row := make([]string, 0, len(tags.Fields)+len(asTagged)+columnName)
	lat, lng, country := "", "", ""
	if at, ok := r.survey.middle(e); ok {
		lat, lng = strconv.FormatFloat(at.Lat, 'f', 7, 64), strconv.FormatFloat(at.Lng, 'f', 7, 64)
		country = countryOf(at, get)
	}
	row = append(row, e.Ref.String(), lat, lng)
	for _, f := range tags.Fields {
		row = append(row, f.Value(get))
	}
	row[columnAddress] = tags.Address(get, country)
	for _, key := range asTagged {
		row = append(row, get(key))
	}
	return row
}

// countryOf is the country of a place that has an address and does not say its country.
func countryOf(at elements.Point, get tags.Tags) string {
	if get("addr:country") != "" || get("addr:street") == "" && get("addr:city") == "" {
		return ""
	}
	countries := land.Countries(geo.WGS84{Lat: at.Lat, Lng: at.Lng})
	if len(countries) == 0 {
		return ""
	}
	return countries[0]
}

// complete adds to a row what other elements say of a part of a stop; false if it is no
// place of its own.
func (r *rows) complete(p *part, row []string) bool {
	s := &r.survey.stops
	switch {
	case p.role == entrance:
		return r.entrance(p, s.find(p.of), row)
	case p.of != p.ref:
		r.counts.parts++
		return false
	}
	row[columnName] = p.name
	if lines := r.survey.routes.of(p.ref); lines != "" {
		row[columnLines] = lines
	}
	return true
}

// entrance names an entrance after its station and gives it its lines; false if it is
// no place.
func (r *rows) entrance(p, of *part, row []string) bool {
	if r.survey.noEntrances {
		r.counts.entrances++
		return false
	}
	if of == nil {
		return true
	}
	for _, sign := range []string{p.name, p.called} {
		name, ok := place.EntranceName(table.Clean(of.name), table.Clean(sign))
		if ok {
			row[columnName], row[columnLines] = name, r.survey.routes.of(of.ref)
			return true
		}
	}
	r.counts.unknown++
	return false
}

// cut makes a record of cells that are parts of one text, so that the block of the file
// that they come from can go.
func (r *rows) cut(e *elements.Element, row []string) table.Record {
	const between = "\n"
	text := strings.Join(row, between)
	at := 0
	for i, cell := range row {
		row[i] = text[at : at+len(cell)]
		at += len(cell) + len(between)
	}
	rec := table.Record{Line: e.Number, Number: r.number, Cells: row, Text: text}
	rec.Fault = table.TooLong(row)
	return rec
}

// note says at the end what was left out.
func (r *rows) note() {
	for _, n := range []struct {
		count     int
		one, many string
	}{
		{
			r.counts.parts, "platform or stopping point is not a place of its own but part of its stop",
			"platforms and stopping points are not places of their own but part of their stops",
		},
		{r.counts.entrances, "entrance is left out, as --no-entrances asks", "entrances are left out, as --no-entrances asks"},
		{
			r.counts.unknown, "entrance is left out, as nothing says which one of its station it is",
			"entrances are left out, as nothing says which ones of their stations they are",
		},
	} {
		if n.count > 0 {
			r.result.Notes = append(r.result.Notes, plural.Count(n.count, n.one, n.many))
		}
	}
	r.counts = struct{ parts, entrances, unknown int }{}
}
