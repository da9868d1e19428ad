package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"nearby/geo"
	"nearby/place"
	"nearby/store/cell"
)

var (
	cellSQL = statement("cell")
)

// mostRead is how many places of a category are read for the cells around a point:
// what is denser is left to the database.
const mostRead = 50_000

// flight is a read of cells under way, for everybody who wants one of them.
type flight struct {
	landed chan struct{}
	cells  map[cellKey]*cell.Cell
	err    error
}

// fill reads what a view found missing: cells, or the rows of what they hold.
func (c *Cells) fill(ctx context.Context, v *view, have *fresh) error {
	if len(v.squares) == 0 {
		return c.fillRows(ctx, v, have)
	}
	for _, f := range c.board(ctx, v) {
		select {
		case <-f.landed:
			if f.err != nil {
				return f.err
			}
			have.keepCells(f.cells)
		case <-ctx.Done():
			return fmt.Errorf("fill cells: %w: %w", ErrUnavailable, ctx.Err())
		}
	}
	return nil
}

// board returns the flights that bring the cells of these squares, and starts one
// for those that no other brings. It goes on when the first to want it gives up:
// others may have boarded.
func (c *Cells) board(ctx context.Context, v *view) []*flight {
	c.mu.Lock()
	defer c.mu.Unlock()
	var flights []*flight
	seen := map[*flight]bool{}
	own := &flight{landed: make(chan struct{})}
	var keys []cell.Key
	for _, key := range v.squares {
		f := c.flights[key]
		if f == nil {
			if _, there := c.cells.GetIfPresent(cellKey{key, v.version}); there {
				continue // it landed since
			}
			f, c.flights[key] = own, own
			keys = append(keys, key)
		}
		if !seen[f] {
			seen[f] = true
			flights = append(flights, f)
		}
	}
	if len(keys) > 0 {
		go c.fly(context.WithoutCancel(ctx), own, v, keys)
	}
	return flights
}

// fly reads the cells, keeps them, and lets everybody know.
func (c *Cells) fly(ctx context.Context, f *flight, v *view, keys []cell.Key) {
	c.reads.Add(1)
	if f.cells, f.err = c.read(ctx, v, keys); f.err != nil {
		c.failed.Add(1)
		f.err = fmt.Errorf("fill cells: %w", f.err)
	}
	for key, one := range f.cells {
		c.cells.Set(key, one)
		c.learn(key.version)
	}
	c.mu.Lock()
	for _, key := range keys {
		delete(c.flights, key)
	}
	c.mu.Unlock()
	close(f.landed)
}

func (f *fresh) keepCells(cells map[cellKey]*cell.Cell) {
	if f.cells == nil {
		f.cells = make(map[cellKey]*cell.Cell, len(cells))
	}
	for key, one := range cells {
		f.cells[key] = one
	}
}

// order is what is read of one category.
type order struct {
	category
	radius  geo.Metres // that reaches all of the squares
	squares map[cell.Key][]cell.Spot
	spots   []cell.Spot
	version int64
}

// read reads cells in one round trip, all of one version.
func (c *Cells) read(ctx context.Context, v *view, keys []cell.Key) (map[cellKey]*cell.Cell, error) {
	orders := orders(v, keys)
	var err error
	for range mixed {
		if err = c.store.readSpots(ctx, v.origin, orders); !errors.Is(err, errMixed) {
			break
		}
	}
	if err != nil {
		return nil, err
	}
	cells := make(map[cellKey]*cell.Cell, len(keys))
	for _, o := range orders {
		o.sort(cells)
	}
	return cells, nil
}

// mixed bounds how often cells are read anew because the data changed meanwhile.
const mixed = 3

