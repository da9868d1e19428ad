package wechat

import (
	"slices"
	"strings"
)

// typed are the elements with what people typed, named or scanned.
var typed = []string{"Content", "Label", "Poiname", "Title", "Description", "Recognition", "ScanResult"}

// section returns the inside of the CDATA section of an element and skips its end. What
// people typed may hold "]]>" and anything after it. So it ends only where its element
// does, for the last time: nothing typed becomes an element.
func (s *scanner) section(tag string) (chars string, closed bool) {
	if !s.typed || !slices.Contains(typed, tag) {
		return s.until(cdataClose)
	}
	end := strings.LastIndex(s.rest, cdataClose+"</"+tag+">")
	if end < 0 {
		return s.until(cdataClose)
	}
	chars, s.rest = s.rest[:end], s.rest[end+len(cdataClose):]
	return strings.ReplaceAll(chars, cdataSplit, cdataClose), true
}

// envelope returns the two fields around an encrypted message. In compatible mode they
// stand among the fields of the message in clear. What counts is the ciphertext,
// which is signed: where those fields cannot be read, these two still are.
func (c *Callback) envelope(body []byte) (toUser, encrypt string, err error) {
	if c.mode == Secure { // nobody has typed any of it
		outer, err := parse(body)
		return outer.name("ToUserName"), outer.name("Encrypt"), err
	}
	outer, err := parseTyped(body)
	if err == nil {
		return outer.name("ToUserName"), outer.name("Encrypt"), nil
	}
	in := string(body)
	first, last := strings.Index(in, "<ToUserName>"), strings.LastIndex(in, "<Encrypt>")
	if strings.Contains(in, "<!DOCTYPE") || first < 0 || last < 0 {
		return "", "", err
	}
	return element(in[first:]), element(in[last:]), nil
}

// element returns the text of the element that s begins with, "" if there is none.
func element(s string) string {
	n, err := (&scanner{rest: s}).element(maxDepth)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(n.chars)
}
