package seed

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxFeature is how many bytes one feature may have. Features are read one by
// one, so this is what bounds the memory.
const maxFeature = 64 << 20

// feature is one feature of a file.
type feature struct {
	line       int // on which it begins, from 1
	size       int // bytes
	id         string
	point      pair
	located    bool // there is a point
	properties []property
	fault      *fault
}

// features reads the features of a file one after the other.
type features struct {
	format  string
	lines   *bufio.Scanner // of a file with a feature a line
	line    int
	text    *jsonText     // of any other file
	decoder *json.Decoder // of text
	inside  bool          // decoder stands in a list of features
	begun   bool          // a list of features was there
	crs     string        // what the crs member says; "" without one
	own     bool          // written by Export: texts that look like JSON are texts
	trusted bool          // --crs has said the datum, and crs counts no more
}

// newFeatures finds out how the features stand in a file.
func newFeatures(r io.Reader) (*features, error) {
	sample, err := beginning(r, maxRecord)
	if err != nil {
		return nil, unreadable(err)
	}
	r = bufio.NewReader(join(sample, r))
	first, _, _ := bytes.Cut(bytes.TrimLeft(sample, " \t\r\n\x1e"), []byte("\n"))
	if !bytes.HasPrefix(first, []byte("{")) {
		return nil, errors.New("this is not GeoJSON: it does not begin with an object, {…}")
	}
	s := &features{format: "geojson"}
	var head struct{ Type string }
	if json.Unmarshal(first, &head) == nil && head.Type == "Feature" {
		s.format = "geojson, a feature a line"
		s.lines = bufio.NewScanner(r)
		s.lines.Buffer(nil, maxFeature)
		return s, nil
	}
	s.text = &jsonText{r: r, left: maxFeature}
	s.decoder = json.NewDecoder(s.text)
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
	s.text.left = maxFeature
	f := parseFeature(raw, s.own)
	f.line = s.text.lineAt(s.decoder.InputOffset() - int64(len(raw)))
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
		f := parseFeature(line, false)
		f.line = s.line
		return f, nil
	}
	if err := s.lines.Err(); err != nil {
		return feature{}, fmt.Errorf("line %d: %w", s.line+1, unreadable(err))
	}
	return feature{}, io.EOF
}

// object reads the beginning of the next object of the file, up to its list of
// features; found is true for one that is a feature itself.
func (s *features) object() (f feature, found bool, err error) {
	token, err := s.decoder.Token()
	if errors.Is(err, io.EOF) && s.begun {
		return f, false, errors.Join(io.EOF, s.checkCRS())
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
		s.text.left = maxFeature
		switch name, _ := key.(string); name {
		case "crs":
			s.crs = crsName(value)
		case generatorMember:
			s.own = string(value) == strconv.Quote(generator)
		default:
			own[name] = value
		}
	}
	if _, err := s.decoder.Token(); err != nil { // the object's end
		return f, false, err
	}
	return s.alone(own)
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
	f.line = s.text.lineAt(s.decoder.InputOffset())
	return f, true, nil
}

// notFeatures names the kinds of JSON that people take for GeoJSON.
func notFeatures(members map[string]json.RawMessage) error {
	switch {
	case members["elements"] != nil:
		return errors.New("this is Overpass JSON, not GeoJSON: ask for [out:csv(…)], " +
			"or convert it with osmtogeojson")
	case string(members["type"]) == `"Topology"`:
		return errors.New("this is TopoJSON, not GeoJSON: convert it with topo2geo")
	default:
		return errors.New("this JSON is not GeoJSON: it is neither a FeatureCollection nor a Feature. " +
			"Save it as GeoJSON or CSV, or say --format csv if it is CSV after all")
	}
}

// explained says on which line the JSON is not JSON.
func (s *features) explained(err error) error {
	var syntax *json.SyntaxError
	switch {
	case err == nil || errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
		if err != nil && !s.begun {
			return errors.New("the JSON ends before there is a feature")
		}
		return err
	case errors.Is(err, errFeature):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the JSON ends too early, it was cut")
	case errors.As(err, &syntax):
		return fmt.Errorf("behind line %d: this is no JSON: %w", s.text.lineAt(s.decoder.InputOffset()), err)
	default:
		return err
	}
}

// crsName is the name in a crs member, which GeoJSON had before RFC 7946.
func crsName(raw json.RawMessage) string {
	var crs struct {
		Properties struct{ Name string }
	}
	if json.Unmarshal(raw, &crs) != nil {
		return "one that cannot be read"
	}
	return crs.Properties.Name
}

// checkCRS refuses coordinates that the file itself says are not WGS-84. EPSG:4490
// is CGCS2000, China's own datum, which is within a decimetre of it.
func (s *features) checkCRS() error {
	upper := strings.ToUpper(s.crs)
	for _, good := range []string{"CRS84", "CRS84H", "4326", "4979", "4490"} {
		if s.crs == "" || s.trusted || strings.HasSuffix(upper, ":"+good) {
			return nil
		}
	}
	return usagef("the file's crs member says that the coordinates are in %s, not in degrees on WGS-84: "+
		"convert it (ogr2ogr -t_srs EPSG:4326), or say --crs if it is wrong", brief(s.crs))
}

// jsonText is the text of a file on its way to the decoder: without record
// separators, with its line ends noted, and with a limit to what one feature takes.
type jsonText struct {
	r      io.Reader
	offset int64   // bytes read so far
	ends   []int64 // of lines that were not asked for yet
	passed int     // line ends before them
	left   int     // bytes that may still be read for this feature
}

var errFeature = fmt.Errorf("a feature has more than %d MB: is this a file of places?", maxFeature>>20)

// Read reads on.
func (t *jsonText) Read(p []byte) (int, error) {
	if t.left < 0 {
		return 0, errFeature
	}
	n, err := t.r.Read(p)
	for i, c := range p[:n] {
		switch c {
		case '\n':
			t.ends = append(t.ends, t.offset+int64(i))
		case 0x1E:
			p[i] = ' '
		}
	}
	t.offset += int64(n)
	t.left -= n
	return n, err
}

// lineAt is the line, from 1, of an offset that is not before the last one asked for.
func (t *jsonText) lineAt(offset int64) int {
	n := 0
	for n < len(t.ends) && t.ends[n] < offset {
		n++
	}
	t.ends = t.ends[n:]
	t.passed += n
	return t.passed + 1
}
