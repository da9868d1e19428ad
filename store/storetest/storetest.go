// Package storetest lends each test a real, migrated, empty PostGIS database of
// its own.
//
// The server is the one NEARBY_TEST_DATABASE_URL names (make test sets it), else
// a container from the image NEARBY_POSTGIS_IMAGE names, when a Docker engine
// answers. Without either a test skips. It holds no fixtures and fakes nothing.
package storetest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"nearby/migrations"
	"nearby/store"
)

// patience is how long creating or dropping a database may take, also when many
// packages ask at once.
const patience = 2 * time.Minute

// templateLock is the advisory lock under which one process makes the template.
const templateLock = 0x6e656172627902 // "nearby", then 2

// Open returns a store on a new database that is dropped after the test.
func Open(t testing.TB) *store.Store {
	t.Helper()
	return OpenURL(t, URL(t))
}

// OpenURL returns a store on an existing database, connected, and closed after
// the test. It waits as long as a command does: a server gives a statement up after 1.5 s,
// which on a machine that is busy with other tests would fail any of them.
func OpenURL(t testing.TB, databaseURL string) *store.Store {
	t.Helper()
	s, err := store.OpenForCommand(databaseURL)
	if err != nil {
		t.Fatalf("open store: %v", err)
	}
	t.Cleanup(s.Close)
	for begin := time.Now(); ; {
		if err = s.Ping(t.Context()); err == nil {
			return s
		}
		if time.Since(begin) > patience {
			t.Fatalf("connect: %v", err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// URL returns the address of a new database with every migration applied. It is
// dropped after the test.
func URL(t testing.TB) string {
	t.Helper()
	template, err := migrated()
	if err != nil {
		unavailable(t, err)
	}
	return create(t, template)
}

// SQL opens a database for statements of a test's own; it is closed after the test.
func SQL(t testing.TB, databaseURL string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx/v5", databaseURL) // registered by package migrations
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("close database: %v", err)
		}
	})
	return db
}

// CopyURL returns the address of a new database with all that is in another, which
// nobody may be connected to meanwhile. It is dropped after the test.
func CopyURL(t testing.TB, databaseURL string) string {
	t.Helper()
	u, err := url.Parse(databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	return create(t, strings.TrimPrefix(u.Path, "/"))
}

// EmptyURL returns the address of a new database without any table. It is
// dropped after the test.
func EmptyURL(t testing.TB) string {
	t.Helper()
	if _, err := server(); err != nil {
		unavailable(t, err)
	}
	return create(t, "template1")
}

func unavailable(t testing.TB, err error) {
	t.Helper()
	t.Skipf("needs a PostGIS to test with (try \"make test\"): %v", err)
}

// server finds the server once in a process.
var server = sync.OnceValues(func() (string, error) {
	if given := os.Getenv("NEARBY_TEST_DATABASE_URL"); given != "" {
		return given, nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	databaseURL, _, err := Container(ctx)
	return databaseURL, err
})

// migrated makes, once on a server, the database that all others are copied
// from: copying takes a fifth of a second, migrating more than one.
var migrated = sync.OnceValues(func() (string, error) {
	fingerprint, err := migrations.Fingerprint()
	if err != nil {
		return "", err
	}
	name := "nearby_template_" + fingerprint
	err = admin(func(ctx context.Context, conn *pgx.Conn) error {
		if _, err := conn.Exec(ctx, `SELECT pg_advisory_lock($1)`, templateLock); err != nil {
			return err
		}
		var exists bool
		const query = `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1 AND datistemplate)`
		if err := conn.QueryRow(ctx, query, name).Scan(&exists); err != nil || exists {
			return err
		}
		return makeTemplate(ctx, conn, name)
	})
	return name, err
})

// makeTemplate marks the database as a template last, so that one left behind
// half-made is made anew.
func makeTemplate(ctx context.Context, conn *pgx.Conn, name string) error {
	for _, sql := range []string{"DROP DATABASE IF EXISTS %s WITH (FORCE)", "CREATE DATABASE %s"} {
		if _, err := conn.Exec(ctx, fmt.Sprintf(sql, quote(name))); err != nil {
			return err
		}
	}
	databaseURL, err := on(name)
	if err != nil {
		return err
	}
	if err := migrations.Up(ctx, databaseURL, nil); err != nil {
		return err
	}
	_, err = conn.Exec(ctx, fmt.Sprintf("ALTER DATABASE %s IS_TEMPLATE true", quote(name)))
	return err
}

// create copies a database under a random name and has the copy dropped after the
// test. Copying its files costs a third of writing each page to the log.
func create(t testing.TB, template string) string {
	t.Helper()
	name := "nearby_test_" + strings.ToLower(rand.Text()[:12])
	run := func(sql string) error {
		return admin(func(ctx context.Context, conn *pgx.Conn) error {
			_, err := conn.Exec(ctx, sql)
			return err
		})
	}
	if err := run("CREATE DATABASE " + quote(name) + " TEMPLATE " + quote(template) + " STRATEGY file_copy"); err != nil {
		t.Fatalf("create test database: %v", err)
	}
	t.Cleanup(func() {
		if err := run("DROP DATABASE " + quote(name) + " WITH (FORCE)"); err != nil {
			t.Errorf("drop test database: %v", err)
		}
	})
	databaseURL, err := on(name)
	if err != nil {
		t.Fatalf("address of test database: %v", err)
	}
	return databaseURL
}

// admin connects to the server's own database for one job.
func admin(do func(context.Context, *pgx.Conn) error) error {
	databaseURL, err := server()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, err := pgx.Connect(ctx, databaseURL)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	return do(ctx, conn)
}

// on returns the server's address with another database in it.
func on(database string) (string, error) {
	databaseURL, err := server()
	if err != nil {
		return "", err
	}
	u, err := url.Parse(databaseURL)
	if err != nil {
		return "", fmt.Errorf("NEARBY_TEST_DATABASE_URL must be a postgres:// URL: %w", err)
	}
	u.Path = "/" + database
	return u.String(), nil
}

func quote(name string) string { return pgx.Identifier{name}.Sanitize() }
