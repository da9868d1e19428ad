package store

import (
	"context"
	"slices"
	"sync"
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
	Bytes  uint64           // of memory, about; the least used go first
	Radius geo.Metres       // within which most searches count
	Now    func() time.Time // the clock; time.Now when nil
}

// Cells answer searches from memory, exactly as the store does from the database:
// where the places of a piece of the earth are is read once and serves everybody
// around until the data changes, and so does the rest of a place that was shown.
// What they hold is bounded; what they do not hold, searches for words, and whoever
// is the first to ask from somewhere, the store answers.
//
// Run [Cells.Watch] beside them, or they learn of a load only by chance. They are
// safe for concurrent use, and a search that finds all it needs waits for nobody.
type Cells struct {
	store   *Store
	options CellOptions
	known   atomic.Pointer[knowledge]

	cells   *otter.Cache[cellKey, *cell.Cell]
	mu      sync.Mutex // of flights
	flights map[cell.Key]*flight

	rows       *rowShelves
	rowFlights singleflight.Group

	visited visited
	needed  atomic.Int64 // when the database was needed last, in nanoseconds of Unix time
	ahead   atomic.Bool  // something is read ahead

	answered, stale, passed, reads, failed atomic.Int64 // see CellStats
}

// cellKey and rowKey tell versions apart, so that none replaces another while that
// still answers: what nobody asks for goes first when there is no room.
type cellKey struct {
	cell.Key
	version int64
}

type rowKey struct{ id, version int64 }

// CellStats tell how cells have done so far.
type CellStats struct {
	Answered int64 // searches from cells that were there, and the newest
	Stale    int64 // searches from cells of an older version
	Passed   int64 // searches left to the database
	Read     int64 // reads of cells
	Failed   int64 // reads that failed
	Cells    int   // held now
	Rows     int   // places held now, to be shown
	Bytes    int64 // that both take, about
}

// Stats tells how the cells have done so far.
func (c *Cells) Stats() CellStats {
	rows, bytes := c.rows.size()
	return CellStats{
		Answered: c.answered.Load(), Stale: c.stale.Load(), Passed: c.passed.Load(),
		Read: c.reads.Load(), Failed: c.failed.Load(),
		Cells: c.cells.EstimatedSize(), Rows: rows,
		Bytes: int64(c.cells.WeightedSize()) + int64(bytes),
	}
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
	c := &Cells{store: s, options: o, flights: map[cell.Key]*flight{}}
	c.cells = otter.Must(&otter.Options[cellKey, *cell.Cell]{
		MaximumWeight: o.Bytes / 2,
		Weigher:       func(_ cellKey, c *cell.Cell) uint32 { return uint32(c.Bytes()) },
	})
	c.visited = newVisited()
	c.rows = newRowShelves(o.Bytes - o.Bytes/2)
	return c
}

// maxCellLimit is how many places a search may want to be answered from memory.
const maxCellLimit = 1000

// Nearby is [Store.Nearby], but that no bearing is set.
func (c *Cells) Nearby(ctx context.Context, q Query, limit int) (found []place.Found, e Edition, err error) {
	direct := func() (e Edition, err error) {
		c.passed.Add(1)
		found, e, err = c.store.Nearby(ctx, q, limit)
		return e, err
	}
	if q.Keyword != "" || max(limit, q.Stops) > maxCellLimit || !cell.Covers(q.Origin, q.Radius) {
		e, err = direct()
		return found, e, err
	}
	first, idle := false, false
	e, err = c.ask(ctx, question{
		Query: q, direct: direct,
		put: func(v *view) { found = v.nearby(q, limit) },
		worth: func() bool {
			first, idle = !c.visited.search(q.Origin), c.need()
			return !first
		},
	})
	if first && idle && err == nil {
		c.readAhead(ctx, q, limit)
	}
	return found, e, err
}

