package seed

import (
	"fmt"
	"maps"
	"slices"

	"nearby/plural"
	"nearby/seed/fault"
)

// tally counts what became of rows besides being a place or rejected, for the
// warnings.
type tally struct {
	skipped map[fault.Code]int64
	fields  map[oddity]*odd
	pending []oddity  // of the row that is read
	unknown wordCount // for categories: not understood
	others  wordCount // and of places of other kinds

	areas     areas
	addressed odd // stops whose lines were in their address
}

// oddity is what was wrong with an optional field of a row, and what was done.
type oddity struct {
	field  field
	mended bool // or else left empty
}

// odd is how many rows have an oddity, and how the first looks.
type odd struct {
	rows  int64
	first string
}

func newTally() tally {
	return tally{skipped: map[fault.Code]int64{}, fields: map[oddity]*odd{}, unknown: wordCount{}, others: wordCount{}}
}

// note notes an oddity of the row that is read. It counts when that becomes a place.
func (t *tally) note(of field, mended bool, cell string) {
	o := oddity{of, mended}
	if t.fields[o] == nil {
		t.fields[o] = &odd{first: fault.Brief(cell)}
	}
	t.pending = append(t.pending, o)
}

// add counts a row.
func (o *odd) add(cell string) {
	if o.rows == 0 {
		o.first = fault.Brief(cell)
	}
	o.rows++
}

// end ends a row, which has become a place or not.
func (t *tally) end(kept bool) {
	for _, o := range t.pending {
		if kept {
			t.fields[o].rows++
		}
	}
	t.pending = t.pending[:0]
}

// total is how many rows were skipped.
func (t *tally) total() (n int64) {
	for _, rows := range t.skipped {
		n += rows
	}
	return n
}

// skippedBecause says why rows are skipped.
var skippedBecause = map[fault.Code]struct{ one, many string }{
	fault.Closed: {
		"is left out: the file says that it is closed for good or not in use",
		"are left out: the file says that they are closed for good or not in use",
	},
	fault.Where:   {"is left out, as --where asks", "are left out, as --where asks"},
	fault.Unnamed: {"is left out: it has no name", "are left out: they have no name"},
	fault.Remark:  {"is left out: it is a sum or a remark, not a place", "are left out: they are sums or remarks, not places"},
	fault.NoPlace: {"is left out: it is a line (a road, a route or a track), not a place", "are left out: they are lines (roads, routes or tracks), not places"},
	fault.Region: {
		"is left out: it is an area as large as a district, or said to be one, and its row does not say what else it is; --map-category '*=SLUG' loads it",
		"are left out: they are areas as large as districts, or said to be such, and their rows do not say what else they are; --map-category '*=SLUG' loads them",
	},
}

// warnings are what a person should know of the rows.
func (t *tally) warnings() []fault.Warning {
	var all []fault.Warning
	for _, code := range slices.Sorted(maps.Keys(t.skipped)) {
		rows := t.skipped[code]
		if text, there := skippedBecause[code]; there {
			all = append(all, fault.Warning{Code: string(code), Text: plural.Count(rows, text.one, text.many), Rows: rows})
		}
	}
	for of := range numFields {
		for _, mended := range []bool{true, false} {
			if o := t.fields[oddity{of, mended}]; o != nil && o.rows > 0 {
				all = append(all, o.warning(of, mended))
			}
		}
	}
	if t.areas.rows > 0 {
		all = append(all, t.areas.warning())
	}
	if o := t.addressed; o.rows > 0 {
		all = append(all, fault.Warning{Code: "addressed", Rows: o.rows, Text: fmt.Sprintf(plural.Count(o.rows,
			"has its lines where its address should be, %q: they are its lines now; --map address=COLUMN keeps them there",
			"have their lines where their address should be, the first is %q: they are their lines now; --map address=COLUMN keeps them there"),
			o.first)})
	}
	if rows := t.skipped[fault.Other]; rows > 0 {
		all = append(all, otherKinds(t.others, rows))
	}
	if len(t.unknown) > 0 {
		all = append(all, unknownWords(t.unknown))
	}
	return all
}

func (o *odd) warning(of field, mended bool) fault.Warning {
	what := "left empty, as it cannot be read"
	if mended {
		what = "mended"
	}
	return fault.Warning{
		Code: of.String(), Rows: o.rows,
		Text: fmt.Sprintf("%s: %d %s, the first is %q", of, o.rows, what, o.first),
	}
}
