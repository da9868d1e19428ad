package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// placesLock is the advisory lock that lets one transaction at a time write places.
const placesLock = 0x6e656172627901 // "nearby", then 1

// writePlaces runs a transaction as the only one that writes places.
func (s *Store) writePlaces(ctx context.Context, do func(pgx.Tx) error) error {
	return pgx.BeginFunc(ctx, s.primary.pool, func(tx pgx.Tx) error {
		if err := lockPlaces(ctx, tx); err != nil {
			return err
		}
		return do(tx)
	})
}

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

// nestedLoops says whether the planner may join by going over one table for each row of
// the other. That is right for a few rows with an index, and takes hours for a million
// of which the statistics say that they are few.
func nestedLoops(ctx context.Context, tx pgx.Tx, may bool) error {
	_, err := tx.Exec(ctx, fmt.Sprintf(`SET LOCAL enable_nestloop = %t`, may))
	return err
}

// makeTable makes an empty table that is gone with the transaction, also when one of the
// name is there from before.
func makeTable(ctx context.Context, tx pgx.Tx, name, columns string) error {
	if _, err := tx.Exec(ctx, `DROP TABLE IF EXISTS pg_temp.`+name); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `CREATE TEMP TABLE `+name+` `+columns+` ON COMMIT DROP`)
	return err
}
