package traffic

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"nearby/bench"
)

// afterFailure is how long a sender rests when a connection failed, so as not to spend
// the machine on that.
const afterFailure = 10 * time.Millisecond

// Run sends for as long as the options say, or until ctx ends, and returns what came of
// it. An error means that nothing was measured.
func Run(ctx context.Context, o Options) (bench.Run, error) {
	if len(o.Points) == 0 || o.Users < 1 || o.Rate <= 0 && o.Workers < 1 || o.Rate > 0 && o.Connections < 1 {
		return bench.Run{}, errors.New("a run needs points, users, and a rate with connections or workers")
	}
	p := newPlan(o)
	defer p.client.close()
	if err := p.reach(ctx); err != nil {
		return bench.Run{}, err
	}
	start := time.Now()
	r := &run{plan: p, counted: start.Add(o.Warmup), end: start.Add(o.Warmup + o.Duration)}
	cpu := make(chan time.Duration, 1)
	watch := time.AfterFunc(o.Warmup, func() { cpu <- processTime() })
	defer watch.Stop()
	if o.Rate > 0 {
		r.open(ctx, bench.Schedule{Start: start, Rate: o.Rate})
	} else {
		r.closed(ctx)
	}
	if ctx.Err() != nil {
		return bench.Run{}, ctx.Err()
	}
	return bench.Run{Tally: r.tally, Elapsed: time.Since(r.counted), CPU: processTime() - <-cpu}, nil
}

// reach makes sure that something listens there at all.
func (p *plan) reach(ctx context.Context) error {
	err := p.newSender(0).send(ctx, time.Time{}, false)
	if errors.Is(err, errTimeout) { // it is there, if slow
		return nil
	}
	return err
}

// run is one that goes on.
type run struct {
	plan         *plan
	counted, end time.Time // what leaves from counted to end counts
	senders      sync.WaitGroup
	mu           sync.Mutex
	tally        bench.Tally // of the senders that are done
}

// start starts a sender that does its work.
func (r *run) start(n int, work func(*sender)) {
	r.senders.Go(func() {
		s := r.plan.newSender(n)
		work(s)
		r.mu.Lock()
		defer r.mu.Unlock()
		r.tally.Merge(s.tally)
	})
}

// closed has each worker send when it has its answer.
func (r *run) closed(ctx context.Context) {
	for n := range r.plan.Workers {
		r.start(n+1, func(s *sender) {
			for now := time.Now(); r.goesOn(now) && ctx.Err() == nil; now = time.Now() {
				rest(s.send(ctx, time.Time{}, !now.Before(r.counted)))
			}
		})
	}
	r.senders.Wait()
}

// goesOn tells whether there is another message to send.
func (r *run) goesOn(now time.Time) bool {
	if r.plan.Once {
		return !r.plan.through()
	}
	return now.Before(r.end)
}

// open has messages leave at their time. One that finds no sender free starts another,
// as far as connections go.
func (r *run) open(ctx context.Context, schedule bench.Schedule) {
	all := schedule.Within(r.end.Sub(schedule.Start))
	due := make(chan int, all) // holds every message, so that the clock never waits
	var free atomic.Int64
	work := func(s *sender) {
		for i := range due {
			free.Add(-1)
			at := schedule.At(i)
			if ctx.Err() == nil {
				rest(s.send(ctx, at, !at.Before(r.counted)))
			}
			free.Add(1)
		}
	}
	senders := 0
	for i := range all {
		if !sleepUntil(ctx, schedule.At(i)) {
			break
		}
		if int64(len(due)) >= free.Load() && senders < r.plan.Connections {
			senders++
			free.Add(1)
			r.start(senders, work)
		}
		due <- i
	}
	close(due)
	r.senders.Wait()
}

// rest lets a moment pass after a failure.
func rest(err error) {
	if err != nil && !errors.Is(err, errTimeout) {
		time.Sleep(afterFailure)
	}
}

// sleepUntil returns at that time, or false when ctx ends before.
func sleepUntil(ctx context.Context, at time.Time) bool {
	if wait := time.Until(at); wait > 0 {
		select {
		case <-ctx.Done():
		case <-time.After(wait):
		}
	}
	return ctx.Err() == nil
}
