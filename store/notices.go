package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

var (
	noticesLeaseSQL = statement("notices_lease")
	noticesSaveSQL  = statement("notices_save")
	loadTroublesSQL = statement("load_troubles")
)

// LeaseNotices makes the holder the server that tells the operators of an account, for a
// while, and returns what they know, as JSON; false if another server is.
func (s *Store) LeaseNotices(ctx context.Context, appID string, holder int64, lasts time.Duration) (told []byte, leased bool, err error) {
	err = s.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		return conn.QueryRow(ctx, noticesLeaseSQL, pgx.StrictNamedArgs{
			"app_id": appID, "holder": holder, "seconds": lasts.Seconds(),
		}).Scan(&told)
	})
	if errors.Is(err, ErrNotFound) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("lease of the operators' notices: %w", err)
	}
	return told, true, nil
}

// SaveNotices keeps what the operators know, if the holder still tells them.
func (s *Store) SaveNotices(ctx context.Context, appID string, holder int64, told []byte) error {
	err := s.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		_, err := conn.Exec(ctx, noticesSaveSQL, pgx.StrictNamedArgs{"app_id": appID, "holder": holder, "told": told})
		return err
	})
	if err != nil {
		return fmt.Errorf("operators' notices: %w", err)
	}
	return nil
}

// LoadTrouble says that the last load of a source failed, or was undone.
type LoadTrouble struct {
	Source string
	Undone bool // else it failed
	At     time.Time
}

// LoadTroubles are those of all sources, by name. A later load of the source ends it.
func (s *Store) LoadTroubles(ctx context.Context) ([]LoadTrouble, error) {
	troubles, err := list(ctx, s.servers, loadTroublesSQL, pgx.StrictNamedArgs{}, pgx.RowToStructByPos[LoadTrouble])
	if err != nil {
		return nil, fmt.Errorf("loads that failed: %w", err)
	}
	return troubles, nil
}

// LoadFailed notes that a load of a file failed, until one of the source, or of a file of
// that name, succeeds.
func (s *Store) LoadFailed(ctx context.Context, source, file string) error {
	const note = `INSERT INTO failed_loads (source, file) VALUES ($1, $2)
		ON CONFLICT (source) DO UPDATE SET file = excluded.file, failed_at = excluded.failed_at`
	err := s.onPrimary(ctx, func(ctx context.Context, conn *pgxpool.Conn) error {
		_, err := conn.Exec(ctx, note, source, file)
		return err
	})
	if err != nil {
		return fmt.Errorf("note that the load of %s failed: %w", source, err)
	}
	return nil
}

// loadSucceeded ends the trouble of loads that failed before.
func loadSucceeded(ctx context.Context, tx pgx.Tx, file string, sources ...string) error {
	const end = `DELETE FROM failed_loads WHERE source = ANY($1) OR file = $2 AND file <> ''`
	_, err := tx.Exec(ctx, end, sources, file)
	return err
}
