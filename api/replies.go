package api

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"nearby/api/metrics"
	"nearby/seal"
	"nearby/store"
	"nearby/wechat"
)

// delivery is one arrival of a message.
type delivery struct {
	received wechat.Received
	key      store.ReplyKey // of the message
	sender   store.PersonKey
}

// result is what became of a message: its answer, sealed, and nil if there is none.
type result struct {
	answer  []byte
	outcome metrics.Outcome
}

// replies keeps answers in the database, for deliveries at other servers. There a
// message is a keyed hash and its answer, which names the receiver, is sealed.
type replies struct {
	store  *store.Store
	hasher seal.Hasher
	box    seal.Box
	log    *slog.Logger
}

func newReplies(o Options) (*replies, error) {
	box, err := o.Secret.Box("reply")
	return &replies{store: o.Store, hasher: o.Secret.Hasher("reply"), box: box, log: o.Log}, err
}

func (r *replies) key(message string) store.ReplyKey {
	return store.ReplyKey(r.hasher.Hash(message))
}

// claimBudget is the part of an answer's budget in which to learn whether another
// server is at work.
const claimBudget = 1500 * time.Millisecond

// claim claims the message, and leaves time to answer it.
func (r *replies) claim(ctx context.Context, d delivery) (store.Claim, error) {
	ctx, cancel := context.WithTimeout(ctx, claimBudget)
	defer cancel()
	return r.store.ClaimReply(ctx, d.key, d.sender)
}

func (r *replies) keep(d delivery, answer []byte) {
	r.store.KeepReply(d.key, r.box.Seal(answer, d.key[:]))
}

// How often to look for another server's answer. Answers take milliseconds; only a
// broken server takes longer.
const (
	minPoll = 5 * time.Millisecond
	maxPoll = 200 * time.Millisecond
)

// wait returns the answer that another server keeps for this message, nil when ctx
// ends before. taken means that the other one has died: its claim has run out, and
// this server has one now.
func (r *replies) wait(ctx context.Context, d delivery) (answer []byte, taken bool) {
	for pause := minPoll; ctx.Err() == nil; pause = min(2*pause, maxPoll) {
		sealed, err := r.store.Reply(ctx, d.key)
		switch {
		case err == nil:
			return r.open(ctx, sealed, d.key), false
		case !errors.Is(err, store.ErrNotFound):
			r.log.ErrorContext(ctx, "waiting for another server's answer", "error", err)
		case pause == maxPoll:
			if claim, err := r.claim(ctx, d); err == nil && claim.Mine {
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

func (r *replies) open(ctx context.Context, sealed []byte, k store.ReplyKey) []byte {
	answer, err := r.box.Open(sealed, k[:])
	if err != nil {
		r.log.ErrorContext(ctx, "kept answer: is NEARBY_SECRET the same on every server?", "error", err)
	}
	return answer
}
