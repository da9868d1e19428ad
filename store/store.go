// Package store keeps the places in PostGIS and finds the nearest of them,
// exactly; it also keeps what conversations need. It is the only importer of pgx;
// above it nothing knows that the database is PostgreSQL.
//
// It does not create its tables (package migrations does), read files (package
// seed does), answer from memory (package cells does) or word anything for people
// (package api/reply does).
package store

import (
	"context"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"nearby/people"
)

// Store is the database: a primary, and replicas to read from if there are any.
// It is safe for concurrent use.
type Store struct {
	*servers
	stopProbing context.CancelFunc
	probing     sync.WaitGroup

	keeper *people.Keeper
	onLost func(error)                 // of what could not be written; nil for nobody
	onWait func(Holder, time.Duration) // while a write waits for another; nil for nobody
}

// Open prepares connections to databaseURL, a postgres:// URL or a keyword/value
// string, and to replicas of it, from which places are read in turn (see servers).
// It does not connect: the first query does, and so a server can start before its
// database. Replicas are probed from now on. An error is about a URL and never
// repeats a password.
func Open(databaseURL string, replicaURLs ...string) (*Store, error) {
	return open(databaseURL, replicaURLs, ofAnswers)
}

// OpenForCommand is Open for somebody who has typed a command: what the database is
// slow with is waited for, 30 s at most, instead of given up within WeChat's time.
func OpenForCommand(databaseURL string) (*Store, error) {
	return open(databaseURL, nil, ofCommands)
}

func open(databaseURL string, replicaURLs []string, p patience) (*Store, error) {
	servers, err := openServers(databaseURL, replicaURLs, p)
	if err != nil {
		return nil, err
	}
	s := &Store{servers: servers}
	s.keeper = s.newKeeper()
	var ctx context.Context
	ctx, s.stopProbing = context.WithCancel(context.Background())
	if len(s.replicas) > 0 {
		s.probeEach(ctx, &s.probing)
	}
	return s, nil
}

// OnLost has report called when conversations could not be written. Set it before the
// first write.
func (s *Store) OnLost(report func(error)) { s.onLost = report }

// Close writes what is still queued, waits for running queries and closes every
// connection.
func (s *Store) Close() {
	s.keeper.Close()
	s.stopProbing()
	s.probing.Wait()
	s.close()
}

// Ping tells whether the primary answers.
func (s *Store) Ping(ctx context.Context) error {
	return s.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		return conn.Ping(ctx)
	})
}
