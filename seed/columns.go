package seed

import (
	"slices"
	"strconv"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/table"
)

// columns says which column of a table means what.
type columns struct {
	header  []string        // as the file writes it; nil without one; its own columns first
	keys    []string        // the same, by table.Key
	width   int             // columns of a row of the file
	at      [numFields]int  // table.None for a field that the file does not have
	given   [numFields]bool // by --map
	levels  []int           // columns of the category, when it has several
	hours   *hourColumns    // of the opening hours, when they have several
	guesses []fault.Warning // of what columns mean
	rejects []int           // columns that an earlier run added to its rejects file
}

// list is the header, for messages.
func (c *columns) list() string {
	quoted := make([]string, len(c.header))
	for i, h := range c.header {
		quoted[i] = strconv.Quote(fault.Brief(h))
	}
	return strings.Join(quoted, ", ")
}

// taken tells whether --map has given column i a meaning, so that its header
// counts no more.
func (c *columns) taken(i int) bool {
	for f := range numFields {
		if c.given[f] && c.at[f] == i {
			return true
		}
	}
	return slices.Contains(c.rejects, i)
}

// cell is the cleaned value of a field in a row; "" if there is none.
func (c *columns) cell(row []string, of field) string {
	if of == fieldCategory && len(c.levels) > 1 {
		return c.allLevels(row)
	}
	i := c.at[of]
	if i == table.None {
		return ""
	}
	if of == fieldSource {
		return table.Unguard(row[i]) // a name that an operator gave
	}
	return table.Clean(table.Unguard(row[i]))
}

// allLevels are the levels of a row's category in one cell.
func (c *columns) allLevels(row []string) string {
	var all []string
	for _, i := range c.levels {
		if level := table.Clean(table.Unguard(row[i])); level != "" && !slices.Contains(all, level) {
			all = append(all, level)
		}
	}
	return strings.Join(all, ";")
}

// fault is a fault in the column of a field.
func (c *columns) fault(of field, code fault.Code, format string, args ...any) *fault.Row {
	f := fault.Rowf(code, format, args...)
	f.Field, f.Column = of.String(), c.at[of]+1
	if f.Column > c.width {
		f.Column = 0 // not one of the file's own
	}
	return f
}

// surplusEmpty tells whether a row holds nothing beyond the columns of the file.
func (c *columns) surplusEmpty(row []string) bool {
	return len(row) <= c.width ||
		!slices.ContainsFunc(row[c.width:], func(cell string) bool { return cell != "" })
}

// columnName is how --map names the column of a field.
func (c *columns) columnName(f field) string {
	i := c.at[f]
	if c.header == nil || i == table.None || c.header[i] == "" {
		return strconv.Itoa(i + 1)
	}
	return c.header[i]
}

// keyOf is the key of the header of a field's column; "" without a header.
func (c *columns) keyOf(f field) string {
	i := c.at[f]
	if c.header == nil || i == table.None {
		return ""
	}
	return c.keys[i]
}
