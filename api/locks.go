package api

import (
	"context"
	"sync"

	"nearby/store"
)

// locks has a lock for each person, which lets one of their messages be answered at
// a time in this server: two at once would both begin with the same session, and
// the later end would undo the earlier one, even bring back somebody who asked to
// be forgotten. The zero value is ready to use.
type locks struct {
	mu   sync.Mutex
	held map[store.PersonKey]chan struct{} // closed when the lock is free again
}

// lock waits for a person's lock and returns what unlocks it. When ctx ends first
// the message is answered without the lock rather than not at all.
func (l *locks) lock(ctx context.Context, person store.PersonKey) (unlock func()) {
	mine := make(chan struct{})
	for {
		theirs := l.tryLock(person, mine)
		if theirs == nil {
			return func() { l.unlock(person, mine) }
		}
		select {
		case <-theirs:
		case <-ctx.Done():
			return func() {}
		}
	}
}

// tryLock takes the lock if it is free, or returns that of the holder.
func (l *locks) tryLock(person store.PersonKey, mine chan struct{}) (theirs chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if theirs, ok := l.held[person]; ok {
		return theirs
	}
	if l.held == nil {
		l.held = map[store.PersonKey]chan struct{}{}
	}
	l.held[person] = mine
	return nil
}

func (l *locks) unlock(person store.PersonKey, mine chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.held, person)
	close(mine)
}
