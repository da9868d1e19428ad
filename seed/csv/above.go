package csv

import (
	"bytes"
	"fmt"
	"strings"

	"nearby/seed/fault"
)

const (
	maxTitles = 10 // lines above the header
	fewest    = 3  // cells of a header: a name and two coordinates
)

// skipAbove skips what stands above the header: the line sep=; by which Excel knows
// the delimiter, which it gives, and titles. Rows of the warning is how many lines.
func (s *scanner) skipAbove(sample []byte, d Delimiter) (Delimiter, fault.Warning) {
	above := fault.Warning{Code: "title"}
	lines := bytes.SplitAfterN(sample, []byte("\n"), maxTitles+3)
	if key, value, found := strings.Cut(string(trimEnd(lines[0])), "="); found && strings.EqualFold(key, "sep") &&
		len(value) == 1 && strings.Contains(Delimiters, value) && len(lines) > 1 {
		s.take(len(lines[0]))
		above.Rows = 1
		if d == Auto {
			d = Delimiter(value[0])
		}
		return d, above
	}
	if n := titles(lines); n > 0 {
		above.Rows = int64(n)
		above.Text = fmt.Sprintf("%d lines above the header are left out: %s", n, fault.Brief(strings.TrimSpace(string(lines[0]))))
		for _, line := range lines[:n] {
			s.take(len(line))
		}
	}
	return d, above
}

// titles is how many of the lines stand above the header: lines of one or two cells
// before one that has more, as many as the one below it.
func titles(lines [][]byte) int {
	for i := range min(len(lines)-1, maxTitles+1) {
		d := byte(delimiter(lines[i]))
		switch {
		case bytes.IndexByte(lines[i], '"') >= 0:
			return 0
		case filled(lines[i], d) < fewest:
		case filled(lines[i+1], d) > 1 && bytes.Count(lines[i], []byte{d}) == bytes.Count(lines[i+1], []byte{d}):
			return i
		default:
			return 0
		}
	}
	return 0
}

// filled is how many cells of a line hold something.
func filled(line []byte, delimiter byte) (n int) {
	for cell := range bytes.SplitSeq(trimEnd(line), []byte{delimiter}) {
		if len(bytes.TrimSpace(cell)) > 0 {
			n++
		}
	}
	return n
}
