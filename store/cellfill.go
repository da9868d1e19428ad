package store

import (
	"context"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/jackc/pgx/v5"

	"nearby/geo"
	"nearby/place"
	"nearby/store/cell"
)

//go:embed sql/cell_near.sql
var cellNearSQL string

//go:embed sql/cell_spots.sql
var cellSpotsSQL string

const (
	// leastNear is how many places a cell holds at least, if there are as many. More
	// make larger cells and fewer of them, and each costs more to read and to keep.
	leastNear = 96
	// maxCellLimit is how many places a search may want to be answered from memory.
	maxCellLimit = cell.MaxSpots / 2
	// firstLevel is the size of a cell where nothing is known of the density: 150 m.
	firstLevel = 17
	// sizesLevel is the size of the squares in which it is remembered: 2.4 km.
	sizesLevel = 13
)

// filled are cells that have just been read, by the category's id. They may be
// gone from the cache again.
type filled map[int16]*cell.Cell

// order is a cell to read.
type order struct {
	category
	key    cell.Key // its square, as it is guessed
	near   int      // places to read
	radius geo.Metres
}

// fill reads a cell for each of the categories. Whoever wants the same at the
// same time waits for the same read.
func (c *Cells) fill(ctx context.Context, q question, missing []category, attempt int) (filled, error) {
	orders := make([]order, len(missing))
	var name []byte
	for i, m := range missing {
		size := c.size(q.Origin, m)
		orders[i] = order{
			category: m, key: cell.At(q.Origin, m.id, size.level),
			near: min(max(size.near, 2*q.limit)<<(2*attempt), cell.MaxSpots),
		}
		orders[i].radius = counted(q.counting)
		name = binary.BigEndian.AppendUint64(name, uint64(orders[i].key))
		name = binary.BigEndian.AppendUint64(name, uint64(orders[i].near))
		name = binary.BigEndian.AppendUint64(name, math.Float64bits(float64(orders[i].radius)))
	}
	// The read goes on when the first to want it gives up: the others still do.
	flight := c.flights.DoChan(string(name), func() (any, error) {
		return c.read(context.WithoutCancel(ctx), q, orders)
	})
	select {
	case landed := <-flight:
		if landed.Err != nil {
			return nil, landed.Err
		}
		return landed.Val.(filled), nil
	case <-ctx.Done():
		return nil, fmt.Errorf("fill cells: %w: %w", ErrUnavailable, ctx.Err())
	}
}

// counted is how far from its centre a cell must know where places are, so that
// they can be counted within radius of points beside the centre.
func counted(radius geo.Metres) geo.Metres {
	const beside = 0.15
	return radius/0.994 + max(150, beside*radius)
}

// size is how large a cell is and how many places it has.
type size struct{ level, near int }

// size guesses that of a cell at p.
func (c *Cells) size(p geo.WGS84, of category) size {
	if known, ok := c.sizes.GetIfPresent(cell.At(p, of.id, sizesLevel)); ok {
		return known
	}
	return size{firstLevel, leastNear}
}

// read reads the cells that are ordered, keeps them, and learns from them how
// large they may be here and whether the data has changed.
func (c *Cells) read(ctx context.Context, q question, orders []order) (filled, error) {
	contents, err := c.store.cellContents(ctx, orders)
	for again := 0; errors.Is(err, errMixed) && again < attempts; again++ {
		contents, err = c.store.cellContents(ctx, orders)
	}
	c.reads.Add(1)
	if err != nil {
		c.failed.Add(1)
		return nil, fmt.Errorf("fill cells: %w", err)
	}
	cells := make(filled, len(orders))
	for i, o := range orders {
		one := cell.New(contents[i])
		cells[o.id] = one
		next := size{cell.LevelWithin(q.Origin, one.Room(q.limit, q.counting)), max(o.near/2, leastNear)}
		if key, ok := one.Fit(q.Origin, o.id, q.limit, q.counting); ok {
			c.cells.Set(key, one)
		} else { // denser than any square is small: so many are here, as in a mall
			next.near = min(4*o.near, cell.MaxSpots)
		}
		c.sizes.Set(cell.At(q.Origin, o.id, sizesLevel), next)
		c.learn(one.Version())
	}
	return cells, nil
}

// cellContents reads all that is ordered in one round trip, all of one version.
func (s *Store) cellContents(ctx context.Context, orders []order) (contents []cell.Contents, err error) {
	err = s.readLatest(ctx, func(batch *pgx.Batch) {
		contents = make([]cell.Contents, len(orders))
		for i, o := range orders {
			contents[i] = cell.Contents{
				Category: o.slug, Centre: o.key.Centre(), SpotReach: o.radius,
				ByName: o.slug == place.Transit,
			}
			queueCell(batch, o, &contents[i])
		}
	})
	return contents, err
}

// queueCell queues the two queries of a cell.
func queueCell(batch *pgx.Batch, o order, c *cell.Contents) {
	args := pgx.StrictNamedArgs{
		"category": o.id, "lat": c.Centre.Lat, "lng": c.Centre.Lng, "limit": o.near,
	}
	batch.Queue(cellNearSQL, args).Query(func(rows pgx.Rows) error {
		c.Near = make([]place.Place, 0, o.near)
		var p place.Place
		_, err := pgx.ForEachRow(rows, []any{
			&c.Version, &p.ID, &p.Source, &p.ExternalID, &p.Name, &p.NameEN, &p.Address, &p.Phone,
			&p.Lines, &p.Hours, &p.Zone, &p.Rating, &p.Price, &p.URL, &p.ImageURL, &p.AudioURL, &p.At.Lat, &p.At.Lng,
		}, func() error {
			if p.ID != 0 {
				c.Near = append(c.Near, p)
			}
			return nil
		})
		c.All = len(c.Near) < o.near
		return err
	})
	args = pgx.StrictNamedArgs{
		"category": o.id, "lat": c.Centre.Lat, "lng": c.Centre.Lng,
		"radius": o.radius, "most": cell.MostSpots(c.ByName) + 1,
	}
	batch.Queue(cellSpotsSQL, args).QueryRow(func(row pgx.Row) error {
		var version int64
		var lats, lngs []float64
		var names []int64
		if err := row.Scan(&version, &lats, &lngs, &names); err != nil {
			return err
		}
		if version != c.Version {
			return errMixed
		}
		c.Spots = make([]cell.Spot, len(lats))
		for i := range lats {
			c.Spots[i] = cell.Spot{At: geo.WGS84{Lat: lats[i], Lng: lngs[i]}, Name: uint64(names[i])}
		}
		return nil
	})
}
