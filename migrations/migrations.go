// Package migrations brings the database schema to the version this program
// needs, and back.
//
// It holds the SQL files and runs them with golang-migrate. It does not know
// what the tables are for (package store does), marks no version dirty, never repairs a dirty version
// by itself, and never drops an extension.
package migrations

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/golang-migrate/migrate/v4"
	"github.com/golang-migrate/migrate/v4/database/pgx/v5"
	"github.com/golang-migrate/migrate/v4/source"
	"github.com/golang-migrate/migrate/v4/source/iofs"
)

//go:embed *.sql
var files embed.FS

// connectTimeout is how long the database may take to answer at all.
const connectTimeout = 5 * time.Second

// State is where a database stands.
type State struct {
	Version uint // of the last migration applied; 0 for an empty database
	Dirty   bool // a migration failed half-way and somebody has to look at it
}

// ErrDirty means that a migration of an earlier version of this program, or of another,
// failed half-way. Nothing is applied on top of it.
var ErrDirty = errors.New("the schema is marked dirty: a migration failed half-way; " +
	"look at the tables, mend them, then correct schema_migrations")

// Latest returns the version this program needs.
func Latest() (uint, error) {
	src, err := iofs.New(files, ".")
	if err != nil {
		return 0, fmt.Errorf("read embedded migrations: %w", err)
	}
	defer src.Close()
	return last(src)
}

// UpToDate returns an error that says what to do when the schema is older than the
// one this program needs, or dirty. A newer one is fine: another server may already
// run the next version.
func UpToDate(state State) error {
	latest, err := Latest()
	switch {
	case err != nil:
		return err
	case state.Dirty:
		return ErrDirty
	case state.Version < latest:
		return fmt.Errorf("the database schema is at version %d, this program needs %d: "+
			"run \"nearby migrate up\", or serve with --migrate", state.Version, latest)
	}
	return nil
}

// last walks the embedded files to the highest version.
func last(src source.Driver) (uint, error) {
	version, err := src.First()
	for err == nil {
		var next uint
		if next, err = src.Next(version); err == nil {
			version = next
		}
	}
	if version == 0 {
		return 0, fmt.Errorf("read embedded migrations: %w", err)
	}
	return version, nil
}

// Fingerprint names this exact set of migrations, for those who keep a migrated
// database to copy from and must know when it is out of date.
func Fingerprint() (string, error) {
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			return "", err
		}
		sum.Write(text)
	}
	return hex.EncodeToString(sum.Sum(nil)[:6]), nil
}

// Up applies every migration that is missing. Of several servers that call it
// at once one migrates and the others wait for it, up to five minutes. onWait, if not
// nil, is told for whom a migration waits, once for each. After an error the schema is at the
// version of the last migration that succeeded.
func Up(ctx context.Context, databaseURL string, onWait func(string)) error {
	return migrated(ctx, databaseURL, onWait, func(m *migrate.Migrate) error { return m.Up() })
}

// Down takes back the last steps migrations, and with them the data in the
// tables they created. Those of a newer program are that program's to take back.
func Down(ctx context.Context, databaseURL string, steps int, onWait func(string)) error {
	state, err := Current(ctx, databaseURL)
	if err != nil {
		return err
	}
	latest, err := Latest()
	if err != nil {
		return err
	}
	if state.Version > latest {
		return fmt.Errorf("nothing was changed: the schema is at version %d, and this program knows the way back from %d at most: "+
			"the newer program that brought it there takes it back", state.Version, latest)
	}
	return migrated(ctx, databaseURL, onWait, func(m *migrate.Migrate) error { return m.Steps(-steps) })
}

// Current tells where the database stands. It changes nothing, so that a
// server without the right to create tables may ask.
func Current(ctx context.Context, databaseURL string) (State, error) {
	var state State
	db, err := open(ctx, databaseURL)
	if err != nil {
		return state, err
	}
	defer db.Close()
	var exists bool
	const known = `SELECT to_regclass('schema_migrations') IS NOT NULL`
	if err := db.QueryRowContext(ctx, known).Scan(&exists); err != nil || !exists {
		return state, err
	}
	const current = `SELECT version, dirty FROM schema_migrations`
	err = db.QueryRowContext(ctx, current).Scan(&state.Version, &state.Dirty)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil // every migration was taken back
	}
	return state, err
}

// Denied tells whether err says that the database lets this role in no sooner for waiting:
// a wrong password, an unknown role or database, no entry in pg_hba.conf.
func Denied(err error) bool {
	switch sqlState(err) {
	case "28P01", "28000", "3D000", "42501":
		return true
	}
	return false
}

// open connects, and fails within a few seconds when nobody answers.
func open(ctx context.Context, databaseURL string) (*sql.DB, error) {
	db, err := sql.Open("pgx/v5", databaseURL)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, connectTimeout)
	defer cancel()
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// migrated does one thing with the migrations of a database. Having nothing to
// do is not an error.
func migrated(ctx context.Context, databaseURL string, onWait func(string), do func(*migrate.Migrate) error) error {
	state, err := Current(ctx, databaseURL)
	if err != nil {
		return err
	}
	src, err := iofs.New(files, ".")
	if err != nil {
		return err
	}
	db, err := open(ctx, databaseURL)
	if err != nil {
		return err
	}
	defer db.Close()
	if state.Version == 0 {
		if err := ready(ctx, db); err != nil {
			return err
		}
	}
	driver, err := pgx.WithInstance(db, &pgx.Config{})
	if err != nil {
		return err
	}
	m, err := migrate.NewWithInstance("embedded", src, "pgx5",
		&transactions{Driver: driver, ctx: ctx, db: db, onWait: onWait})
	if err != nil {
		return err
	}
	defer m.Close()
	m.LockTimeout = patience
	return explain(do(m))
}

// explain turns golang-migrate's errors into this package's own.
func explain(err error) error {
	var dirty migrate.ErrDirty
	var short migrate.ErrShortLimit
	switch {
	case err == nil, errors.Is(err, migrate.ErrNoChange),
		errors.As(err, &short),         // fewer were there to take back: all of them are
		errors.Is(err, fs.ErrNotExist): // and there was none at all
		return nil
	case errors.As(err, &dirty):
		return fmt.Errorf("%w (version %d)", ErrDirty, dirty.Version)
	case sqlState(err) == "42501": // insufficient_privilege
		return fmt.Errorf("nothing was changed: only the owner of the tables may migrate: %w", err)
	}
	return err
}

// String is the version, and whether it is dirty: "1", "2 (dirty)".
func (s State) String() string {
	if s.Dirty {
		return fmt.Sprintf("%d (dirty)", s.Version)
	}
	return fmt.Sprint(s.Version)
}
