package migrations_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"nearby/migrations"
	"nearby/store/storetest"
)

func TestUpDownUp(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.EmptyURL(t)
	latest, err := migrations.Latest()
	if err != nil || latest == 0 {
		t.Fatalf("Latest() = %d, %v, want at least 1", latest, err)
	}
	expect := func(version uint) {
		t.Helper()
		got, err := migrations.Current(t.Context(), databaseURL)
		if err != nil || got != (migrations.State{Version: version}) {
			t.Fatalf("Current() = %+v, %v, want version %d, not dirty", got, err, version)
		}
	}
	expect(0)
	for range 2 { // the second time there is nothing left to do
		if err := migrations.Up(t.Context(), databaseURL, nil); err != nil {
			t.Fatalf("Up() error = %v", err)
		}
		expect(latest)
	}
	if err := migrations.Down(t.Context(), databaseURL, int(latest), nil); err != nil {
		t.Fatalf("Down() error = %v", err)
	}
	expect(0)
	if err := migrations.Up(t.Context(), databaseURL, nil); err != nil {
		t.Fatalf("Up() after Down() error = %v", err)
	}
	expect(latest)
}

// A deployment starts all its servers at the same moment.
func TestEightAtOnceOnAnEmptyDatabase(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.EmptyURL(t)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if err := migrations.Up(t.Context(), databaseURL, nil); err != nil {
				t.Errorf("Up() error = %v", err)
			}
		})
	}
	group.Wait()
	latest, _ := migrations.Latest()
	got, err := migrations.Current(t.Context(), databaseURL)
	if err != nil || got != (migrations.State{Version: latest}) {
		t.Errorf("Current() = %+v, %v, want version %d, not dirty", got, err, latest)
	}
	categories, err := storetest.OpenURL(t, databaseURL).Categories(t.Context())
	if err != nil || len(categories) != 2 {
		t.Errorf("Categories() = %v, %v, want the two that come with the migrations", categories, err)
	}
}

func TestUnreachableDatabaseIsToldWithoutThePassword(t *testing.T) {
	t.Parallel()
	err := migrations.Up(t.Context(), "postgres://nearby:hunter2@127.0.0.1:1/none", nil)
	if err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("Up() error = %v, want one without the password", err)
	}
}

// A migration waits for a load without a lock of its own that searches would wait behind,
// says for whom, and is done once the load is.
func TestAMigrationWaitsForALoadAndStopsNoSearch(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	before, _ := migrations.Current(t.Context(), databaseURL)
	for name, lock := range map[string]string{
		"a load": fmt.Sprintf(`SELECT pg_advisory_xact_lock(%d)`, 0x6e656172627901),
		"a dump": `LOCK TABLE places, people, categories, timetables, departures, loads, schema_migrations IN ACCESS SHARE MODE`,
	} {
		db := storetest.SQL(t, databaseURL)
		tx, err := db.BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := tx.ExecContext(t.Context(), lock); err != nil {
			t.Fatal(err)
		}
		waits, done := make(chan string, 100), make(chan error, 1)
		ctx, stop := context.WithCancel(t.Context())
		go func() {
			done <- migrations.Down(ctx, databaseURL, 1, func(holder string) { waits <- holder })
		}()
		select {
		case holder := <-waits:
			if !strings.HasPrefix(holder, "process ") {
				t.Errorf("behind %s it waits for %q, want a process", name, holder)
			}
		case err := <-done: // this migration needs no lock that a dump has
			if name == "a load" || err != nil {
				t.Errorf("behind %s it ended with %v, want it to wait", name, err)
			}
			done <- nil
		}
		var places int
		if err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM places`).Scan(&places); err != nil {
			t.Errorf("a search meanwhile: %v", err)
		}
		stop()
		if err := <-done; err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("behind %s it ended with %v", name, err)
		}
		if got, err := migrations.Current(t.Context(), databaseURL); err != nil || got.Dirty || got.Version > before.Version {
			t.Errorf("behind %s the schema is at %s, %v, want it not dirty", name, got, err)
		}
		if err := tx.Rollback(); err != nil {
			t.Fatal(err)
		}
	}
	if err := migrations.Up(t.Context(), databaseURL, nil); err != nil {
		t.Fatal(err)
	}
}

// A database that goes away while a migration waits is told of in one sentence, without what
// then fails for the same reason.
func TestALostConnectionIsOneSentence(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	db := storetest.SQL(t, databaseURL)
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := tx.ExecContext(t.Context(), `SELECT pg_advisory_xact_lock($1)`, 0x6e656172627901); err != nil {
		t.Fatal(err)
	}
	err = migrations.Down(t.Context(), databaseURL, 1, func(string) {
		const others = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
			WHERE datname = current_database() AND pid <> pg_backend_pid()`
		if _, err := tx.ExecContext(t.Context(), others); err != nil {
			t.Error(err)
		}
	})
	if err == nil || strings.Contains(err.Error(), "\n") {
		t.Errorf("Down() error = %v, want one sentence", err)
	}
}

