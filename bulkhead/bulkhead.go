// Package bulkhead keeps work that is costly from taking everything else with it: so
// much of it is done at once and no more, who has had least of it lately comes first,
// and who has had too much waits.
//
// It knows neither what the work is nor whose: a context says on whose account it is
// done (see [On]), and work on nobody's account is not held against anybody.
package bulkhead

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Bulkhead bounds how much is done at once. Half of its slots are for light work on
// light accounts alone. It is safe for concurrent use.
type Bulkhead struct {
	patience time.Duration

	mu          sync.Mutex
	free, heavy int // slots that are free, and how many of them heavy work may take
	waiting     []*waiter
}

// waiter is work that waits for a slot.
type waiter struct {
	owed  time.Duration // by its account, with what the work is expected to take
	heavy bool
	ready chan struct{} // closed when it has a slot
}

// New returns a bulkhead of so many slots, two at least. When none is free, Enter waits
// that long for one.
func New(slots int, patience time.Duration) *Bulkhead {
	slots = max(2, slots)
	return &Bulkhead{free: slots, heavy: slots / 2, patience: patience}
}

// Enter takes a slot for work that is expected to take so long, and puts that on the
// account of ctx. Call leave with what it has really taken. The error is ErrSpent,
// ErrFull, or that of ctx.
func (b *Bulkhead) Enter(ctx context.Context, expected time.Duration) (leave func(took time.Duration), err error) {
	v := visitOf(ctx)
	owed, err := v.reserve(expected)
	if err != nil {
		return nil, err
	}
	w := &waiter{owed: owed, heavy: v.heavy(owed), ready: make(chan struct{})}
	if err := b.wait(ctx, w); err != nil {
		v.correct(-expected)
		return nil, err
	}
	return func(took time.Duration) {
		v.correct(took - expected)
		b.leave(w)
	}, nil
}

func (b *Bulkhead) wait(ctx context.Context, w *waiter) error {
	b.mu.Lock()
	b.waiting = append(b.waiting, w)
	b.admit()
	b.mu.Unlock()
	timeout := time.NewTimer(b.patience)
	defer timeout.Stop()
	select {
	case <-w.ready:
		return nil
	case <-timeout.C:
		return b.giveUp(w, ErrFull)
	case <-ctx.Done():
		return b.giveUp(w, ctx.Err())
	}
}

// giveUp lets somebody wait no longer. There is no error when they have just got a slot.
func (b *Bulkhead) giveUp(w *waiter, err error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	i := slices.Index(b.waiting, w)
	if i < 0 {
		return nil
	}
	b.waiting = slices.Delete(b.waiting, i, i+1)
	return err
}

// admit gives free slots to those who owe least.
func (b *Bulkhead) admit() {
	for b.free > 0 {
		next := -1
		for i, w := range b.waiting {
			if (!w.heavy || b.heavy > 0) && (next < 0 || w.owed < b.waiting[next].owed) {
				next = i
			}
		}
		if next < 0 {
			return
		}
		w := b.waiting[next]
		b.waiting = slices.Delete(b.waiting, next, next+1)
		b.take(w, 1)
		close(w.ready)
	}
}

func (b *Bulkhead) leave(w *waiter) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.take(w, -1)
	b.admit()
}

func (b *Bulkhead) take(w *waiter, n int) {
	b.free -= n
	if w.heavy {
		b.heavy -= n
	}
}
