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
	filled  bool     // it holds anything
	tabular bool     // it has a header and a row
	header  []string // that says what places need; nil where none does
}

// choice are the sheets that are read, one after the other.
type choice struct {
	sheets   []sheetEntry
	header   []string // of the first, by table.Key, where there are several
	warnings []fault.Warning
}

// choose is the sheet that the options name, else the first visible one whose header is
// known and all that have the same header, else the first that is a table. A warning says
// what else is or is not read.
func (b *book) choose(o Options) (choice, error) {
	if o.Sheet != "" {
		chosen, err := b.named(o.Sheet)
		return choice{sheets: []sheetEntry{chosen}}, err
	}
	var filled, tabular, known []sheetEntry
	var headers [][]string
	for _, s := range b.sheets {
		if !s.visible() {
			continue
		}
		g, err := b.glance(s, o)
		if err != nil {
			return choice{}, fmt.Errorf("sheet %q: %w", s.Name, err)
		}
		if g.filled {
			filled = append(filled, s)
		}
		if g.tabular {
			tabular = append(tabular, s)
		}
		if g.header != nil {
			known, headers = append(known, s), append(headers, table.Keys(g.header))
		}
	}
	if len(known) > 0 {
		c := choice{header: headers[0]}
		for i, s := range known {
			if sameColumns(headers[0], headers[i]) {
				c.sheets = append(c.sheets, s)
			}
		}
		return c.among(filled), nil
	}
	for _, candidates := range [][]sheetEntry{tabular, filled} {
		if len(candidates) > 0 {
			return choice{sheets: candidates[:1]}.among(filled), nil
		}
	}
	if slices.ContainsFunc(b.sheets, func(s sheetEntry) bool { return !s.visible() }) {
		return choice{}, fault.Usagef("the visible sheets of the workbook are empty; there are %s: "+
			"say which one with --sheet", b.list())
	}
	return choice{}, errors.New("the workbook is empty")
}

// sameColumns tells headers that name the same columns, in any order.
func sameColumns(a, b []string) bool {
	sorted := func(keys []string) []string {
		return slices.Sorted(func(yield func(string) bool) {
			for _, key := range keys {
				if key != "" && !yield(key) {
					return
				}
			}
		})
	}
	return slices.Equal(sorted(a), sorted(b))
}

// among is a choice with warnings that there are several sheets in it, and others that
// hold something and are not.
func (c choice) among(filled []sheetEntry) choice {
	read, others := names(c.sheets), names(slices.DeleteFunc(slices.Clone(filled), func(s sheetEntry) bool { return slices.Contains(c.sheets, s) }))
	if len(read) > 1 {
		c.warnings = append(c.warnings, fault.Warning{Code: "sheets", Text: fmt.Sprintf(
			"%d sheets have one header and are read one after the other, %s: --sheet NAME reads one alone", len(read), fault.List(read))})
	}
	if len(others) > 0 {
		c.warnings = append(c.warnings, fault.Warning{Code: "sheet", Text: fmt.Sprintf(
			"only %s read; others hold something too, %s: --sheet NAME reads another", c, fault.List(others))})
	}
	return c
}

// String is the subject of a sentence: the sheet "x" is, or 3 sheets are.
func (c choice) String() string {
	if len(c.sheets) == 1 {
		return fmt.Sprintf("the sheet %q is", c.sheets[0].Name)
	}
	return fmt.Sprintf("%d sheets are", len(c.sheets))
}

// names are those of sheets, quoted.
func names(sheets []sheetEntry) []string {
	all := make([]string, len(sheets))
	for i, s := range sheets {
		all[i] = strconv.Quote(s.Name)
	}
	return all
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
	if i := slices.IndexFunc(first, o.knows); i >= 0 {
		g.header = first[i]
	}
	return g, nil
}
