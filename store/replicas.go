package store

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"nearby/bulkhead"
)

// servers are the primary and its replicas.
//
// Places are read from the replicas in turn, everything else and every write is
// the primary's: the rows of people must be seen as soon as they are written,
// and their table, being unlogged, is not on a standby at all.
//
// What is promised. A standby replays a load some time after the primary has it:
// milliseconds as a rule, hours when its replay is paused. This process never
// goes back: once it knows of version v of the data, from something it read or from
// the probe of the primary each second, it reads v or newer as long as a server that
// has it answers. So the second page of a list, read from one server, is of
// no older data than the first, read from another; else places would come twice
// or never, because pages count places from the nearest. It can be of newer data,
// like any list that is loaded anew between two pages. Two processes may differ
// for the second until both have probed.
//
// Only when the primary is gone and nobody else has v, older data are read: better
// than none.
type servers struct {
	primary  *server
	people   *server // the primary as well, for the rows of people
	replicas []*server
	bulkhead *bulkhead.Bulkhead // of searches at all servers
	turn     atomic.Uint32      // counts reads, so that the replicas take turns
	newest   atomic.Int64       // version of the data known of; see UnknownVersion
}

// UnknownVersion is older than every version of the data.
const UnknownVersion = -1

// openServers prepares connections and makes none.
func openServers(primaryURL string, replicaURLs []string, p patience) (*servers, error) {
	s := &servers{}
	s.newest.Store(UnknownVersion)
	err := s.openPrimary(primaryURL, p)
	for _, replica := range replicaURLs {
		if err == nil {
			err = s.openReplica(replica, p)
		}
	}
	if err == nil {
		s.bulkhead = bulkhead.New(s.searchesAtOnce(), p.search)
	}
	if err != nil {
		s.close()
		return nil, fmt.Errorf("open database: %w", err)
	}
	return s, nil
}

func (s *servers) openPrimary(databaseURL string, p patience) error {
	config, err := configOf(databaseURL, p)
	if err != nil {
		return err
	}
	all := config.MaxConns
	ofPeople := part(config, peopleEighths, all)
	config.MaxConns = max(1, all-ofPeople.MaxConns)
	if s.people, err = openPeople(ofPeople, p); err == nil {
		s.primary, err = openWithSearches(config, p)
	}
	return err
}

func (s *servers) openReplica(databaseURL string, p patience) error {
	config, err := configOf(databaseURL, p)
	if err != nil {
		return err
	}
	one, err := openWithSearches(config, p)
	if err == nil {
		s.replicas = append(s.replicas, one)
	}
	return err
}

// close closes every connection.
func (s *servers) close() {
	for _, one := range append(s.all(), s.people) {
		if one == nil {
			continue
		}
		one.pool.Close()
		if one.searches != nil {
			one.searches.pool.Close()
		}
	}
}

// all returns the primary, then the replicas in the order of the settings.
func (s *servers) all() []*server { return append([]*server{s.primary}, s.replicas...) }

// observe raises the newest version of the data that this process knows of.
func (s *servers) observe(version int64) {
	for {
		known := s.newest.Load()
		if version <= known || s.newest.CompareAndSwap(known, version) {
			return
		}
	}
}

// onPrimary runs one operation on the primary within the limits of a try, and once
// more when it did not get there: it must do no harm when done twice.
func (s *servers) onPrimary(ctx context.Context, do func(context.Context, *pgxpool.Conn) error) error {
	return translate(s.primary.by(ctx).retry(ctx, do))
}

// readLatest runs queries that read, on one snapshot of one server whose data are
// of the newest version that is known here, or what there is when nobody has that.
// It fails with ErrUnavailable when no server answers. Queries are queued anew for
// each server that is tried.
func (s *servers) readLatest(ctx context.Context, queue func(*pgx.Batch)) error {
	if len(s.replicas) == 0 {
		return s.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
			var b pgx.Batch
			queue(&b)
			return conn.SendBatch(ctx, &b).Close()
		})
	}
	newest := s.newest.Load()
	_, err := s.readFirst(ctx, s.standbys(ctx, newest), newest, queue)
	if err != nil && ctx.Err() == nil {
		_, _, err = s.readNewest(ctx, queue)
	}
	return err
}

// readNewest reads what the primary has or, when it does not answer, a standby.
// Whatever the primary has is the truth: it may be restored from an older backup.
func (s *servers) readNewest(ctx context.Context, queue func(*pgx.Batch)) (version int64, standby bool, err error) {
	version, err = s.readFirst(ctx, []*server{s.primary}, 0, queue)
	if errors.Is(err, ErrUnavailable) && ctx.Err() == nil {
		if older, behind := s.readFirst(ctx, s.standbys(ctx, 0), 0, queue); behind == nil {
			return older, true, nil
		}
	}
	return version, false, err
}

// readFirst tries the servers in order until one answers.
func (s *servers) readFirst(
	ctx context.Context, candidates []*server, atLeast int64, queue func(*pgx.Batch),
) (version int64, err error) {
	err = fmt.Errorf("%w: no replica has the data", ErrUnavailable)
	for _, one := range candidates {
		version, err = one.by(ctx).snapshot(ctx, atLeast, queue)
		if err == nil {
			s.observe(version)
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

// standbys returns the replicas whose last probe found this version of the data or
// a newer one, beginning with another each time. There are none before the primary
// was probed: they may be behind.
func (s *servers) standbys(ctx context.Context, atLeast int64) []*server {
	if s.newest.Load() == UnknownVersion {
		return nil
	}
	var able []*server
	n := len(s.replicas)
	first := int(s.turn.Add(1) % uint32(max(n, 1)))
	for k := range n {
		one := s.replicas[(first+k)%n]
		last := one.probed.Load()
		if last != nil && last.err == nil && last.Version >= atLeast && one.by(ctx).takesCalls() {
			able = append(able, one)
		}
	}
	return able
}
