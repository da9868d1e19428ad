package seed

import (
	"fmt"
	"slices"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/table"
)

// named tells whether the places have names.
func (c *columns) named() error {
	switch {
	case c.at[fieldName] != table.None:
		return nil
	case c.header == nil:
		return fault.Usagef("say which column holds the names: --map name=NUMBER, as there is no header")
	default:
		return fault.Usagef("no column holds the names; the header is %s: say which one with "+
			"--map name=COLUMN, or --no-header if the first line is a place already", c.list())
	}
}

// categorised tells whether the places have categories.
func (m *meaning) categorised() error {
	if m.at[fieldCategory] != table.None || m.at[fieldKind] != table.None || m.options.Category != "" || m.options.assumed {
		return nil
	}
	seems := ""
	if m.types != "" {
		seems = fmt.Sprintf("; %q seems to be one", m.types)
	}
	return fault.Usagef("nothing says what kind of places these are: "+
		"give --category SLUG, or the column with --map category=COLUMN%s", seems)
}

// notSerial refuses names that only number the rows, as converters from KML make
// them (kml_1, kml_2), when something better is there: nobody looks for kml_1. rows
// are the first ones.
func (c *columns) notSerial(rows []table.Record) error {
	column := c.at[fieldName]
	if c.given[fieldName] || column == table.None || len(rows) < 2 || !serial(rows, column) {
		return nil
	}
	var better []string
	for i, header := range c.header {
		last := header[strings.LastIndexByte(header, '.')+1:]
		if i != column && slices.Contains(fieldTable[fieldName].keys, table.Key(last)) {
			better = append(better, header)
		}
	}
	if len(better) == 0 {
		return nil
	}
	slices.Sort(better)
	return fault.Usagef("the names in %s only number the features (%s): the real ones may be in %s, "+
		"say so with --map name=%s; --map name=%s takes these", c.header[column],
		rows[0].Cells[column], fault.List(better), better[0], c.header[column])
}

// serial tells whether the values of a column are a word and a number that counts.
func serial(rows []table.Record, column int) bool {
	stem := func(s string) string { return strings.TrimRight(s, "0123456789") }
	if column >= len(rows[0].Cells) {
		return false
	}
	first := stem(rows[0].Cells[column])
	return strings.HasSuffix(first, "_") && !slices.ContainsFunc(rows, func(rec table.Record) bool {
		return column >= len(rec.Cells) || stem(rec.Cells[column]) != first || rec.Cells[column] == first
	})
}
