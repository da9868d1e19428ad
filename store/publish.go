package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

var hideDuplicatesSQL = statement("hide_duplicates")

// placesLock is the advisory lock that lets one transaction at a time write places.
const placesLock = 0x6e656172627901 // "nearby", then 1

// lockPlaces makes a transaction the only one that writes places, and lifts the
// limits that are meant for readers.
func lockPlaces(ctx context.Context, tx pgx.Tx) error {
	for _, sql := range []string{
		`SET LOCAL statement_timeout = 0`,
		`SET LOCAL work_mem = '64MB'`, // one sort of all rows
		fmt.Sprintf(`SELECT pg_advisory_xact_lock(%d)`, placesLock),
	} {
		if _, err := tx.Exec(ctx, sql); err != nil {
			return err
		}
	}
	return nil
}

// publish makes what was written ready for readers, and notifies them. It is the
// last step of every transaction that writes places.
func publish(ctx context.Context, tx pgx.Tx) error {
	if _, err := tx.Exec(ctx, `ANALYZE places`); err != nil {
		return err
	}
	if err := hideDuplicates(ctx, tx); err != nil {
		return err
	}
	const bump = `UPDATE dataset_version SET version = version + 1, changed_at = now()`
	if _, err := tx.Exec(ctx, bump); err != nil {
		return err
	}
	return notify(ctx, tx)
}

// changeChannel is where a transaction says that there is something new: a hint,
// which may get lost.
const changeChannel = "nearby_places"

// notify sends the hint when the transaction commits.
func notify(ctx context.Context, tx pgx.Tx) error {
	_, err := tx.Exec(ctx, "NOTIFY "+changeChannel)
	return err
}

// hideDuplicates marks anew which places are left out of answers, so that each has
// one that is shown within 30 m. It goes from the most preferred sources to the
// others, because a place that is hidden itself stands for nothing.
func hideDuplicates(ctx context.Context, tx pgx.Tx) error {
	var preferred int
	if err := tx.QueryRow(ctx, `SELECT count(*) FROM preferred_sources`).Scan(&preferred); err != nil {
		return err
	}
	if preferred == 0 {
		_, err := tx.Exec(ctx, `UPDATE places SET hidden_by = NULL WHERE hidden_by IS NOT NULL`)
		return err
	}
	for position := 1; position <= preferred+1; position++ {
		args := pgx.StrictNamedArgs{"position": position, "last": preferred + 1}
		if _, err := tx.Exec(ctx, hideDuplicatesSQL, args); err != nil {
			return err
		}
	}
	return nil
}
