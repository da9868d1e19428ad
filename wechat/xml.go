package wechat

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	maxDepth    = 8  // elements within elements; WeChat uses 5
	maxName     = 64 // bytes in the name of an element; WeChat's longest has 24
	maxChildren = 64 // of one element; comparing them pairwise stays cheap
	roomFor     = 12 // children at first: no usual message has more

	bom        = "\uFEFF"
	cdataOpen  = "<![CDATA["
	cdataClose = "]]>"
	cdataSplit = "]]" + cdataClose + cdataOpen + ">" // a "]]>" between two sections
)

// declaration is the only text that may precede the root.
var declaration = regexp.MustCompile(`^<\?xml\s+version=["']1\.0["']` +
	`(\s+encoding=["'](?i:utf-8)["'])?(\s+standalone=["'](yes|no)["'])?\s*\?>`)

// node is one element: text or children, never both.
type node struct {
	tag      string
	chars    string
	children []node
}

// child returns the child with that tag, or the zero node.
func (n node) child(tag string) node {
	for _, c := range n.children {
		if c.tag == tag {
			return c
		}
	}
	return node{}
}

// text returns the unchanged characters of a child, or "".
func (n node) text(tag string) string { return n.child(tag).chars }

// name is text for names, keys and ids: white space around them has no meaning.
func (n node) name(tag string) string { return strings.TrimSpace(n.text(tag)) }

// parse reads the part of XML that WeChat sends and refuses the rest. It accepts one
// root named xml, elements without attributes, text, CDATA, the five entities and
// character references. It refuses DOCTYPE, comments, processing instructions,
// namespaces, repeated elements (except in lists), mixed content, and anything
// after the root.
//
// It is written by hand because encoding/xml accepts all of those and takes three
// times as long. A fuzz test checks that encoding/xml reads everything that parse
// accepts, with the same result.
func parse(body []byte) (node, error) {
	in := strings.TrimPrefix(string(body), bom)
	if !utf8.ValidString(in) || strings.ContainsFunc(in, forbidden) {
		return node{}, errors.New("characters that XML forbids")
	}
	return document(scanner{rest: newlines(in)})
}

// parseTyped is parse for bodies that hold what people typed. WeChat passes that on as
// it is: forbidden characters are left out, and a "]]>" or an element in a text is text
// (see typed).
func parseTyped(body []byte) (node, error) {
	in := strings.TrimPrefix(string(body), bom)
	return document(scanner{rest: xmlSafe(in), typed: true})
}

// document reads a whole document.
func document(s scanner) (node, error) {
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

// scanner holds the input that is still to be read.
type scanner struct {
	rest  string
	typed bool // a text ends with the last end tag of its element, not with the first "]]>"
}

// take skips prefix if it is next, and reports whether it was.
func (s *scanner) take(prefix string) bool {
	rest, found := strings.CutPrefix(s.rest, prefix)
	s.rest = rest
	return found
}

// until returns the input before mark and skips both.
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
	if !strings.HasPrefix(s.rest, "<?") {
		return nil
	}
	found := declaration.FindString(s.rest)
	if found == "" {
		return errors.New("the declaration is not that of XML 1.0 in UTF-8")
	}
	s.rest = s.rest[len(found):]
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
	size := 0
	for size < len(s.rest) && named(s.rest[size], size) {
		size++
	}
	if size == 0 || size > maxName {
		return "", errors.New("not an element")
	}
	tag := s.rest[:size]
	s.rest = s.rest[size:]
	return tag, nil
}

// named reports whether a name may have b at that position.
func named(b byte, place int) bool {
	switch {
	case 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z', b == '_':
		return true
	case '0' <= b && b <= '9', b == '-', b == '.':
		return place > 0
	}
	return false
}

// content reads the inside of n up to, and without, the "</" after it.
func (s *scanner) content(n *node, depth int) error {
	for !strings.HasPrefix(s.rest, "</") {
		chars, plain, err := s.chars(n.tag)
		if err != nil {
			return fmt.Errorf("%s: %w", n.tag, err)
		}
		if plain {
			n.chars += chars
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
	if len(n.children) == 0 {
		return nil
	}
	if strings.TrimSpace(n.chars) != "" {
		return fmt.Errorf("%s holds text beside elements", n.tag)
	}
	n.chars = ""
	return nil
}

// add appends a child. Only the items of lists may repeat: of two other elements
// with the same name, one reader would use the first and another the second.
func (n *node) add(child node) error {
	if len(n.children) == maxChildren {
		return fmt.Errorf("%s holds too many elements", n.tag)
	}
	same := func(c node) bool { return c.tag == child.tag }
	list := child.tag == "item" || child.tag == "List"
	if !list && slices.ContainsFunc(n.children, same) {
		return fmt.Errorf("%s stands twice", child.tag)
	}
	if n.children == nil {
		n.children = make([]node, 0, roomFor)
	}
	n.children = append(n.children, child)
	return nil
}

// chars reads a run of text or one CDATA section of the element tag; plain is false
// where an element begins instead.
func (s *scanner) chars(tag string) (chars string, plain bool, err error) {
	if s.take(cdataOpen) {
		chars, closed := s.section(tag)
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
