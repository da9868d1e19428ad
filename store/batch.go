package store

import (
	"context"
	"sync"
	"time"
)

const (
	// maxBatch bounds one statement.
	maxBatch = 512
	// batchDelay is how long a batch waits for more writes when nobody waits for
	// them. A statement costs about the same for one write as for ten, and a small
	// server needs its two cores for answers. WeChat delivers again after seconds, and
	// people take as long to go on with a conversation, perhaps at another server.
	batchDelay = 10 * time.Millisecond
)

// batch turns many small writes, or reads, into few: while one statement is under
// way those that come queue up, and the next statement takes them all. A write that
// is alone is sent at once, unless there is a delay.
type batch[In, Out any] struct {
	// run writes all of them at once and returns a result for each.
	run   func(context.Context, []In) ([]Out, error)
	delay time.Duration // before each statement, for more to queue up

	mu     sync.Mutex
	idle   sync.Cond // signalled when the queue is empty and nothing runs
	queue  []*pending[In, Out]
	active bool
}

// Write is a write on its way to the database.
type Write struct {
	err  error // may be read once done is closed
	done chan struct{}
}

// Wait returns when the write is in the database, or the error that kept it out.
func (w *Write) Wait() error {
	<-w.done
	return w.err
}

// pending is a write with what it takes and gives.
type pending[In, Out any] struct {
	in  In
	out Out
	Write
}

func newBatch[In, Out any](run func(context.Context, []In) ([]Out, error)) *batch[In, Out] {
	b := &batch[In, Out]{run: run}
	b.idle.L = &b.mu
	return b
}

// add queues a write and returns without waiting for it.
func (b *batch[In, Out]) add(in In) *pending[In, Out] {
	p := &pending[In, Out]{in: in, Write: Write{done: make(chan struct{})}}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.queue = append(b.queue, p)
	if !b.active {
		b.active = true
		go b.drain()
	}
	return p
}

// do writes and waits for the result, at most until ctx ends.
func (b *batch[In, Out]) do(ctx context.Context, in In) (Out, error) {
	p := b.add(in)
	select {
	case <-p.done:
		return p.out, p.err
	case <-ctx.Done():
		var none Out
		return none, ctx.Err()
	}
}

// flush waits until everything queued is written.
func (b *batch[In, Out]) flush() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.active {
		b.idle.Wait()
	}
}

// drain runs until the queue is empty. The statements have limits of their own,
// so it needs nobody's context.
func (b *batch[In, Out]) drain() {
	for {
		time.Sleep(b.delay)
		taken := b.take()
		if len(taken) == 0 {
			return
		}
		in := make([]In, len(taken))
		for i, p := range taken {
			in[i] = p.in
		}
		out, err := b.run(context.Background(), in)
		for i, p := range taken {
			if p.err = err; err == nil {
				p.out = out[i]
			}
			close(p.done)
		}
	}
}

func (b *batch[In, Out]) take() []*pending[In, Out] {
	b.mu.Lock()
	defer b.mu.Unlock()
	n := min(len(b.queue), maxBatch)
	taken := b.queue[:n:n]
	b.queue = b.queue[n:]
	if n == 0 {
		b.active, b.queue = false, nil
		b.idle.Broadcast()
	}
	return taken
}

// length is how many writes wait; those that are being written wait no more.
func (b *batch[In, Out]) length() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.queue)
}

// bytesOf are the keys as the driver takes them.
func bytesOf[Key ~[32]byte](keys []Key) [][]byte {
	all := make([][]byte, len(keys))
	for i := range keys {
		bytes := [32]byte(keys[i])
		all[i] = bytes[:]
	}
	return all
}
