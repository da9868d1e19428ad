package operators

import (
	"context"
	"errors"
	"time"

	"golang.org/x/sync/errgroup"

	"nearby/notice"
	"nearby/store"
)

// askTimeout bounds what an operator who asks waits for the database: WeChat waits five
// seconds in all.
const askTimeout = 2 * time.Second

// look looks at what troubles depend on.
func (t *Teller) look(ctx context.Context) notice.State {
	s := t.local(t.askToken(ctx))
	if err := t.readTroubles(ctx, &s); err != nil {
		t.noteDatabase(err)
		t.log.WarnContext(ctx, "troubles not read", "error", err)
		return s
	}
	s.Known = true
	return s
}

// State is how the system is, for an operator who asks.
func (t *Teller) State(ctx context.Context) notice.State {
	t.mu.Lock()
	refused := t.refusedSince
	t.mu.Unlock()
	s := t.local(refused)
	ctx, cancel := context.WithTimeout(ctx, askTimeout)
	defer cancel()
	reading, ctx := errgroup.WithContext(ctx)
	reading.Go(func() error { return t.readTroubles(ctx, &s) })
	var places int64
	var last *notice.Loaded
	reading.Go(func() (err error) {
		places, last, err = t.readData(ctx)
		return err
	})
	err := reading.Wait()
	switch {
	case errors.Is(err, store.ErrUnavailable) && s.DatabaseAway.IsZero():
		s.DatabaseAway = t.Now()
	case err != nil:
		t.log.WarnContext(ctx, "state not read", "error", err)
	default:
		s.Known, s.Places, s.LastLoad = true, places, last
	}
	return s
}

// local is what this server knows without asking anybody.
func (t *Teller) local(refused time.Time) notice.State {
	s := notice.State{Now: t.Now(), Version: t.Version, API: true, Refused: refused}
	s.DatabaseAway = t.away()
	if known := t.Watcher.Latest(); known != nil {
		s.Standby = known.Standby
	}
	for _, server := range t.Store.Servers() {
		if !server.Replica {
			continue
		}
		s.Replicas++
		if !server.Open || server.Err != nil {
			s.ReplicasAway++
		}
	}
	if t.Live == nil {
		return s
	}
	for _, f := range t.Live.Stats() {
		live := notice.Live{Source: f.Source, At: f.Generated, Said: !f.Generated.IsZero()}
		if !live.Said {
			live.At = t.started
		}
		s.Feeds = append(s.Feeds, live)
	}
	return s
}

// readTroubles reads what the database tells of troubles.
func (t *Teller) readTroubles(ctx context.Context, s *notice.State) error {
	loads, err := t.Store.LoadTroubles(ctx)
	if err != nil {
		return err
	}
	ends, err := t.Store.TimetableEnds(ctx)
	if err != nil {
		return err
	}
	for _, l := range loads {
		what := notice.Failed
		if l.Undone {
			what = notice.Undone
		}
		s.Loads = append(s.Loads, notice.Trouble{What: what, Subject: l.Source, At: l.At})
	}
	for _, e := range ends {
		if e.EndsOn != nil {
			s.Ends = append(s.Ends, notice.End{Source: e.Source, On: *e.EndsOn})
		}
	}
	return nil
}

// readData reads how much there is, and what was loaded last.
func (t *Teller) readData(ctx context.Context) (places int64, last *notice.Loaded, err error) {
	data, err := t.Store.Dataset(ctx)
	if err != nil {
		return 0, nil, err
	}
	for _, n := range data.Counts {
		places += n
	}
	loads, err := t.Store.Loads(ctx, 1)
	if err == nil && len(loads) > 0 {
		last = &notice.Loaded{Source: loads[0].Source, At: loads[0].LoadedAt}
	}
	return places, last, err
}
