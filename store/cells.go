package store

import (
	"context"
	"slices"
	"sync/atomic"
	"time"

	"github.com/maypok86/otter/v2"
	"golang.org/x/sync/singleflight"

	"nearby/geo"
	"nearby/place"
	"nearby/store/cell"
)

// CellOptions say what [Cells] may take and what will be asked of them.
type CellOptions struct {
	Bytes  uint64           // of memory, about; the least used cells go first
	Radius geo.Metres       // within which most searches count
	Now    func() time.Time // the clock; time.Now when nil
}

// Cells answer searches from memory, exactly as the store does from the database:
// a piece of the earth is read once and serves everybody in it until the data
// changes. What they hold is bounded; what they do not hold, and searches for
// words, the store answers.
//
// Run [Cells.Watch] beside them, or they learn of a load only by chance. They are
// safe for concurrent use, and a search that finds its cells waits for nobody.
type Cells struct {
	store   *Store
	options CellOptions
	cells   *otter.Cache[cell.Key, *cell.Cell]
	sizes   *otter.Cache[cell.Key, size] // of the squares around: what was right there
	flights singleflight.Group
	known   atomic.Pointer[knowledge]

	answered, stale, reads, failed atomic.Int64 // see CellStats
}

// CellStats tell how cells have done so far.
type CellStats struct {
	Answered int64 // searches from cells that were there, and the newest
	Stale    int64 // searches from cells of an older version
	Read     int64 // reads of cells
	Failed   int64 // reads that failed
	Cells    int   // held now
	Bytes    int64 // that they take, about
}

// Stats tells how the cells have done so far.
func (c *Cells) Stats() CellStats {
	return CellStats{
		Answered: c.answered.Load(), Stale: c.stale.Load(),
		Read: c.reads.Load(), Failed: c.failed.Load(),
		Cells: c.cells.EstimatedSize(), Bytes: int64(c.cells.WeightedSize()),
	}
}

// knowledge is what is known of the data as a whole. It does not change.
type knowledge struct {
	menuRow
	seen     time.Time // when Version was first seen
	checked  time.Time // when it was last seen to be the newest
	previous int64     // the version before
}

// grace is how long after a load its places may still be missing in an answer:
// people need not wait while every cell is read anew at once.
const grace = 3 * time.Second

// certain is how long a check of the version holds.
const certain = 20 * time.Second

// Cells returns an empty memory for searches of s.
func (s *Store) Cells(o CellOptions) *Cells {
	if o.Now == nil {
		o.Now = time.Now
	}
	const manySizes = 50_000
	c := &Cells{store: s, options: o}
	c.cells = otter.Must(&otter.Options[cell.Key, *cell.Cell]{
		MaximumWeight: o.Bytes,
		Weigher:       func(_ cell.Key, c *cell.Cell) uint32 { return uint32(c.Bytes()) },
	})
	c.sizes = otter.Must(&otter.Options[cell.Key, size]{MaximumSize: manySizes})
	return c
}

// Nearby is [Store.Nearby], but that no bearing is set.
func (c *Cells) Nearby(ctx context.Context, q Query, limit int) ([]place.Found, Edition, error) {
	if q.Keyword != "" || limit > maxCellLimit {
		return c.store.Nearby(ctx, q, limit)
	}
	found := make([]place.Found, 0, 2*min(limit, leastNear))
	edition, ok, err := c.ask(ctx, question{
		Query: q, limit: limit, counting: c.options.Radius,
		begin: func() { found = found[:0] },
		put: func(one *cell.Cell) (ok bool) {
			found, ok = one.AppendNearby(found, q.Origin, q.Radius, limit)
			return ok
		},
	})
	if err == nil && !ok {
		return c.store.Nearby(ctx, q, limit)
	}
	return found, edition, err
}

