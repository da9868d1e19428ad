package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"nearby/people"
)

// NamesAt reads the names of all places at this version of the data or a newer one.
func (s *Store) NamesAt(ctx context.Context, atLeast int64) (names []string, version int64, err error) {
	version, err = s.readFirst(ctx, append(s.standbys(ctx, atLeast), s.primary), atLeast, func(b *pgx.Batch) {
		b.Queue(`SELECT name FROM places ORDER BY name`).Query(func(rows pgx.Rows) (err error) {
			names, err = pgx.CollectRows(rows, pgx.RowTo[string])
			return err
		})
	})
	return names, version, err
}

// Sleep keeps the primary busy.
func (s *Store) Sleep(ctx context.Context, d time.Duration) error {
	return s.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		_, err := conn.Exec(ctx, `SELECT pg_sleep($1)`, d.Seconds())
		return err
	})
}

// Statement is the text of a file of sql/ as it is sent.
var Statement = statement

// BreakAfter is how many failures in a row open the breaker.
const BreakAfter = breakAfter

// Rows are the statements about people, as their keeper uses them.
func (s *Store) Rows() people.Database { return rows{s.people} }
