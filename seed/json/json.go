// Package json makes a table of a list of objects in JSON: an array, an object a line, or
// the list in an answer of a map service, wherever it stands in it. There is a column
// for each value of the first objects, named by its dotted path.
//
// It does not know what the values mean, and does not read GeoJSON.
package json

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"regexp"
	"slices"
	"strings"

	"nearby/geo"
	"nearby/seed/fault"
	"nearby/seed/property"
	"nearby/seed/table"
	"nearby/seed/text"
)

const (
	head          = 1 << 20  // of a file is looked at to find the list
	longHead      = 32 << 20 // where there is none in that
	sampleRecords = 1000     // are read to learn the columns
	sampleBytes   = 4 << 20  // at most, should they be large
)

// Is tells a text that is JSON by its beginning.
func Is(sample []byte) bool {
	start := bytes.TrimLeft(sample, " \t\r\n\x1e")
	if bytes.HasPrefix(start, []byte("{")) {
		return true
	}
	rest, array := bytes.CutPrefix(start, []byte("["))
	rest = bytes.TrimLeft(rest, " \t\r\n")
	return array && (bytes.HasPrefix(rest, []byte("{")) || bytes.HasPrefix(rest, []byte("]")))
}

// Open reads the first records of a text. Its list of them is at the path, of dotted
// members, or found if there is none.
func Open(t text.Reader, path string) (*table.Table, error) {
	whole, sample, err := beginning(t, path)
	if err != nil {
		return nil, err
	}
	objects, inLines := wholeLines(sample)
	if !inLines {
		objects = sample
	}
	if path == "" {
		if path, err = find(objects); err != nil {
			return nil, err
		}
	}
	r := &rows{}
	all := records(whole, path, sample[0], r.passedOver)
	if inLines && path == "" {
		all = lines(whole)
	}
	r.next, r.stop = iter.Pull2(all)
	ahead, err := r.sample()
	if err == nil && len(ahead) == 0 {
		err = fmt.Errorf("there are no records at %q", path)
	}
	if err != nil {
		r.stop()
		return nil, err
	}
	content := &table.Table{
		Text: t, Format: format(path), Delimiter: ',',
		Header: r.columns.Header, Width: len(r.columns.Header), Rows: r, Closers: []io.Closer{r},
	}
	r.table = content
	for _, object := range ahead {
		content.Ahead = append(content.Ahead, r.record(object))
	}
	content.Beside = beside(objects, path)
	content.Datum, content.DatumWhy = reference(sample, content.Header)
	return content, nil
}

// beside are the names of the members beside the list at a path.
func beside(sample []byte, path string) (names []string) {
	first, _, _ := strings.Cut(path, ".")
	for name := range property.Members(sample) {
		if path != "" && name != first {
			names = append(names, name)
		}
	}
	return names
}

// beginning is the beginning of a text: as much as it takes to see a list of places in
// it, up to a limit. The text is then to be read from whole.
func beginning(t io.Reader, path string) (whole io.Reader, sample []byte, err error) {
	var read []byte
	for _, size := range []int{head, longHead} {
		more, err := io.ReadAll(io.LimitReader(t, int64(size-len(read))))
		if err != nil {
			return nil, nil, fault.Unreadable(err)
		}
		read = append(read, more...)
		sample = bytes.TrimLeft(read, " \t\r\n\x1e")
		if len(sample) == 0 || sample[0] != '{' && sample[0] != '[' {
			return nil, nil, errors.New("this is not JSON: it begins with neither an object nor a list")
		}
		if len(read) < size || path != "" || len(surveyed(sample).outermost((*list).places)) > 0 {
			break
		}
	}
	return io.MultiReader(bytes.NewReader(read), t), sample, nil
}

// references are the numbers of the spatial references (EPSG, and Esri's own for Web
// Mercator) whose datum is WGS-84.
var references = map[string]bool{"4326": true, "4490": true, "3857": true, "102100": true, "102113": true, "900913": true}

