package store

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	// channel is where a load says that there is something new: a hint, which may
	// get lost. That the version is read again every so often is what counts.
	channel      = "nearby_places"
	checkEvery   = 5 * time.Second
	listenAgain  = 2 * time.Second
	checkTimeout = 3 * time.Second
)

// errMixed means that the data changed between two queries of one read.
var errMixed = errors.New("the data changed meanwhile")

// knowledge is what is known of the data as a whole. It does not change.
type knowledge struct {
	menuRow
	seen     time.Time // when Version was first seen
	checked  time.Time // when it was last seen to be the newest
	previous int64     // the version before
}

// Watch keeps the cells up to date with the data until ctx ends: within
// milliseconds after a load, and within seconds where notifications do not come
// through, as behind a pooler.
func (c *Cells) Watch(ctx context.Context) error {
	hints := make(chan struct{}, 1)
	listening := make(chan struct{})
	go func() {
		defer close(listening)
		c.store.listen(ctx, hints)
	}()
	for {
		check, cancel := context.WithTimeout(ctx, checkTimeout)
		_, _ = c.check(check) // how long ago one succeeded is what matters
		cancel()
		// With a jitter, so that servers do not all ask at once.
		timer := time.NewTimer(checkEvery - time.Duration(rand.Int64N(int64(checkEvery/5)))) //nolint:gosec // no secret
		select {
		case <-hints:
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			<-listening
			return nil
		}
		timer.Stop()
	}
}

// check reads which version of the data is the newest, and the categories.
func (c *Cells) check(ctx context.Context) (*knowledge, error) {
	menu, err := c.store.menu(ctx)
	if err != nil {
		return nil, err
	}
	return c.update(func(k *knowledge) {
		k.IDs, k.Slugs = menu.IDs, menu.Slugs
		k.checked = c.options.Now()
		k.saw(menu.Version, k.checked)
	}), nil
}

// learn notes a version that was read with a cell.
func (c *Cells) learn(version int64) {
	if known := c.known.Load(); known != nil && version <= known.Version {
		return
	}
	c.update(func(k *knowledge) { k.saw(version, c.options.Now()) })
}

// saw notes a version; an older one is that of a replica behind the others.
func (k *knowledge) saw(version int64, now time.Time) {
	if version > k.Version {
		k.previous, k.Version, k.seen = k.Version, version, now
	}
}

// update changes what is known.
func (c *Cells) update(change func(*knowledge)) *knowledge {
	for {
		before := c.known.Load()
		after := knowledge{menuRow: menuRow{Version: unknown}, previous: unknown}
		if before != nil {
			after = *before
		}
		change(&after)
		if c.known.CompareAndSwap(before, &after) {
			return &after
		}
	}
}

// unknown is older than every version.
const unknown = -1

// listen passes on that there is something new, on a connection of its own, until
// ctx ends.
func (s *Store) listen(ctx context.Context, hints chan<- struct{}) {
	for ctx.Err() == nil {
		_ = s.hear(ctx, hints)
		select {
		case <-time.After(listenAgain):
		case <-ctx.Done():
		}
	}
}

// hear listens until the connection breaks.
func (s *Store) hear(ctx context.Context, hints chan<- struct{}) error {
	conn, err := pgx.ConnectConfig(ctx, s.primary.pool.Config().ConnConfig)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, "LISTEN "+channel); err != nil {
		return err
	}
	for { // the first time at once: something may have come before we listened
		select {
		case hints <- struct{}{}:
		default: // one is waiting already
		}
		if _, err := conn.WaitForNotification(ctx); err != nil {
			return err
		}
	}
}
