// Package json makes a table of a list of objects in JSON: an array, an object a line, or
// the list in an answer of a map service, wherever it stands in it. There is a column
// for each value of the first objects, named by its dotted path.
//
// It does not know what the values mean, and does not read GeoJSON.
package json

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/property"
	"nearby/seed/table"
	"nearby/seed/text"
)

const (
	head          = 1 << 20 // of a file is looked at to find the list
	sampleRecords = 1000    // are read to learn the columns
	sampleBytes   = 4 << 20 // at most, should they be large
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
	buffered := bufio.NewReaderSize(t, head)
	sample, err := buffered.Peek(head)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fault.Unreadable(err)
	}
	sample = bytes.TrimLeft(sample, " \t\r\n\x1e")
	if len(sample) == 0 || sample[0] != '{' && sample[0] != '[' {
		return nil, errors.New("this is not JSON: it begins with neither an object nor a list")
	}
	if path == "" {
		if path, err = find(sample); err != nil {
			return nil, err
		}
	}
	next, stop := iter.Pull2(records(buffered, path, sample[0]))
	r := &rows{next: next, stop: stop}
	ahead, err := r.sample()
	if err == nil && len(ahead) == 0 {
		err = fmt.Errorf("there are no records at %q", path)
	}
	if err != nil {
		stop()
		return nil, err
	}
	content := &table.Table{
		Text: t, Format: format(path), Delimiter: ',',
		Header: r.columns.Header, Width: len(r.columns.Header), Rows: r, Closers: []io.Closer{r},
	}
	for _, object := range ahead {
		content.Ahead = append(content.Ahead, r.record(object))
	}
	return content, nil
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
	o := object{line: rec.line}
	if rec.raw[0] != '{' {
		o.fault = &fault.Row{Code: fault.JSON, Reason: "this is no object but " + fault.Brief(string(rec.raw))}
		return o
	}
	for key, value := range property.Members(rec.raw) {
		if wrappers[key] && value[0] == '{' {
			key = ""
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
		return table.Record{}, io.EOF
	default:
		return r.record(parse(rec)), nil
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
