package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

var lookSQL = statement("look")

// Every server is looked at so often, where there are replicas; one that is
// behind or does not answer more often, so that its return is noticed.
const (
	lookEvery = time.Second
	lookAgain = 200 * time.Millisecond
)

// sight is what a look at a server saw.
type sight struct {
	looked
	at  time.Time
	err error // the server did not answer, or has no data set; then the rest is empty
}

type looked struct {
	Version int64
	Standby bool
	Lag     float64 // seconds
}

// ServerStatus is how this process stands with one PostgreSQL server.
type ServerStatus struct {
	Name    string // host:port/database, without user and password
	Replica bool   // it is asked to read only; else it is the primary
	Open    bool   // its breaker lets calls through
	// What it said when it was looked at last. Without replicas nobody looks.
	LookedAt time.Time     // zero: never
	Err      error         // why it said nothing; holds no password
	Standby  bool          // it replays what another server writes
	Version  int64         // of its data
	Lag      time.Duration // of its replay
}

// String tells an operator all of it in one line.
func (s ServerStatus) String() string {
	text := "primary " + s.Name
	if s.Replica {
		text = "replica " + s.Name
	}
	switch {
	case !s.Open:
		return text + ": left alone, it does not answer"
	case s.LookedAt.IsZero():
		return text + ": in use"
	case s.Err != nil:
		return fmt.Sprintf("%s: %v", text, s.Err)
	}
	return fmt.Sprintf("%s: version %d, %s behind", text, s.Version, s.Lag.Round(time.Millisecond))
}

// Servers returns the primary, then the replicas in the order of the settings.
// It asks nobody.
func (s *Store) Servers() []ServerStatus {
	var all []ServerStatus
	for _, i := range s.instances() {
		status := ServerStatus{Name: i.name, Replica: i != s.primary, Open: i.open()}
		if seen := i.seen.Load(); seen != nil {
			status.LookedAt, status.Err = seen.at, translate(seen.err)
			status.Standby, status.Version = seen.Standby, seen.Version
			status.Lag = time.Duration(seen.Lag * float64(time.Second))
		}
		all = append(all, status)
	}
	return all
}

// Look looks at every server now, for those who cannot wait for the next time.
func (s *Store) Look(ctx context.Context) []ServerStatus {
	var looks sync.WaitGroup
	for _, i := range s.instances() {
		looks.Go(func() { s.look(ctx, i) })
	}
	looks.Wait()
	return s.Servers()
}

// watch looks at every server until ctx ends.
func (s *Store) watch(ctx context.Context) {
	for _, i := range s.instances() {
		s.watching.Go(func() {
			for ctx.Err() == nil {
				select {
				case <-ctx.Done():
				case <-time.After(s.look(ctx, i)):
				}
			}
		})
	}
}

// look asks a server what it has, and tells when to look again. The look passes
// the breaker like any other call, so that it is the one that tries again.
func (s *Store) look(ctx context.Context, i *instance) (pause time.Duration) {
	seen := &sight{at: time.Now()}
	seen.err = i.try(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		rows, _ := conn.Query(ctx, lookSQL) // CollectExactlyOneRow returns its error
		var err error
		seen.looked, err = pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[looked])
		return err
	})
	i.seen.Store(seen)
	if i == s.primary {
		s.learn(seen.Version) // 0 when it does not answer: then the standbys have to do
	}
	if seen.err != nil || seen.Version < s.newest.Load() {
		return lookAgain
	}
	// Not all servers of a deployment at the same time.
	return lookEvery*9/10 + rand.N(lookEvery/5) //nolint:gosec // nothing to guess here
}

// learn raises the newest version of the data that this process knows of.
func (s *Store) learn(version int64) {
	for {
		known := s.newest.Load()
		if version <= known || s.newest.CompareAndSwap(known, version) {
			return
		}
	}
}
