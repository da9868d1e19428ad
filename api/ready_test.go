package api

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// However many want to know whether the database is there, it is asked a few times a
// second, and all are told the same.
func TestReadinessIsAskedForAll(t *testing.T) {
	t.Parallel()
	var asked atomic.Int64
	now, gone := time.Now(), errors.New("gone")
	answer := error(nil)
	r := readiness{
		now: func() time.Time { return now },
		ask: func(context.Context) error { asked.Add(1); return answer },
	}
	crowd := func(want error) {
		t.Helper()
		var all sync.WaitGroup
		for range 50 {
			all.Go(func() {
				if err := r.check(t.Context()); !errors.Is(err, want) {
					t.Errorf("told %v, want %v", err, want)
				}
			})
		}
		all.Wait()
	}
	crowd(nil)
	answer = gone
	crowd(nil) // so soon nobody asks again
	now = now.Add(readyTTL)
	crowd(gone)
	answer, now = nil, now.Add(-time.Hour) // a clock that was set back holds nobody up
	crowd(nil)
	if n := asked.Load(); n != 3 {
		t.Errorf("asked %d times, want 3", n)
	}
}
