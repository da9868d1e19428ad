package integration_test

import (
	"database/sql"
	"testing"
	"time"
)

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
