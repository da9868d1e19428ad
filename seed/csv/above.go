package csv

import (
	"bytes"
	"slices"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/table"
)

// skipAbove skips what stands above the header: the line sep=; by which Excel knows
// the delimiter, which it gives, and titles. Rows of the warning is how many lines.
func (s *scanner) skipAbove(sample []byte, d Delimiter) (Delimiter, fault.Warning) {
	above := fault.Warning{Code: "title"}
	lines := bytes.SplitAfterN(sample, []byte("\n"), table.MaxTitles+3)
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
		above = table.LeftOut(n, string(lines[0]))
		for _, line := range lines[:n] {
			s.take(len(line))
		}
	}
	return d, above
}

// titles is how many of the lines stand above the header. Behind a quote nobody knows yet
// what a line is.
func titles(lines [][]byte) int {
	plain := slices.IndexFunc(lines, func(line []byte) bool { return bytes.IndexByte(line, '"') >= 0 })
	if plain < 0 {
		plain = len(lines)
	}
	return table.Titles(min(plain+1, len(lines)), func(i int) (row, below []string) {
		d := string(byte(delimiter(lines[i])))
		return strings.Split(string(trimEnd(lines[i])), d), strings.Split(string(trimEnd(lines[i+1])), d)
	})
}
