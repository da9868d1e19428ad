package xlsx

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// merge is a cell that reaches over several rows. Its value stands in the first of them
// alone, though people see it beside all.
type merge struct {
	column, top, bottom int
	value               string
}

// maxMerges is how many of them a sheet may have.
const maxMerges = 1 << 20

// merged fills values into the rows that they reach over.
type merged struct {
	left []merge // by their first rows
	open []merge // that reach over the last row
}

// fill puts the values of merged cells into a row, and takes those that begin in it.
func (m *merged) fill(next *row) {
	m.open = slices.DeleteFunc(m.open, func(c merge) bool { return c.bottom < next.number })
	for _, c := range m.open {
		for len(next.cells) <= c.column {
			next.cells = append(next.cells, "")
		}
		if next.cells[c.column] == "" {
			next.cells[c.column] = c.value
		}
	}
	for len(m.left) > 0 && m.left[0].top <= next.number {
		c := m.left[0]
		m.left = m.left[1:]
		if c.top == next.number && c.column < len(next.cells) && next.cells[c.column] != "" {
			c.value = next.cells[c.column]
			m.open = append(m.open, c)
		}
	}
}

// merges are the merged cells of a sheet that reach over several rows. They stand behind
// the rows, so the sheet is passed over once for them.
func (b *book) merges(entry sheetEntry) ([]merge, error) {
	s, err := b.open(entry, nil)
	if err != nil {
		return nil, err
	}
	defer s.Close() // only read
	rest, err := behind(s.r, "mergeCells")
	if err != nil || rest == nil {
		return nil, err
	}
	var all []merge
	for m := newMarkup(rest); len(all) < maxMerges; m.renew() {
		token, err := m.token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("the merged cells of sheet %q: %w", entry.Name, err)
		}
		switch element := token.(type) {
		case xml.StartElement:
			if c, ok := parseMerge(element); ok {
				all = append(all, c)
			}
		case xml.EndElement:
			if element.Name.Local == "mergeCells" {
				slices.SortStableFunc(all, func(a, b merge) int { return a.top - b.top })
				return all, nil
			}
		}
	}
	return nil, fmt.Errorf("the merged cells of sheet %q are too many, or the sheet was cut", entry.Name)
}

// parseMerge reads <mergeCell ref="A2:A9"/>.
func parseMerge(element xml.StartElement) (c merge, ok bool) {
	for _, attr := range element.Attr {
		from, to, range_ := strings.Cut(attr.Value, ":")
		if attr.Name.Local != "ref" || !range_ {
			continue
		}
		c.column, ok = columnOf(from)
		c.top, c.bottom = rowOf(from), rowOf(to)
		return c, ok && c.column < maxColumns && c.top > 0 && c.bottom > c.top
	}
	return c, false
}

// rowOf is the row of a cell's name, 0 for none.
func rowOf(name string) int {
	n, err := strconv.Atoi(strings.TrimLeft(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if err != nil {
		return 0
	}
	return n
}

// behind is what comes behind the first tag of a name; nil if there is none. It looks for
// the name alone, which is ten times faster than reading the XML before it.
func behind(r io.Reader, name string) (io.Reader, error) {
	const window = 32 << 10
	buffered := bufio.NewReaderSize(r, window)
	for {
		chunk, err := buffered.Peek(window)
		for at := 0; ; {
			i := bytes.Index(chunk[at:], []byte(name))
			if i < 0 {
				break
			}
			at += i + len(name)
			if before := at - len(name) - 1; before >= 0 && (chunk[before] == '<' || chunk[before] == ':') {
				_, _ = buffered.Discard(before + 1) // they were peeked at
				return io.MultiReader(strings.NewReader("<"), buffered), nil
			}
		}
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		_, _ = buffered.Discard(len(chunk) - len(name) - 1) // the tag may be cut by the window's end
	}
}
