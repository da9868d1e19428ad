package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

var (
	overlapSQL     = statement("overlap")
	loadReplaceSQL = statement("load_replace")
	updateSQL      = statement("update")
	insertSQL      = statement("insert")
	pruneSQL       = statement("prune")
)

// merger brings the staged rows of a load among the places. Each row is a place of
// its own there.
type merger struct {
	Load

	id      int64    // of the load, in the history
	sources []string // whose places they are
	staged  int64    // rows
	last    int64    // the greatest id of a place before
}

// overlap is what the sources of a load have already.
type overlap struct {
	Matched   int64 // staged rows of places that are there
	Elsewhere int64 // of them: 5 km from where they were, or 200 m under another name
	Held      int64 // places of the sources
}

// merge updates, inserts and prunes places by the staged rows, and first keeps those
// that it changes or deletes.
func (m *merger) merge(ctx context.Context, tx pgx.Tx, loaded *Loaded) error {
	rows, _ := tx.Query(ctx, overlapSQL, pgx.StrictNamedArgs{"sources": m.sources})
	o, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[overlap])
	if err != nil {
		return err
	}
	if err := o.elsewhere(); err != nil && !m.Force {
		return err
	}
	if loaded.Renamed, err = m.rename(ctx, tx, o); err != nil {
		return err
	}
	if o.Held > 0 {
		if loaded.Updated, err = m.update(ctx, tx); err != nil {
			return err
		}
	}
	if loaded.Inserted, err = m.exec(ctx, tx, insertSQL, pgx.StrictNamedArgs{"load": m.id}); err != nil {
		return err
	}
	loaded.Updated += loaded.Renamed.Certain
	loaded.Unchanged = m.staged - loaded.Updated - loaded.Inserted
	if m.Prune {
		return m.prune(ctx, tx, loaded)
	}
	loaded.Renamed.Stay = o.Held - loaded.Updated - loaded.Unchanged
	return nil
}

// update keeps what the load replaces and updates the places that are known by their ids.
func (m *merger) update(ctx context.Context, tx pgx.Tx) (int64, error) {
	replace := pgx.StrictNamedArgs{"load": m.id, "sources": m.sources, "prune": m.Prune}
	if _, err := tx.Exec(ctx, loadReplaceSQL, replace); err != nil {
		return 0, err
	}
	if _, err := tx.Exec(ctx, renamedUpdateSQL); err != nil {
		return 0, err
	}
	return m.exec(ctx, tx, updateSQL, pgx.StrictNamedArgs{"load": m.id})
}

// prune deletes what the file no longer has, unless that is suspiciously much.
func (m *merger) prune(ctx context.Context, tx pgx.Tx, loaded *Loaded) (err error) {
	if loaded.Deleted, err = m.exec(ctx, tx, pruneSQL, pgx.StrictNamedArgs{"sources": m.sources}); err != nil {
		return err
	}
	if err := tooMuch(*loaded); err != nil && !m.Force {
		return err
	}
	return nil
}

// exec runs a statement and tells how many rows it wrote.
func (m *merger) exec(ctx context.Context, tx pgx.Tx, sql string, args pgx.StrictNamedArgs) (int64, error) {
	tag, err := tx.Exec(ctx, sql, args)
	return tag.RowsAffected(), err
}

// ErrElsewhere means that a load would put something else under most ids of its source:
// it is likely another data set of the same name.
var ErrElsewhere = errors.New("the load would put places elsewhere under most ids of its source")

// elsewhere refuses a load that would do so to more than half of the places that its
// source has already.
func (o overlap) elsewhere() error {
	if 2*o.Elsewhere > o.Matched {
		return fmt.Errorf("%w, %d of %d: is it another data set? Say --source NAME for it, or --force if they have moved",
			ErrElsewhere, o.Elsewhere, o.Matched)
	}
	return nil
}

// ErrPruneTooMuch means that a file has lost so many places that it is more
// likely to be cut off or the wrong one.
var ErrPruneTooMuch = errors.New("pruning would delete more than a fifth of the places")

// tooMuch refuses a load that has deleted suspiciously much.
func tooMuch(loaded Loaded) error {
	before := loaded.Updated + loaded.Unchanged + loaded.Deleted
	if 5*loaded.Deleted > before {
		return fmt.Errorf("%w: %d of %d", ErrPruneTooMuch, loaded.Deleted, before)
	}
	return nil
}
