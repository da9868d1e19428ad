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
	"strings"
	"sync"
	"time"

	"github.com/exaring/otelpgx"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// The limits of a read. A whole answer has 4 s (WeChat gives up after 5), so
// nothing here may wait longer than this.
const (
	connectTimeout   = 2 * time.Second
	pingTimeout      = 500 * time.Millisecond // of an idle connection before use
	acquireTimeout   = 800 * time.Millisecond // waiting for a free connection
	statementTimeout = 1500 * time.Millisecond
	// queryTimeout is longer than statementTimeout, so that PostgreSQL gives up
	// first: cancelling from here costs the connection.
	queryTimeout = statementTimeout + 200*time.Millisecond
	maxConns     = 16 // unless the URL says pool_max_conns
)

// Store is a pool of connections to one database. It is safe for concurrent use.
type Store struct {
	pool   *pgxpool.Pool
	claims *batch[ReplyKey, bool]
	kept   *batch[keptReply, struct{}]

	recalled *batch[PersonKey, []byte]
	saved    *batch[*savedSession, struct{}]
	unsaved  sync.Map   // PersonKey to *savedSession: those on their way
	saving   sync.Mutex // held while one is put into both

	report func(error) // of what is lost; nil for nobody
}

// Open prepares a pool for databaseURL, a postgres:// URL or a keyword/value
// string. It does not connect: the first query does, and so a server can start
// before its database. An error is about the URL and never repeats a password.
func Open(databaseURL string) (*Store, error) {
	config, err := pgxpool.ParseConfig(databaseURL)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	if !strings.Contains(databaseURL, "pool_max_conns") {
		config.MaxConns = maxConns
	}
	config.PingTimeout = pingTimeout
	config.MaxConnLifetime = 30 * time.Minute
	config.MaxConnLifetimeJitter = 5 * time.Minute
	config.ConnConfig.ConnectTimeout = connectTimeout
	// Does nothing unless the context holds a span. Arguments are never in one.
	config.ConnConfig.Tracer = otelpgx.NewTracer(otelpgx.WithDisableConnectionDetailsInAttributes())
	params := config.ConnConfig.RuntimeParams
	params["application_name"] = "nearby"
	params["statement_timeout"] = fmt.Sprint(statementTimeout.Milliseconds())
	params["jit"] = "off" // compiling a search takes longer than the search
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	s := &Store{pool: pool}
	s.claims = newBatch(s.claim)
	s.kept = newBatch(s.keep)
	s.saved = newBatch(s.write)
	s.recalled = newBatch(s.recall)
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
	s.claims.flush()
	s.kept.flush()
	s.saved.flush()
	s.pool.Close()
}

// Ping tells whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	return s.read(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		return conn.Ping(ctx)
	})
}

// read runs one operation within the limits above, and once more when the
// connection turned out to be dead before or while the database restarted: it
// must do no harm when done twice.
func (s *Store) read(ctx context.Context, do func(context.Context, *pgxpool.Conn) error) error {
	err := s.try(ctx, do)
	if worthRetrying(err) && ctx.Err() == nil {
		err = s.try(ctx, do)
	}
	return translate(err)
}

func (s *Store) try(ctx context.Context, do func(context.Context, *pgxpool.Conn) error) error {
	acquire, cancel := context.WithTimeout(ctx, acquireTimeout)
	defer cancel()
	conn, err := s.pool.Acquire(acquire)
	if err != nil {
		return err
	}
	defer conn.Release()
	query, cancel := context.WithTimeout(ctx, queryTimeout)
	defer cancel()
	return do(query, conn)
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

// list runs a query and collects its rows by column name.
func list[T any](ctx context.Context, s *Store, sql string, args pgx.StrictNamedArgs) ([]T, error) {
	var rows []T
	err := s.read(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		result, _ := conn.Query(ctx, sql, args) // CollectRows returns its error
		var err error
		rows, err = pgx.CollectRows(result, pgx.RowToStructByName[T])
		return err
	})
	return rows, err
}
