package seed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"nearby/geo"
)

// GeoJSON is read by RFC 7946, a feature a line also by RFC 8142 (with a record
// separator before each). A file becomes a table: a column with the point, one
// with the features' id, and one for each property of the first features.
const (
	sampleFeatures = 1000    // are read to learn the columns
	sampleBytes    = 4 << 20 // at most, should they be large
	maxColumns     = 2000
	idColumn       = "external_id"
	geometryColumn = "_geometry" // behind the name of its datum, for the rejects file
)

// looksLikeJSON tells a text that is JSON, of which GeoJSON is the kind that is read.
func looksLikeJSON(sample []byte) bool {
	start := bytes.TrimLeft(sample, " \t\r\n\x1e")
	if bytes.HasPrefix(start, []byte("{")) {
		return true
	}
	rest, array := bytes.CutPrefix(start, []byte("["))
	return array && bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte("{"))
}

// openGeoJSON decides what the properties mean.
func openGeoJSON(t text, o Options) (*Reader, error) {
	source, err := newFeatures(t.Reader)
	if err != nil {
		return nil, err
	}
	rows := &featureRows{source: source, column: make(map[string]int)}
	if err := rows.sample(); err != nil {
		return nil, err
	}
	datum, err := source.datum(o.Datum)
	if err != nil {
		return nil, err
	}
	rows.header[0] = datum.String() + geometryColumn
	file := &Reader{
		options: o, format: source.format, text: t, delimiter: ',', rows: rows,
	}
	file.options.Map = rows.mapped(o.Map)
	err = file.understand(rows.header, len(rows.header))
	if file.header == nil { // what the flags say is wrong whatever the file holds
		return file, err
	}
	if o.Datum == 0 && !locates(o.Map) {
		file.datumWhy = source.datumWhy()
	}
	return file, errors.Join(err, rows.named(file))
}

// featureRows are the features as records.
type featureRows struct {
	source *features
	header []string
	hasID  bool           // the second column holds the features' ids
	column map[string]int // of a property by its path
	queue  []feature      // sampled, not yet given
	tables []string       // properties that hold an HTML table
	number int            // of features given
	at     int            // line of the next one
}

// sample reads the first features and makes a column of each of their properties.
func (r *featureRows) sample() error {
	r.header = []string{geometryColumn, idColumn}
	hasID := false
	for size := 0; len(r.queue) < sampleFeatures && size < sampleBytes; {
		f, err := r.source.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		hasID = hasID || f.id != ""
		size += f.size
		for _, p := range f.properties {
			r.add(p)
		}
		r.queue = append(r.queue, f)
	}
	if len(r.queue) == 0 {
		return errors.New("the file holds no features")
	}
	if r.hasID = hasID; hasID {
		return nil
	}
	r.header = slices.Delete(r.header, 1, 2)
	for path := range r.column {
		r.column[path]--
	}
	return nil
}

func (r *featureRows) add(p property) {
	if _, known := r.column[p.path]; !known && len(r.header) < maxColumns {
		r.column[p.path] = len(r.header)
		r.header = append(r.header, p.path)
	}
	if p.table && !slices.Contains(r.tables, p.path) {
		r.tables = append(r.tables, p.path)
	}
}

// mapped is --map with what the format itself says: where the point is, unless
// other columns are to be taken, and the id.
func (r *featureRows) mapped(given map[string]string) map[string]string {
	all := make(map[string]string, len(given)+4)
	if !locates(given) {
		all[fieldLat.String()], all[fieldLng.String()] = "", ""
		all[fieldLocation.String()] = r.header[0]
	}
	if r.hasID {
		all[fieldID.String()] = "2"
	}
	for field, column := range given {
		all[field] = column
	}
	return all
}

// next is the next feature as a record.
func (r *featureRows) next() (record, error) {
	var f feature
	var err error
	if len(r.queue) > 0 {
		f, r.queue = r.queue[0], r.queue[1:]
	} else if f, err = r.source.next(); err != nil {
		return record{}, err
	}
	r.number++
	r.at = f.line
	rec := record{line: f.line, fields: make([]string, len(r.header)), fault: f.fault, feature: r.number}
	if f.located {
		rec.fields[0] = f.point.wkt()
	}
	if r.hasID {
		rec.fields[1] = f.id
	}
	for _, p := range f.properties {
		if i, known := r.column[p.path]; known {
			rec.fields[i] = p.value
		}
	}
	rec.text = strings.Join(rec.fields, "\n")
	if rec.fault == nil {
		rec.fault = longField(rec.fields)
	}
	return rec, nil
}

func (r *featureRows) line() int { return r.at }

// named refuses names that only number the features, as converters from KML make
// them (kml_1, kml_2), when something better is there: nobody looks for kml_1.
func (r *featureRows) named(file *Reader) error {
	i := file.column[fieldName]
	_, said := file.options.Map[fieldName.String()]
	for _, table := range r.tables {
		file.notes = append(file.notes, fmt.Sprintf("the property %s holds an HTML table, whose rows are "+
			"read as columns %s.…; what they mean cannot be known", table, table))
	}
	if said || i < 0 || len(r.queue) < 2 || !r.serial(i) {
		return nil
	}
	var better []string
	for path := range r.column {
		last := path[strings.LastIndexByte(path, '.')+1:]
		if r.column[path] != i && slices.Contains(fieldTable[fieldName].keys, headerKey(last)) {
			better = append(better, path)
		}
	}
	if len(better) == 0 {
		return nil
	}
	slices.Sort(better)
	return usagef("the names in %s only number the features (%s): the real ones may be in %s, "+
		"say so with --map name=%s; --map name=%s takes these", r.header[i],
		r.value(r.queue[0], i), listed(better), better[0], r.header[i])
}

// serial tells whether the sampled values of a column are a word and a number that
// counts.
func (r *featureRows) serial(column int) bool {
	stem := func(s string) string { return strings.TrimRight(s, "0123456789") }
	first := stem(r.value(r.queue[0], column))
	for _, f := range r.queue {
		value := r.value(f, column)
		if !strings.HasSuffix(first, "_") || stem(value) != first || value == first {
			return false
		}
	}
	return true
}

func (r *featureRows) value(f feature, column int) string {
	for _, p := range f.properties {
		if r.column[p.path] == column {
			return p.value
		}
	}
	return ""
}

// datum is what the coordinates are on: what --crs says, else what the file or the
// RFC does.
func (s *features) datum(flag geo.Datum) (geo.Datum, error) {
	if flag != 0 {
		s.trusted = true
		return flag, nil
	}
	if d, ok := exportedDatum(s.crs); ok {
		s.trusted = true
		return d, nil
	}
	return geo.DatumWGS84, s.checkCRS()
}

func (s *features) datumWhy() string {
	if s.crs != "" {
		return "its crs member, " + s.crs
	}
	return "GeoJSON is on WGS-84, RFC 7946"
}

// sniffed is a text whose beginning was looked at.
func (t text) sniffed() (text, []byte) {
	sample, _ := beginning(t, sampleSize) // a failure comes again when it is read
	t.Reader = join(sample, t.Reader)
	return t, sample
}
