package people

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"
)

// rows are what the statements of package store do, in memory: TestTheModelIsTheDatabase
// holds the two against each other.
type rows struct {
	mu  sync.Mutex
	all map[Key]*row
}

func newRows() *rows { return &rows{all: map[Key]*row{}} }

type row struct {
	seq                    int64
	content                []byte
	holder                 Server
	message                Message
	held, written, expires time.Time
}

func (r *rows) take(server Server, t Taking) Row {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := time.Now()
	p := r.all[t.Person]
	switch {
	case p == nil:
		p = &row{seq: now.UnixMilli() << termBits}
		r.all[t.Person] = p
	case p.holder == server:
	case p.holder == 0:
		p.seq = (term(p.seq) + 1) << termBits
	case p.message == t.Message && !now.Before(p.held):
		p.seq = (term(p.seq)+1)<<termBits | p.seq&1
	case now.Before(p.held):
		return Row{Seq: p.seq}
	default:
		p.seq = (term(p.seq)+1)<<termBits | 1
	}
	if !now.Before(p.expires) {
		p.content = nil
	}
	p.holder, p.message, p.held = server, t.Message, now.Add(Lease)
	if limit := now.Add(time.Minute); p.expires.Before(limit) {
		p.expires = limit
	}
	return Row{Seq: p.seq, Leased: true, Content: p.content, Idle: now.Sub(p.written)}
}

func (r *rows) write(w Writing) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	p := r.all[w.Person]
	if p == nil || p.seq < w.From || p.seq > w.Seq {
		return false
	}
	p.seq, p.holder, p.message, p.held = w.Seq, 0, 0, time.Time{}
	if !w.Same {
		p.content, p.written, p.expires = w.Content, time.Now(), time.Now().Add(w.TTL)
	}
	return true
}

func (r *rows) read(person Key) []byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	if p := r.all[person]; p != nil && time.Now().Before(p.expires) {
		return p.content
	}
	return nil
}

// link is one server's way to the rows, and what happens to it.
type link struct {
	rows *rows
	rng  func(n int) int

	mu     sync.Mutex
	cut    bool          // nothing comes through
	full   bool          // the disk: nothing can be written
	dead   bool          // the server is
	frozen chan struct{} // closed when the server goes on
}

var (
	errCut  = errors.New("cut off")
	errFull = fmt.Errorf("%w: disk full", ErrRefused)
	errDied = errors.New("dead")
)

func (l *link) state() (cut, full, dead bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.cut, l.full, l.dead
}

// pass waits while the server is paused.
func (l *link) pass() {
	for {
		l.mu.Lock()
		frozen := l.frozen
		l.mu.Unlock()
		if frozen == nil {
			return
		}
		<-frozen
	}
}

// call is one round trip: do may happen and the answer be lost.
func (l *link) call(do func()) error {
	l.pass()
	defer l.pass()
	l.travel()
	cut, full, dead := l.state()
	switch {
	case dead:
		return errDied
	case cut:
		if l.rng(4) == 0 { // in the buffers of the network
			time.Sleep(time.Duration(l.rng(1000)) * time.Millisecond)
			do()
		}
		time.Sleep(1700 * time.Millisecond)
		return errCut
	case full:
		return errFull
	}
	do()
	l.travel()
	if cut, _, dead := l.state(); dead || cut {
		return errCut
	}
	return nil
}

func (l *link) travel() { time.Sleep(time.Duration(l.rng(3000)) * time.Microsecond) }

func (l *link) Take(_ context.Context, server Server, takings []Taking) (found []Row, err error) {
	err = l.call(func() {
		for _, t := range takings {
			found = append(found, l.rows.take(server, t))
		}
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

func (l *link) Write(_ context.Context, writings []Writing) (written []bool, err error) {
	err = l.call(func() {
		if l.rng(10) == 0 { // sent by a connection that died, and again; the first comes late
			go func(writings []Writing) {
				time.Sleep(time.Duration(l.rng(3000)) * time.Millisecond)
				for _, w := range writings {
					l.rows.write(w)
				}
			}(slices.Clone(writings))
		}
		for _, w := range writings {
			written = append(written, l.rows.write(w))
		}
	})
	if err != nil {
		return nil, err
	}
	return written, nil
}

func (l *link) Read(_ context.Context, person Key) (content []byte, err error) {
	err = l.call(func() { content = l.rows.read(person) })
	return content, err
}

// dice are random numbers for many goroutines.
func dice(seed uint64) func(int) int {
	var mu sync.Mutex
	r := rand.New(rand.NewPCG(seed, 17))
	return func(n int) int {
		mu.Lock()
		defer mu.Unlock()
		return r.IntN(n)
	}
}