// A migration that fails leaves the schema as it was, and says so in one sentence.
func TestAFailedMigrationLeavesNothingDirty(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	db := storetest.SQL(t, databaseURL)
	latest, _ := migrations.Latest()
	const withoutPeople = 12
	if err := migrations.Down(t.Context(), databaseURL, int(latest-withoutPeople), nil); err != nil {
		t.Fatal(err)
	}
	// What the next migration makes is there already, as somebody else's.
	if _, err := db.ExecContext(t.Context(), `CREATE TABLE people (x int); INSERT INTO people VALUES (1)`); err != nil {
		t.Fatal(err)
	}
	err := migrations.Up(t.Context(), databaseURL, nil)
	if err == nil || strings.Contains(err.Error(), "\n") || len(err.Error()) > 300 {
		t.Errorf("Up() error = %v, want one sentence", err)
	}
	if got, err := migrations.Current(t.Context(), databaseURL); err != nil || got != (migrations.State{Version: withoutPeople}) {
		t.Errorf("Current() = %+v, %v, want version %d, not dirty", got, err, withoutPeople)
	}
	if _, err := db.ExecContext(t.Context(), `DROP TABLE people`); err != nil {
		t.Fatal(err)
	}
	if err := migrations.Up(t.Context(), databaseURL, nil); err != nil {
		t.Errorf("Up() once it is mended: %v", err)
	}
}

// A program does not know the way back from a newer program's schema, and says so: in silence
// an operator would put the older program onto it.
func TestDownFromANewerSchemaIsRefused(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	latest, err := migrations.Latest()
	if err != nil {
		t.Fatal(err)
	}
	db := storetest.SQL(t, databaseURL)
	if _, err := db.ExecContext(t.Context(), `UPDATE schema_migrations SET version = version + 1`); err != nil {
		t.Fatal(err)
	}
	err = migrations.Down(t.Context(), databaseURL, 1, nil)
	if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("version %d", latest+1)) {
		t.Errorf("Down() error = %v, want one that names version %d", err, latest+1)
	}
	if got, err := migrations.Current(t.Context(), databaseURL); err != nil || got.Version != latest+1 {
		t.Errorf("Current() = %+v, %v, want version %d as before", got, err, latest+1)
	}
}

// A role without rights is told what to run, and that is enough.
func TestAPlainRoleIsToldWhatToRunBeforeTheFirstMigration(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.EmptyURL(t)
	admin := storetest.SQL(t, databaseURL)
	role := "nearby_plain_" + strings.ToLower(rand.Text()[:10])
	exec := func(statement string) {
		t.Helper()
		if _, err := admin.ExecContext(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	exec(`REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE ROLE ` + role + ` LOGIN PASSWORD 'plain'`)
	t.Cleanup(func() { _, _ = admin.ExecContext(context.Background(), `DROP OWNED BY `+role+`; DROP ROLE `+role) })
	u, err := url.Parse(databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword(role, "plain")
	err = migrations.Up(t.Context(), u.String(), nil)
	if err == nil || !strings.Contains(err.Error(), "CREATE EXTENSION postgis;") {
		t.Fatalf("Up() error = %v, want the SQL to run", err)
	}
	_, statements, _ := strings.Cut(err.Error(), "\n")
	if got, err := migrations.Current(t.Context(), databaseURL); err != nil || got != (migrations.State{}) {
		t.Errorf("Current() = %+v, %v, want an empty database", got, err)
	}
	exec(statements)
	if err := migrations.Up(t.Context(), u.String(), nil); err != nil {
		t.Errorf("Up() after\n%s\nerror = %v", statements, err)
	}
}

// The program begins and ends the transaction of a migration.
func TestNoMigrationHasATransactionOfItsOwn(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("*.sql")
	if err != nil || len(names) == 0 {
		t.Fatalf("no migrations: %v", err)
	}
	own := regexp.MustCompile(`(?m)^(BEGIN|COMMIT|SET LOCAL lock_timeout.*);`)
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if found := own.FindString(string(text)); found != "" {
			t.Errorf("%s has %q: take it away, the program does that (transaction.go)", name, found)
		}
	}
}
