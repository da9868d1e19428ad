package store_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"nearby/place"
	"nearby/store"
	"nearby/store/storetest"
)

func TestTheCatalogueOutlivesTheDatabase(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	w := store.NewWatcher(s, time.Now)
	if got := w.Latest(); got != nil {
		t.Errorf("before anybody asked Latest() = %+v, want nil", got)
	}
	first, err := w.Catalogue(t.Context())
	if err != nil || len(first.Categories) != 2 || first.Previous != store.UnknownVersion {
		t.Fatalf("Catalogue() = %+v, %v, want the two categories of the migrations", first, err)
	}
	loadPlaces(t, s, []place.Place{restaurant("here", 31.2347, 121.4706)})
	if again, err := w.Catalogue(t.Context()); err != nil || again != first {
		t.Errorf("Catalogue() = %+v, %v, want what is known, without a query", again, err)
	}
	second, err := w.Refresh(t.Context())
	if err != nil || second.Version != first.Version+1 || second.Previous != first.Version {
		t.Errorf("after a load Refresh() = %+v, %v, want the version after %d", second, err, first.Version)
	}
	s.Close()
	if _, err := w.Refresh(t.Context()); err == nil {
		t.Error("without a database Refresh() error = nil, want one")
	}
	if kept, err := w.Catalogue(t.Context()); err != nil || kept != second {
		t.Errorf("without a database Catalogue() = %+v, %v, want what was known last", kept, err)
	}
}

// A change of the categories, like a load, is known without anybody asking, and
// everybody who follows is told, also who did not listen for a while.
func TestAWatcherFollowsTheDatabase(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	w := store.NewWatcher(s, time.Now)
	slow, checks := w.Checks(), w.Checks()
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { _ = w.Run(ctx) })
	defer running.Wait()
	defer stop()
	if err := <-checks; err != nil {
		t.Fatalf("the first check: %v", err)
	}
	err := s.ChangeCategories(t.Context(), func(present []place.Category) ([]place.Category, error) {
		return append(present, place.Category{Slug: "museum", NameZH: "博物馆", NameEN: "Museums"}), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	loadPlaces(t, s, []place.Place{restaurant("here", 31.2347, 121.4706)})
	for deadline := time.Now().Add(time.Minute); ; {
		if err := <-checks; err == nil && len(w.Latest().Categories) == 3 && w.Latest().Version == 1 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("a minute after the change: %+v", w.Latest())
		}
	}
	select {
	case <-slow: //nolint:errcheck // that it has ended is what counts
	case <-time.After(time.Minute):
		t.Error("who did not listen for a while was told nothing")
	}
}
