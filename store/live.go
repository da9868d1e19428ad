package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"nearby/timetable"
)

var (
	liveLeaseSQL = statement("live_lease")
	liveSaveSQL  = statement("live_save")
	liveReadSQL  = statement("live_read")
	timetableSQL = statement("timetable")
	tripCallsSQL = statement("trip_calls")
	stopNamesSQL = statement("stop_names")
)

// LiveFeed is what a feed said last, for all servers of the database.
type LiveFeed struct {
	Source, Feed string
	GeneratedAt  time.Time // when the source said it
	FetchedAt    time.Time // when it was kept, by the clock of the database
	Content      []byte
}

// LeaseLive takes the right to ask a feed, for a while; false if another server has it.
func (s *Store) LeaseLive(ctx context.Context, source, feed string, holder int64, lasts time.Duration) (leased bool, err error) {
	err = s.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		return conn.QueryRow(ctx, liveLeaseSQL, pgx.StrictNamedArgs{
			"source": source, "feed": feed, "holder": holder, "seconds": lasts.Seconds(),
		}).Scan(&leased)
	})
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("lease of a feed of %s: %w", source, err)
	}
	return leased, nil
}

// SaveLive keeps what a feed said, if the holder still has the lease.
func (s *Store) SaveLive(ctx context.Context, f LiveFeed, holder int64) error {
	err := s.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		_, err := conn.Exec(ctx, liveSaveSQL, pgx.StrictNamedArgs{
			"source": f.Source, "feed": f.Feed, "holder": holder, "generated": f.GeneratedAt, "content": f.Content,
		})
		return err
	})
	if err != nil {
		return fmt.Errorf("feed of %s: %w", f.Source, err)
	}
	return nil
}

// LiveFeeds are what feeds have said since an instant of the database's clock; of one
// source, or of all where that is "".
func (s *Store) LiveFeeds(ctx context.Context, source string, since time.Time) ([]LiveFeed, error) {
	args := pgx.StrictNamedArgs{"source": source, "since": since}
	feeds, err := list(ctx, s.servers, liveReadSQL, args, pgx.RowToStructByPos[LiveFeed])
	if err != nil {
		return nil, fmt.Errorf("feeds: %w", err)
	}
	return feeds, nil
}

// Timetable is what is known of the timetable of a source as a whole.
type Timetable struct {
	ID    int64             // another after each load that changes it; 0 without one
	Zone  *time.Location    // of its clocks
	Lines map[string]string // by route_id
}

// Timetable is that of a source; the zero value with UTC if it has none.
func (s *Store) Timetable(ctx context.Context, source string) (Timetable, error) {
	all, err := list(ctx, s.servers, timetableSQL, pgx.StrictNamedArgs{"source": source},
		func(row pgx.CollectableRow) (t Timetable, err error) {
			var zone string
			if err = row.Scan(&t.ID, &zone, &t.Lines); err == nil {
				t.Zone, err = time.LoadLocation(zone)
			}
			return t, err
		})
	if err != nil {
		return Timetable{}, fmt.Errorf("timetable of %s: %w", source, err)
	}
	return append(all, Timetable{Zone: time.UTC})[0], nil
}

// TripCalls are the calls of trips at stops, of a timetable.
func (s *Store) TripCalls(ctx context.Context, timetableID int64, trips, stops []string) ([]timetable.Call, error) {
	args := pgx.StrictNamedArgs{"timetable": timetableID, "trips": trips, "stops": stops}
	calls, err := list(ctx, s.servers, tripCallsSQL, args, pgx.RowToStructByPos[timetable.Call])
	if err != nil {
		return nil, fmt.Errorf("calls of trips: %w", err)
	}
	return calls, nil
}

// StopNames are the names of stops of a source by their ids; "" for one that is unknown.
func (s *Store) StopNames(ctx context.Context, source string, ids []string) (map[string]string, error) {
	args := pgx.StrictNamedArgs{"source": source, "ids": ids}
	names := make(map[string]string)
	type named struct{ ID, Name string }
	all, err := list(ctx, s.servers, stopNamesSQL, args, pgx.RowToStructByPos[named])
	if err != nil {
		return nil, fmt.Errorf("names of stops: %w", err)
	}
	for _, n := range all {
		names[n.ID] = n.Name
	}
	return names, nil
}
