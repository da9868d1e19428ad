package wechat

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	maxDepth = 8  // elements within elements; WeChat uses 5
	maxName  = 64 // bytes in the name of an element; WeChat's longest has 24

	bom         = "\uFEFF"
	declaration = "<?xml"
	cdataOpen   = "<![CDATA["
	cdataClose  = "]]>"
)

// node is one element: text or children, never both.
type node struct {
	tag      string
	chars    string
	children []node
}

// child returns the child with that tag; the zero node if there is none.
func (n node) child(tag string) node {
	for _, c := range n.children {
		if c.tag == tag {
			return c
		}
	}
	return node{}
}

// text returns the characters of a child, as they were sent; "" if there is none.
func (n node) text(tag string) string { return n.child(tag).chars }

// name is text for names, keys and ids, around which white space is layout.
func (n node) name(tag string) string { return strings.TrimSpace(n.text(tag)) }

// parse reads the part of XML that WeChat sends and refuses the rest: one root
// named xml, elements without attributes, text, CDATA, the five entities and
// character references. No DOCTYPE, comment, processing instruction, namespace,
// repeated element (but in lists), mixed content, or anything after the root.
//
// It is written by hand because encoding/xml takes all of those, and takes about
// five times as long; a fuzz test holds that whatever parse accepts, encoding/xml
// reads in the same way.
func parse(body []byte) (node, error) {
	in := strings.TrimPrefix(string(body), bom)
	if !utf8.ValidString(in) || strings.ContainsFunc(in, forbidden) {
		return node{}, errors.New("characters that XML forbids")
	}
	s := scanner{rest: newlines(in)}
	if err := s.declaration(); err != nil {
		return node{}, err
	}
	s.space()
	root, err := s.element(1)
	if err != nil {
		return node{}, err
	}
	if root.tag != "xml" {
		return node{}, fmt.Errorf("root is %q, not xml", root.tag)
	}
	if s.space(); s.rest != "" {
		return node{}, errors.New("something follows the root")
	}
	return root, nil
}

// newlines turns every line end into \n, as XML demands of a reader.
func newlines(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// forbidden tells the characters that XML 1.0 does not allow anywhere.
func forbidden(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\t' && r != '\n' && r != '\r'
	case r > utf8.MaxRune, 0xD800 <= r && r <= 0xDFFF:
		return true
	}
	return r == 0xFFFE || r == 0xFFFF
}

// scanner holds what has not been read yet.
type scanner struct{ rest string }

// take skips prefix, if it comes next.
func (s *scanner) take(prefix string) bool {
	rest, found := strings.CutPrefix(s.rest, prefix)
	s.rest = rest
	return found
}

// until returns what comes before mark and skips both.
func (s *scanner) until(mark string) (string, bool) {
	before, after, found := strings.Cut(s.rest, mark)
	if found {
		s.rest = after
	}
	return before, found
}

func (s *scanner) space() { s.rest = strings.TrimLeft(s.rest, " \t\n") }

// declaration skips <?xml version="1.0" …?>, if the document begins with it.
func (s *scanner) declaration() error {
	if !s.take(declaration) {
		return nil
	}
	attributes, closed := s.until("?>")
	if !closed || strings.ContainsAny(attributes, "<>") {
		return errors.New("the XML declaration does not end")
	}
	_, encoding, named := strings.Cut(attributes, "encoding")
	encoding = strings.Trim(encoding, `= '"`)
	if named && !strings.EqualFold(encoding, "utf-8") {
		return errors.New("the encoding is not UTF-8")
	}
	return nil
}

