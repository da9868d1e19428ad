package store_test

import (
	"errors"
	"testing"
	"time"

	"go.uber.org/goleak"

	"nearby/geo"
	"nearby/people"
	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
	"nearby/store/storetest/cluster"
)

var square = geo.WGS84{Lat: 31.234726, Lng: 121.470618}

// loadOne makes a place of this name the only one.
func loadOne(t *testing.T, s *store.Store, name string) {
	t.Helper()
	loadPlaces(t, s, []place.Place{{ExternalID: "one", Name: name, Category: "restaurant", At: square}})
}

// nameFound is the name of the only place, found by a search.
func nameFound(t *testing.T, s *store.Store) string {
	t.Helper()
	found, _, err := s.Nearby(t.Context(), store.Query{Origin: square, Radius: 1000}, 10)
	if err != nil || len(found) != 1 {
		t.Fatalf("Nearby() = %v, %v, want the only place", found, err)
	}
	return found[0].Name
}

// replayed waits until a standby has a version of the data.
func replayed(t *testing.T, standby *cluster.Server, version int64) {
	t.Helper()
	standby.Eventually(t, `SELECT version >= $1 FROM dataset_version`, version)
}

// The story of a store with a primary and two standbys. One story, because a
// cluster takes seconds to build.
func TestReplicas(t *testing.T) {
	t.Parallel()
	c := cluster.Start(t, 2)
	one, two := c.Standbys[0], c.Standbys[1]
	s := openStore(t, c.Primary.URL(), one.URL(), two.URL())
	loadOne(t, s, "first")
	replayed(t, one, 1)
	replayed(t, two, 1)
	s.Probe(t.Context())

	t.Run("take turns", func(t *testing.T) {
		for range 20 {
			if got := nameFound(t, s); got != "first" {
				t.Fatalf("found %q, want first", got)
			}
		}
		for _, standby := range c.Standbys {
			standby.Eventually(t, `SELECT seq_scan + coalesce(idx_scan, 0) > 0 FROM pg_stat_user_tables
				WHERE relname = 'places'`)
		}
	})
	t.Run("are told apart", func(t *testing.T) {
		all := s.Probe(t.Context())
		for i, want := range []struct{ replica, standby bool }{{false, false}, {true, true}, {true, true}} {
			got := all[i]
			if got.Replica != want.replica || got.Standby != want.standby || !got.Open || got.Version != 1 || got.Err != nil {
				t.Errorf("server %d: %+v, want version 1 and %+v", i, got, want)
			}
		}
	})
	t.Run("do not answer with what is out of date", func(t *testing.T) { pausedReplay(t, c, s) })
	t.Run("answer alone", func(t *testing.T) { primaryGone(t, c, s) })
}

// pausedReplay ends with both standbys at version 2, paused, and the primary at 3.
func pausedReplay(t *testing.T, c *cluster.Cluster, s *store.Store) {
	one, two := c.Standbys[0], c.Standbys[1]
	one.Exec(t, `SELECT pg_wal_replay_pause()`)
	one.Eventually(t, `SELECT pg_get_wal_replay_pause_state() = 'paused'`)
	loadOne(t, s, "second")
	replayed(t, two, 2)
	// That another server has told of the version is enough, before any look.
	if names, version, err := s.NamesAt(t.Context(), 2); err != nil || version != 2 || names[0] != "second" {
		t.Fatalf("at version 2: %v, version %d, %v, want second", names, version, err)
	}
	for range 20 {
		if got := nameFound(t, s); got != "second" {
			t.Fatalf("found %q, want second: one standby has not replayed it", got)
		}
	}
	if lag := s.Probe(t.Context())[1].Lag; lag <= 0 {
		t.Errorf("the paused standby lags by %s, want some time", lag)
	}
	one.Exec(t, `SELECT pg_wal_replay_resume()`)
	replayed(t, one, 2)
	for _, standby := range c.Standbys {
		standby.Exec(t, `SELECT pg_wal_replay_pause()`)
		standby.Eventually(t, `SELECT pg_get_wal_replay_pause_state() = 'paused'`)
	}
	loadOne(t, s, "third")
	s.Probe(t.Context())
	for range 20 {
		if got := nameFound(t, s); got != "third" {
			t.Fatalf("found %q, want third: both standbys are behind", got)
		}
	}
}

// primaryGone is about standbys that are behind a primary that is dead.
func primaryGone(t *testing.T, c *cluster.Cluster, s *store.Store) {
	c.Primary.Kill(t)
	if got := nameFound(t, s); got != "second" {
		t.Errorf("found %q, want second: older than what was known, and better than none", got)
	}
	if _, version, err := s.NamesAt(t.Context(), 3); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("at version 3: version %d, error %v, want ErrUnavailable", version, err)
	}
	if _, version, err := s.NamesAt(t.Context(), 2); err != nil || version != 2 {
		t.Errorf("at version 2: version %d, %v, want it", version, err)
	}
	if _, err := s.People().Read(t.Context(), people.Key{}); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("Read() error = %v, want ErrUnavailable", err)
	}
	c.Primary.Start(t)
	for deadline := time.Now().Add(time.Minute); s.Ping(t.Context()) != nil; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the return of the primary is not noticed")
		}
	}
	if got := nameFound(t, s); got != "third" {
		t.Errorf("found %q, want third: the primary is back", got)
	}
	if _, err := s.People().Read(t.Context(), people.Key{}); err != nil {
		t.Errorf("Read() error = %v, want none", err)
	}
}

// What a standby has at the first look may be old already, so the primary has to
// be looked at before.
func TestTheFirstAnswersArePrimarys(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	silent, callers := silence(t)
	s := openStore(t, databaseURL, silent)
	loadOne(t, s, "first")
	for range 20 {
		if got := nameFound(t, s); got != "first" {
			t.Fatalf("found %q, want first", got)
		}
	}
	if s.Probe(t.Context()); callers.Load() == 0 {
		t.Error("nobody has looked at the replica")
	}
}

// It does not run beside others, whose goroutines would count.
func TestNothingIsLeftOfAClosedStore(t *testing.T) {
	databaseURL := storetest.URL(t)
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	s, err := store.Open(databaseURL, databaseURL, databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.Probe(t.Context())
	for range 3 {
		if _, err := s.Categories(t.Context()); err != nil {
			t.Errorf("Categories() error = %v", err)
		}
	}
}
