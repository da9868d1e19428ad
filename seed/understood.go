package seed

import (
	"fmt"
	"slices"
	"strings"

	"nearby/geo"
	"nearby/seed/csv"
	"nearby/seed/table"
	"nearby/seed/text"
)

// Understanding is what [Open] has found out about a file.
type Understanding struct {
	Format      string // "csv", "csv in gzip", "gtfs in zip", …
	Profile     string // what it is known as, and where that is described; "" if it is not
	Encoding    text.Encoding
	EncodingWhy string
	Delimiter   csv.Delimiter
	Datum       geo.Datum
	DatumWhy    string
	Category    string // for rows of which no column says it; may be empty
	Columns     []Column
}

// Column is what a column of the file means.
type Column struct {
	Number int    // from 1
	Header string // "" without one
	Field  string // as in --map, more than one with ", "; "" for a column that is not used
}

// Understood tells what was found out about the file, so that a person can see
// a mistake before it is loaded: a wrong datum, a column that was not known.
func (r *Reader) Understood() Understanding {
	u := Understanding{
		Format:   r.table.Format,
		Encoding: r.table.Text.Encoding, EncodingWhy: r.table.Text.Why,
		Delimiter: csv.Delimiter(r.table.Delimiter),
		Datum:     r.location.datum, DatumWhy: r.location.why,
		Category: r.options.Category,
		Columns:  make([]Column, max(r.width, len(r.header))),
	}
	if r.profile.profile != nil {
		u.Profile = r.profile.name + " (" + r.profile.source + ")"
	}
	for _, packing := range slices.Backward(r.table.Text.Packings) {
		u.Format += " in " + packing
	}
	for i := range u.Columns {
		u.Columns[i].Number = i + 1
		if r.header != nil {
			u.Columns[i].Header = r.header[i]
		}
	}
	for f := range numFields {
		if i := r.at[f]; i != table.None {
			u.Columns[i].Field = strings.TrimPrefix(u.Columns[i].Field+", "+f.String(), ", ")
		}
	}
	if r.hours != nil {
		for _, i := range r.hours.all() {
			if u.Columns[i].Field == "" {
				u.Columns[i].Field = fieldHours.String()
			}
		}
	}
	return u
}

// String is a few lines for a terminal.
func (u Understanding) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "format     %s\n", u.Format)
	if u.Profile != "" {
		fmt.Fprintf(&b, "known as   %s\n", u.Profile)
	}
	fmt.Fprintf(&b, "encoding   %s (%s)\n", u.Encoding, u.EncodingWhy)
	fmt.Fprintf(&b, "delimiter  %s\n", u.Delimiter)
	if u.Datum == 0 {
		b.WriteString("datum      not known: say it with --crs\n")
	} else {
		fmt.Fprintf(&b, "datum      %s (%s)\n", u.Datum, u.DatumWhy)
	}
	if u.Category != "" {
		fmt.Fprintf(&b, "category   %s, where no column says it\n", u.Category)
	}
	for _, c := range u.Columns {
		meaning := c.Field
		if meaning == "" {
			meaning = "not used"
		}
		fmt.Fprintf(&b, "column %-3d %s", c.Number, meaning)
		if c.Header != "" {
			fmt.Fprintf(&b, " (%s)", c.Header)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
