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
	headers  map[string][]string // of each by name, by table.Key, where there are several
	warnings []fault.Warning
}

// choose is the sheet that the options name, else the first visible one whose header is
// known, or one that has a column more, and all that have no other columns, else the first
// that is a table. A warning says what else is or is not read.
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
		return together(known, headers).among(filled), nil
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

// together are the sheets that are read with the first one, by the names of their columns.
// The one with the most columns leads, as the others have none that it lacks.
func together(known []sheetEntry, headers [][]string) choice {
	lead := 0
	for i, header := range headers {
		if len(columnsOf(header)) > len(columnsOf(headers[lead])) && holdsAll(header, headers[0]) {
			lead = i
		}
	}
	c := choice{sheets: []sheetEntry{known[lead]}, headers: map[string][]string{known[lead].Name: headers[lead]}}
	for i, s := range known {
		if i != lead && holdsAll(headers[lead], headers[i]) {
			c.sheets, c.headers[s.Name] = append(c.sheets, s), headers[i]
		}
	}
	return c
}

// columnsOf are the keys of a header without those of columns that have none.
func columnsOf(header []string) []string {
	return slices.DeleteFunc(slices.Clone(header), func(key string) bool { return key == "" })
}

// holdsAll tells whether a header has all the columns of another.
func holdsAll(header, other []string) bool {
	return !slices.ContainsFunc(columnsOf(other), func(key string) bool { return !slices.Contains(header, key) })
}

// lacking are the sheets that lack a column of the first, for a message.
func (c choice) lacking() string {
	var all []string
	for _, s := range c.sheets[1:] {
		for _, key := range columnsOf(c.headers[c.sheets[0].Name]) {
			if !slices.Contains(c.headers[s.Name], key) {
				all = append(all, fmt.Sprintf("%q has no %s", s.Name, key))
			}
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "; " + fault.List(all) + ": that is left empty"
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
			"%d sheets have one header and are read one after the other, %s: --sheet NAME reads one alone%s", len(read), fault.List(read), c.lacking())})
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
