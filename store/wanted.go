package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

var (
	wantedSQL      = statement("wanted")
	wantedAddSQL   = statement("wanted_add")
	wantedPruneSQL = statement("wanted_prune")
)

// mostWanted is how many squares are remembered.
const mostWanted = 5000

// Wanted returns the squares that most searches came from, by the names that
// [Store.AddWanted] was told, those first.
func (s *Store) Wanted(ctx context.Context) ([]int64, error) {
	squares, err := list(ctx, s.servers, wantedSQL, pgx.StrictNamedArgs{"most": mostWanted}, pgx.RowTo[int64])
	if err != nil {
		return nil, fmt.Errorf("wanted squares: %w", err)
	}
	return squares, nil
}

// AddWanted adds searches to squares, for all servers of the database. What was added
// before counts for half as much each time.
func (s *Store) AddWanted(ctx context.Context, squares []int64, searches []int32) error {
	err := s.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
			if _, err := tx.Exec(ctx, `LOCK TABLE wanted_squares IN SHARE ROW EXCLUSIVE MODE`); err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, wantedAddSQL, pgx.StrictNamedArgs{"squares": squares, "searches": searches}); err != nil {
				return err
			}
			_, err := tx.Exec(ctx, wantedPruneSQL, pgx.StrictNamedArgs{"most": mostWanted})
			return err
		})
	})
	if err != nil {
		return fmt.Errorf("add wanted squares: %w", err)
	}
	return nil
}
