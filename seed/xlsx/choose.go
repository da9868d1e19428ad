package xlsx

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/table"
)

// glance is what the first rows of a sheet show.
type glance struct {
	filled  bool // it holds anything
	tabular bool // it has a header and a row
	known   bool // the header says what places need
}

// choose is the sheet that the options name, else the first visible one whose header is
// known, else the first that is a table, with a warning if there are others.
func (b *book) choose(o Options) (sheetEntry, []fault.Warning, error) {
	if o.Sheet != "" {
		chosen, err := b.named(o.Sheet)
		return chosen, nil, err
	}
	var filled, tabular, known []sheetEntry
	for _, s := range b.sheets {
		if !s.visible() {
			continue
		}
		g, err := b.glance(s, o)
		if err != nil {
			return s, nil, fmt.Errorf("sheet %q: %w", s.Name, err)
		}
		if g.filled {
			filled = append(filled, s)
		}
		if g.tabular {
			tabular = append(tabular, s)
		}
		if g.known {
			known = append(known, s)
		}
	}
	for _, candidates := range [][]sheetEntry{known, tabular, filled} {
		if len(candidates) > 0 {
			return candidates[0], others(candidates[0], filled), nil
		}
	}
	if slices.ContainsFunc(b.sheets, func(s sheetEntry) bool { return !s.visible() }) {
		return sheetEntry{}, nil, fault.Usagef("the visible sheets of the workbook are empty; there are %s: "+
			"say which one with --sheet", b.list())
	}
	return sheetEntry{}, nil, errors.New("the workbook is empty")
}

// others is the warning that a workbook has more than the sheet that was chosen.
func others(chosen sheetEntry, filled []sheetEntry) []fault.Warning {
	var names []string
	for _, s := range filled {
		if s != chosen {
			names = append(names, strconv.Quote(s.Name))
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []fault.Warning{{Code: "sheet", Text: fmt.Sprintf("only the sheet %q is read; others hold something too, %s: "+
		"--sheet NAME reads another", chosen.Name, fault.List(names))}}
}

// named is the sheet of a name, else of a number.
func (b *book) named(name string) (sheetEntry, error) {
	for _, same := range []func(s string) bool{
		func(s string) bool { return s == name },
		func(s string) bool { return strings.EqualFold(strings.TrimSpace(s), strings.TrimSpace(name)) },
	} {
		if i := slices.IndexFunc(b.sheets, func(s sheetEntry) bool { return same(s.Name) }); i >= 0 {
			return b.sheets[i], nil
		}
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(b.sheets) {
		return b.sheets[n-1], nil
	}
	return sheetEntry{}, fault.Usagef("--sheet %s: there is no such sheet; there are %s", name, b.list())
}

// list are the sheets for a message.
func (b *book) list() string {
	var names []string
	for i, s := range b.sheets {
		name := fmt.Sprintf("%d %q", i+1, s.Name)
		if !s.visible() {
			name += " (hidden)"
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// glance reads the first rows of a sheet.
func (b *book) glance(entry sheetEntry, o Options) (g glance, err error) {
	s, err := b.open(entry, nil)
	if err != nil {
		return g, err
	}
	defer s.Close() // only read
	var first [][]string
	width := 0
	for len(first) < table.MaxTitles+2 {
		next, err := s.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return g, err
		}
		if !table.Empty(next.cells) {
			first = append(first, slices.Clone(next.cells))
			width = max(width, len(next.cells))
		}
	}
	for i := range first {
		first[i] = append(first[i], make([]string, width-len(first[i]))...)
	}
	g.filled = len(first) > 0
	g.tabular = slices.ContainsFunc(first[:max(0, len(first)-1)], func(row []string) bool { return table.Filled(row) >= table.FewestCells })
	g.known = o.Known != nil && slices.ContainsFunc(first, o.Known)
	return g, nil
}
