// Package umap turns the backup of a map of uMap (umap-project.org) into GeoJSON: one
// collection of the features of all layers, each with the name of its layer in the
// property "folder".
//
// It holds one layer at a time, and does not read what is in the features. A layer that
// links to data elsewhere has none.
package umap

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"nearby/seed/jsontext"
	"nearby/seed/property"
)

// Is tells the backup of a map by its beginning.
func Is(sample []byte) bool {
	for key, value := range property.Members(bytes.TrimLeft(sample, " \t\r\n")) {
		if key == "type" {
			return property.Scalar(value) == "umap"
		}
	}
	return false
}

// Features is the text of a collection with the features of a backup. Reading it gives
// the error of what is no such backup.
func Features(backup io.Reader) io.Reader {
	next, stop := iter.Pull2(parts(backup))
	return &reader{next: next, stop: stop}
}

// reader gives parts of a text as one.
type reader struct {
	next func() ([]byte, error, bool)
	stop func()
	left []byte
}

// Read reads on.
func (r *reader) Read(p []byte) (int, error) {
	for len(r.left) == 0 {
		part, err, more := r.next()
		switch {
		case err != nil:
			r.stop()
			return 0, err
		case !more:
			return 0, io.EOF
		}
		r.left = part
	}
	n := copy(p, r.left)
	r.left = r.left[n:]
	return n, nil
}

// parts are those of the text.
func parts(backup io.Reader) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		text := jsontext.NewReader(backup)
		decoder := json.NewDecoder(text)
		separator := ""
		give := func(feature []byte) error {
			if !yield(append([]byte(separator), feature...), nil) {
				return errStopped
			}
			separator = ",\n"
			return nil
		}
		if !yield([]byte(`{"type":"FeatureCollection","features":[`), nil) {
			return
		}
		err := members(decoder, text, give)
		switch {
		case errors.Is(err, errStopped):
		case errors.Is(err, io.EOF):
			yield(nil, text.Explain(io.ErrUnexpectedEOF, decoder.InputOffset()))
		case err != nil:
			yield(nil, text.Explain(err, decoder.InputOffset()))
		default:
			yield([]byte("]}"), nil)
		}
	}
}

var errStopped = errors.New("stopped")

// members goes through those of the backup, to its layers.
func members(decoder *json.Decoder, text *jsontext.Reader, give func([]byte) error) error {
	if _, err := decoder.Token(); err != nil { // the brace
		return err
	}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return err
		}
		if key == "layers" {
			err = layers(decoder, text, give)
		} else {
			var other json.RawMessage
			err = decoder.Decode(&other)
		}
		if err != nil {
			return err
		}
		text.Renew()
	}
	_, err := decoder.Token()
	return err
}

func layers(decoder *json.Decoder, text *jsontext.Reader, give func([]byte) error) error {
	if open, err := decoder.Token(); err != nil || open != json.Delim('[') {
		return errors.Join(err, errors.New("the layers of the map are no list"))
	}
	for decoder.More() {
		var l layer
		if err := decoder.Decode(&l); err != nil {
			return err
		}
		text.Renew()
		for _, feature := range l.Features {
			named, err := l.named(feature)
			if err == nil {
				err = give(named)
			}
			if err != nil {
				return err
			}
		}
	}
	_, err := decoder.Token()
	return err
}

// layer is one of a map. Its options have had two names.
type layer struct {
	Features []map[string]json.RawMessage
	Options  struct{ Name string } `json:"_umap_options"`
	Storage  struct{ Name string } `json:"_storage"`
}

// named is a feature with the name of its layer.
func (l layer) named(feature map[string]json.RawMessage) ([]byte, error) {
	properties := make(map[string]json.RawMessage)
	if raw := feature["properties"]; len(raw) > 0 {
		if err := json.Unmarshal(raw, &properties); err != nil {
			return nil, fmt.Errorf("the properties of a feature: %w", err)
		}
	}
	name := l.Options.Name
	if name == "" {
		name = l.Storage.Name
	}
	quoted, err := json.Marshal(name)
	if err != nil {
		return nil, err
	}
	if properties == nil {
		properties = make(map[string]json.RawMessage)
	}
	delete(properties, "_umap_options")
	delete(properties, "_storage_options")
	properties["folder"] = quoted
	whole, err := json.Marshal(properties)
	if err != nil {
		return nil, err
	}
	if feature == nil {
		feature = make(map[string]json.RawMessage)
	}
	feature["properties"] = whole
	return json.Marshal(feature)
}
