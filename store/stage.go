package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"nearby/place"
)

var (
	stageSQL         = statement("stage")
	stagedSourcesSQL = statement("staged_sources")
)

// heartbeat is how often the database hears of a load that waits for its file. One that
// it does not hear of for long it ends, see limits.sql.
const heartbeat = time.Second

// stage copies the places into the staging table and tells how many there are. The
// reader works ahead while they are copied.
func stage(ctx context.Context, tx pgx.Tx, l Load) (staged int64, err error) {
	if _, err := tx.Exec(ctx, `DROP TABLE IF EXISTS pg_temp.staged`); err != nil {
		return 0, err
	}
	if _, err := tx.Exec(ctx, stageSQL); err != nil {
		return 0, err
	}
	ids, err := categoryIDs(ctx, tx)
	if err != nil {
		return 0, err
	}
	reading, stop := readAhead(l, ids)
	defer stop()
	alive := time.NewTicker(heartbeat)
	defer alive.Stop()
	for {
		select {
		case <-ctx.Done():
			return staged, ctx.Err()
		case <-alive.C:
			_, err = tx.Exec(ctx, `SELECT`)
		case b, more := <-reading:
			if !more {
				// Without it the planner takes the table for a small one, and what compares
				// it with the places takes minutes.
				_, err = tx.Exec(ctx, `ANALYZE staged`)
				return staged, err
			}
			staged, err = staged+int64(len(b.rows)), b.copy(ctx, tx)
		}
		if err != nil {
			return staged, err
		}
	}
}

// meanwhile does what takes a while without the database, which hears of the load
// meanwhile. It does not wait for that once ctx is over.
func meanwhile(ctx context.Context, tx pgx.Tx, do func() error) error {
	done := make(chan error, 1)
	go func() { done <- do() }()
	alive := time.NewTicker(heartbeat)
	defer alive.Stop()
	for {
		select {
		case err := <-done:
			return err
		case <-ctx.Done():
			return ctx.Err()
		case <-alive.C:
			if _, err := tx.Exec(ctx, `SELECT`); err != nil {
				return err
			}
		}
	}
}

// copy sends the rows by binary COPY. A client that is stopped in the middle of it is
// not idle to the database: it has the same time to go on.
func (b block) copy(ctx context.Context, tx pgx.Tx) error {
	if b.err != nil {
		return &readError{b.err}
	}
	if len(b.rows) == 0 {
		return nil
	}
	const limit = `SELECT set_config('statement_timeout', current_setting('idle_in_transaction_session_timeout'), true)`
	if _, err := tx.Exec(ctx, limit); err != nil {
		return err
	}
	names := append([]string{"line", "source", "external_id", "category_id"}, columns()...)
	if _, err := tx.CopyFrom(ctx, pgx.Identifier{"staged"}, names, pgx.CopyFromRows(b.rows)); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `SET LOCAL statement_timeout = 0`)
	return err
}

func categoryIDs(ctx context.Context, tx pgx.Tx) (map[string]int16, error) {
	rows, _ := tx.Query(ctx, categoriesSQL)
	categories, err := pgx.CollectRows(rows, pgx.RowToStructByName[place.Category])
	ids := make(map[string]int16, len(categories))
	for _, c := range categories {
		ids[c.Slug] = c.ID
	}
	return ids, err
}

// stagedSources are the sources that the load is about: its own without a row.
func stagedSources(ctx context.Context, tx pgx.Tx, l Load) (sources []string, err error) {
	if l.Mixed {
		err = tx.QueryRow(ctx, stagedSourcesSQL).Scan(&sources)
	}
	if len(sources) == 0 {
		sources = []string{l.Source}
	}
	return sources, err
}

// readError is an error of whoever reads the places, which says nothing of the database.
type readError struct{ err error }

func (e *readError) Error() string { return e.err.Error() }
func (e *readError) Unwrap() error { return e.err }

// unknownCategory means that a place has a category that is not there.
func unknownCategory(p place.Place) error {
	return fmt.Errorf("%s %s: no category %q", p.ExternalID, p.Name, p.Category)
}
