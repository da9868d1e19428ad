package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"nearby/timetable"
)

var (
	timetableRowsSQL  = statement("timetable_rows")
	timetableTripsSQL = statement("timetable_trips")
)

// ErrFeedTimetable means that a source has the timetable of a feed, which rows of a table
// do not go into.
var ErrFeedTimetable = errors.New("the source has the timetable of a GTFS feed")

// TimetableLoad are rows of a timetable, without trips, on their way into the database.
type TimetableLoad struct {
	Source string // whose stops they are of
	Zone   string // IANA name of the zone of their clocks
	Rows   []timetable.Departures
	Prune  bool // rows that are not said anew go, and so does the timetable of a feed
	DryRun bool // do everything, then take it back
	Note   func() Note
}

// LoadTimetable brings rows of a timetable into that of their source in one transaction,
// and counts them as [Store.Load] counts places. It can be undone like any load.
// [ErrFeedTimetable] means that Prune would have to be set.
func (s *Store) LoadTimetable(ctx context.Context, l TimetableLoad) (loaded Loaded, err error) {
	err = s.writePlaces(ctx, func(tx pgx.Tx) error {
		if loaded, err = loadRows(ctx, tx, l); err == nil && l.DryRun {
			return errDryRun
		}
		return err
	})
	if err != nil && !errors.Is(err, errDryRun) {
		return Loaded{}, fmt.Errorf("load timetable of %s: %w", l.Source, translate(err))
	}
	return loaded, nil
}

func loadRows(ctx context.Context, tx pgx.Tx, l TimetableLoad) (loaded Loaded, err error) {
	var ofFeed bool
	source := pgx.StrictNamedArgs{"source": l.Source}
	if err := tx.QueryRow(ctx, timetableTripsSQL, source).Scan(&ofFeed); err != nil {
		return loaded, err
	}
	if ofFeed && !l.Prune {
		return loaded, ErrFeedTimetable
	}
	var before []timetable.Departures
	if !ofFeed {
		if before, err = rowsOf(ctx, tx, source); err != nil {
			return loaded, err
		}
	}
	m := &merger{Load: Load{Source: l.Source, Note: l.Note}}
	if err := tx.QueryRow(ctx, loadBeginSQL, source).Scan(&m.id); err != nil {
		return loaded, err
	}
	after, r := timetable.Revise(before, l.Rows, l.Prune)
	loaded = Loaded{Inserted: r.Inserted, Updated: r.Updated, Unchanged: r.Unchanged, Deleted: r.Deleted}
	if r.Inserted+r.Updated+r.Deleted > 0 {
		if loaded.Timetable, err = loadTimetable(ctx, tx, m.id, l.Source, timetable.FeedOf(l.Zone, after)); err != nil {
			return loaded, err
		}
	}
	if err := tx.QueryRow(ctx, `SELECT coalesce(max(id), 0) FROM places`).Scan(&m.last); err != nil {
		return loaded, err
	}
	return loaded, m.complete(ctx, tx, &loaded)
}

// rowsOf are all rows of the timetable of a source.
func rowsOf(ctx context.Context, tx pgx.Tx, source pgx.StrictNamedArgs) ([]timetable.Departures, error) {
	r := departuresReader{map[string]*time.Location{}, map[serviceID]*timetable.Service{}}
	rows, err := tx.Query(ctx, timetableRowsSQL, source)
	if err != nil {
		return nil, err
	}
	found, err := pgx.CollectRows(rows, r.read)
	all := make([]timetable.Departures, len(found))
	for i, row := range found {
		all[i] = row.Departures
	}
	return all, err
}
