package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"nearby/geo"
	"nearby/place"
	"nearby/timetable"
)

var (
	loadBeginSQL    = statement("load_begin")
	loadEndSQL      = statement("load_end")
	feedOrphansSQL  = statement("feed_orphans")
	feedKeepLastSQL = statement("feed_keep_last")
)

// Load is one data set on its way into the database.
type Load struct {
	Source string // replaces what an earlier load of the same source brought
	Mixed  bool   // each place says its own source, and Source only names the load
	Prune  bool   // delete places of its sources that are no longer in it
	Force  bool   // do also what is refused as likely a mistake
	DryRun bool   // do everything, then take it back
	// Next returns the next place, and io.EOF after the last. Any other error
	// ends the load and leaves the database as it was.
	Next func() (place.Place, error)
	// Note is asked after the last place for what the history says of the file;
	// nil for nothing.
	Note func() Note
	// Timetable is asked after the last place for what leaves the places; nil, or a nil
	// answer, leaves the timetable of the source as it is.
	Timetable func() (*timetable.Feed, error)
	// Tracks is asked after that for where lines run; nil, or a nil answer, leaves the tracks
	// of the source as they are.
	Tracks func() ([]place.Track, error)
}

// Note is what the history of loads keeps of a file.
type Note struct {
	File     string
	Checksum []byte // SHA-256
	Rejected int64  // rows that could not be used
}

// Loaded counts what a load did.
type Loaded struct {
	Inserted, Updated, Unchanged, Deleted int64
	Duplicates                            int64 // rows whose external_id came again later
	Shared                                SharedIDs
	Renamed                               Renamed
	DatumMismatch                         *geo.DatumMismatch // the datum may be another than was said
	Unanalyzed                            bool               // the role may not renew the statistics of places
	Timetable                             bool               // there is another timetable
	Tracks                                bool               // there are other tracks
}

// changes is how many places readers see anew, or no more.
func (l Loaded) changes() int64 { return l.Inserted + l.Updated + l.Deleted }

// Load brings a data set into the database in one transaction: readers see the
// places as they were or as they are now, never a mixture, and so does the
// database after a crash. Loads wait for each other.
func (s *Store) Load(ctx context.Context, l Load) (Loaded, error) {
	loaded, err := s.LoadTogether(ctx, []Load{l})
	if err != nil {
		return Loaded{}, err
	}
	return loaded[0], nil
}

// LoadTogether is [Store.Load] for several data sets in one transaction: all of
// them or none. They are taken back when one of them is a dry run. There must be
// one at least.
func (s *Store) LoadTogether(ctx context.Context, loads []Load) ([]Loaded, error) {
	var loaded []Loaded
	source := loads[0].Source // of the load that is under way, for the message
	err := s.writePlaces(ctx, func(tx pgx.Tx) error {
		dry := false
		for _, l := range loads {
			source = l.Source
			one, err := load(ctx, tx, l)
			if err != nil {
				return err
			}
			loaded, dry = append(loaded, one), dry || l.DryRun
		}
		if dry {
			return errDryRun
		}
		return nil
	})
	var read *readError
	switch {
	case err == nil, errors.Is(err, errDryRun):
		return loaded, nil
	case errors.As(err, &read):
		return nil, fmt.Errorf("load %s: %w", source, read.err)
	}
	return nil, fmt.Errorf("load %s: %w", source, translate(err))
}

// errDryRun rolls a finished transaction back.
var errDryRun = errors.New("dry run")

func load(ctx context.Context, tx pgx.Tx, l Load) (loaded Loaded, err error) {
	staged, err := stage(ctx, tx, l)
	if err != nil {
		return loaded, err
	}
	if loaded.Shared, loaded.Duplicates, err = shareIDs(ctx, tx, staged, l.Force); err != nil {
		return loaded, err
	}
	staged -= loaded.Shared.Merged + loaded.Duplicates
	if loaded.DatumMismatch, err = datumMismatch(ctx, tx, staged); err != nil {
		return loaded, err
	}
	m, err := recordLoad(ctx, tx, l, staged)
	if err != nil {
		return loaded, err
	}
	if err := nestedLoops(ctx, tx, staged <= fewRows); err != nil {
		return loaded, err
	}
	if err := m.merge(ctx, tx, &loaded); err != nil {
		return loaded, err
	}
	orphans := pgx.StrictNamedArgs{"load": m.id, "sources": m.sources}
	if _, err := tx.Exec(ctx, feedOrphansSQL, orphans); err != nil {
		return loaded, err
	}
	if loaded.Timetable, err = m.timetable(ctx, tx); err != nil {
		return loaded, err
	}
	if loaded.Tracks, err = m.tracks(ctx, tx); err != nil {
		return loaded, err
	}
	return loaded, m.complete(ctx, tx, &loaded)
}

// recordLoad enters a load into the history.
func recordLoad(ctx context.Context, tx pgx.Tx, l Load, staged int64) (*merger, error) {
	sources, err := stagedSources(ctx, tx, l)
	if err != nil {
		return nil, err
	}
	m := &merger{Load: l, staged: staged, sources: sources}
	name := pgx.StrictNamedArgs{"source": strings.Join(sources, ", ")}
	if err := tx.QueryRow(ctx, loadBeginSQL, name).Scan(&m.id); err != nil {
		return nil, err
	}
	err = tx.QueryRow(ctx, `SELECT coalesce(max(id), 0) FROM places`).Scan(&m.last)
	return m, err
}

// complete completes the load's entry in the history and publishes what changed.
func (m *merger) complete(ctx context.Context, tx pgx.Tx, loaded *Loaded) error {
	var note Note
	if m.Note != nil {
		note = m.Note()
	}
	_, err := tx.Exec(ctx, loadEndSQL, pgx.StrictNamedArgs{
		"load": m.id, "file": note.File, "checksum": append([]byte{}, note.Checksum...),
		"rejected": note.Rejected, "inserted": loaded.Inserted, "updated": loaded.Updated,
		"unchanged": loaded.Unchanged, "deleted": loaded.Deleted, "duplicates": loaded.Duplicates,
		"timetable": loaded.Timetable, "tracks": loaded.Tracks,
	})
	if err == nil {
		err = loadSucceeded(ctx, tx, note.File, append(m.sources, m.Source)...)
	}
	if err != nil || loaded.changes() == 0 && !loaded.Timetable && !loaded.Tracks {
		return err
	}
	// Only the last change can be undone.
	if _, err := tx.Exec(ctx, `DELETE FROM replaced_places WHERE load_id <> $1`, m.id); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, feedKeepLastSQL, pgx.StrictNamedArgs{"load": m.id}); err != nil {
		return err
	}
	touched := pgx.StrictNamedArgs{"load": m.id, "last": m.last}
	if err := touch(ctx, tx, loaded.changes(), touchedLoadSQL, touched); err != nil {
		return err
	}
	loaded.Unanalyzed, err = finishWrite(ctx, tx, loaded.changes())
	return err
}
