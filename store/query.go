package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
)

// list reads places or what belongs to them, from whichever server may answer.
func list[T any](
	ctx context.Context, s *servers, sql string, args pgx.StrictNamedArgs, to pgx.RowToFunc[T],
) (rows []T, err error) {
	err = s.readLatest(ctx, func(b *pgx.Batch) {
		b.Queue(sql, args).Query(func(result pgx.Rows) (err error) {
			rows, err = pgx.CollectRows(result, to)
			return err
		})
	})
	return rows, err
}

// each runs a query that may take as long as it likes and hands on its rows one
// by one, so that memory does not grow with them. An error of do ends it.
func each[T any](
	ctx context.Context, s *servers, sql string, args pgx.StrictNamedArgs, to pgx.RowToFunc[T], do func(T) error,
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

// inspectTimeout bounds inspecting a database: counting a million places that are
// not in its memory takes seconds.
const inspectTimeout = 15 * time.Second

// inspect runs a query that returns one row and may take longer than a search.
func inspect[T any](ctx context.Context, s *servers, sql string) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, inspectTimeout)
	defer cancel()
	var found T
	err := pgx.BeginFunc(ctx, s.primary.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `SET LOCAL statement_timeout = 0`); err != nil {
			return err
		}
		rows, _ := tx.Query(ctx, sql) // CollectExactlyOneRow returns its error
		var err error
		found, err = pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[T])
		return err
	})
	return found, translate(err)
}
