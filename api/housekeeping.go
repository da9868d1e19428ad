package api

import (
	"context"
	"log/slog"
	"time"

	"nearby/store"
)

// sweepEvery is how often everything that has been kept long enough is deleted.
const sweepEvery = time.Minute

// Housekeep deletes what has been kept long enough, a slice of the people at a time,
// until ctx ends. Every server does it; that they do it twice harms nobody.
func Housekeep(ctx context.Context, s *store.Store, log *slog.Logger) error {
	for slice := 0; ; slice = (slice + 1) % store.PeopleSlices {
		pause := sweepEvery / store.PeopleSlices
		if err := purge(ctx, s, slice); err != nil && ctx.Err() == nil {
			log.WarnContext(ctx, "housekeeping", "error", err)
			pause = sweepEvery
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(pause):
		}
	}
}

func purge(ctx context.Context, s *store.Store, slice int) error {
	_, err := s.PurgePeople(ctx, slice)
	if err == nil && slice == 0 {
		err = s.PurgeFormer(ctx)
	}
	return err
}
