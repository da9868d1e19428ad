package api

import (
	"context"
	"sync"
	"testing"

	"nearby/store"
)

func TestAPersonsMessagesAreAnsweredOneAtATime(t *testing.T) {
	t.Parallel()
	var all locks
	var group sync.WaitGroup
	counts := map[store.PersonKey]*int{{1}: new(int), {2}: new(int)} // unguarded: the locks guard them
	for person, count := range counts {
		for range 200 {
			group.Go(func() {
				unlock := all.lock(t.Context(), person)
				defer unlock()
				*count++
			})
		}
	}
	group.Wait()
	for person, count := range counts {
		if *count != 200 {
			t.Errorf("person %d was counted %d times, want 200", person[0], *count)
		}
	}
	if len(all.held) != 0 {
		t.Errorf("%d locks are still held", len(all.held))
	}
}

func TestAMessageIsAnsweredWithoutTheLockWhenItsTimeIsUp(t *testing.T) {
	t.Parallel()
	var all locks
	unlock := all.lock(t.Context(), store.PersonKey{1})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	all.lock(ctx, store.PersonKey{1})() // returns, and unlocks nobody else's
	if len(all.held) != 1 {
		t.Errorf("%d locks are held, want the first", len(all.held))
	}
	unlock()
}
