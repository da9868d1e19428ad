package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Places are read from the replicas in turn, everything else and every write is
// the primary's: sessions and replies must be seen as soon as they are written,
// and their tables, being unlogged, are not on a standby at all.
//
// What is promised. A standby replays a load some time after the primary has it:
// milliseconds as a rule, hours when its replay is paused. This process never
// goes back: once it knows of version v of the data, from something it read or from
// the look at the primary each second, it reads v or newer as long as a server that
// has it answers. So the second page of a list, read from one server, is of
// no older data than the first, read from another; else places would come twice
// or never, because pages count places from the nearest. It can be of newer data,
// like any list that is loaded anew between two pages. Two processes may differ
// for the second until both have looked.
//
// Only when the primary is gone and nobody else has v, older data are read: better
// than none.

// readAt runs queries that read, on one snapshot of one server whose data are at
// least of this version, and returns the version they saw. It fails with
// ErrUnavailable when no such server answers. Queries are queued anew for each
// server that is tried.
func (s *Store) readAt(ctx context.Context, atLeast int64, queue func(*pgx.Batch)) (version int64, err error) {
	return s.ask(ctx, append(s.standbys(atLeast), s.primary), atLeast, queue)
}

// readLatest is readAt for the newest version that is known here, or what there
// is when nobody has that.
func (s *Store) readLatest(ctx context.Context, queue func(*pgx.Batch)) error {
	if len(s.replicas) == 0 {
		return s.read(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
			var b pgx.Batch
			queue(&b)
			return conn.SendBatch(ctx, &b).Close()
		})
	}
	newest := s.newest.Load()
	_, err := s.ask(ctx, s.standbys(newest), newest, queue)
	if err != nil && ctx.Err() == nil {
		err = s.readNewest(ctx, queue)
	}
	return err
}

// readNewest reads what the primary has or, when it does not answer, a standby.
// Whatever the primary has is the truth: it may be restored from an older backup.
func (s *Store) readNewest(ctx context.Context, queue func(*pgx.Batch)) error {
	_, err := s.ask(ctx, []*instance{s.primary}, 0, queue)
	if errors.Is(err, ErrUnavailable) && ctx.Err() == nil {
		if _, behind := s.ask(ctx, s.standbys(0), 0, queue); behind == nil {
			return nil
		}
	}
	return err
}

// ask tries the servers in order until one answers.
func (s *Store) ask(
	ctx context.Context, servers []*instance, atLeast int64, queue func(*pgx.Batch),
) (version int64, err error) {
	err = fmt.Errorf("%w: no replica has the data", ErrUnavailable)
	for _, i := range servers {
		version, err = i.snapshot(ctx, atLeast, queue)
		if err == nil {
			s.learn(version)
			return version, nil
		}
		if ctx.Err() != nil {
			break
		}
	}
	if errors.Is(err, errBehind) {
		err = fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	return 0, translate(err)
}

// standbys returns the replicas that answered their last look with this version
// of the data or a newer one, beginning with another each time. There are none
// before the primary was looked at: they may be behind.
func (s *Store) standbys(atLeast int64) []*instance {
	if s.newest.Load() == unknown {
		return nil
	}
	var able []*instance
	n := len(s.replicas)
	first := int(s.turn.Add(1) % uint32(max(n, 1)))
	for k := range n {
		i := s.replicas[(first+k)%n]
		seen := i.seen.Load()
		if seen != nil && seen.err == nil && seen.Version >= atLeast && i.open() {
			able = append(able, i)
		}
	}
	return able
}
