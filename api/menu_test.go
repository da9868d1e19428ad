package api

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"

	"nearby/place"
)

func TestMenuOutlivesTheDatabase(t *testing.T) {
	t.Parallel()
	steps := []struct {
		name    string
		later   time.Duration
		failure error
		reads   int
		known   int
	}{
		{"nothing is known before the database answers", 0, errors.New("gone"), 1, 0},
		{"the first answer is remembered", 0, nil, 2, 1},
		{"and not asked for again at once", menuAge - 1, nil, 2, 1},
		{"but after a while", 1, nil, 3, 1},
		{"and kept when the database is gone", menuAge, errors.New("gone"), 4, 1},
	}
	synctest.Test(t, func(t *testing.T) {
		reads := 0
		var failure error
		m := menu{now: time.Now, log: slog.New(slog.DiscardHandler), read: func(context.Context) ([]place.Category, error) {
			reads++
			return []place.Category{{Slug: "restaurant"}}, failure
		}}
		for _, step := range steps {
			time.Sleep(step.later) // on the clock of this test
			failure = step.failure
			got, err := m.categories(t.Context())
			synctest.Wait()
			if len(got) != step.known || reads != step.reads || (err == nil) != (step.known > 0) {
				t.Errorf("%s: %d categories, %d reads, error %v, want %d, %d and no error if any are known",
					step.name, len(got), reads, err, step.known, step.reads)
			}
		}
	})
}

// A database that takes its time to tell the categories anew keeps nobody waiting.
func TestNobodyWaitsForTheMenuToBeReadAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		first, slow := true, make(chan struct{})
		m := menu{now: time.Now, log: slog.New(slog.DiscardHandler), read: func(context.Context) ([]place.Category, error) {
			if !first {
				<-slow
			}
			first = false
			return []place.Category{{Slug: "restaurant"}}, nil
		}}
		begun := time.Now()
		for range 2 {
			if got, err := m.categories(t.Context()); len(got) != 1 || err != nil {
				t.Errorf("categories() = %d, %v, want one", len(got), err)
			}
			time.Sleep(menuAge)
		}
		if took := time.Since(begun); took != 2*menuAge {
			t.Errorf("it took %s, want none but the test's own %s", took, 2*menuAge)
		}
		close(slow)
	})
}
