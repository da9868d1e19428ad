package api

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/maypok86/otter/v2"

	"nearby/seal"
	"nearby/store"
)

const (
	// stay is how long this server knows its own answers without the database:
	// until WeChat delivers the message no more.
	stay = 20 * time.Second
	// maxRecent bounds their memory, in bytes.
	maxRecent = 16 << 20
)

// once answers every delivery of a message with the bytes of the first. WeChat
// delivers a message up to three times when it has no answer after five seconds,
// perhaps to another server, perhaps while the first is still at work.
//
// Within this server deliveries share one flight, and later ones what it brought.
// Between servers the database decides: one claims the message, the others wait
// for its answer there. Without a database only the first half holds, which beats
// not answering.
type once struct {
	store  *store.Store
	hasher seal.Hasher // of message keys, so that a dump tells nothing about them
	box    seal.Box    // of answers, which name the receiver
	log    *slog.Logger
	recent *otter.Cache[store.ReplyKey, []byte] // answers of this server

	mu      sync.Mutex
	flights map[store.ReplyKey]*flight
}

// flight is the work on one message. answer may be read once landed is closed.
type flight struct {
	landed chan struct{}
	answer []byte
}

func newOnce(s *store.Store, secret seal.Secret, log *slog.Logger) (*once, error) {
	box, err := secret.Box("reply")
	if err != nil {
		return nil, err
	}
	return &once{
		store: s, hasher: secret.Hasher("reply"), box: box, log: log,
		recent: otter.Must(&otter.Options[store.ReplyKey, []byte]{
			MaximumWeight:    maxRecent,
			Weigher:          func(_ store.ReplyKey, answer []byte) uint32 { return uint32(len(answer)) }, //nolint:gosec // some kilobytes
			ExpiryCalculator: otter.ExpiryWriting[store.ReplyKey, []byte](stay),
		}),
		flights: map[store.ReplyKey]*flight{},
	}, nil
}

// do returns what work makes for the message with this key, or what it made
// before. It returns nil when ctx ends before somebody else's answer is there, and
// when work has none.
func (o *once) do(ctx context.Context, key string, work func() []byte) []byte {
	k := store.ReplyKey(o.hasher.Hash(key))
	f, first := o.board(k)
	if first {
		o.fly(ctx, k, f, work)
		return f.answer
	}
	select {
	case <-f.landed:
		return f.answer
	case <-ctx.Done():
		return nil
	}
}

// board joins the flight of this message, or begins it.
func (o *once) board(k store.ReplyKey) (f *flight, first bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if f, ok := o.flights[k]; ok {
		return f, false
	}
	f = &flight{landed: make(chan struct{})}
	o.flights[k] = f
	return f, true
}

// fly gets the answer one way or the other.
func (o *once) fly(ctx context.Context, k store.ReplyKey, f *flight, work func() []byte) {
	defer func() { // also when work panics, or the others would wait for nothing
		if f.answer != nil {
			o.recent.Set(k, f.answer) // before the flight is gone: one or the other is there
		}
		close(f.landed)
		o.leave(k)
	}()
	var ok bool
	if f.answer, ok = o.recent.GetIfPresent(k); ok {
		return
	}
	mine, err := o.claim(ctx, k)
	switch {
	case err != nil:
		o.log.ErrorContext(ctx, "answering without a claim", "error", err)
	case !mine:
		if f.answer, mine = o.await(ctx, k); !mine {
			return
		}
	}
	if f.answer = work(); f.answer == nil {
		return // another delivery may have more luck
	}
	// Also without a claim: it may have reached the database without our knowing.
	o.store.KeepReply(k, o.box.Seal(f.answer, k[:]))
}

func (o *once) leave(k store.ReplyKey) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.flights, k)
}

// claim tells whether the message is ours to answer, and leaves time to do so.
func (o *once) claim(ctx context.Context, k store.ReplyKey) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, claimBudget)
	defer cancel()
	return o.store.ClaimReply(ctx, k)
}

// A server that waits for another's answer looks this often. Answers take
// milliseconds; only a broken server takes longer.
const (
	firstLook = 5 * time.Millisecond
	lastLook  = 200 * time.Millisecond
)

// await returns the answer that another server keeps for this message, or that
// the message is ours now: the other one has died, and its claim run out.
func (o *once) await(ctx context.Context, k store.ReplyKey) (answer []byte, mine bool) {
	for pause := firstLook; ctx.Err() == nil; pause = min(2*pause, lastLook) {
		sealed, err := o.store.Reply(ctx, k)
		switch {
		case err == nil:
			return o.open(ctx, sealed, k), false
		case !errors.Is(err, store.ErrNotFound):
			o.log.ErrorContext(ctx, "waiting for another server's answer", "error", err)
		case pause == lastLook:
			if mine, err := o.claim(ctx, k); err == nil && mine {
				return nil, true
			}
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
	return nil, false
}

func (o *once) open(ctx context.Context, sealed []byte, k store.ReplyKey) []byte {
	answer, err := o.box.Open(sealed, k[:])
	if err != nil {
		o.log.ErrorContext(ctx, "kept answer: is NEARBY_SECRET the same on every server?", "error", err)
	}
	return answer
}
