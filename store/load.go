package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"nearby/geo"
	"nearby/place"
)

var (
	mergeSQL       = statement("merge")
	insertSQL      = statement("insert")
	pruneSQL       = statement("prune")
	loadBeginSQL   = statement("load_begin")
	loadReplaceSQL = statement("load_replace")
	loadEndSQL     = statement("load_end")
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
	Duplicates                            int64              // rows whose external_id came again later
	Shared                                SharedIDs          `db:"-"`
	Doubt                                 *geo.DatumMismatch // the datum may be another than was said
}

// Changed tells whether readers see anything new.
func (l Loaded) Changed() bool { return l.Inserted+l.Updated+l.Deleted > 0 }

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
	err := pgx.BeginFunc(ctx, s.primary.pool, func(tx pgx.Tx) error {
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
	if err != nil && !errors.Is(err, errDryRun) {
		return nil, fmt.Errorf("load %s: %w", source, translate(err))
	}
	return loaded, nil
}

// errDryRun rolls a finished transaction back.
var errDryRun = errors.New("dry run")

func load(ctx context.Context, tx pgx.Tx, l Load) (loaded Loaded, err error) {
	if err := lockPlaces(ctx, tx); err != nil {
		return loaded, err
	}
	staged, err := stage(ctx, tx, l)
	if err != nil {
		return loaded, err
	}
	shared, err := shareIDs(ctx, tx, staged, l.Force)
	if err != nil {
		return loaded, err
	}
	staged -= shared.Merged
	mismatch, err := datumMismatch(ctx, tx, staged)
	if err != nil {
		return loaded, err
	}
	sources, err := stagedSources(ctx, tx, l)
	if err != nil {
		return loaded, err
	}
	id, err := addToHistory(ctx, tx, sources)
	if err != nil {
		return loaded, err
	}
	exist, err := placesExist(ctx, tx, sources)
	switch {
	case err != nil:
	case exist:
		loaded, err = merge(ctx, tx, id, sources, l)
	default:
		loaded, err = insert(ctx, tx, id, staged)
	}
	if err != nil {
		return loaded, err
	}
	loaded.Doubt, loaded.Shared = mismatch, shared
	if l.Prune {
		if loaded.Deleted, err = prune(ctx, tx, sources); err != nil {
			return loaded, err
		}
		if err := tooMuch(loaded); err != nil && !l.Force {
			return loaded, err
		}
	}
	return loaded, complete(ctx, tx, id, l, loaded)
}

// addToHistory adds the load to the history and returns its id.
func addToHistory(ctx context.Context, tx pgx.Tx, sources []string) (id int64, err error) {
	name := pgx.StrictNamedArgs{"source": strings.Join(sources, ", ")}
	err = tx.QueryRow(ctx, loadBeginSQL, name).Scan(&id)
	return id, err
}

// placesExist tells whether there are places of the sources.
func placesExist(ctx context.Context, tx pgx.Tx, sources []string) (exist bool, err error) {
	const sql = `SELECT EXISTS (SELECT FROM places WHERE source = ANY ($1))`
	err = tx.QueryRow(ctx, sql, sources).Scan(&exist)
	return exist, err
}

// merge updates and inserts places from the staged rows, and first keeps those that
// it changes and those that are about to be pruned.
func merge(ctx context.Context, tx pgx.Tx, id int64, sources []string, l Load) (Loaded, error) {
	if !l.Force {
		if err := refuseElsewhere(ctx, tx); err != nil {
			return Loaded{}, err
		}
	}
	_, err := tx.Exec(ctx, loadReplaceSQL, pgx.StrictNamedArgs{"load": id, "sources": sources, "prune": l.Prune})
	if err != nil {
		return Loaded{}, err
	}
	rows, _ := tx.Query(ctx, mergeSQL, pgx.StrictNamedArgs{"load": id})
	return pgx.CollectExactlyOneRow(rows, pgx.RowToStructByNameLax[Loaded])
}

// insert inserts the staged rows of new sources, which takes a quarter less time than
// a merge.
func insert(ctx context.Context, tx pgx.Tx, id, staged int64) (Loaded, error) {
	tag, err := tx.Exec(ctx, insertSQL, pgx.StrictNamedArgs{"load": id})
	return Loaded{Inserted: tag.RowsAffected(), Duplicates: staged - tag.RowsAffected()}, err
}

// ErrPruneTooMuch means that a file has lost so many places that it is more
// likely to be cut off or the wrong one.
var ErrPruneTooMuch = errors.New("pruning would delete more than a fifth of the places")

// prune deletes what the file no longer has.
func prune(ctx context.Context, tx pgx.Tx, sources []string) (int64, error) {
	tag, err := tx.Exec(ctx, pruneSQL, pgx.StrictNamedArgs{"sources": sources})
	return tag.RowsAffected(), err
}

// tooMuch refuses a load that has deleted suspiciously much.
func tooMuch(loaded Loaded) error {
	before := loaded.Updated + loaded.Unchanged + loaded.Deleted
	if 5*loaded.Deleted > before {
		return fmt.Errorf("%w: %d of %d", ErrPruneTooMuch, loaded.Deleted, before)
	}
	return nil
}

// complete completes the load's entry in the history and publishes what changed.
func complete(ctx context.Context, tx pgx.Tx, id int64, l Load, loaded Loaded) error {
	var note Note
	if l.Note != nil {
		note = l.Note()
	}
	_, err := tx.Exec(ctx, loadEndSQL, pgx.StrictNamedArgs{
		"load": id, "file": note.File, "checksum": append([]byte{}, note.Checksum...),
		"rejected": note.Rejected, "inserted": loaded.Inserted, "updated": loaded.Updated,
		"unchanged": loaded.Unchanged, "deleted": loaded.Deleted, "duplicates": loaded.Duplicates,
	})
	if err != nil || !loaded.Changed() {
		return err
	}
	// Only the last change can be undone.
	if _, err := tx.Exec(ctx, `DELETE FROM replaced_places WHERE load_id <> $1`, id); err != nil {
		return err
	}
	return publish(ctx, tx)
}
