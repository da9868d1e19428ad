package store

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"nearby/people"
)

// The version before keeps conversations in the tables sessions and replies. While its
// servers are being replaced, this one deletes what is over from them. The version that
// drops the tables drops this file.
const (
	formerForget   = `DELETE FROM sessions WHERE person = $1`
	formerSessions = `DELETE FROM sessions WHERE expires_at <= now()`
	formerReplies  = `DELETE FROM replies WHERE answered_at < now() - interval '10 minutes'`
)

// ForgetFormer deletes what servers of the version before remember of a person.
func (s *Store) ForgetFormer(ctx context.Context, person people.Key) error {
	return s.onFormer(ctx, func(b *pgx.Batch) { b.Queue(formerForget, person[:]) })
}

// PurgeFormer deletes what servers of the version before have kept long enough.
func (s *Store) PurgeFormer(ctx context.Context) error {
	return s.onFormer(ctx, func(b *pgx.Batch) {
		b.Queue(formerSessions)
		b.Queue(formerReplies)
	})
}

func (s *Store) onFormer(ctx context.Context, queue func(*pgx.Batch)) error {
	return s.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		var b pgx.Batch
		queue(&b)
		return conn.SendBatch(ctx, &b).Close()
	})
}
