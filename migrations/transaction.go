package migrations

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/golang-migrate/migrate/v4/database"
)

var (
	//go:embed sql/begin.sql
	beginSQL string
	//go:embed sql/holder.sql
	holderSQL string
)

const (
	// patience is how long one server waits while another migrates.
	patience = 5 * time.Minute
	// pause is how long a migration leaves the tables to others after each try.
	pause = time.Second
)

// SQLSTATEs of a migration that another transaction is in the way of.
const (
	lockNotAvailable = "55P03"
	deadlock         = "40P01"
)

// transactions is golang-migrate's driver, but each migration is one transaction together
// with the version it leads to: either both are there or none, and nothing is ever dirty.
type transactions struct {
	database.Driver

	ctx     context.Context //nolint:containedctx // golang-migrate's interface has none
	db      *sql.DB
	version int // that the next migration leads to
	onWait  func(string)
}

// SetVersion notes the version for Run, which writes it.
func (t *transactions) SetVersion(version int, _ bool) error {
	t.version = version
	return nil
}

// Run applies a migration. While a load, a dump or a long search holds a lock it tries
// again, for some minutes, and nobody waits behind it.
func (t *transactions) Run(migration io.Reader) error {
	text, err := io.ReadAll(migration)
	if err != nil {
		return err
	}
	statements := beginSQL + string(text) + t.versionSQL()
	begun, said := time.Now(), ""
	for {
		err := sqlError(t.Driver.Run(strings.NewReader(statements)))
		state := sqlState(err)
		if state != lockNotAvailable && state != deadlock {
			return err
		}
		holder := t.holder()
		if time.Since(begun) > patience {
			return fmt.Errorf("nothing was changed: %s did not let go of a table within %s; try again later",
				holder, patience)
		}
		if t.onWait != nil && holder != said {
			t.onWait(holder)
			said = holder
		}
		select {
		case <-t.ctx.Done():
			return fmt.Errorf("nothing was changed: %w", context.Cause(t.ctx))
		case <-time.After(pause):
		}
	}
}

// Unlock lets the next one migrate. That it fails says nothing new: the lock goes with the
// connection that was lost.
func (t *transactions) Unlock() error {
	_ = t.Driver.Unlock()
	return nil
}

// versionSQL writes the version. DELETE waits for no dump, unlike TRUNCATE.
func (t *transactions) versionSQL() string {
	const forget = "\n;DELETE FROM schema_migrations;"
	if t.version < 0 { // before the first
		return forget
	}
	return forget + fmt.Sprintf("INSERT INTO schema_migrations (version, dirty) VALUES (%d, false);", t.version)
}

// holder names who probably is in the way.
func (t *transactions) holder() string {
	var holder string
	if err := t.db.QueryRowContext(t.ctx, holderSQL).Scan(&holder); err != nil {
		return "another transaction"
	}
	return holder
}

// sqlError is the database's own error, without the whole file that it came of.
func sqlError(err error) error {
	var whole database.Error
	if errors.As(err, &whole) && whole.OrigErr != nil {
		return whole.OrigErr
	}
	return err
}

// sqlState is the SQLSTATE of the database's error, "" of any other.
func sqlState(err error) string {
	var state interface{ SQLState() string }
	if errors.As(err, &state) {
		return state.SQLState()
	}
	return ""
}
