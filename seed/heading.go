package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nearby/geo"
	"nearby/seed/fault"
	"nearby/seed/table"
)

// takeHeader takes the first row for the header, unless the format has given one, the
// operator says that there is none, or the rows are of a profile without one, which it
// gives. Where the first row says nothing of places and one of the next says all that
// they need, that one is the header; it may stand in two rows.
func takeHeader(t *table.Table, o Options) (*profile, error) {
	switch {
	case t.Header != nil || o.NoHeader:
		return nil, nil
	case isGeoNames(t.Ahead[0].Cells):
		return &geoNames, nil
	case o.says(t.Ahead[0].Cells) == twoColumns:
		return nil, t.TakeHeader()
	}
	rows := t.Sample()
	for i := range min(len(rows)-1, table.MaxTitles+1) {
		both := underneath(rows[i].Cells, rows[i+1].Cells)
		switch here := o.says(rows[i].Cells); {
		case here != twoColumns && o.says(both) == twoColumns && o.says(rows[i+1].Cells) == nothing:
			rows[i+1].Cells = both
			t.Warnings = append(t.Warnings, fault.Warning{Code: "header", Text: fmt.Sprintf("the header is read from two rows: %s",
				fault.List(slices.DeleteFunc(slices.Clone(both), func(s string) bool { return s == "" })))})
			return nil, below(t, i, i+1)
		case here == oneColumn && o.says(rows[i+1].Cells) == twoColumns: // 坐标 above 经度 and 纬度
		case here != nothing:
			return nil, below(t, i, i)
		}
	}
	return nil, t.TakeHeader()
}

// below takes the row behind others for the header, some of which are titles.
func below(t *table.Table, titles, others int) error {
	if titles > 0 {
		t.Warnings = append(t.Warnings, table.LeftOut(titles, strings.Join(t.Ahead[0].Cells, " ")))
	}
	t.Ahead = t.Ahead[others:]
	t.Width = len(t.Ahead[0].Cells)
	return t.TakeHeader()
}

// underneath is a header that stands in two rows: in each column what the lower one says,
// else the upper one. It is nil where the lower one holds numbers, and so a place.
func underneath(upper, lower []string) []string {
	if len(upper) != len(lower) {
		return nil
	}
	both := make([]string, len(upper))
	for i := range both {
		if table.IsDecimal(strings.TrimSpace(lower[i])) {
			return nil
		}
		both[i] = cmp.Or(strings.TrimSpace(lower[i]), upper[i])
	}
	return both
}

// saying is what a header says of places.
type saying uint8

const (
	nothing    saying = iota // not both the names and the coordinates
	oneColumn                // names, and coordinates in one cell
	twoColumns               // names, and a column for each coordinate
)

// says is what a row says of places if it is a header.
func (o Options) says(row []string) saying {
	if table.Filled(row) < 2 {
		return nothing
	}
	c, err := newColumns(row, len(row), o.Map)
	if err != nil || c.at[fieldName] == table.None {
		return nothing
	}
	found := c.coordinates()
	switch known := slices.ContainsFunc(datums, func(d geo.Datum) bool { return c.choose(found, d) }); {
	case !known:
		return nothing
	case c.at[fieldLocation] != table.None:
		return oneColumn
	default:
		return twoColumns
	}
}

// knows tells a header that says what places need.
func (o Options) knows(header []string) bool { return o.says(header) != nothing }
