package store

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/exaring/otelpgx"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/sony/gobreaker/v2"
)

// patience is how long one try may take.
type patience struct {
	connect   time.Duration // opening a connection
	acquire   time.Duration // waiting for a free connection
	search    time.Duration // waiting for searches of others
	statement time.Duration // at work in the database
}

// A whole answer has 4 s (WeChat gives up after 5). Somebody who has typed a command
// would rather wait than be told to try again.
var (
	ofAnswers = patience{
		connect: 2 * time.Second, acquire: 800 * time.Millisecond,
		search: 1500 * time.Millisecond, statement: 1500 * time.Millisecond,
	}
	ofCommands = patience{
		connect: 10 * time.Second, acquire: 10 * time.Second,
		search: 10 * time.Second, statement: 30 * time.Second,
	}
)

// query is longer than statement, so that PostgreSQL gives up first: cancelling from
// here costs the connection.
func (p patience) query() time.Duration { return p.statement + 200*time.Millisecond }

const (
	pingTimeout = 500 * time.Millisecond // of an idle connection before use
	maxConns    = 16                     // unless the URL says pool_max_conns
	// Of the connections to the primary a quarter is for the rows of people alone, and
	// of all to a server three eighths are for searches, so that neither keeps the other
	// waiting, nor what is read by its key.
	peopleEighths   = 2
	searchesEighths = 3

	// After so many tries in a row without an answer the server is left alone for
	// a while, and calls fail at once. Then one of them tries again.
	breakAfter = 5
	breakFor   = time.Second
)

// server is one PostgreSQL server: the connections of this process to it, a
// breaker, and the last probe of its health.
type server struct {
	name     string // host:port/database; no user and no password
	patience patience
	pool     *pgxpool.Pool
	breaker  *gobreaker.CircuitBreaker[struct{}]
	probed   atomic.Pointer[probe] // nil before the first probe
	// searches is the same server by the connections for searches, which have a breaker
	// of their own; nil where there are none.
	searches *server
}

// probe is what a server said of itself.
type probe struct {
	probeRow
	at  time.Time
	err error // the server did not answer, or has no data set; then the row is empty
}

type probeRow struct {
	Version int64
	Standby bool
	Lag     float64 // seconds
}

// CheckURL tells whether [Open] would take the URL. The error never repeats a
// password.
func CheckURL(databaseURL string) error {
	_, err := configOf(databaseURL, ofAnswers)
	return err
}

// configOf is how to connect.
func configOf(databaseURL string, p patience) (*pgxpool.Config, error) {
	if err := checkPassword(databaseURL); err != nil {
		return nil, err
	}
	config, err := pgxpool.ParseConfig(databaseURL)
	if err != nil {
		return nil, err
	}
	if !strings.Contains(databaseURL, "pool_max_conns") {
		config.MaxConns = maxConns
	}
	config.PingTimeout = pingTimeout
	config.MaxConnLifetime = 30 * time.Minute
	config.MaxConnLifetimeJitter = 5 * time.Minute
	config.ConnConfig.ConnectTimeout = p.connect
	// Does nothing unless the context holds a span. Arguments are never in one.
	config.ConnConfig.Tracer = otelpgx.NewTracer(otelpgx.WithDisableConnectionDetailsInAttributes())
	params := config.ConnConfig.RuntimeParams
	params["application_name"] = "nearby"
	params["statement_timeout"] = fmt.Sprint(p.statement.Milliseconds())
	params["jit"] = "off" // compiling a search takes longer than the search
	return config, nil
}

// openServer prepares the connections and makes none.
func openServer(config *pgxpool.Config, p patience) (*server, error) {
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		return nil, err
	}
	return &server{name: nameOf(&config.ConnConfig.Config), patience: p, pool: pool, breaker: newBreaker()}, nil
}

// openPeople prepares connections for the statements about people. They name their row
// by its key: a plan that was made while the table was empty must not read all of it.
func openPeople(config *pgxpool.Config, p patience) (*server, error) {
	config.AfterConnect = func(ctx context.Context, conn *pgx.Conn) error {
		_, err := conn.Exec(ctx, `SET enable_seqscan = off`)
		return err
	}
	return openServer(config, p)
}

// openWithSearches prepares connections for everything and, apart, for searches.
func openWithSearches(config *pgxpool.Config, p patience) (*server, error) {
	ofSearches := part(config, searchesEighths, config.MaxConns)
	config.MaxConns = max(1, config.MaxConns-ofSearches.MaxConns)
	one, err := openServer(config, p)
	if err != nil {
		return nil, err
	}
	if one.searches, err = openServer(ofSearches, p); err != nil {
		one.pool.Close()
	}
	return one, err
}

// part is a part of so many connections, one at least, that opens none before it is used.
func part(config *pgxpool.Config, eighths, of int32) *pgxpool.Config {
	c := config.Copy()
	c.MaxConns = max(1, of*eighths/8)
	c.MinConns, c.MinIdleConns = 0, 0
	return c
}

