package api

import (
	"context"
	"errors"
	"testing"
	"time"

	"nearby/place"
)

func TestMenuOutlivesTheDatabase(t *testing.T) {
	t.Parallel()
	now, reads := time.Unix(0, 0), 0
	var failure error
	m := menu{now: func() time.Time { return now }, read: func(context.Context) ([]place.Category, error) {
		reads++
		return []place.Category{{Slug: "restaurant"}}, failure
	}}
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
	for _, step := range steps {
		now, failure = now.Add(step.later), step.failure
		got, err := m.categories(t.Context())
		if len(got) != step.known || reads != step.reads || !errors.Is(err, step.failure) {
			t.Errorf("%s: %d categories, %d reads, error %v, want %d, %d, %v",
				step.name, len(got), reads, err, step.known, step.reads, step.failure)
		}
	}
}
