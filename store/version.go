package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5/pgxpool"
)

var datasetVersionSQL = statement("dataset_version")

// DatasetVersion returns Dataset.Version and counts nothing.
func (s *Store) DatasetVersion(ctx context.Context) (int64, error) {
	var version int64
	err := s.read(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		return conn.QueryRow(ctx, datasetVersionSQL).Scan(&version)
	})
	if err != nil {
		return 0, fmt.Errorf("dataset version: %w", err)
	}
	return version, nil
}
