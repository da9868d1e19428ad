package seed

import (
	"fmt"
	"unicode/utf8"
)

// Caps on what one row may hold. Without them one missing quote would make the
// rest of a file a single field.
const (
	maxField  = 64 << 10 // bytes
	maxRecord = 1 << 20  // bytes, line ends included
)

// oversized moves over a line that is longer than a record may be, without
// holding it, and keeps its beginning.
func (s *scanner) oversized() record {
	head := s.buf[s.pos : s.pos+maxField]
	for len(head) > 0 && !utf8.RuneStart(s.buf[s.pos+len(head)]) {
		head = head[:len(head)-1]
	}
	s.cutLoosely(head)
	s.slice(string(head))
	rec := record{line: s.line, fields: s.fields, fault: &fault{code: CodeTooLong}}
	rec.fault.reason = fmt.Sprintf("the line is longer than %d bytes: is a line end missing? "+
		"Only its beginning is kept", maxRecord)
	for {
		n, ended := s.lineEnd()
		s.take(n)
		if ended || n == 0 {
			return rec
		}
	}
}

// longField is the fault of the first field that is longer than a field may be.
func longField(fields []string) *fault {
	for i, f := range fields {
		if len(f) > maxField {
			return &fault{
				column: i + 1, code: CodeTooLong,
				reason: fmt.Sprintf("%d bytes are more than the %d a field may have", len(f), maxField),
			}
		}
	}
	return nil
}
