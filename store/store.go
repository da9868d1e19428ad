// Package store keeps the places in PostGIS and finds the nearest of them,
// exactly. It is the only importer of pgx; above it nothing knows that the
// database is PostgreSQL.
//
// It does not create its tables (package migrations does), read files (package
// seed does) or word anything for people (package api/reply does).
package store

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Store is the database: a primary, and replicas to read from if there are any.
// It is safe for concurrent use.
type Store struct {
	primary  *instance
	replicas []*instance
	turn     atomic.Uint32 // counts reads, so that the replicas take turns
	newest   atomic.Int64  // version of the data known of; see unknown
	unwatch  context.CancelFunc
	watching sync.WaitGroup

	claims   *batch[claiming, Claim]
	kept     *batch[keptReply, struct{}]
	sessions *sessions

	report func(error) // of what is lost; nil for nobody
}

// Open prepares connections to databaseURL, a postgres:// URL or a keyword/value
// string, and to replicas of it, from which places are read in turn (see readAt).
// It does not connect: the first query does, and so a server can start before its
// database. Replicas are looked at from now on. An error is about a URL and never
// repeats a password.
func Open(databaseURL string, replicaURLs ...string) (*Store, error) {
	var opened []*instance
	for _, u := range append([]string{databaseURL}, replicaURLs...) {
		i, err := openInstance(u)
		if err != nil {
			closeAll(opened)
			return nil, fmt.Errorf("open database: %w", err)
		}
		opened = append(opened, i)
	}
	s := &Store{primary: opened[0], replicas: opened[1:]}
	s.newest.Store(unknown)
	s.claims = newBatch(s.claim)
	s.kept = newBatch(s.keep)
	s.kept.pause = gathering
	s.sessions = newSessions(s)
	var ctx context.Context
	ctx, s.unwatch = context.WithCancel(context.Background())
	if len(s.replicas) > 0 {
		s.watch(ctx)
	}
	return s, nil
}

// OnLost has report called when something that nobody waited for could not be
// written. Set it before the first write.
func (s *Store) OnLost(report func(error)) { s.report = report }

// lost tells of a write that failed, and returns its error.
func (s *Store) lost(what string, err error) error {
	if err != nil && s.report != nil {
		s.report(fmt.Errorf("%s not written: %w", what, err))
	}
	return err
}

// Close writes what is still on its way, waits for running queries and closes
// every connection.
func (s *Store) Close() {
	s.unwatch()
	s.watching.Wait()
	s.claims.flush()
	s.kept.flush()
	s.sessions.writeLast()
	closeAll(s.instances())
}

func closeAll(instances []*instance) {
	for _, i := range instances {
		i.pool.Close()
	}
}

// instances returns the primary, then the replicas.
func (s *Store) instances() []*instance {
	return append([]*instance{s.primary}, s.replicas...)
}

// Ping tells whether the primary answers.
func (s *Store) Ping(ctx context.Context) error {
	return s.read(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		return conn.Ping(ctx)
	})
}

// read runs one operation on the primary within the limits of a try, and once
// more when it did not get there: it must do no harm when done twice.
func (s *Store) read(ctx context.Context, do func(context.Context, *pgxpool.Conn) error) error {
	return translate(s.primary.read(ctx, do))
}

// purge runs a statement that deletes what is out of date and tells how many
// rows went.
func (s *Store) purge(ctx context.Context, sql string, args pgx.StrictNamedArgs) (int64, error) {
	var purged int64
	err := s.read(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		tag, err := conn.Exec(ctx, sql, args)
		purged = tag.RowsAffected()
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("purge: %w", err)
	}
	return purged, nil
}

// list reads places or what belongs to them, from whichever server may answer.
func list[T any](
	ctx context.Context, s *Store, sql string, args pgx.StrictNamedArgs, to pgx.RowToFunc[T],
) ([]T, error) {
	return collect(ctx, s.readLatest, sql, args, to)
}

// collect runs one query and collects its rows.
func collect[T any](
	ctx context.Context, read func(context.Context, func(*pgx.Batch)) error,
	sql string, args pgx.StrictNamedArgs, to pgx.RowToFunc[T],
) (rows []T, err error) {
	err = read(ctx, func(b *pgx.Batch) {
		b.Queue(sql, args).Query(func(result pgx.Rows) (err error) {
			rows, err = pgx.CollectRows(result, to)
			return err
		})
	})
	return rows, err
}
