package store

import (
	"strings"

	"nearby/geo"
	"nearby/place"
	"nearby/store/cell"
)

// view is the data of one version as memory has it, and what a question found
// missing there.
type view struct {
	memory     *Cells
	version    int64
	categories []category // that are asked for
	origin     geo.WGS84
	fresh      *fresh

	squares []cell.Key // whose cells are missing
	rows    []int64    // ids of places of which only where they are is known
	dense   bool       // there are too many places for memory
}

// fresh is what has just been read for a question: it may be gone from memory
// again.
type fresh struct {
	cells map[cellKey]*cell.Cell
	rows  map[rowKey]cell.Row
}

func (c *Cells) view(known *knowledge, version int64, q Query, have *fresh) *view {
	return &view{memory: c, version: version, categories: known.only(q.Categories), origin: q.Origin, fresh: have}
}

// complete tells that nothing was missing.
func (v *view) complete() bool { return !v.dense && len(v.squares) == 0 && len(v.rows) == 0 }

// cell is the cell of a square, or nil.
func (v *view) cell(k cell.Key) *cell.Cell {
	key := cellKey{k, v.version}
	if one, ok := v.fresh.cells[key]; ok {
		return one
	}
	one, _ := v.memory.cells.GetIfPresent(key)
	return one
}

// writeRow writes the rest of a place, if it is there.
func (v *view) writeRow(text *strings.Builder, id int64) bool {
	key := rowKey{id, v.version}
	if row, ok := v.fresh.rows[key]; ok {
		text.WriteString(string(row))
		return true
	}
	return v.memory.rows.writeTo(text, key)
}

// search is that of a question in one category.
func (v *view) search(q Query, of category) cell.Search {
	return cell.Search{
		Origin: q.Origin, Radius: q.Radius, Category: of.id,
		Cells: v.cell, AtLeast: v.memory.options.Radius,
	}
}

// note notes what a search found missing.
func (v *view) note(gap cell.Gap) {
	v.squares = append(v.squares, gap.Missing...)
	v.dense = v.dense || gap.Dense
}

// nearby finds the nearest places of each category, if nothing is missing.
func (v *view) nearby(q Query, limit int) []place.Found {
	hits := make([]cell.Hit, 0, usual)
	ends := make([]int, len(v.categories)) // of each category's hits
	for i, of := range v.categories {
		var gap cell.Gap
		hits, gap = v.search(q, of).AppendNearest(hits, q.limit(of.slug, limit))
		v.note(gap)
		ends[i] = len(hits)
	}
	return v.show(hits, ends)
}

const (
	usual    = 32  // places, as most searches find them at most
	rowBytes = 128 // of a usual row
)

// show fills in what is known of the places that were found.
func (v *view) show(hits []cell.Hit, ends []int) []place.Found {
	var text strings.Builder
	text.Grow(rowBytes * len(hits))
	rows := make([]int, len(hits)) // where each row ends
	for i, hit := range hits {
		if !v.writeRow(&text, hit.ID) {
			v.rows = append(v.rows, hit.ID)
		}
		rows[i] = text.Len()
	}
	if !v.complete() {
		return nil
	}
	found := make([]place.Found, len(hits))
	all, n, begin := text.String(), 0, 0
	for i, of := range v.categories {
		for ; n < ends[i]; n++ {
			f := &found[n]
			f.ID, f.At, f.Distance, f.Category = hits[n].ID, hits[n].At, hits[n].Distance, of.slug
			cell.Row(all[begin:rows[n]]).Unpack(&f.Place)
			begin = rows[n]
		}
	}
	return found
}

// count counts the places of each category.
func (v *view) count(q Query, most int) map[string]int {
	counts := make(map[string]int, len(v.categories))
	for _, of := range v.categories {
		n, gap := v.search(q, of).Count(most)
		v.note(gap)
		counts[of.slug] = n
	}
	return counts
}
