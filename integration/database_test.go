package integration_test

import (
	"database/sql"
	"testing"
	"time"

	_ "nearby/migrations" // registers the driver "pgx/v5", which only package store may import
)

// database is a connection to ask what no command tells.
func database(t *testing.T, databaseURL string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx/v5", databaseURL)
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

// one is the only value of a query.
func one[T any](t *testing.T, db *sql.DB, query string, args ...any) T {
	t.Helper()
	var value T
	if err := db.QueryRowContext(t.Context(), query, args...).Scan(&value); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return value
}

// eventually waits until a query says true.
func eventually(t *testing.T, db *sql.DB, query string, args ...any) {
	t.Helper()
	deadline := time.Now().Add(patience)
	for !one[bool](t, db, query, args...) {
		if time.Now().After(deadline) {
			t.Fatalf("not true within %s: %s", patience, query)
		}
		time.Sleep(5 * time.Millisecond)
	}
}
