package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"

	"nearby/place"
)

// Catalogue is what is known of the data as a whole. It does not change.
type Catalogue struct {
	Version    int64            // see [Dataset]
	Categories []place.Category // in the order of the menu
	Previous   int64            // the version before this one; UnknownVersion if there was none
	Since      time.Time        // when this version was first seen
	CheckedAt  time.Time        // when the database was last asked
	Standby    bool             // a standby answered, as the primary did not
}

// Watcher follows the version and the categories of the database for everybody in
// the process: memory, the menu, the figures of the data. It is safe for concurrent
// use. Run it, or what it knows is what it was first asked for.
type Watcher struct {
	store  *Store
	now    func() time.Time
	latest atomic.Pointer[Catalogue]
	hints  chan struct{} // that there may be something new

	mu     sync.Mutex
	checks []chan error // see Checks
}

// NewWatcher returns a watcher that knows nothing yet; now is its clock.
func NewWatcher(s *Store, now func() time.Time) *Watcher {
	return &Watcher{store: s, now: now, hints: make(chan struct{}, 1)}
}

// Latest returns what was known last; nil before the database has answered once.
func (w *Watcher) Latest() *Catalogue { return w.latest.Load() }

// Catalogue is Latest, but asks the database when nothing is known yet.
func (w *Watcher) Catalogue(ctx context.Context) (*Catalogue, error) {
	if known := w.latest.Load(); known != nil {
		return known, nil
	}
	return w.Refresh(ctx)
}

// Refresh asks the database now: the primary, because only it knows what is newest,
// or a standby when the primary does not answer.
func (w *Watcher) Refresh(ctx context.Context) (*Catalogue, error) {
	var categories []place.Category
	version, standby, err := w.store.readNewest(ctx, func(b *pgx.Batch) {
		b.Queue(categoriesSQL).Query(func(rows pgx.Rows) (err error) {
			categories, err = pgx.CollectRows(rows, pgx.RowToStructByName[place.Category])
			return err
		})
	})
	if err != nil {
		return nil, fmt.Errorf("version of the data: %w", err)
	}
	return w.update(func(c *Catalogue) {
		c.Categories, c.Standby, c.CheckedAt = categories, standby, w.now()
		c.observe(version, c.CheckedAt)
	}), nil
}

// Observe notes a version that came with something else that was read.
func (w *Watcher) Observe(version int64) {
	if known := w.latest.Load(); known == nil || version <= known.Version {
		return
	}
	w.update(func(c *Catalogue) { c.observe(version, w.now()) })
	w.hint()
}

// observe notes a version; an older one is that of a replica behind the others.
func (c *Catalogue) observe(version int64, now time.Time) {
	if version > c.Version {
		c.Previous, c.Version, c.Since = c.Version, version, now
	}
}

func (w *Watcher) update(change func(*Catalogue)) *Catalogue {
	for {
		before := w.latest.Load()
		after := Catalogue{Version: UnknownVersion, Previous: UnknownVersion}
		if before != nil {
			after = *before
		}
		change(&after)
		if w.latest.CompareAndSwap(before, &after) {
			return &after
		}
	}
}

// Checks returns a channel that receives the outcome of each time that Run asks the
// database. A reader that is slow misses outcomes, but never the last.
func (w *Watcher) Checks() <-chan error {
	checks := make(chan error, 1)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.checks = append(w.checks, checks)
	return checks
}

// tell hands an outcome to everybody who reads Checks.
func (w *Watcher) tell(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, checks := range w.checks {
		select {
		case <-checks: //nolint:errcheck // what the check before said is out of date
		default:
		}
		checks <- err
	}
}

const (
	checkEvery   = 5 * time.Second // a notification may get lost
	checkTimeout = 3 * time.Second
	listenAgain  = 2 * time.Second
)

// Run keeps what is known up to date until ctx ends: within milliseconds after a
// load, and within seconds where notifications do not come through, as behind a
// pooler.
func (w *Watcher) Run(ctx context.Context) error {
	var listening sync.WaitGroup
	defer listening.Wait()
	listening.Go(func() { w.listen(ctx) })
	for {
		check, cancel := context.WithTimeout(ctx, checkTimeout)
		_, err := w.Refresh(check)
		cancel()
		if ctx.Err() != nil {
			return nil
		}
		w.tell(err)
		// With a jitter, so that servers do not all ask at once.
		timer := time.NewTimer(checkEvery - time.Duration(rand.Int64N(int64(checkEvery/5)))) //nolint:gosec // no secret
		select {
		case <-w.hints:
		case <-timer.C:
		case <-ctx.Done():
		}
		timer.Stop()
	}
}

func (w *Watcher) hint() {
	select {
	case w.hints <- struct{}{}:
	default: // one is waiting already
	}
}

// listen passes notifications on until ctx ends.
func (w *Watcher) listen(ctx context.Context) {
	for ctx.Err() == nil {
		_ = w.listenOnce(ctx)
		select {
		case <-time.After(listenAgain):
		case <-ctx.Done():
		}
	}
}

// listenOnce listens on a connection of its own until that breaks.
func (w *Watcher) listenOnce(ctx context.Context) error {
	conn, err := pgx.ConnectConfig(ctx, w.store.primary.pool.Config().ConnConfig)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, "LISTEN "+changeChannel); err != nil {
		return err
	}
	for { // the first time at once: something may have come before we listened
		w.hint()
		if _, err := conn.WaitForNotification(ctx); err != nil {
			return err
		}
	}
}
