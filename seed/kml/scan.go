package kml

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"nearby/seed/fault"
)

// scanner reads the placemarks of a file one after the other.
type scanner struct {
	text    *limited
	decoder *xml.Decoder
	folders []string // that are open, the outer ones first; "" for one without a name yet
	number  int      // of placemarks read
}

func newScanner(r io.Reader) *scanner {
	s := &scanner{text: &limited{r: r, left: maxMark}}
	s.decoder = xml.NewDecoder(s.text)
	s.decoder.Strict = false // balloons hold & and unclosed tags
	s.decoder.Entity = xml.HTMLEntity
	// The text is UTF-8 by now, whatever the declaration says.
	s.decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	return s
}

// deepest is how many folders may stand in each other.
const deepest = 100

// next is the next placemark. Its error is io.EOF or a fault of the file.
func (s *scanner) next() (placemark, error) {
	for {
		token, err := s.decoder.Token()
		if err != nil {
			return placemark{}, s.explained(err)
		}
		switch element := token.(type) {
		case xml.StartElement:
			if element.Name.Local == "Placemark" {
				return s.placemark(element)
			}
			if err := s.enter(element); err != nil {
				return placemark{}, s.explained(err)
			}
		case xml.EndElement:
			if element.Name.Local == "Folder" && len(s.folders) > 0 {
				s.folders = s.folders[:len(s.folders)-1]
			}
		}
	}
}

// enter goes into an element, or over it if it holds no placemarks.
func (s *scanner) enter(element xml.StartElement) error {
	switch element.Name.Local {
	case "Folder":
		if len(s.folders) == deepest {
			return errors.New("the folders are nested too deeply")
		}
		s.folders = append(s.folders, "")
		return nil
	case "name":
		var name string
		err := s.decoder.DecodeElement(&name, &element)
		if n := len(s.folders); n > 0 {
			s.folders[n-1] = strings.TrimSpace(name)
		}
		return err
	case "kml", "Document", "Create", "Change", "Update", "NetworkLinkControl":
		return nil
	default:
		err := s.decoder.Skip()
		s.text.renew()
		return err
	}
}

// placemark reads one.
func (s *scanner) placemark(start xml.StartElement) (placemark, error) {
	line, _ := s.decoder.InputPos()
	begin := s.decoder.InputOffset()
	var e element
	if err := s.decoder.DecodeElement(&e, &start); err != nil {
		return placemark{}, s.explained(err)
	}
	s.text.renew()
	s.number++
	m := newPlacemark(e, s.folders)
	m.line, m.number, m.size = line, s.number, int(s.decoder.InputOffset()-begin)
	return m, nil
}

// explained says on which line the XML is not XML.
func (s *scanner) explained(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, errMark):
		return err
	case errors.As(err, &syntax) && strings.Contains(syntax.Msg, "unexpected EOF"):
		return fmt.Errorf("the KML ends too early, behind line %d: it was cut", syntax.Line)
	case errors.As(err, &syntax):
		return fmt.Errorf("line %d: this is no XML: %s", syntax.Line, syntax.Msg)
	default:
		return fault.Unreadable(err)
	}
}

// maxMark is how many bytes one placemark may have, which bounds the memory.
const maxMark = 64 << 20

var errMark = fmt.Errorf("a placemark has more than %d MB: is this a file of places?", maxMark>>20)

// limited is the text with a limit to what one placemark takes.
type limited struct {
	r    io.Reader
	left int
}

func (l *limited) renew() { l.left = maxMark }

// Read reads on.
func (l *limited) Read(p []byte) (int, error) {
	if l.left < 0 {
		return 0, errMark
	}
	n, err := l.r.Read(p)
	l.left -= n
	return n, err
}
