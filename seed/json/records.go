package json

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/jsontext"
)

// record is one value of the list, as it stands in the file.
type record struct {
	line  int // on which it begins, from 1
	raw   json.RawMessage
	fault *fault.Row // why raw is no JSON
}

// walk goes through a file to its list of records.
type walk struct {
	text    *jsontext.Reader
	decoder *json.Decoder
	yield   func(record, error) bool
	depth   int // of lists in lists
	path    string
	other   func(path string) // is told of lists of places that are passed over
}

// deepest is how many values may stand in each other on the way to the list.
const deepest = 100

var errDeep = errors.New("the JSON is nested too deeply for a list of places")

// records are the values of the list at a path, one after the other. The last one has
// an error if the rest cannot be read. root is the first character of the file.
// other is told the paths of lists of places that are passed over.
func records(r io.Reader, path string, root byte, other func(string)) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		w := &walk{text: jsontext.NewReader(r), yield: yield, path: path, other: other}
		w.decoder = json.NewDecoder(w.text)
		var keys []string
		if path != "" {
			keys = strings.Split(path, ".")
		}
		err := w.all(keys, root)
		if err != nil && !errors.Is(err, errStopped) {
			yield(record{}, w.text.Explain(err, w.decoder.InputOffset()))
		}
	}
}

// errStopped says that nobody wants more.
var errStopped = errors.New("stopped")

// all goes through the values of the file, of which there is more than one in a file
// of lines.
func (w *walk) all(keys []string, root byte) error {
	for w.decoder.More() {
		var err error
		if len(keys) == 0 && root == '{' {
			err = w.give()
		} else {
			err = w.enter(keys)
		}
		if err != nil {
			return err
		}
	}
	_, err := w.decoder.Token() // tells the end from what is no JSON
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// enter goes into the next value, which is on the way to the list or the list itself.
func (w *walk) enter(keys []string) error {
	token, err := w.decoder.Token()
	if err != nil {
		return err
	}
	switch token {
	case json.Delim('['):
		return w.list(keys)
	case json.Delim('{'):
		if len(keys) == 0 {
			return w.single()
		}
		return w.object(keys)
	default:
		return nil
	}
}

// list goes through a list: those on the way to the records are passed through.
func (w *walk) list(keys []string) error {
	if w.depth++; w.depth > deepest {
		return errDeep
	}
	defer func() { w.depth-- }()
	for w.decoder.More() {
		next := w.give
		if len(keys) > 0 {
			next = func() error { return w.enter(keys) }
		}
		if err := next(); err != nil {
			return err
		}
	}
	_, err := w.decoder.Token()
	return err
}

// object goes into the member that leads to the list, and passes over the others.
func (w *walk) object(keys []string) error {
	for w.decoder.More() {
		key, err := w.decoder.Token()
		if err != nil {
			return err
		}
		if key == keys[0] {
			err = w.enter(keys[1:])
		} else {
			err = w.skip(keys, fmt.Sprint(key))
		}
		if err != nil {
			return err
		}
	}
	_, err := w.decoder.Token()
	return err
}

// skip passes over the member of a key beside the one that leads to the list.
func (w *walk) skip(keys []string, key string) error {
	var raw json.RawMessage
	err := w.decoder.Decode(&raw)
	w.text.Renew()
	if err == nil && (raw[0] == '[' || raw[0] == '{') {
		beside := strings.TrimSuffix(strings.TrimSuffix(w.path, strings.Join(keys, ".")), ".")
		for _, l := range located(raw) {
			w.other(joined(joined(beside, key), l))
		}
	}
	return err
}

// located are the paths of the lists of places in a value, by its beginning.
func located(raw []byte) (paths []string) {
	const beginning = 64 << 10
	for _, l := range surveyed(raw[:min(len(raw), beginning)]).outermost((*list).places) {
		if !l.lone() {
			paths = append(paths, l.path)
		}
	}
	return paths
}

// give reads a record.
func (w *walk) give() error {
	var raw json.RawMessage
	if err := w.decoder.Decode(&raw); err != nil {
		return err
	}
	w.text.Renew()
	return w.hand(raw, w.text.LineAt(w.decoder.InputOffset()-int64(len(raw))))
}

// single is the record that stands where a list could: converters from XML write a list
// of one so. Its brace is read.
func (w *walk) single() error {
	line := w.text.LineAt(w.decoder.InputOffset())
	raw := []byte{'{'}
	for w.decoder.More() {
		key, err := w.decoder.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := w.decoder.Decode(&value); err != nil {
			return err
		}
		name, err := json.Marshal(key)
		if err != nil {
			return err
		}
		raw = append(append(append(append(raw, name...), ':'), value...), ',')
	}
	if _, err := w.decoder.Token(); err != nil {
		return err
	}
	return w.hand(append(raw, '}'), line)
}

func (w *walk) hand(raw json.RawMessage, line int) error {
	if !w.yield(record{line: line, raw: raw}, nil) {
		return errStopped
	}
	return nil
}