// orders makes an order for each category of the keys.
func orders(v *view, keys []cell.Key) (all []*order) {
	for _, of := range v.categories {
		o := &order{category: of, squares: map[cell.Key][]cell.Spot{}}
		for _, key := range keys {
			if key.Category() == of.id {
				o.squares[key] = nil
				o.radius = max(o.radius, key.Reach(v.origin))
			}
		}
		if len(o.squares) > 0 {
			const spare = 1.000001 // more than the two spheres differ
			o.radius *= spare
			all = append(all, o)
		}
	}
	return all
}

// sort puts the places that were read into cells.
func (o *order) sort(cells map[cellKey]*cell.Cell) {
	level := 0
	for key := range o.squares {
		level = key.Level() // the same of all, those that a circle of some radius wants
	}
	for _, spot := range o.spots {
		key := cell.At(spot.At, o.id, level)
		if _, wanted := o.squares[key]; wanted {
			o.squares[key] = append(o.squares[key], spot)
		}
	}
	for key, spots := range o.squares {
		one := cell.Dense()
		if len(o.spots) < mostRead {
			one = cell.New(spots, o.slug == place.Transit)
		}
		cells[cellKey{key, o.version}] = one
	}
}

// readSpots fills the orders.
func (s *Store) readSpots(ctx context.Context, origin geo.WGS84, orders []*order) error {
	err := s.readLatest(ctx, func(batch *pgx.Batch) {
		for _, o := range orders {
			batch.Queue(cellSQL, pgx.StrictNamedArgs{
				"category": o.id, "lat": origin.Lat, "lng": origin.Lng,
				"radius": o.radius, "most": mostRead, "named": o.slug == place.Transit,
			}).QueryRow(o.scan)
		}
	})
	for _, o := range orders {
		if err == nil && o.version != orders[0].version {
			err = errMixed
		}
	}
	return err
}

func (o *order) scan(row pgx.Row) error {
	var ids, names []int64
	var lats, lngs []float64
	if err := row.Scan(&o.version, &ids, &lats, &lngs, &names); err != nil {
		return err
	}
	o.spots = make([]cell.Spot, len(ids))
	for i, id := range ids {
		o.spots[i] = cell.Spot{ID: id, At: geo.WGS84{Lat: lats[i], Lng: lngs[i]}}
		if len(names) > 0 {
			o.spots[i].Name = uint64(names[i]) //nolint:gosec // a hash, in other clothes
		}
	}
	return nil
}

// fillRows reads the rows that are missing. Whoever wants the same at the same time
// waits for the same read.
func (c *Cells) fillRows(ctx context.Context, v *view, have *fresh) error {
	name := binary.BigEndian.AppendUint64(nil, uint64(v.version)) //nolint:gosec // bits
	for _, id := range v.rows {
		name = binary.BigEndian.AppendUint64(name, uint64(id)) //nolint:gosec // bits
	}
	read := c.rowFlights.DoChan(string(name), func() (any, error) {
		return c.readRows(context.WithoutCancel(ctx), v.rows)
	})
	select {
	case landed := <-read:
		if landed.Err != nil {
			return landed.Err
		}
		have.rows = landed.Val.(map[rowKey]cell.Row)
		return nil
	case <-ctx.Done():
		return fmt.Errorf("fill rows: %w: %w", ErrUnavailable, ctx.Err())
	}
}

// readRows reads rows by their ids and keeps them.
func (c *Cells) readRows(ctx context.Context, ids []int64) (map[rowKey]cell.Row, error) {
	found, version, err := c.store.PlacesByID(ctx, ids)
	if err != nil {
		c.failed.Add(1)
		return nil, fmt.Errorf("fill rows: %w", err)
	}
	if len(found) == 0 { // the data changed meanwhile
		_, err = c.check(ctx)
		return nil, err
	}
	c.learn(version)
	rows := make(map[rowKey]cell.Row, len(found))
	for _, p := range found {
		key := rowKey{p.ID, version}
		rows[key] = cell.Pack(&p)
		c.rows.set(key, rows[key])
	}
	return rows, nil
}
