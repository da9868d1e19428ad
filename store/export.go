package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"nearby/place"
)

var (
	exportSQL = statement("export")
	spotsSQL  = statement("spots")
)

// Selection is a part of the places; what is empty selects all.
type Selection struct{ Source, Category string }

// Export hands on the places of a selection one by one, as they were when it
// began, by source and external id. It stops with the error of do.
func (s *Store) Export(ctx context.Context, of Selection, do func(place.Place) error) error {
	args := pgx.StrictNamedArgs{"source": of.Source, "category": of.Category}
	err := each(ctx, s, exportSQL, args, toPlace, do)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// Spots hands on where every place is, one by one, in the order of the ids.
func (s *Store) Spots(ctx context.Context, do func(Spot) error) error {
	err := each(ctx, s, spotsSQL, pgx.StrictNamedArgs{}, pgx.RowToStructByName[Spot], do)
	if err != nil {
		return fmt.Errorf("spots: %w", err)
	}
	return nil
}

// each runs a query that may take as long as it likes and hands on its rows one
// by one, so that memory does not grow with them. An error of do ends it.
func each[T any](
	ctx context.Context, s *Store, sql string, args pgx.StrictNamedArgs, to pgx.RowToFunc[T], do func(T) error,
) error {
	return pgx.BeginTxFunc(ctx, s.primary.pool, pgx.TxOptions{AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `SET LOCAL statement_timeout = 0`); err != nil {
			return translate(err)
		}
		rows, err := tx.Query(ctx, sql, args)
		if err != nil {
			return translate(err)
		}
		defer rows.Close()
		for rows.Next() {
			row, err := to(rows)
			if err != nil {
				return err
			}
			if err := do(row); err != nil {
				return err
			}
		}
		return translate(rows.Err())
	})
}