var spatialReference = regexp.MustCompile(`"spatialReference"\s*:\s*\{[^{}]*"(?:latestWkid|wkid)"\s*:\s*(\d+)`)

// reference is the datum that an answer of Esri states for its geometries; 0 for none.
func reference(sample []byte, header []string) (geo.Datum, string) {
	found := spatialReference.FindSubmatch(sample)
	if found == nil || !references[string(found[1])] || !slices.Contains(header, "geometry.x") {
		return 0, ""
	}
	return geo.DatumWGS84, "its spatialReference, " + string(found[1])
}

func format(path string) string {
	if path == "" {
		return "json"
	}
	return "json, the list " + path
}

// rows are the objects of the list as records.
type rows struct {
	next    func() (record, error, bool)
	stop    func()
	columns property.Columns
	number  int // of records given
	line    int // of the last one
	table   *table.Table
	passed  []string // lists of places that are not read
}

// object is one record, taken apart.
type object struct {
	line       int
	properties []property.Property
	fault      *fault.Row
}

// sample reads the first records and learns the columns of them.
func (r *rows) sample() ([]object, error) {
	var sample []object
	for size := 0; len(sample) < sampleRecords && size < sampleBytes; {
		rec, err, more := r.next()
		if err != nil {
			return nil, err
		}
		if !more {
			break
		}
		size += len(rec.raw)
		o := parse(rec)
		r.columns.Learn(o.properties)
		sample = append(sample, o)
	}
	return sample, nil
}

// wrappers are members that hold a record's own values: in features of Esri, records of
// Opendatasoft and hits of Elasticsearch. Their names are left out of the columns'.
var wrappers = map[string]bool{"attributes": true, "fields": true, "_source": true}

// parse takes a record apart.
func parse(rec record) object {
	o := object{line: rec.line, fault: rec.fault}
	if o.fault != nil {
		return o
	}
	if rec.raw[0] != '{' {
		o.fault = &fault.Row{Code: fault.JSON, Reason: "this is no object but " + fault.Brief(string(rec.raw))}
		return o
	}
	for key, value := range property.Members(rec.raw) {
		if wrappers[key] && value[0] == '{' {
			key = ""
		} else if of := bound(value); of != nil {
			value = of
		}
		o.properties = append(o.properties, property.Flatten(key, value)...)
	}
	return o
}

// Next is the next object as a record.
func (r *rows) Next() (table.Record, error) {
	rec, err, more := r.next()
	switch {
	case err != nil:
		return table.Record{}, err
	case !more:
		r.end()
		return table.Record{}, io.EOF
	default:
		return r.record(parse(rec)), nil
	}
}

// passedOver notes a list of places that is not read.
func (r *rows) passedOver(path string) {
	if !slices.Contains(r.passed, path) && len(r.passed) < maxPassed {
		r.passed = append(r.passed, path)
	}
}

// maxPassed is how many such lists are named at most.
const maxPassed = 20

// end says, once, which lists of places were not read.
func (r *rows) end() {
	if len(r.passed) > 0 {
		r.table.Warnings = append(r.table.Warnings, fault.Warning{Code: "records", Text: fmt.Sprintf(
			"other lists in this JSON hold places too and are not read, %s: --records PATH reads another", fault.List(r.passed))})
		r.passed = nil
	}
}

// Line is the line of the record that was read last.
func (r *rows) Line() int { return r.line }

// Close ends the reading.
func (r *rows) Close() error {
	r.stop()
	return nil
}

// record is an object in the columns.
func (r *rows) record(o object) table.Record {
	r.number++
	r.line = o.line
	cells := r.columns.Cells(o.properties)
	rec := table.Record{
		Line: o.line, Number: r.number, Cells: cells, Text: strings.Join(cells, "\n"), Fault: o.fault,
	}
	if rec.Fault == nil {
		rec.Fault = table.TooLong(cells)
	}
	return rec
}
