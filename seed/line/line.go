// Package line has what formats need that know lines of transit by their relations: the
// names of lines in one cell, in the order people count.
//
// What a name means, and which lines are the same, is for package words.
package line

import (
	"cmp"
	"iter"
	"strings"

	"nearby/seed/table"
)

// MaxCell is how many bytes the lines of a place may have together.
const MaxCell = 1000

// Name is the name of a line without what would make two of it in a cell.
func Name(s string) string {
	return table.Clean(strings.Map(func(r rune) rune {
		if strings.ContainsRune(table.Separators, r) {
			return ' '
		}
		return r
	}, s))
}

// Cell are lines in one cell. Where there are more than it may hold, the last ones are
// left out: a station is worth more than its fiftieth bus.
func Cell(names iter.Seq[string]) string {
	var b strings.Builder
	for name := range names {
		if b.Len()+len(";")+len(name) > MaxCell {
			break
		}
		if b.Len() > 0 {
			b.WriteByte(';')
		}
		b.WriteString(name)
	}
	return b.String()
}

// Compare orders names as people do: numbers in them by their value, so that line 2
// comes before line 10. Only equal names compare as equal.
func Compare(a, b string) int {
	x, y := a, b
	for x != "" && y != "" {
		nx, ny := digitsAhead(x), digitsAhead(y)
		if nx > 0 && ny > 0 {
			p, q := strings.TrimLeft(x[:nx], "0"), strings.TrimLeft(y[:ny], "0")
			if c := cmp.Or(cmp.Compare(len(p), len(q)), cmp.Compare(p, q)); c != 0 {
				return c
			}
			x, y = x[nx:], y[ny:]
			continue
		}
		if x[0] != y[0] {
			break
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Or(cmp.Compare(x, y), cmp.Compare(a, b))
}

// digitsAhead is how many digits s begins with.
func digitsAhead(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
