package store

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// finishWrite is the end of a transaction with so many changes to places, which touched
// holds: it renews the statistics, marks which places are left out of answers, and
// publishes. It tells whether the role may not renew the statistics.
func finishWrite(ctx context.Context, tx pgx.Tx, changes int64) (unanalyzed bool, err error) {
	if unanalyzed, err = analyze(ctx, tx, changes); err != nil {
		return unanalyzed, err
	}
	if err := hideDuplicates(ctx, tx, changes); err != nil {
		return unanalyzed, err
	}
	return unanalyzed, publish(ctx, tx)
}

// publish makes what was written known to readers. It is the last step of every
// transaction that writes places.
func publish(ctx context.Context, tx pgx.Tx) error {
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

// analyzeSQL tells whether the role may renew the statistics of places, and whether so
// many changes are a tenth of them.
const analyzeSQL = `
	SELECT has_function_privilege('analyze_places()', 'EXECUTE'), 10 * $1::bigint > reltuples
	FROM pg_class
	WHERE oid = 'places'::regclass`

// analyze renews the statistics of places after changes to a tenth of them, and tells
// whether the role may not.
func analyze(ctx context.Context, tx pgx.Tx, changes int64) (forbidden bool, err error) {
	var may, due bool
	if err := tx.QueryRow(ctx, analyzeSQL, changes).Scan(&may, &due); err != nil || !due || !may {
		return due && !may, err
	}
	_, err = tx.Exec(ctx, `SELECT analyze_places()`)
	return false, err
}
