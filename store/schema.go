package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgxpool"
)

var schemaSQL = statement("schema")

// Schema tells which version the tables have, 0 when there are none any more, and whether a
// migration failed half-way. A database that never had any is [ErrSchema].
func (s *Store) Schema(ctx context.Context) (version uint, dirty bool, err error) {
	err = s.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		return conn.QueryRow(ctx, schemaSQL).Scan(&version, &dirty)
	})
	if errors.Is(err, ErrNotFound) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, fmt.Errorf("schema: %w", err)
	}
	return version, dirty, nil
}
