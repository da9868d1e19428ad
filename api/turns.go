package api

import (
	"context"
	"sync"

	"nearby/store"
)

// turns lets one message of a person be answered at a time, in this server: two
// at once would both begin with the same session, and the later end would undo
// the earlier one, even bring back somebody who asked to be forgotten.
type turns struct {
	mu   sync.Mutex
	held map[store.PersonKey]chan struct{} // closed when the turn ends
}

// take waits for the person's turn and returns what ends it. When ctx ends first
// the message is answered out of turn rather than not at all.
func (t *turns) take(ctx context.Context, person store.PersonKey) (end func()) {
	mine := make(chan struct{})
	for {
		before, waiting := t.claim(person, mine)
		if !waiting {
			return func() { t.end(person, mine) }
		}
		select {
		case <-before:
		case <-ctx.Done():
			return func() {}
		}
	}
}

// claim takes the turn if nobody has it, or returns the one that does.
func (t *turns) claim(person store.PersonKey, mine chan struct{}) (before chan struct{}, waiting bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if before, ok := t.held[person]; ok {
		return before, true
	}
	if t.held == nil {
		t.held = map[store.PersonKey]chan struct{}{}
	}
	t.held[person] = mine
	return nil, false
}

func (t *turns) end(person store.PersonKey, mine chan struct{}) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.held, person)
	close(mine)
}