// element reads from one opening tag to the tag that closes it.
func (s *scanner) element(depth int) (node, error) {
	if !s.take("<") {
		return node{}, errors.New("an element was expected")
	}
	tag, err := s.tag()
	if err != nil {
		return node{}, err
	}
	n := node{tag: tag}
	switch s.space(); {
	case depth > maxDepth:
		return n, fmt.Errorf("%s lies too deep", tag)
	case s.take("/>"):
		return n, nil
	case !s.take(">"):
		return n, fmt.Errorf("%s has an attribute or does not end", tag)
	}
	if err := s.content(&n, depth); err != nil {
		return n, err
	}
	s.take("</")
	if end, err := s.tag(); err != nil || end != tag {
		return n, fmt.Errorf("%s is not closed", tag)
	}
	if s.space(); !s.take(">") {
		return n, fmt.Errorf("%s is not closed", tag)
	}
	return n, nil
}

// tag reads the name of an element. Names have no colon: namespaces are refused.
func (s *scanner) tag() (string, error) {
	size := strings.IndexFunc(s.rest, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' ||
			r == '_' || r == '-' || r == '.')
	})
	if size < 1 || size > maxName || strings.IndexByte("0123456789-.", s.rest[0]) >= 0 {
		return "", errors.New("not an element")
	}
	tag := s.rest[:size]
	s.rest = s.rest[size:]
	return tag, nil
}

// content reads the inside of n up to, and without, the "</" after it.
func (s *scanner) content(n *node, depth int) error {
	var text strings.Builder
	for !strings.HasPrefix(s.rest, "</") {
		chars, plain, err := s.chars()
		if err != nil {
			return fmt.Errorf("%s: %w", n.tag, err)
		}
		if plain {
			text.WriteString(chars)
			continue
		}
		child, err := s.element(depth + 1)
		if err != nil {
			return err
		}
		if err := n.add(child); err != nil {
			return err
		}
	}
	n.chars = text.String()
	if len(n.children) == 0 {
		return nil
	}
	if strings.TrimSpace(n.chars) != "" {
		return fmt.Errorf("%s holds text beside elements", n.tag)
	}
	n.chars = ""
	return nil
}

// add appends a child. A second one of the same name would make two readers
// disagree on which counts, so only the items of lists may repeat.
func (n *node) add(child node) error {
	same := func(c node) bool { return c.tag == child.tag }
	list := child.tag == "item" || child.tag == "List"
	if !list && slices.ContainsFunc(n.children, same) {
		return fmt.Errorf("%s stands twice", child.tag)
	}
	n.children = append(n.children, child)
	return nil
}

// chars reads a run of text or one CDATA section; plain is false where an
// element begins instead.
func (s *scanner) chars() (chars string, plain bool, err error) {
	if s.take(cdataOpen) {
		chars, closed := s.until(cdataClose)
		if !closed {
			return "", false, errors.New("a CDATA section does not end")
		}
		return chars, true, nil
	}
	end := strings.IndexByte(s.rest, '<')
	switch {
	case end < 0:
		return "", false, errors.New("the document ends too early")
	case end == 0:
		return "", false, nil
	}
	chars, s.rest = s.rest[:end], s.rest[end:]
	if strings.Contains(chars, cdataClose) {
		return "", false, errors.New("a CDATA section ends that never began")
	}
	chars, err = unescape(chars)
	return chars, true, err
}

// unescape resolves entities and character references.
func unescape(s string) (string, error) {
	if !strings.Contains(s, "&") {
		return s, nil
	}
	var out strings.Builder
	for {
		before, after, found := strings.Cut(s, "&")
		out.WriteString(before)
		if !found {
			return out.String(), nil
		}
		name, rest, closed := strings.Cut(after, ";")
		r, known := entity(name)
		if !closed || !known {
			return "", errors.New("an entity that XML does not define")
		}
		out.WriteRune(r)
		s = rest
	}
}

// entity returns the character that &name; stands for.
func entity(name string) (rune, bool) {
	switch name {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "apos":
		return '\'', true
	case "quot":
		return '"', true
	}
	digits, numeric := strings.CutPrefix(name, "#")
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	code, err := strconv.ParseUint(digits, base, 31)
	if !numeric || err != nil || forbidden(rune(code)) {
		return 0, false
	}
	return rune(code), true
}
