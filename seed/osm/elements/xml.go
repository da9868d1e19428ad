package elements

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// readXML reads the elements of a file in XML, and the middles and corners that Overpass
// adds to them.
func readXML(r io.Reader, kinds Kinds, give visit) error {
	s := &scanner{kinds: kinds, give: give, decoder: xml.NewDecoder(r)}
	s.decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	for {
		token, err := s.decoder.RawToken()
		if err == nil {
			err = s.token(token)
		}
		switch {
		case errors.Is(err, io.EOF) && s.whole:
			return nil
		case errors.Is(err, io.EOF):
			return errCut
		case err != nil:
			return s.explained(err)
		}
	}
}

// scanner is where in the file the reading is.
type scanner struct {
	kinds   Kinds
	give    visit
	decoder *xml.Decoder
	e       Element
	inside  string // the node, way or relation that is read; "" between them
	unread  string // what is passed over with all that is in it
	deleted bool   // an editor has marked the element so
	remark  strings.Builder
	begun   bool
	whole   bool // the end of the root was there
}

// most is how many nodes, members or tags an element may have, which bounds the memory.
// The map has no way of more than 2,000 nodes, and relations of some 30,000 members.
const most = 1 << 18

var errMost = fmt.Errorf("an element has more than %d parts: are these OpenStreetMap data?", most)

func (s *scanner) token(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		return s.start(token)
	case xml.EndElement:
		return s.end(token.Name.Local)
	case xml.CharData:
		if s.unread == "remark" && s.remark.Len() < maxHeader {
			s.remark.Write(token)
		}
	}
	return nil
}

func (s *scanner) start(token xml.StartElement) error {
	name := token.Name.Local
	kind, isElement := kindOf(name)
	switch {
	case s.unread != "":
		return nil
	case !s.begun:
		s.begun = true
		return root(name)
	case s.inside != "":
		return s.part(name, attributes(token))
	case name == "action":
		return errChange
	case isElement && s.kinds.Has(kind):
		return s.element(kind, attributes(token))
	default:
		s.unread = name
		return nil
	}
}

// root tells data from other files of OpenStreetMap by the root of the XML.
func root(name string) error {
	switch name {
	case "osm":
		return nil
	case "osmChange", "osmAugmentedDiff":
		return errChange
	default:
		return fmt.Errorf("these are no OpenStreetMap data: the XML is of <%s>, not of <osm>", name)
	}
}

// element begins one.
func (s *scanner) element(kind Kind, get func(string) string) error {
	id, err := strconv.ParseInt(get("id"), 10, 61)
	if err != nil {
		return fmt.Errorf("a %s has no id that is a number", kind)
	}
	if get("visible") == "false" {
		return errHistory
	}
	line, _ := s.decoder.InputPos()
	s.inside, s.deleted = kind.String(), get("action") == "delete"
	s.e.reset(NewRef(kind, id), line)
	s.point(&s.e.Points, get)
	return nil
}

// part adds what stands in an element.
func (s *scanner) part(name string, get func(string) string) error {
	e := &s.e
	if max(len(e.Tags), len(e.Nodes), len(e.Members), len(e.Points)) > most {
		return errMost
	}
	switch name {
	case "tag":
		e.Tags = append(e.Tags, Tag{get("k"), get("v")})
	case "center":
		e.Points = e.Points[:0]
		s.point(&e.Points, get)
	case "nd":
		return s.node(get)
	case "member":
		kind, known := kindOf(get("type"))
		id, err := strconv.ParseInt(get("ref"), 10, 61)
		if known && err == nil {
			e.Members = append(e.Members, Member{Ref: NewRef(kind, id), Role: get("role")})
			s.point(&e.Members[len(e.Members)-1].Points, get)
		}
	}
	return nil
}

// node adds one of a way, or a corner of the last member.
func (s *scanner) node(get func(string) string) error {
	e := &s.e
	if n := len(e.Members); n > 0 {
		points := &e.Members[n-1].Points
		s.point(points, get)
		if len(*points) > most {
			return errMost
		}
		return nil
	}
	if id, err := strconv.ParseInt(get("ref"), 10, 61); err == nil {
		e.Nodes = append(e.Nodes, id)
	}
	s.point(&e.Points, get)
	return nil
}

// point adds a point where there is one.
func (s *scanner) point(to *[]Point, get func(string) string) {
	lat, errLat := strconv.ParseFloat(get("lat"), 64)
	lng, errLng := strconv.ParseFloat(get("lon"), 64)
	if errLat == nil && errLng == nil {
		*to = append(*to, Point{lat, lng})
	}
}

func (s *scanner) end(name string) error {
	switch {
	case name == s.unread:
		s.unread = ""
		return incomplete(s.remark.String())
	case s.unread != "":
	case name == "osm":
		s.whole = true
	case name == s.inside:
		s.inside = ""
		if !s.deleted {
			return s.give(&s.e)
		}
	}
	return nil
}

// incomplete is an error if a service says that it has not answered in full.
func incomplete(remark string) error {
	if strings.Contains(strings.ToLower(remark), "error") {
		return fmt.Errorf("the service has not answered in full: %s: ask it again, for less at once", strings.TrimSpace(remark))
	}
	return nil
}

// explained says on which line the XML is not XML.
func (s *scanner) explained(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &syntax) && strings.Contains(syntax.Msg, "unexpected EOF"):
		return errCut
	case errors.As(err, &syntax):
		return fmt.Errorf("line %d: this is no XML: %s", syntax.Line, syntax.Msg)
	default:
		return err
	}
}

// attributes gives the value of one by its name; "" for one that is not there.
func attributes(of xml.StartElement) func(string) string {
	return func(name string) string {
		for _, a := range of.Attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
		return ""
	}
}
