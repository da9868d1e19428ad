package api

import (
	"context"
	"log/slog"
	"time"

	"nearby/store"
)

// sweepEvery is how often everything that has been kept long enough is deleted.
const sweepEvery = time.Minute

// Housekeep deletes what has been kept long enough, again and again until ctx ends. Every
// server does it; that they do it twice harms nobody.
func Housekeep(ctx context.Context, s *store.Store, log *slog.Logger) error {
	for {
		if err := purge(ctx, s); err != nil && ctx.Err() == nil {
			log.WarnContext(ctx, "housekeeping", "error", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(sweepEvery):
		}
	}
}

// purge goes through the people a slice at a time, so that no statement takes long.
func purge(ctx context.Context, s *store.Store) error {
	for slice := range store.PeopleSlices {
		if _, err := s.PurgePeople(ctx, slice); err != nil {
			return err
		}
	}
	return s.PurgeFormer(ctx)
}
