package api

import (
	"context"
	"sync"
	"testing"

	"nearby/store"
)

func TestAPersonsMessagesTakeTurns(t *testing.T) {
	t.Parallel()
	var all turns
	var group sync.WaitGroup
	counts := map[store.PersonKey]*int{{1}: new(int), {2}: new(int)} // unguarded: the turns guard them
	for person, count := range counts {
		for range 200 {
			group.Go(func() {
				end := all.take(t.Context(), person)
				defer end()
				*count++
			})
		}
	}
	group.Wait()
	for person, count := range counts {
		if *count != 200 {
			t.Errorf("person %d had %d turns, want 200", person[0], *count)
		}
	}
	if len(all.held) != 0 {
		t.Errorf("%d turns are still held", len(all.held))
	}
}

func TestAMessageIsAnsweredOutOfTurnWhenItsTimeIsUp(t *testing.T) {
	t.Parallel()
	var all turns
	end := all.take(t.Context(), store.PersonKey{1})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	all.take(ctx, store.PersonKey{1})() // returns, and ends nobody else's turn
	if len(all.held) != 1 {
		t.Errorf("%d turns are held, want the first", len(all.held))
	}
	end()
}
