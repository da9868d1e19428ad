package cells

import (
	"math"
	"strings"

	"github.com/maypok86/otter/v2"

	"nearby/cells/grid"
	"nearby/cells/index"
)

// memory is what is held of the data, within a bound: cells, indexes of words, and the
// rows of places that were shown. The least used are evicted first.
type memory struct {
	cells   *otter.Cache[cellKey, *grid.Cell]
	indexes *otter.Cache[indexKey, *index.Index]
	rows    *rowCache
}

// cellKey tells versions of the data apart, so that none replaces another while
// that still answers.
type cellKey struct {
	grid.Key
	version int64
}

// indexKey names an index of a square, of its places' names or of their addresses.
type indexKey struct {
	cellKey
	addresses bool
}

// newMemory divides memory: three tenths for cells, four for indexes, three for rows.
func newMemory(bytes uint64) memory {
	return memory{
		indexes: otter.Must(&otter.Options[indexKey, *index.Index]{
			MaximumWeight: bytes * 4 / 10,
			Weigher:       func(_ indexKey, x *index.Index) uint32 { return uint32(min(x.Bytes(), math.MaxUint32)) }, //nolint:gosec // so bounded
		}),
		cells: otter.Must(&otter.Options[cellKey, *grid.Cell]{
			MaximumWeight: bytes * 3 / 10,
			Weigher:       func(_ cellKey, c *grid.Cell) uint32 { return uint32(c.Bytes()) },
		}),
		rows: newRowCache(bytes * 3 / 10),
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
