package api

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/maypok86/otter/v2"

	"nearby/api/dialogue"
	"nearby/seal"
	"nearby/store"
)

const (
	// stay is how long this server knows its own answers without the database:
	// until WeChat delivers the message no more.
	stay = 20 * time.Second
	// maxRecent bounds their memory, in bytes: some thousands. Those that there is
	// no room for are in the database.
	maxRecent = 8 << 20
)

// once answers every delivery of a message with the bytes of the first. WeChat
// delivers a message up to three times when it has no answer after five seconds,
// perhaps to another server, perhaps while the first is still at work.
//
// Within this server deliveries share one flight, and later ones what it brought.
// Between servers the database decides: one claims the message, the others wait
// for its answer there. Without a database only the first half holds, which beats
// not answering.
//
// The messages of a person take turns, and with the claim comes what is remembered
// of the person: both are one round trip.
type once struct {
	memory memory
	hasher seal.Hasher                          // of message keys, so that a dump tells nothing about them
	box    seal.Box                             // of answers, which name the receiver
	recent *otter.Cache[store.ReplyKey, []byte] // answers of this server

	mu      sync.Mutex
	flights map[store.ReplyKey]*flight
}

// flight is the work on one message. answer may be read once landed is closed.
type flight struct {
	landed chan struct{}
	answer []byte
}

func newOnce(m memory, secret seal.Secret) (*once, error) {
	box, err := secret.Box("reply")
	if err != nil {
		return nil, err
	}
	return &once{
		memory: m, hasher: secret.Hasher("reply"), box: box,
		recent: otter.Must(&otter.Options[store.ReplyKey, []byte]{
			MaximumWeight:    maxRecent,
			Weigher:          func(_ store.ReplyKey, answer []byte) uint32 { return uint32(len(answer)) }, //nolint:gosec // some kilobytes
			ExpiryCalculator: otter.ExpiryWriting[store.ReplyKey, []byte](stay),
		}),
		flights: map[store.ReplyKey]*flight{},
	}, nil
}

// work makes the answer to a message when it is its sender's turn: from what was
// remembered of them, or nil where that is not known.
type work func(recalled *dialogue.Session) []byte

// message is one that is to be answered.
type message struct {
	key    store.ReplyKey
	sender store.PersonKey
	work   work
}

// do returns what work makes for the message with this key, or what it made
// before. It returns nil when ctx ends before somebody else's answer is there, and
// when work has none.
func (o *once) do(ctx context.Context, key string, sender store.PersonKey, work work) []byte {
	m := message{store.ReplyKey(o.hasher.Hash(key)), sender, work}
	f, first := o.board(m.key)
	if first {
		o.fly(ctx, f, m)
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
func (o *once) fly(ctx context.Context, f *flight, m message) {
	defer func() { // also when work panics, or the others would wait for nothing
		if f.answer != nil {
			o.recent.Set(m.key, f.answer) // before the flight is gone: one or the other is there
		}
		close(f.landed)
		o.leave(m.key)
	}()
	var ok bool
	if f.answer, ok = o.recent.GetIfPresent(m.key); ok {
		return
	}
	if f.answer, ok = o.first(ctx, m); ok {
		return
	}
	if f.answer, ok = o.await(ctx, m); !ok {
		f.answer = o.instead(ctx, m)
	}
}

// first answers the message, unless another server is at it.
func (o *once) first(ctx context.Context, m message) (answer []byte, ok bool) {
	defer o.memory.turns.take(ctx, m.sender)()
	claim, err := o.claim(ctx, m)
	switch {
	case err != nil:
		o.memory.log.ErrorContext(ctx, "answering without a claim", "error", err)
		return o.answer(m, o.memory.recalled(ctx, m.sender)), true
	case !claim.Mine:
		return nil, false
	}
	session := o.memory.opened(ctx, claim.Session, m.sender)
	return o.answer(m, &session), true
}

// instead answers the message of a server that has died.
func (o *once) instead(ctx context.Context, m message) []byte {
	defer o.memory.turns.take(ctx, m.sender)()
	return o.answer(m, o.memory.recalled(ctx, m.sender))
}

// answer does the work and keeps what it makes, also without a claim: that may
// have reached the database without our knowing. Where it makes nothing, another
// delivery may have more luck.
func (o *once) answer(m message, recalled *dialogue.Session) []byte {
	answer := m.work(recalled)
	if answer != nil {
		o.memory.store.KeepReply(m.key, o.box.Seal(answer, m.key[:]))
	}
	return answer
}

func (o *once) leave(k store.ReplyKey) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.flights, k)
}

// claim claims the message, and leaves time to answer it.
func (o *once) claim(ctx context.Context, m message) (store.Claim, error) {
	ctx, cancel := context.WithTimeout(ctx, claimBudget)
	defer cancel()
	return o.memory.store.ClaimReply(ctx, m.key, m.sender)
}

// A server that waits for another's answer looks this often. Answers take
// milliseconds; only a broken server takes longer.
const (
	firstLook = 5 * time.Millisecond
	lastLook  = 200 * time.Millisecond
)

// await returns the answer that another server keeps for this message, nil when ctx
// ends before. It is not ok when the message is ours now: the other one has died,
// and its claim run out.
func (o *once) await(ctx context.Context, m message) (answer []byte, ok bool) {
	for pause := firstLook; ctx.Err() == nil; pause = min(2*pause, lastLook) {
		sealed, err := o.memory.store.Reply(ctx, m.key)
		switch {
		case err == nil:
			return o.open(ctx, sealed, m.key), true
		case !errors.Is(err, store.ErrNotFound):
			o.memory.log.ErrorContext(ctx, "waiting for another server's answer", "error", err)
		case pause == lastLook:
			if claim, err := o.claim(ctx, m); err == nil && claim.Mine {
				return nil, false
			}
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
	return nil, true
}

func (o *once) open(ctx context.Context, sealed []byte, k store.ReplyKey) []byte {
	answer, err := o.box.Open(sealed, k[:])
	if err != nil {
		o.memory.log.ErrorContext(ctx, "kept answer: is NEARBY_SECRET the same on every server?", "error", err)
	}
	return answer
}
