package realtime

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"nearby/store"
)

const (
	pollEvery    = 15 * time.Second
	longestPause = 5 * time.Minute // after failures
	readEvery    = 3 * time.Second // what other servers have asked
	// spare is how much longer a lease lasts than the pause: a server that has died is
	// waited for no longer.
	spare = fetchTimeout + 20*time.Second
)

// poll asks one feed, while this server has the lease of it.
type poll struct {
	Feed

	number  int // among the feeds of its source, from 1
	store   *store.Store
	fetcher fetcher
	planner planner
	holder  int64
	now     func() time.Time
	last    time.Time // when the source said what was read last
	failing int       // how often in a row

	polls, failures  atomic.Int64
	trips, unmatched atomic.Int64
}

func newPoll(feed Feed, number int, s *store.Store, now func() time.Time) *poll {
	return &poll{
		Feed: feed, number: number, store: s, now: now,
		fetcher: fetcher{client: newClient(), url: feed.URL},
		planner: planner{store: s, source: feed.Source},
		holder:  rand.Int64(), //nolint:gosec // a name, no secret
	}
}

// newClient is how feeds are asked: over few connections, and never for long.
func newClient() *http.Client { return &http.Client{Timeout: fetchTimeout} }

// Run asks the feeds and reads what other servers have asked, until ctx ends. A feed that
// fails is logged once each time it begins to.
func (f *Follower) Run(ctx context.Context, log *slog.Logger) {
	if f == nil {
		return
	}
	var polling sync.WaitGroup
	defer polling.Wait()
	for _, p := range f.polls {
		polling.Go(func() { p.run(ctx, log) })
	}
	ticker := time.NewTicker(readEvery)
	defer ticker.Stop()
	for {
		_ = f.refresh(ctx) // the watcher tells of a database that does not answer
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// run asks the feed again and again.
func (p *poll) run(ctx context.Context, log *slog.Logger) {
	for ctx.Err() == nil {
		err := p.once(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			p.failures.Add(1)
			if p.failing++; p.failing == 1 {
				log.WarnContext(ctx, "realtime", "source", p.Source, "feed", p.number, "host", p.Host(), "error", err)
			}
		case p.failing > 0:
			p.failing = 0
			log.InfoContext(ctx, "realtime is back", "source", p.Source, "feed", p.number, "host", p.Host())
		}
		timer := time.NewTimer(pauseAfter(p.failing))
		select {
		case <-ctx.Done():
		case <-timer.C:
		}
		timer.Stop()
	}
}

// pauseAfter is how long to wait before the next poll, twice as long after each failure
// in a row, with a jitter so that servers do not ask in step.
func pauseAfter(failures int) time.Duration {
	pause := min(pollEvery<<min(failures, 8), longestPause)
	return pause - time.Duration(rand.Int64N(int64(pause/10))) //nolint:gosec // no secret
}

// once asks the feed, if this server may, and keeps what it says for all.
func (p *poll) once(ctx context.Context) error {
	leased, err := p.store.LeaseLive(ctx, p.Source, p.id(), p.holder, pauseAfter(p.failing)+spare)
	if err != nil || !leased {
		return err
	}
	p.polls.Add(1)
	r, err := read(ctx, &p.fetcher, &p.planner, p.last, p.now)
	if errors.Is(err, errUnchanged) {
		return nil
	}
	if err != nil {
		return err
	}
	content, err := pack(r.live)
	if err == nil {
		err = p.store.SaveLive(ctx, store.LiveFeed{
			Source: p.Source, Feed: p.id(), GeneratedAt: r.live.At, Content: content,
		}, p.holder)
	}
	if err != nil {
		p.fetcher.forget()
		return err
	}
	p.last = r.live.At
	p.trips.Store(int64(len(r.live.Trips)))
	p.unmatched.Store(int64(r.unmatched))
	return nil
}