// nameOf names the server for operators; of several hosts all, in order.
func nameOf(config *pgconn.Config) string {
	hosts := []string{net.JoinHostPort(config.Host, fmt.Sprint(config.Port))}
	for _, f := range config.Fallbacks { // holds a host once more for each way to encrypt
		host := net.JoinHostPort(f.Host, fmt.Sprint(f.Port))
		if !slices.Contains(hosts, host) {
			hosts = append(hosts, host)
		}
	}
	return strings.Join(hosts, ",") + "/" + config.Database
}

// What says nothing about the server: the caller gave up; the connection was dead
// before, which the next try finds out; others had every connection.
var (
	errAbandoned = errors.New("given up")
	errDead      = errors.New("the connection was dead")
	errPoolFull  = errors.New("every connection is in use")
)

// newBreaker counts what speaks of the server's condition. A query's own fault
// is an answer, and so is that it took too long, and a write for which there is no room
// on the disk: reads need none.
func newBreaker() *gobreaker.CircuitBreaker[struct{}] {
	return gobreaker.NewCircuitBreaker[struct{}](gobreaker.Settings{
		Timeout:     breakFor,
		ReadyToTrip: func(c gobreaker.Counts) bool { return c.ConsecutiveFailures >= breakAfter },
		IsSuccessful: func(err error) bool {
			return hasCode(err, diskFull) || hasCode(err, queryCanceled) || !errors.Is(translate(err), ErrUnavailable)
		},
		IsExcluded: func(err error) bool {
			return errors.Is(err, errAbandoned) || errors.Is(err, errDead) || errors.Is(err, errPoolFull)
		},
	})
}

// open tells whether calls are let through as usual.
func (s *server) open() bool { return s.breaker.State() == gobreaker.StateClosed }

// takesCalls tells whether a call is let through: any, or the one that finds out whether
// the server is back. Nothing else closes the breaker of the connections for searches.
func (s *server) takesCalls() bool { return s.breaker.State() != gobreaker.StateOpen }

// try runs one operation within the limits above, unless the breaker is open.
func (s *server) try(ctx context.Context, do func(context.Context, *pgxpool.Conn) error) error {
	_, err := s.breaker.Execute(func() (struct{}, error) {
		err := s.run(ctx, do)
		if err != nil && ctx.Err() != nil {
			err = fmt.Errorf("%w: %w", errAbandoned, err)
		}
		return struct{}{}, err
	})
	return err
}

// tryFirst is try, but for a connection that turns out to be dead.
func (s *server) tryFirst(ctx context.Context, do func(context.Context, *pgxpool.Conn) error) error {
	return s.try(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		err := do(ctx, conn)
		if dead(err) {
			err = fmt.Errorf("%w: %w", errDead, err)
		}
		return err
	})
}

func (s *server) run(ctx context.Context, do func(context.Context, *pgxpool.Conn) error) error {
	acquire, cancel := context.WithTimeout(ctx, s.patience.acquire)
	defer cancel()
	conn, err := s.pool.Acquire(acquire)
	if err != nil && s.full() {
		return fmt.Errorf("%w: %w", errPoolFull, err)
	}
	if err != nil {
		return err
	}
	defer conn.Release()
	query, cancel := context.WithTimeout(ctx, s.patience.query())
	defer cancel()
	return do(query, conn)
}

// full tells whether others have every connection; none is just being made.
func (s *server) full() bool {
	stat := s.pool.Stat()
	return stat.AcquiredConns() == stat.MaxConns()
}

// retry is try, and once more when the connection turned out to be dead, on a new one,
// or when two servers locked each other out: what it runs must do no harm when done
// twice, and must make its batches anew.
func (s *server) retry(ctx context.Context, do func(context.Context, *pgxpool.Conn) error) error {
	err := s.tryFirst(ctx, do)
	if err == nil || ctx.Err() != nil {
		return err
	}
	switch {
	case errors.Is(err, errDead):
		s.pool.Reset() // where one has died the others have
	case !hasCode(err, deadlock):
		return err
	}
	return s.try(ctx, do)
}

// errBehind means that a server's data are older than what was asked for.
var errBehind = errors.New("data are behind")

// snapshot runs queries that read, on one snapshot and in one round trip, and
// returns the version of the data that they saw. When that is older than atLeast
// they count for nothing and the error is errBehind.
func (s *server) snapshot(
	ctx context.Context, atLeast int64, queue func(*pgx.Batch),
) (version int64, err error) {
	err = s.retry(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		var b pgx.Batch
		b.Queue(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`)
		b.Queue(`SELECT version FROM dataset_version`).QueryRow(func(row pgx.Row) error {
			if err := row.Scan(&version); err != nil || version >= atLeast {
				return err
			}
			return fmt.Errorf("%w: version %d, want %d", errBehind, version, atLeast)
		})
		queue(&b)
		b.Queue(`COMMIT`)
		return conn.SendBatch(ctx, &b).Close() // the pool ends a connection whose query failed in between
	})
	return version, err
}
