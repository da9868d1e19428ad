// Package gpx makes a table of the waypoints of a GPX file (topografix.com/GPX/1/1):
// their names, points, kinds, descriptions and links. Of a kind the type says more than
// the symbol, which is often only a flag.
//
// Routes and tracks are no places: each is a record that is skipped. Heights and times
// are not read.
package gpx

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"nearby/geo"
	"nearby/seed/fault"
	"nearby/seed/table"
	"nearby/seed/text"
)

var root = regexp.MustCompile(`<(?:\w+:)?gpx[\s>]`)

// Is tells a text that is GPX by its beginning.
func Is(sample []byte) bool {
	const prolog = 4 << 10 // a declaration and comments
	sample = sample[:min(len(sample), prolog)]
	return bytes.HasPrefix(bytes.TrimLeft(sample, " \t\r\n"), []byte("<")) && root.Match(sample)
}

var header = []string{"name", "wgs84_lat", "wgs84_lng", "category", "address", "phone", "url", "description"}

// Open reads waypoints from the beginning of a text.
func Open(t text.Reader) *table.Table {
	r := &rows{text: &limited{r: t}}
	r.decoder = xml.NewDecoder(r.text)
	r.decoder.Strict = false // descriptions hold & and entities of HTML
	r.decoder.Entity = xml.HTMLEntity
	// The text is UTF-8 by now, whatever the declaration says.
	r.decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	return &table.Table{
		Text: t, Format: "gpx", Delimiter: ',', Header: header, Width: len(header), Rows: r,
		Columns: map[string]string{"lat": "wgs84_lat", "lng": "wgs84_lng", "location": ""},
		Datum:   geo.DatumWGS84, DatumWhy: "GPX is on WGS-84 by its schema",
	}
}

// rows are the waypoints as records.
type rows struct {
	text    *limited
	decoder *xml.Decoder
	number  int
	whole   bool // the end of the root was there
}

// waypoint is one as it stands in the file.
type waypoint struct {
	Lat     string `xml:"lat,attr"`
	Lng     string `xml:"lon,attr"`
	Name    string `xml:"name"`
	Comment string `xml:"cmt"`
	Text    string `xml:"desc"`
	Symbol  string `xml:"sym"`
	Type    string `xml:"type"`
	Link    struct {
		Href string `xml:"href,attr"`
	} `xml:"link"`
	URL     string   `xml:"url"` // of GPX 1.0
	Address []string `xml:"extensions>WaypointExtension>Address>StreetAddress"`
	City    string   `xml:"extensions>WaypointExtension>Address>City"`
	Phone   string   `xml:"extensions>WaypointExtension>PhoneNumber"`
}

// Line is the line that is read next.
func (r *rows) Line() int {
	line, _ := r.decoder.InputPos()
	return line
}

// Next is the next waypoint, or a route or track with the reason to skip it.
func (r *rows) Next() (table.Record, error) {
	for {
		r.text.left = maxPoint
		token, err := r.decoder.Token()
		if err != nil {
			return table.Record{}, r.explained(err)
		}
		switch element := token.(type) {
		case xml.StartElement:
			rec, is, err := r.element(element)
			if err != nil {
				return table.Record{}, r.explained(err)
			}
			if is {
				return rec, nil
			}
		case xml.EndElement:
			r.whole = r.whole || element.Name.Local == "gpx"
		}
	}
}

// element reads an element; false for one that is neither a waypoint nor a way.
func (r *rows) element(element xml.StartElement) (rec table.Record, is bool, err error) {
	rec.Line = r.Line()
	switch element.Name.Local {
	case "gpx":
		return rec, false, nil
	case "wpt":
		var w waypoint
		err = r.decoder.DecodeElement(&w, &element)
		rec.Cells = w.cells()
		rec.Text = strings.Join(rec.Cells, "\n")
		rec.Fault = table.TooLong(rec.Cells)
	case "rte", "trk":
		err = r.pass()
		rec.Cells = make([]string, len(header))
		rec.Fault = &fault.Row{Code: fault.NoPlace, Reason: "a route or a track is no place"}
	default:
		return rec, false, r.pass()
	}
	r.number++
	rec.Number = r.number
	return rec, true, err
}

// pass passes over an element, whatever its length.
func (r *rows) pass() error {
	for depth := 1; depth > 0; {
		r.text.left = maxPoint
		token, err := r.decoder.Token()
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// markers are the beginnings of symbols that say nothing of a place.
var markers = regexp.MustCompile(`(?i)^(flag|pin|waypoint|dot|block|circle|oval|square|triangle|diamond|rectangle|letter|number|navaid|civil)\b`)

func (w waypoint) cells() []string {
	category := w.Type
	if category == "" && !markers.MatchString(w.Symbol) {
		category = w.Symbol
	}
	address := strings.Join(append(w.Address, w.City), ", ")
	return []string{
		strings.TrimSpace(w.Name), w.Lat, w.Lng, strings.TrimSpace(category), strings.Trim(address, ", "), w.Phone,
		cmp.Or(w.Link.Href, w.URL), cmp.Or(w.Text, w.Comment),
	}
}

// explained says on which line the XML is not XML.
func (r *rows) explained(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, io.EOF) && r.whole, errors.Is(err, errPoint):
		return err
	case errors.Is(err, io.EOF), errors.As(err, &syntax) && strings.Contains(syntax.Msg, "unexpected EOF"):
		return errors.New("the GPX ends too early: it was cut")
	case errors.As(err, &syntax):
		return fmt.Errorf("this is no XML: %s", syntax.Msg)
	default:
		return err
	}
}

// maxPoint is how many bytes one waypoint may have, which bounds the memory.
const maxPoint = 16 << 20

var errPoint = fmt.Errorf("a waypoint has more than %d MB: is this a file of places?", maxPoint>>20)

// limited is the text with a limit to what one waypoint takes.
type limited struct {
	r    io.Reader
	left int
}

// Read reads on.
func (l *limited) Read(p []byte) (int, error) {
	if l.left < 0 {
		return 0, errPoint
	}
	n, err := l.r.Read(p)
	l.left -= n
	return n, err
}
