package seed

import (
	"slices"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/table"
)

// Condition is what the rows that are loaded have in a column.
type Condition struct {
	Column string   // a header, a number from 1, or a field as in --map
	Values []string // any of them
	Not    bool     // or none of them
}

// ParseCondition reads --where: COLUMN=VALUE,… or COLUMN!=VALUE,…
func ParseCondition(s string) (Condition, error) {
	column, values, found := strings.Cut(s, "=")
	column, not := strings.CutSuffix(column, "!")
	if !found || strings.TrimSpace(column) == "" {
		return Condition{}, fault.Usagef("%q is no condition: write COLUMN=VALUE,… or COLUMN!=VALUE,…", s)
	}
	return Condition{Column: strings.TrimSpace(column), Values: strings.Split(values, ","), Not: not}, nil
}

// filter is a condition on a column of the file.
type filter struct {
	column int
	values map[string]bool // by table.Key
	not    bool
}

// newFilters finds the columns of the conditions.
func (c *columns) newFilters(conditions []Condition) (filters, error) {
	var all filters
	for _, given := range conditions {
		f := filter{values: map[string]bool{}, not: given.Not}
		for _, value := range given.Values {
			f.values[table.Key(table.Clean(value))] = true
		}
		var err error
		if f.column, err = c.filtered(given.Column); err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

// filtered is the column that a condition names: a header or number, else a field.
func (c *columns) filtered(name string) (int, error) {
	i, err := c.find("--where "+name, name)
	if err == nil {
		return i, nil
	}
	if of, isField := parseField(name); isField == nil && c.at[of] != table.None {
		return c.at[of], nil
	}
	return table.None, err
}

// filters are conditions that all have to hold.
type filters []filter

// excluded tells whether a row is not one of those that are asked for.
func (all filters) excluded(row []string) *fault.Row {
	holds := func(f filter) bool {
		return f.column < len(row) && f.values[table.Key(table.Clean(table.Unguard(row[f.column])))]
	}
	if i := slices.IndexFunc(all, func(f filter) bool { return holds(f) == f.not }); i >= 0 {
		return &fault.Row{Column: all[i].column + 1, Code: fault.Where}
	}
	return nil
}
