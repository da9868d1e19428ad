package store

import (
	"context"

	"github.com/jackc/pgx/v5"
)

var (
	hideAllDuplicatesSQL     = statement("hide_duplicates_all")
	hideTouchedDuplicatesSQL = statement("hide_duplicates_touched")
	duplicateLinesAllSQL     = statement("duplicate_lines_all")
	duplicateLinesTouchedSQL = statement("duplicate_lines_touched")
	touchedLoadSQL           = statement("touched_load")
	touchedUndoSQL           = statement("touched_undo")
)

// fewRows are so few that each is looked up by an index; more are joined by reading
// all places once.
const fewRows = 10_000

// touch notes by a statement where the transaction writes places, so many of them, in
// the table touched: as they were and as they are.
func touch(ctx context.Context, tx pgx.Tx, changes int64, sql string, args pgx.StrictNamedArgs) error {
	if err := makeTable(ctx, tx, "touched", `(name text, category_id smallint, geog geography)`); err != nil {
		return err
	}
	if changes > fewRows {
		return nil // all places will be gone through
	}
	_, err := tx.Exec(ctx, sql, args)
	return err
}

// hideDuplicates marks anew which places are left out of answers, after so many changes to those
// in touched.
func hideDuplicates(ctx context.Context, tx pgx.Tx, changes int64) error {
	preferred, err := countPreferred(ctx, tx)
	switch {
	case err != nil, preferred == 0:
		return err // while none is preferred, nothing is left out
	case changes > fewRows:
		return hideAllDuplicates(ctx, tx)
	}
	return hideTouchedDuplicates(ctx, tx, preferred)
}

func countPreferred(ctx context.Context, tx pgx.Tx) (preferred int, err error) {
	err = tx.QueryRow(ctx, `SELECT count(*) FROM preferred_sources`).Scan(&preferred)
	return preferred, err
}

// hideTouchedDuplicates is hideAllDuplicates where only what lies near the places in touched can be another
// than before.
func hideTouchedDuplicates(ctx context.Context, tx pgx.Tx, preferred int) error {
	if err := nestedLoops(ctx, tx, true); err != nil {
		return err
	}
	if err := byPreference(ctx, tx, hideTouchedDuplicatesSQL, preferred); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, duplicateLinesTouchedSQL)
	return err
}

// hideAllDuplicates marks anew which places are left out of answers, so that each has one that is
// shown within 30 m, and gives that its lines.
func hideAllDuplicates(ctx context.Context, tx pgx.Tx) error {
	preferred, err := countPreferred(ctx, tx)
	if err != nil {
		return err
	}
	if preferred == 0 {
		_, err := tx.Exec(ctx, `UPDATE places SET hidden_by = NULL, twin_lines = ''
			WHERE hidden_by IS NOT NULL OR twin_lines <> ''`)
		return err
	}
	if err := nestedLoops(ctx, tx, false); err != nil {
		return err
	}
	if err := byPreference(ctx, tx, hideAllDuplicatesSQL, preferred); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, duplicateLinesAllSQL)
	return err
}

// byPreference goes from the most preferred sources to the others, because a place that
// is hidden itself stands for nothing.
func byPreference(ctx context.Context, tx pgx.Tx, sql string, preferred int) error {
	for position := 1; position <= preferred+1; position++ {
		args := pgx.StrictNamedArgs{"position": position, "last": preferred + 1}
		if _, err := tx.Exec(ctx, sql, args); err != nil {
			return err
		}
	}
	return nil
}
