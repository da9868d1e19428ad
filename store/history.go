package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

var (
	loadsSQL       = statement("loads")
	undoLastSQL    = statement("undo_last")
	undoRestoreSQL = statement("undo_restore")
	feedUndoSQL    = statement("feed_undo")
	feedRestoreSQL = statement("feed_restore")
)

// Entry is one load in the history. Who ran it is not kept.
type Entry struct {
	ID       int64
	Source   string
	File     string
	Checksum []byte // SHA-256; empty when nothing was noted
	LoadedAt time.Time
	UndoneAt *time.Time // nil unless it was undone

	Inserted, Updated, Unchanged, Deleted, Duplicates, Rejected int64
}

// Loads returns the last limit loads, newest first.
func (s *Store) Loads(ctx context.Context, limit int) ([]Entry, error) {
	var entries []Entry
	err := s.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) (err error) {
		rows, _ := conn.Query(ctx, loadsSQL, pgx.StrictNamedArgs{"limit": limit})
		entries, err = pgx.CollectRows(rows, pgx.RowToStructByName[Entry])
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("loads: %w", err)
	}
	return entries, nil
}

// ErrNothingToUndo means that no load has changed anything yet, or that the last
// one that did has been undone.
var ErrNothingToUndo = errors.New("there is no load to undo")

// ErrCategoryGone means that a category was deleted since the load whose places
// were in it.
var ErrCategoryGone = errors.New("a category of its places was deleted since")

// UndoLoad takes back the last load that changed anything, in one transaction:
// places it brought in go, places it changed or deleted are as they were before,
// with the same ids. Earlier loads cannot be undone.
func (s *Store) UndoLoad(ctx context.Context) (Entry, error) {
	var undone Entry
	err := s.writePlaces(ctx, func(tx pgx.Tx) (err error) {
		rows, _ := tx.Query(ctx, undoLastSQL)
		undone, err = pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[Entry])
		if errors.Is(err, pgx.ErrNoRows) || err == nil && undone.UndoneAt != nil {
			return ErrNothingToUndo
		}
		if err != nil {
			return err
		}
		return undo(ctx, tx, undone)
	})
	if err != nil {
		return Entry{}, fmt.Errorf("undo: %w", translate(err))
	}
	return undone, nil
}

func undo(ctx context.Context, tx pgx.Tx, undone Entry) error {
	changes := undone.Inserted + undone.Updated + undone.Deleted
	if err := touch(ctx, tx, changes, touchedUndoSQL, pgx.StrictNamedArgs{"load": undone.ID}); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `DELETE FROM places WHERE load_id = $1`, undone.ID); err != nil {
		return err
	}
	for _, statement := range []string{feedUndoSQL, feedRestoreSQL} {
		if _, err := tx.Exec(ctx, statement, pgx.StrictNamedArgs{"load": undone.ID}); err != nil {
			return err
		}
	}
	_, err := tx.Exec(ctx, undoRestoreSQL, pgx.StrictNamedArgs{"load": undone.ID})
	if hasCode(err, missingReference) {
		return ErrCategoryGone
	}
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `UPDATE loads SET undone_at = now() WHERE id = $1`, undone.ID); err != nil {
		return err
	}
	_, err = finishWrite(ctx, tx, changes)
	return err
}
