package geojson

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"nearby/geo"
	"nearby/seed/fault"
	"nearby/seed/jsontext"
)

// features reads the features of a file one after the other.
type features struct {
	format  string
	lines   *bufio.Scanner // of a file with a feature a line
	line    int
	text    *jsontext.Reader // of any other file
	decoder *json.Decoder    // of text
	inside  bool             // decoder stands in a list of features
	begun   bool             // a list of features was there
	bare    bool             // that list is all there is
	own     bool             // written by package seed: texts that look like JSON are texts
	crs     crs              // what the crs member says
	given   geo.Datum        // the one that overrules it
	decided geo.Datum        // the one that the columns are on
}

// maxHead is how much of a file is read to see its first line.
const maxHead = 1 << 20

// newFeatures finds out how the features stand in a file.
func newFeatures(r io.Reader, given geo.Datum) (*features, error) {
	buffered := bufio.NewReaderSize(r, maxHead)
	sample, err := buffered.Peek(maxHead)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fault.Unreadable(err)
	}
	first, _, _ := bytes.Cut(bytes.TrimLeft(sample, " \t\r\n\x1e"), []byte("\n"))
	bare := bytes.HasPrefix(first, []byte("["))
	if !bare && !bytes.HasPrefix(first, []byte("{")) {
		return nil, errors.New("this is not GeoJSON: it does not begin with an object, {…}")
	}
	s := &features{format: "geojson", given: given}
	var head struct{ Type string }
	if json.Unmarshal(first, &head) == nil && head.Type == "Feature" {
		s.format = "geojson, a feature a line"
		s.lines = bufio.NewScanner(buffered)
		s.lines.Buffer(nil, jsontext.MaxValue)
		return s, nil
	}
	s.text = jsontext.NewReader(buffered)
	s.decoder = json.NewDecoder(s.text)
	if bare {
		s.format, s.bare, s.inside, s.begun = "geojson, a list of features", true, true, true
		_, err := s.decoder.Token()
		return s, s.explained(err)
	}
	return s, nil
}

// next is the next feature. Its error is io.EOF or a fault of the file.
func (s *features) next() (feature, error) {
	if s.lines != nil {
		return s.nextLine()
	}
	for !s.inside {
		f, found, err := s.object()
		if err != nil || found {
			return f, s.explained(err)
		}
	}
	if !s.decoder.More() {
		s.inside = false
		if _, err := s.decoder.Token(); err != nil { // the list's end
			return feature{}, s.explained(err)
		}
		if s.bare {
			return feature{}, io.EOF
		}
		if _, _, err := s.members(); err != nil {
			return feature{}, s.explained(err)
		}
		return s.next()
	}
	var raw json.RawMessage
	if err := s.decoder.Decode(&raw); err != nil {
		return feature{}, s.explained(err)
	}
	return s.feature(raw), nil
}

// feature is one that the decoder has just read.
func (s *features) feature(raw []byte) feature {
	s.text.Renew()
	f := parseFeature(raw, s.own)
	f.line = s.text.LineAt(s.decoder.InputOffset() - int64(len(raw)))
	return f
}

// nextLine is the feature of the next line that is not blank.
func (s *features) nextLine() (feature, error) {
	for s.lines.Scan() {
		s.line++
		line := bytes.Trim(s.lines.Bytes(), " \t\r\x1e")
		if len(line) == 0 {
			continue
		}
		if !json.Valid(line) {
			return feature{line: s.line, size: len(line), fault: jsontext.Damaged(line)}, nil
		}
		f := parseFeature(line, false)
		f.line = s.line
		return f, nil
	}
	if err := s.lines.Err(); err != nil {
		return feature{}, fmt.Errorf("line %d: %w", s.line+1, fault.Unreadable(err))
	}
	return feature{}, io.EOF
}

// object reads the beginning of the next object of the file, up to its list of
// features; found is true for one that is a feature itself.
func (s *features) object() (f feature, found bool, err error) {
	token, err := s.decoder.Token()
	if errors.Is(err, io.EOF) && s.begun {
		return f, false, s.end()
	}
	if err != nil {
		return f, false, err
	}
	if token != json.Delim('{') {
		return f, false, errors.New("this is not GeoJSON: where a feature collection should be there " +
			"is something else")
	}
	return s.members()
}

// members reads the members of an object up to its list of features, or to its end.
func (s *features) members() (f feature, found bool, err error) {
	own := make(map[string]json.RawMessage)
	for s.decoder.More() {
		key, err := s.decoder.Token()
		if err != nil {
			return f, false, err
		}
		if key == "features" {
			s.inside, s.begun = true, true
			if open, err := s.decoder.Token(); err != nil || open != json.Delim('[') {
				return f, false, errors.Join(errors.New("features is not a list"), err)
			}
			return f, false, nil
		}
		var value json.RawMessage
		if err := s.decoder.Decode(&value); err != nil {
			return f, false, err
		}
		s.text.Renew()
		switch name, _ := key.(string); name {
		case "crs":
			s.crs = parseCRS(value)
		case GeneratorMember:
			s.own = string(value) == strconv.Quote(Generator)
		default:
			own[name] = value
		}
	}
	if _, err := s.decoder.Token(); err != nil { // the object's end
		return f, false, err
	}
	return s.alone(own)
}

// decide gives the datum of the coordinates: the given one, else what the crs member
// says so far.
func (s *features) decide() (datum geo.Datum, err error) {
	if datum = s.given; datum == 0 {
		datum, err = s.crs.datum()
	}
	s.decided = datum
	return datum, err
}

// end is io.EOF, unless a crs member behind the features says another datum than the
// one that they were read on.
func (s *features) end() error {
	datum, err := s.crs.datum()
	switch {
	case s.given != 0 || s.decided == 0 || err == nil && datum == s.decided:
		return io.EOF
	case err != nil:
		return err
	default:
		return fault.Usagef("the file's crs member stands behind its features and says %s: give --crs %s",
			datum, datum)
	}
}

// alone is the feature that an object without a list of features is.
func (s *features) alone(members map[string]json.RawMessage) (f feature, found bool, err error) {
	if string(members["type"]) != `"Feature"` {
		if s.begun {
			return f, false, nil
		}
		return f, false, notFeatures(members)
	}
	s.begun = true
	raw, err := json.Marshal(members)
	if err != nil {
		return f, false, err
	}
	f = parseFeature(raw, false)
	f.line = s.text.LineAt(s.decoder.InputOffset())
	return f, true, nil
}

// notFeatures names the kinds of JSON that people take for GeoJSON.
func notFeatures(members map[string]json.RawMessage) error {
	switch {
	case string(members["type"]) == `"Topology"`:
		return errors.New("this is TopoJSON, not GeoJSON: convert it with topo2geo")
	default:
		return errors.New("this JSON is not GeoJSON: it is neither a FeatureCollection nor a Feature. " +
			"Leave --format out, or say --format json")
	}
}

// explained says on which line the JSON is not JSON.
func (s *features) explained(err error) error {
	if errors.Is(err, io.EOF) && !s.begun {
		return errors.New("the JSON ends before there is a feature")
	}
	return s.text.Explain(err, s.decoder.InputOffset())
}
