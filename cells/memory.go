package cells

import (
	"strings"

	"github.com/maypok86/otter/v2"

	"nearby/cells/grid"
)

// memory is what is held of the data, within a bound: cells, and the rows of places
// that were shown. The least used are evicted first.
type memory struct {
	cells *otter.Cache[cellKey, *grid.Cell]
	rows  *rowCache
}

// cellKey tells versions of the data apart, so that none replaces another while
// that still answers.
type cellKey struct {
	grid.Key
	version int64
}

func newMemory(bytes uint64) memory {
	return memory{
		cells: otter.Must(&otter.Options[cellKey, *grid.Cell]{
			MaximumWeight: bytes / 2,
			Weigher:       func(_ cellKey, c *grid.Cell) uint32 { return uint32(c.Bytes()) },
		}),
		rows: newRowCache(bytes - bytes/2),
	}
}

// fetched is what was just read for a lookup: memory may have evicted it already.
type fetched struct {
	cells map[cellKey]*grid.Cell
	rows  map[rowKey]row
}

// cell is the cell of a square, or nil.
func (m memory) cell(key cellKey, f *fetched) *grid.Cell {
	if one, ok := f.cells[key]; ok {
		return one
	}
	one, _ := m.cells.GetIfPresent(key)
	return one
}

// writeRow writes the rest of a place, if it is there.
func (m memory) writeRow(text *strings.Builder, key rowKey, f *fetched) bool {
	if r, ok := f.rows[key]; ok {
		text.WriteString(string(r))
		return true
	}
	return m.rows.writeTo(text, key)
}
