package store

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// ServerStatus is the state of one PostgreSQL server, as this process sees it.
type ServerStatus struct {
	Name    string // host:port/database, without user and password
	Replica bool   // it is asked to read only; else it is the primary
	Open    bool   // its breaker lets calls through
	// What it said when it was probed last. Without replicas nobody probes.
	ProbedAt time.Time     // zero: never
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
	case s.ProbedAt.IsZero():
		return text + ": in use"
	case s.Err != nil:
		return fmt.Sprintf("%s: %v", text, s.Err)
	}
	return fmt.Sprintf("%s: version %d, %s behind", text, s.Version, s.Lag.Round(time.Millisecond))
}

// Servers returns the primary, then the replicas in the order of the settings. It
// calls no server.
func (s *Store) Servers() []ServerStatus {
	var all []ServerStatus
	for _, one := range s.all() {
		status := ServerStatus{Name: one.name, Replica: one != s.primary, Open: one.open()}
		if last := one.probed.Load(); last != nil {
			status.ProbedAt, status.Err = last.at, translate(last.err)
			status.Standby, status.Version = last.Standby, last.Version
			status.Lag = time.Duration(last.Lag * float64(time.Second))
		}
		all = append(all, status)
	}
	return all
}

// Probe probes every server now, for those who cannot wait for the next time.
func (s *Store) Probe(ctx context.Context) []ServerStatus {
	var probes sync.WaitGroup
	for _, one := range s.all() {
		probes.Go(func() { s.probe(ctx, one) })
	}
	probes.Wait()
	return s.Servers()
}

// Pool is the connections to one PostgreSQL server, with its state.
type Pool struct {
	ServerStatus
	Searches                    bool // they are for searches; else for everything but those and the rows of people
	InUse, Idle, MaxConnections int
	// Since the start: how often somebody had to wait for a connection, and how
	// long together.
	Waits  int64
	Waited time.Duration
}

// Pools returns two for each server, in the order of [Store.Servers], that of searches
// last. It calls no server.
func (s *Store) Pools() []Pool {
	var pools []Pool
	statuses := s.Servers()
	for i, one := range s.all() {
		ofSearches := one.searches.state(statuses[i])
		ofSearches.Searches, ofSearches.Open = true, one.searches.open()
		pools = append(pools, one.state(statuses[i]), ofSearches)
	}
	return pools
}

// state is that of the server's connections.
func (s *server) state(of ServerStatus) Pool {
	stat := s.pool.Stat()
	return Pool{
		ServerStatus:   of,
		InUse:          int(stat.AcquiredConns()),
		Idle:           int(stat.IdleConns()),
		MaxConnections: int(stat.MaxConns()),
		Waits:          stat.EmptyAcquireCount(),
		Waited:         stat.EmptyAcquireWaitTime(),
	}
}

// Connections is how many queries can run at once.
func (s *Store) Connections() int {
	n := int32(0)
	for _, one := range []*server{s.primary, s.primary.searches, s.people} {
		n += one.pool.Config().MaxConns
	}
	return int(n)
}
