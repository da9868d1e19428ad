package cells

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/singleflight"

	"nearby/bulkhead"
	"nearby/cells/grid"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

// filler reads into memory what a view found missing. Lookups that want the same at
// the same time share a read: those on light accounts one, so that nobody waits for a
// read that is kept waiting or refused, and the others another.
type filler struct {
	store   *store.Store
	watcher *store.Watcher
	memory  memory

	mu       sync.Mutex // of cellReads
	reading  map[readKey]*cellRead
	rowReads singleflight.Group

	reads, failed atomic.Int64
}

// readKey is a square whose cell is being read, and for whom.
type readKey struct {
	grid.Key
	light bool
}

// cellRead is a read of cells under way, for everybody who wants one of them.
type cellRead struct {
	light bool
	done  chan struct{}
	cells map[cellKey]*grid.Cell
	err   error
}

// fill reads cells or, when none is missing, the rows of what they hold.
func (f *filler) fill(ctx context.Context, v *view, into *fetched) error {
	if len(v.squares) == 0 {
		return f.fillRows(ctx, v, into)
	}
	for _, read := range f.join(ctx, v) {
		select {
		case <-read.done:
			if read.err != nil {
				return read.err
			}
			into.add(read.cells)
		case <-ctx.Done():
			return fmt.Errorf("fill cells: %w: %w", store.ErrUnavailable, ctx.Err())
		}
	}
	return nil
}

func (f *fetched) add(cells map[cellKey]*grid.Cell) {
	if f.cells == nil {
		f.cells = make(map[cellKey]*grid.Cell, len(cells))
	}
	for key, one := range cells {
		f.cells[key] = one
	}
}

// join returns the reads that bring the cells of the view's missing squares, and
// starts one for those that no other brings. That goes on when the first to want it
// gives up: others may have joined.
func (f *filler) join(ctx context.Context, v *view) []*cellRead {
	f.mu.Lock()
	defer f.mu.Unlock()
	var reads []*cellRead
	joined := map[*cellRead]bool{}
	own := &cellRead{done: make(chan struct{}), light: bulkhead.Light(ctx)}
	var keys []grid.Key
	for _, key := range v.squares {
		read := f.reading[readKey{key, own.light}]
		if read == nil {
			if _, there := f.memory.cells.GetIfPresent(cellKey{key, v.version}); there {
				continue // it was read since
			}
			read, f.reading[readKey{key, own.light}] = own, own
			keys = append(keys, key)
		}
		if !joined[read] {
			joined[read] = true
			reads = append(reads, read)
		}
	}
	if len(keys) > 0 {
		go f.load(context.WithoutCancel(ctx), own, v, keys)
	}
	return reads
}

// load reads the cells, keeps them, and lets everybody know.
func (f *filler) load(ctx context.Context, own *cellRead, v *view, keys []grid.Key) {
	f.reads.Add(1)
	if own.cells, own.err = f.readCells(ctx, v, keys); own.err != nil {
		f.failed.Add(1)
		own.err = fmt.Errorf("fill cells: %w", own.err)
	}
	for key, one := range own.cells {
		f.memory.cells.Set(key, one)
		f.watcher.Observe(key.version)
	}
	f.mu.Lock()
	for _, key := range keys {
		delete(f.reading, readKey{key, own.light})
	}
	f.mu.Unlock()
	close(own.done)
}

// maxPoints is how many places of a category are read for the cells around a point:
// what is denser is left to the database.
const maxPoints = 50_000

// readCells reads cells in one round trip, all of one version.
func (f *filler) readCells(ctx context.Context, v *view, keys []grid.Key) (map[cellKey]*grid.Cell, error) {
	queries, areas := cellQueries(v, keys)
	points, version, err := f.store.Points(ctx, v.origin, areas, maxPoints)
	if err != nil {
		return nil, err
	}
	cells := make(map[cellKey]*grid.Cell, len(keys))
	for i, q := range queries {
		for key, one := range q.cells(points[i]) {
			cells[cellKey{key, version}] = one
		}
	}
	return cells, nil
}

// cellQuery is what is read of one category.
type cellQuery struct {
	category place.Category
	squares  map[grid.Key][]grid.Point
}

// cellQueries makes a query for each category of the keys, with its area around the
// view's origin.
func cellQueries(v *view, keys []grid.Key) (queries []cellQuery, areas []store.Area) {
	for _, c := range v.categories {
		q := cellQuery{c, map[grid.Key][]grid.Point{}}
		var radius geo.Metres // that reaches all of the squares
		for _, key := range keys {
			if key.Category() == c.ID {
				q.squares[key] = nil
				radius = max(radius, key.Reach(v.origin))
			}
		}
		if len(q.squares) > 0 {
			const spare = 1.000001 // more than the two spheres differ
			queries = append(queries, q)
			areas = append(areas, store.Area{Category: c.ID, Radius: radius * spare, Stations: c.Slug == place.Transit})
		}
	}
	return queries, areas
}

// cells puts the places that were read into the cells of the squares.
func (q cellQuery) cells(points []store.Point) map[grid.Key]*grid.Cell {
	levels := q.levels()
	for _, p := range points {
		for _, level := range levels {
			key := grid.At(p.At, q.category.ID, level)
			if _, wanted := q.squares[key]; wanted {
				q.squares[key] = append(q.squares[key], grid.Point{ID: p.ID, At: p.At, Name: p.Station})
			}
		}
	}
	cells := make(map[grid.Key]*grid.Cell, len(q.squares))
	for key, inside := range q.squares {
		cells[key] = grid.Overfull()
		if len(points) < maxPoints {
			cells[key] = grid.New(key, inside, q.category.Slug == place.Transit)
		}
	}
	return cells
}

// levels are those of the squares: one, unless some lie in a crowded one.
func (q cellQuery) levels() (levels []int) {
	for key := range q.squares {
		if level := key.Level(); !slices.Contains(levels, level) {
			levels = append(levels, level)
		}
	}
	return levels
}

// fillRows reads the rows that are missing.
func (f *filler) fillRows(ctx context.Context, v *view, into *fetched) error {
	name := strconv.AppendBool(nil, bulkhead.Light(ctx))
	name = binary.BigEndian.AppendUint64(name, uint64(v.version)) //nolint:gosec // bits
	for _, id := range v.rows {
		name = binary.BigEndian.AppendUint64(name, uint64(id)) //nolint:gosec // bits
	}
	read := f.rowReads.DoChan(string(name), func() (any, error) {
		return f.readRows(context.WithoutCancel(ctx), v.rows)
	})
	select {
	case done := <-read:
		if done.Err != nil {
			return done.Err
		}
		into.rows = done.Val.(map[rowKey]row)
		return nil
	case <-ctx.Done():
		return fmt.Errorf("fill rows: %w: %w", store.ErrUnavailable, ctx.Err())
	}
}

// readRows reads rows by their ids and keeps them.
func (f *filler) readRows(ctx context.Context, ids []int64) (map[rowKey]row, error) {
	places, version, err := f.store.PlacesByID(ctx, ids)
	if err == nil && len(places) == 0 { // all are gone: which version is the newest now?
		_, err = f.watcher.Refresh(ctx)
	}
	if err != nil {
		f.failed.Add(1)
		return nil, fmt.Errorf("fill rows: %w", err)
	}
	f.watcher.Observe(version)
	rows := make(map[rowKey]row, len(places))
	for i := range places {
		key := rowKey{places[i].ID, version}
		rows[key] = pack(&places[i])
		f.memory.rows.set(key, rows[key])
	}
	return rows, nil
}
