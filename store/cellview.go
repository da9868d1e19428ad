package store

import (
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

// row is the rest of a place.
func (v *view) row(id int64) (cell.Row, bool) {
	key := rowKey{id, v.version}
	if row, ok := v.fresh.rows[key]; ok {
		return row, true
	}
	return v.memory.rows.GetIfPresent(key)
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

// nearby appends the nearest places of each category.
func (v *view) nearby(found []place.Found, q Query, limit int) []place.Found {
	hits := make([]cell.Hit, 0, min(limit, usualLimit))
	for _, of := range v.categories {
		var gap cell.Gap
		hits, gap = v.search(q, of).AppendNearest(hits[:0], q.limit(of.slug, limit))
		if v.note(gap); !gap.None() {
			continue
		}
		for _, hit := range hits {
			row, ok := v.row(hit.ID)
			if !ok {
				v.rows = append(v.rows, hit.ID)
				continue
			}
			found = append(found, place.Found{Distance: hit.Distance})
			f := &found[len(found)-1]
			f.ID, f.At, f.Category = hit.ID, hit.At, of.slug
			row.Unpack(&f.Place)
		}
	}
	return found
}

// usualLimit is how many places most searches want of a category.
const usualLimit = 40

// count counts the places of each category.
func (v *view) count(counts map[string]int, q Query, most int) {
	for _, of := range v.categories {
		n, gap := v.search(q, of).Count(most)
		v.note(gap)
		counts[of.slug] = n
	}
}
