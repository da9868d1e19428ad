package people

import (
	"context"
	"errors"
	"sync"
)

// maxBatch bounds one statement.
const maxBatch = 512

// batch turns many calls into few: while one is under way those that come queue up,
// and the next takes them all. A call that is alone is made at once.
type batch[In, Out any] struct {
	run func(context.Context, []In) ([]Out, error)

	mu     sync.Mutex
	queue  []*pending[In, Out]
	active bool
}

// pending is a call with what it takes and gives.
type pending[In, Out any] struct {
	in   In
	out  Out
	err  error
	done chan struct{}
}

// do makes the call and waits for the result, at most until ctx ends.
func (b *batch[In, Out]) do(ctx context.Context, in In) (Out, error) {
	p := &pending[In, Out]{in: in, done: make(chan struct{})}
	b.mu.Lock()
	b.queue = append(b.queue, p)
	if !b.active {
		b.active = true
		go b.drain()
	}
	b.mu.Unlock()
	select {
	case <-p.done:
		return p.out, p.err
	case <-ctx.Done():
		var none Out
		return none, ctx.Err()
	}
}

// drain runs until the queue is empty. The calls have limits of their own, so it
// needs nobody's context.
func (b *batch[In, Out]) drain() {
	for {
		taken := b.take()
		if len(taken) == 0 {
			return
		}
		in := make([]In, len(taken))
		for i, p := range taken {
			in[i] = p.in
		}
		out, errs := apart(context.Background(), in, b.run)
		for i, p := range taken {
			p.out, p.err = out[i], errs[i]
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
	}
	return taken
}

// apart runs all together and, when the database refuses that, each by itself, so that
// nobody suffers for another's row.
func apart[In, Out any](
	ctx context.Context, in []In, run func(context.Context, []In) ([]Out, error),
) (out []Out, errs []error) {
	errs = make([]error, len(in))
	out, err := run(ctx, in)
	if err == nil {
		return out, errs
	}
	out = make([]Out, len(in))
	for i := range in {
		errs[i] = err
		if len(in) > 1 && errors.Is(err, ErrRefused) {
			var one []Out
			if one, errs[i] = run(ctx, in[i:i+1]); errs[i] == nil {
				out[i] = one[0]
			}
		}
	}
	return out, errs
}
