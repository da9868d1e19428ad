package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

var (
	replyClaimSQL = statement("reply_claim")
	replyKeepSQL  = statement("reply_keep")
	replySQL      = statement("reply")
	replyPurgeSQL = statement("reply_purge")
)

// replyLease is how long a server has to answer a message it claimed: as long as
// WeChat waits.
const replyLease = 5 * time.Second

// ReplyKey names a message: the same for each time WeChat delivers it. It must
// not reveal the sender.
type ReplyKey [32]byte

type keptReply struct {
	key  ReplyKey
	body []byte
}

// replies are claimed and kept together, as many as come at a time.
type replies struct {
	servers *servers
	lost    func(what string, err error)
	claims  *batch[claiming, Claim]
	kept    *batch[keptReply, struct{}]
}

func newReplies(servers *servers, lost func(string, error)) *replies {
	r := &replies{servers: servers, lost: lost}
	r.claims, r.kept = newBatch(r.claim), newBatch(r.keep)
	r.kept.delay = batchDelay
	return r
}

// flush writes everything that is queued.
func (r *replies) flush() {
	r.claims.flush()
	r.kept.flush()
}

// claiming is a message that somebody wants to answer.
type claiming struct {
	key    ReplyKey
	sender PersonKey
}

// Claim is what came of claiming a message.
type Claim struct {
	// Mine tells whether the caller is the one to answer the message. If not, another
	// server, or the caller itself earlier, has answered or is about to: see Reply.
	Mine bool
	// Session is the state of the sender, as Session would return it right after the
	// claim; nil for somebody new.
	Session []byte
}

// ClaimReply claims a message for the caller and reads, in the same round trip, what
// the answer will begin with. Claims that come together are written together.
func (s *Store) ClaimReply(ctx context.Context, key ReplyKey, sender PersonKey) (Claim, error) {
	state, unsaved := s.sessions.unsavedState(sender)
	claim, err := s.replies.claims.do(ctx, claiming{key, sender})
	if err != nil {
		return Claim{}, fmt.Errorf("claim reply: %w", translate(err))
	}
	if unsaved {
		claim.Session = state
	}
	return claim, nil
}

// KeepReply keeps the answer to a claimed message for later deliveries. It
// returns at once, with the write on its way.
func (s *Store) KeepReply(key ReplyKey, body []byte) *Write {
	return &s.replies.kept.add(keptReply{key, body}).Write
}

// Reply returns the answer to a message, or ErrNotFound as long as there is none.
func (s *Store) Reply(ctx context.Context, key ReplyKey) ([]byte, error) {
	var body []byte
	err := s.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		return conn.QueryRow(ctx, replySQL, pgx.StrictNamedArgs{"key": key[:]}).Scan(&body)
	})
	if err != nil {
		return nil, fmt.Errorf("reply: %w", err)
	}
	return body, nil
}

// PurgeReplies forgets answers older than age and tells how many.
func (s *Store) PurgeReplies(ctx context.Context, age time.Duration) (int64, error) {
	return purge(ctx, s.servers, replyPurgeSQL, pgx.StrictNamedArgs{"age": age.Seconds()})
}

// claim is the write behind ClaimReply. A claim that may have reached the
// database without our knowing is not sent again: it would look like another's.
func (r *replies) claim(ctx context.Context, messages []claiming) ([]Claim, error) {
	keys, senders := make([]ReplyKey, len(messages)), make([]PersonKey, len(messages))
	for i, m := range messages {
		keys[i], senders[i] = m.key, m.sender
	}
	got := make(map[ReplyKey]bool, len(keys))
	states := make(map[PersonKey][]byte, len(senders))
	var both pgx.Batch
	both.Queue(replyClaimSQL, pgx.StrictNamedArgs{"keys": bytesOf(keys), "lease": replyLease.Seconds()}).
		Query(func(rows pgx.Rows) error {
			var key []byte
			_, err := pgx.ForEachRow(rows, []any{&key}, func() error {
				got[ReplyKey(key)] = true
				return nil
			})
			return err
		})
	queueRecall(&both, senders, states)
	err := r.servers.primary.try(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		return conn.SendBatch(ctx, &both).Close()
	})
	claims := make([]Claim, len(messages))
	for i, m := range messages {
		claims[i] = Claim{Mine: got[m.key], Session: states[m.sender]}
		delete(got, m.key) // the same key twice in a batch is claimed once
	}
	return claims, err
}

// keep is the write behind KeepReply.
func (r *replies) keep(ctx context.Context, kept []keptReply) ([]struct{}, error) {
	keys, bodies := make([]ReplyKey, len(kept)), make([][]byte, len(kept))
	for i, k := range kept {
		keys[i], bodies[i] = k.key, k.body
	}
	args := pgx.StrictNamedArgs{"keys": bytesOf(keys), "bodies": bodies}
	err := r.servers.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		_, err := conn.Exec(ctx, replyKeepSQL, args)
		return err
	})
	if err != nil {
		r.lost("replies", err)
	}
	return make([]struct{}, len(kept)), err
}

// Queued are the writes that nobody waits for and that are not under way yet.
type Queued struct{ Replies, Sessions int }

// Queued counts them.
func (s *Store) Queued() Queued {
	return Queued{s.replies.kept.length(), s.sessions.queued()}
}
