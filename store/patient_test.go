package store_test

import (
	"testing"

	"nearby/store"
)

// patient opens a store for a test of what comes back, not of how soon: on a busy machine
// the time of an answer may run out.
func patient(t *testing.T, databaseURL string) *store.Store {
	t.Helper()
	s, err := store.OpenForCommand(databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}
