package api

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"nearby/store"
)

const (
	keepReplies = 10 * time.Minute // far longer than WeChat retries
	sweepEvery  = time.Minute
)

// Housekeep deletes what has been kept long enough, until ctx ends. Every server
// does it; that they do it twice harms nobody.
func Housekeep(ctx context.Context, s *store.Store, log *slog.Logger) error {
	sweep := time.NewTicker(sweepEvery)
	defer sweep.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-sweep.C:
		}
		_, replies := s.PurgeReplies(ctx, keepReplies)
		_, sessions := s.PurgeSessions(ctx)
		if err := errors.Join(replies, sessions); err != nil {
			log.WarnContext(ctx, "housekeeping", "error", err)
		}
	}
}
