package migrations_test

import (
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
		if err := migrations.Up(t.Context(), databaseURL); err != nil {
			t.Fatalf("Up() error = %v", err)
		}
		expect(latest)
	}
	if err := migrations.Down(t.Context(), databaseURL, int(latest)); err != nil {
		t.Fatalf("Down() error = %v", err)
	}
	expect(0)
	if err := migrations.Up(t.Context(), databaseURL); err != nil {
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
			if err := migrations.Up(t.Context(), databaseURL); err != nil {
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
	err := migrations.Up(t.Context(), "postgres://nearby:hunter2@127.0.0.1:1/none")
	if err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("Up() error = %v, want one without the password", err)
	}
}
