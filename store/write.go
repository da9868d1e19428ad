package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

var limitsSQL = statement("limits")

// writePlaces runs a transaction as the only one that writes places. Once it commits,
// ctx cannot end it any more: an error means that nothing was written, but for
// [ErrUnknownOutcome].
func (s *Store) writePlaces(ctx context.Context, do func(pgx.Tx) error) error {
	tx, err := s.primary.pool.Begin(ctx)
	if err != nil {
		return err
	}
	err = s.lockPlaces(ctx, tx)
	if err == nil {
		err = do(tx)
	}
	if err = cmp.Or(err, ctx.Err()); err != nil {
		rollBack(ctx, tx)
		return err
	}
	err = tx.Commit(context.WithoutCancel(ctx))
	var answer *pgconn.PgError
	if err != nil && !errors.As(err, &answer) {
		return fmt.Errorf("%w: %w", ErrUnknownOutcome, err)
	}
	return err
}

// ErrUnknownOutcome means that the database went away while it committed.
var ErrUnknownOutcome = errors.New("the database went away at the very end: nearby loads tells whether the load is there")

// rollBack takes a transaction back. Where it cannot, the connection is gone, and the
// transaction with it.
func rollBack(ctx context.Context, tx pgx.Tx) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), ofAnswers.connect)
	defer cancel()
	_ = tx.Rollback(ctx)
}

// lockPlaces makes a transaction the only one that writes places, lifts the limits that
// are meant for readers, and sets those of a writer.
func (s *Store) lockPlaces(ctx context.Context, tx pgx.Tx) error {
	for _, sql := range []string{
		`SET LOCAL statement_timeout = 0`,
		`SET LOCAL work_mem = '64MB'`, // one sort of all rows
		limitsSQL,
	} {
		if _, err := tx.Exec(ctx, sql); err != nil {
			return err
		}
	}
	if _, err := tx.Exec(ctx, `SELECT set_config('application_name', $1, true)`, processName()); err != nil {
		return err
	}
	return s.waitForPlaces(ctx, tx)
}

// processName tells other processes which one this is.
func processName() string {
	host, _ := os.Hostname() // "" is fine
	return fmt.Sprintf("nearby, process %d on %s", os.Getpid(), host)
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
