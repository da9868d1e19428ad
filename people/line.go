package people

import (
	"context"
	"sync"
)

// line lets the messages of each person begin one after the other, in the order in
// which they came to this server. The zero value is ready to use.
type line struct {
	mu   sync.Mutex
	last map[Key]chan struct{} // closed when the last in line is done
}

// wait returns when those before are done, or ErrBusy when ctx ends first. The next
// begins when free is called.
func (l *line) wait(ctx context.Context, person Key) (free func(), err error) {
	mine := make(chan struct{})
	before := l.join(person, mine)
	if before == nil {
		return func() { l.leave(person, mine) }, nil
	}
	select {
	case <-before:
		return func() { l.leave(person, mine) }, nil
	case <-ctx.Done():
		go func() {
			<-before
			l.leave(person, mine)
		}()
		return nil, ErrBusy
	}
}

// join takes the last place and returns who is before, if anybody.
func (l *line) join(person Key, mine chan struct{}) (before chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	before = l.last[person]
	if l.last == nil {
		l.last = map[Key]chan struct{}{}
	}
	l.last[person] = mine
	return before
}

func (l *line) leave(person Key, mine chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.last[person] == mine {
		delete(l.last, person)
	}
	close(mine)
}