// Count is [Store.Count].
func (c *Cells) Count(ctx context.Context, q Query, most int) (map[string]int, Edition, error) {
	if q.Keyword != "" || most > cell.MaxSpots {
		return c.store.Count(ctx, q, most)
	}
	counts := make(map[string]int)
	edition, ok, err := c.ask(ctx, question{
		Query: q, limit: 1, counting: q.Radius,
		begin: func() {},
		put: func(one *cell.Cell) (ok bool) {
			counts[one.Category()], ok = one.Count(q.Origin, q.Radius, most)
			return ok
		},
	})
	if err == nil && !ok {
		return c.store.Count(ctx, q, most)
	}
	return counts, edition, err
}

// question is what is asked of one cell of each category.
type question struct {
	Query
	limit    int
	counting geo.Metres            // the radius within which places are, or will be, counted
	begin    func()                // forgets the answers so far
	put      func(*cell.Cell) bool // puts it to a cell, and tells whether that could answer
}

// attempts bounds how often cells are read for one question: once, unless the
// data changes meanwhile or is denser than it looked.
const attempts = 3

// ask puts the question to a cell of each category, all of one version, and has
// those read that are missing. ok is false when memory cannot answer.
func (c *Cells) ask(ctx context.Context, q question) (e Edition, ok bool, err error) {
	var filled filled
	for attempt := range attempts {
		known := c.known.Load()
		if known == nil {
			if known, err = c.check(ctx); err != nil {
				return Edition{}, false, err
			}
		}
		ids := known.only(q.Categories)
		missing := c.put(q, ids, known.Version, filled)
		if len(missing) == 0 {
			if attempt == 0 {
				c.answered.Add(1)
			}
			return c.edition(known), true, nil
		}
		stale := c.options.Now().Sub(known.seen) < grace
		if stale && len(c.put(q, ids, known.previous, nil)) == 0 {
			c.stale.Add(1)
			go func() { _, _ = c.fill(context.WithoutCancel(ctx), q, missing, attempt) }()
			return Edition{Version: known.previous}, true, nil
		}
		filled, err = c.fill(ctx, q, missing, attempt)
		if err != nil {
			return c.old(known, q, ids, err)
		}
	}
	return Edition{}, false, nil
}

// old is the answer of cells that would be read anew, were the database there.
func (c *Cells) old(known *knowledge, q question, ids []category, cause error) (Edition, bool, error) {
	if len(c.put(q, ids, known.previous, nil)) > 0 {
		return Edition{}, false, cause
	}
	c.stale.Add(1)
	return Edition{Version: known.previous, Age: c.options.Now().Sub(known.seen)}, true, nil
}

// edition is that of an answer from cells of the newest version.
func (c *Cells) edition(known *knowledge) Edition {
	e := Edition{Version: known.Version}
	if age := c.options.Now().Sub(known.checked); age > certain {
		e.Age = age
	}
	return e
}

// put asks a cell of each category that holds this version, fresh ones first, and
// returns the categories without one that can answer.
func (c *Cells) put(q question, ids []category, version int64, fresh filled) (missing []category) {
	q.begin()
	for _, id := range ids {
		if one := fresh[id.id]; one != nil && one.Version() == version && q.put(one) {
			continue
		}
		if !c.find(q, id, version) {
			missing = append(missing, id)
		}
	}
	return missing
}

// find asks the cells around the point, the smallest first.
func (c *Cells) find(q question, id category, version int64) bool {
	for level := cell.Finest; level >= cell.Coarsest; level-- {
		one, ok := c.cells.GetIfPresent(cell.At(q.Origin, id.id, level))
		if ok && one.Version() == version && q.put(one) {
			return true
		}
	}
	return false
}

// category is one of those asked for.
type category struct {
	id   int16
	slug string
}

// only returns the categories that are asked for, in the menu's order; no slugs
// ask for all.
func (k *knowledge) only(slugs []string) []category {
	asked := make([]category, 0, len(k.IDs))
	for i, slug := range k.Slugs {
		if len(slugs) == 0 || slices.Contains(slugs, slug) {
			asked = append(asked, category{k.IDs[i], slug})
		}
	}
	return asked
}
