// Package cells answers searches from memory, exactly as the store does from the
// database: where the places of a piece of the earth are is read once and serves
// everybody around until the data changes, and so does the rest of a place that was
// shown. The arithmetic is package grid's.
//
// It keeps nothing but what the database has, and decides nothing about what people
// see. What it does not hold, and whoever is the first to ask from somewhere, the store
// answers. For words, kinds and lines it has indexes of whole districts, package index's.
package cells

import (
	"context"
	"sync/atomic"
	"time"

	"nearby/cells/grid"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

// Options say what [Cells] may take and what will be asked of them.
type Options struct {
	Bytes  uint64           // of memory, about
	Radius geo.Metres       // within which most searches count
	Now    func() time.Time // the clock, the watcher's
}

// Cells answer searches. What they hold is bounded. They are safe for concurrent
// use, and a search that finds all it needs waits for nobody.
type Cells struct {
	options Options
	store   *store.Store
	watcher *store.Watcher
	memory  memory
	filler  *filler
	indexer *indexer
	warmup  warmupFilter
	wanted  *wanted

	lastNeed  atomic.Int64 // when the database was needed last, in nanoseconds of Unix time
	readsNext atomic.Bool  // a prefetch is under way

	answered, stale, passed atomic.Int64 // see Stats
}

// New returns an empty memory for searches of a store. Run its watcher, or it
// learns of a load only by chance.
func New(s *store.Store, w *store.Watcher, o Options) *Cells {
	m := newMemory(o.Bytes)
	return &Cells{
		options: o, store: s, watcher: w, memory: m, warmup: newWarmupFilter(), wanted: newWanted(),
		indexer: newIndexer(s, w, m, o.Bytes*4/10),
		filler:  &filler{store: s, watcher: w, memory: m, reading: map[readKey]*cellRead{}},
	}
}

// Stats tell how cells have done so far.
type Stats struct {
	Answered int64 // searches from cells that were there, and the newest
	Stale    int64 // searches from cells of an older version
	Passed   int64 // searches left to the database
	Read     int64 // reads of cells
	Failed   int64 // reads that failed
	Cells    int   // held now
	Indexes  int   // of words, held now
	Rows     int   // places held now, to be shown
	Bytes    int64 // that all take, about
}

// Stats tells how the cells have done so far.
func (c *Cells) Stats() Stats {
	rows, bytes := c.memory.rows.size()
	return Stats{
		Answered: c.answered.Load(), Stale: c.stale.Load(), Passed: c.passed.Load(),
		Read: c.filler.reads.Load(), Failed: c.filler.failed.Load(),
		Cells: c.memory.cells.EstimatedSize(), Rows: rows,
		Indexes: c.memory.indexes.EstimatedSize(),
		Bytes:   int64(c.memory.cells.WeightedSize()) + int64(c.memory.indexes.WeightedSize()) + int64(bytes),
	}
}

const (
	// staleGrace is how long after a load the version before may still answer: people
	// need not wait while every cell is read anew at once.
	staleGrace = 3 * time.Second
	// versionTTL is how long a check of the version holds.
	versionTTL = 20 * time.Second
	// maxLimit is how many places a search may want to be answered from memory.
	maxLimit = store.MaxLimit
)

// Nearby is [store.Store.Nearby], but that no bearing is set.
func (c *Cells) Nearby(ctx context.Context, q store.Query, limit int) (found []place.Found, e store.Edition, err error) {
	c.wanted.note(q.Origin)
	fromDatabase := func() (e store.Edition, err error) {
		c.passed.Add(1)
		found, e, err = c.store.Nearby(ctx, q, limit)
		return e, err
	}
	if max(limit, q.Stops) > maxLimit || !grid.Covers(q.Origin, q.Radius) {
		e, err = fromDatabase()
		return found, e, err
	}
	first, idle := false, false
	e, err = c.answer(ctx, lookup{
		Query: q, fromDatabase: fromDatabase,
		fromMemory: func(v *view) { found = v.nearest(q, limit) },
		admit: func() bool {
			first, idle = !c.warmup.search(q.Origin), c.needDatabase()
			return !first
		},
	})
	if first && idle && err == nil {
		c.prefetch(ctx, q, limit)
	}
	return found, e, err
}

// needDatabase notes that the database is needed, and tells whether it was idle for
// a moment until now.
func (c *Cells) needDatabase() (idle bool) {
	const moment = 50 * time.Millisecond
	now := time.Now().UnixNano()
	return now-c.lastNeed.Swap(now) > int64(moment)
}

// prefetch reads what the next search from there will need, one prefetch at a time.
// It is for idle moments: a crowd of which each asks once from somewhere else gains
// nothing by it.
func (c *Cells) prefetch(ctx context.Context, q store.Query, limit int) {
	if !c.readsNext.CompareAndSwap(false, true) {
		return
	}
	go func() {
		defer c.readsNext.Store(false)
		_, _, _ = c.Nearby(context.WithoutCancel(ctx), q, limit) // now it is the second
	}()
}

// Count is [store.Store.Count].
func (c *Cells) Count(ctx context.Context, q store.Query, most int) (counts map[string]int, e store.Edition, err error) {
	fromDatabase := func() (e store.Edition, err error) {
		c.passed.Add(1)
		counts, e, err = c.store.Count(ctx, q, most)
		return e, err
	}
	if !grid.Covers(q.Origin, q.Radius) {
		e, err = fromDatabase()
		return counts, e, err
	}
	e, err = c.answer(ctx, lookup{
		Query: q, fromDatabase: fromDatabase,
		fromMemory: func(v *view) { counts = v.count(q, most) },
		admit:      func() bool { return c.warmup.count(q.Origin) },
	})
	return counts, e, err
}

// lookup is one search, and what can answer it.
type lookup struct {
	store.Query
	fromMemory   func(*view)                   // leaves the answer if the view is complete
	fromDatabase func() (store.Edition, error) // leaves its answer
	admit        func() bool                   // whether what is missing is worth reading into memory
}

// attempts bounds how often is read for one lookup: cells around the point, more
// of them if those hold too few places, the rows to show, and all of it again when
// the data changes meanwhile.
const attempts = 10

// answer looks into memory and has read what is missing there or, where that is not
// worth while, asks the database. When that does not answer, the version before may.
func (c *Cells) answer(ctx context.Context, l lookup) (store.Edition, error) {
	var have fetched
	for attempt := range attempts {
		now, err := c.watcher.Catalogue(ctx)
		if err != nil {
			return store.Edition{}, err
		}
		v := c.view(now, now.Version, l, &have)
		if l.fromMemory(v); v.complete() {
			if attempt == 0 {
				c.answered.Add(1)
			}
			return c.edition(now), nil
		}
		if len(v.indexes) > 0 {
			c.indexer.read(ctx, v)
		}
		if c.options.Now().Sub(now.Since) < staleGrace && !v.overfull && c.fromStale(now, l) {
			if len(v.indexes) == 0 {
				go func() { _ = c.filler.fill(context.WithoutCancel(ctx), v, new(fetched)) }()
			}
			return store.Edition{Version: now.Previous}, nil
		}
		if v.overfull || len(v.indexes) > 0 || attempt == 0 && len(v.squares) > 0 && !l.admit() {
			edition, err := l.fromDatabase()
			return c.orStale(now, l, edition, err)
		}
		c.needDatabase()
		if err := c.filler.fill(ctx, v, &have); err != nil {
			return c.orStale(now, l, store.Edition{}, err)
		}
	}
	return l.fromDatabase()
}

func (c *Cells) view(of *store.Catalogue, version int64, l lookup, have *fetched) *view {
	return &view{
		memory: c.memory, fetched: have, version: version, origin: l.Origin,
		categories: only(of.Categories, l.Categories), usual: c.options.Radius,
	}
}

// orStale is an answer or, in place of an error, that of the version before.
func (c *Cells) orStale(now *store.Catalogue, l lookup, e store.Edition, err error) (store.Edition, error) {
	if err != nil && c.fromStale(now, l) {
		return store.Edition{Version: now.Previous, Age: c.options.Now().Sub(now.Since)}, nil
	}
	return e, err
}

// fromStale looks into what is left of the version before, and tells whether that
// could answer.
func (c *Cells) fromStale(now *store.Catalogue, l lookup) bool {
	if now.Previous == store.UnknownVersion {
		return false
	}
	v := c.view(now, now.Previous, l, new(fetched))
	if l.fromMemory(v); !v.complete() {
		return false
	}
	c.stale.Add(1)
	return true
}

// edition is that of an answer from cells of the newest version.
func (c *Cells) edition(now *store.Catalogue) store.Edition {
	e := store.Edition{Version: now.Version}
	if age := c.options.Now().Sub(now.CheckedAt); age > versionTTL {
		e.Age = age
	}
	return e
}
