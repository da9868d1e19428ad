package seed

import "nearby/seed/table"

// meaning is what the columns of a table mean, and everything else that is decided
// before its first row becomes a place.
type meaning struct {
	columns
	table        *table.Table
	options      Options // with what the format and the profile add to them
	profile      appliedProfile
	location     location
	matcher      *matcher
	filters      filters
	closedBy     []closer
	types        string // the header of a column that may be the category; else ""
	tally        tally
	sums         summing
	zones        zones
	seen         whereabouts
	decimalComma bool // numbers may have one
	anything     bool // a row was read that is not skipped
	located      bool // --map says which columns the coordinates are
}

// extended is a whole row with the columns that are not the file's own.
func (m *meaning) extended(rec table.Record) []string {
	if len(rec.More)+len(m.profile.computed) == 0 {
		return rec.Cells
	}
	row := append(rec.Cells[:m.width:m.width], rec.More...)
	return append(row, m.profile.cells(row)...)
}