// need notes that the database is needed, and tells whether nobody has needed it for a
// moment until now.
func (c *Cells) need() (idle bool) {
	const moment = 50 * time.Millisecond
	now := time.Now().UnixNano()
	return now-c.needed.Swap(now) > int64(moment)
}

// readAhead reads what the next to ask from there will need, one such read at a
// time. It is for idle moments: a crowd that comes from everywhere once gains nothing
// by it.
func (c *Cells) readAhead(ctx context.Context, q Query, limit int) {
	if !c.ahead.CompareAndSwap(false, true) {
		return
	}
	go func() {
		defer c.ahead.Store(false)
		_, _, _ = c.Nearby(context.WithoutCancel(ctx), q, limit) // now it is the second
	}()
}

// Count is [Store.Count].
func (c *Cells) Count(ctx context.Context, q Query, most int) (counts map[string]int, e Edition, err error) {
	direct := func() (e Edition, err error) {
		c.passed.Add(1)
		counts, e, err = c.store.Count(ctx, q, most)
		return e, err
	}
	if q.Keyword != "" || !cell.Covers(q.Origin, q.Radius) {
		e, err = direct()
		return counts, e, err
	}
	e, err = c.ask(ctx, question{
		Query: q, direct: direct,
		put:   func(v *view) { counts = v.count(q, most) },
		worth: func() bool { return c.visited.count(q.Origin) },
	})
	return counts, e, err
}

// question is what is asked, and who can answer.
type question struct {
	Query
	put    func(*view)             // asks memory, and leaves the answer if that is complete
	worth  func() bool             // whether what is missing should be read into memory
	direct func() (Edition, error) // asks the database, and leaves its answer
}

// attempts bounds how often is read for one question: cells around the point, more
// of them if those hold too few places, the rows to show, and all of it again when
// the data changes meanwhile.
const attempts = 10

// ask puts a question to memory and has read what is missing there or, where that
// is not worth while, to the database. When that does not answer, the version
// before may.
func (c *Cells) ask(ctx context.Context, q question) (Edition, error) {
	var have fresh
	for attempt := range attempts {
		known := c.known.Load()
		if known == nil {
			var err error
			if known, err = c.check(ctx); err != nil {
				return Edition{}, err
			}
		}
		v := c.view(known, known.Version, q.Query, &have)
		if q.put(v); v.complete() {
			if attempt == 0 {
				c.answered.Add(1)
			}
			return c.edition(known), nil
		}
		if c.options.Now().Sub(known.seen) < grace && !v.dense && c.before(known, q) {
			go func() { _ = c.fill(context.WithoutCancel(ctx), v, new(fresh)) }()
			return Edition{Version: known.previous}, nil
		}
		if v.dense || attempt == 0 && len(v.squares) > 0 && !q.worth() {
			return c.orBefore(known, q, q.direct)
		}
		c.need()
		if err := c.fill(ctx, v, &have); err != nil {
			return c.orBefore(known, q, func() (Edition, error) { return Edition{}, err })
		}
	}
	return q.direct()
}

// orBefore is the answer of the version before where there is no other.
func (c *Cells) orBefore(known *knowledge, q question, other func() (Edition, error)) (Edition, error) {
	e, err := other()
	if err != nil && c.before(known, q) {
		return Edition{Version: known.previous, Age: c.options.Now().Sub(known.seen)}, nil
	}
	return e, err
}

// before puts a question to what is left of the version before, and tells whether
// that could answer.
func (c *Cells) before(known *knowledge, q question) bool {
	if known.previous == unknown {
		return false
	}
	v := c.view(known, known.previous, q.Query, new(fresh))
	if q.put(v); !v.complete() {
		return false
	}
	c.stale.Add(1)
	return true
}

// edition is that of an answer from cells of the newest version.
func (c *Cells) edition(known *knowledge) Edition {
	e := Edition{Version: known.Version}
	if age := c.options.Now().Sub(known.checked); age > certain {
		e.Age = age
	}
	return e
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
