package store

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

var probeSQL = statement("probe")

// Every server is probed so often, where there are replicas; one that is behind or
// does not answer more often, so that its return is noticed.
const (
	probeEvery = time.Second
	probeAgain = 200 * time.Millisecond
)

// probeEach probes every server until ctx ends.
func (s *servers) probeEach(ctx context.Context, group *sync.WaitGroup) {
	for _, one := range s.all() {
		group.Go(func() {
			for ctx.Err() == nil {
				select {
				case <-ctx.Done():
				case <-time.After(s.probe(ctx, one)):
				}
			}
		})
	}
}

// probe asks a server what it has, and tells when to ask again. It passes the
// breaker like any other call, so that it is the one that tries again.
func (s *servers) probe(ctx context.Context, one *server) (pause time.Duration) {
	p := &probe{at: time.Now()}
	p.err = one.try(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		rows, _ := conn.Query(ctx, probeSQL) // CollectExactlyOneRow returns its error
		var err error
		p.probeRow, err = pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[probeRow])
		return err
	})
	one.probed.Store(p)
	if one == s.primary {
		s.observe(p.Version) // 0 when it does not answer: then the standbys have to do
	}
	if p.err != nil || p.Version < s.newest.Load() {
		return probeAgain
	}
	// Not all servers of a deployment at the same time.
	return probeEvery*9/10 + rand.N(probeEvery/5) //nolint:gosec // nothing to guess here
}
