package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

var lockHolderSQL = statement("lock_holder")

const (
	// placesLock is the advisory lock that lets one transaction at a time write places.
	placesLock = 0x6e656172627901 // "nearby", then 1

	// A transaction that waits for it says so after firstWait, and then every nextWait.
	firstWait = 2 * time.Second
	nextWait  = 10 * time.Second
)

// Holder is who writes places at the moment, as far as the database tells.
type Holder struct {
	PID         int32      // of the process of the database that serves it
	Role        string     // as whom it is connected
	Application string     // what it calls itself
	Address     string     // of its host; "" for the database's own
	Since       *time.Time // when its transaction began; nil if this role may not know
}

// OnWait has report called while a write of places waits for another: after two seconds,
// then every ten, with how long it has waited. Set it before the first write.
func (s *Store) OnWait(report func(Holder, time.Duration)) { s.onWait = report }

// waitForPlaces waits until nobody else writes places, however long that takes.
func (s *Store) waitForPlaces(ctx context.Context, tx pgx.Tx) error {
	begun := time.Now()
	for patience := firstWait; ; patience = nextWait {
		err := tryLock(ctx, tx, patience)
		if !hasCode(err, lockNotAvailable) {
			return err
		}
		rows, _ := tx.Query(ctx, lockHolderSQL, pgx.StrictNamedArgs{"lock": int64(placesLock)})
		holder, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[Holder])
		switch {
		case errors.Is(err, pgx.ErrNoRows): // it has just ended
		case err != nil:
			return err
		case s.onWait != nil:
			s.onWait(holder, time.Since(begun))
		}
	}
}

// tryLock takes the lock or gives up after a while, which leaves the transaction as it
// was.
func tryLock(ctx context.Context, tx pgx.Tx, patience time.Duration) error {
	return pgx.BeginFunc(ctx, tx, func(tx pgx.Tx) error {
		for _, sql := range []string{
			fmt.Sprintf(`SET LOCAL lock_timeout = %d`, patience.Milliseconds()),
			fmt.Sprintf(`SELECT pg_advisory_xact_lock(%d)`, placesLock),
			`SET LOCAL lock_timeout = 0`,
		} {
			if _, err := tx.Exec(ctx, sql); err != nil {
				return err
			}
		}
		return nil
	})
}
