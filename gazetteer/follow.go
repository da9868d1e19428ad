package gazetteer

import (
	"context"
	"sync/atomic"
	"time"

	"nearby/place"
	"nearby/store"
)

// Follower keeps a gazetteer of what a database holds. A nil Follower has none.
type Follower struct {
	store   *store.Store
	watcher *store.Watcher
	latest  atomic.Pointer[Gazetteer]
	version int64
}

// Follow returns a follower that knows nothing before Run.
func Follow(s *store.Store, w *store.Watcher) *Follower {
	return &Follower{store: s, watcher: w, version: store.UnknownVersion}
}

// Latest is the gazetteer of what was read last; nil before that.
func (f *Follower) Latest() *Gazetteer {
	if f == nil {
		return nil
	}
	return f.latest.Load()
}

// checkEvery is how often to look whether there is a new version of the data.
const checkEvery = 5 * time.Second

// Run reads the names whenever the data has changed, until ctx ends. What cannot be
// read is tried again, and the names from before stay.
func (f *Follower) Run(ctx context.Context) {
	ticker := time.NewTicker(checkEvery)
	defer ticker.Stop()
	for {
		if known := f.watcher.Latest(); known != nil && known.Version != f.version {
			_ = f.Refresh(ctx) // the watcher tells of a database that does not answer
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// Refresh reads the names now.
func (f *Follower) Refresh(ctx context.Context) error {
	known, err := f.watcher.Catalogue(ctx)
	if err != nil {
		return err
	}
	g := New()
	for _, c := range known.Categories {
		if c.Slug == "restaurant" {
			continue
		}
		err := f.store.Export(ctx, store.Selection{Category: c.Slug}, func(p place.Place) error {
			g.Add(p)
			return nil
		})
		if err != nil {
			return err
		}
	}
	f.version = known.Version
	f.latest.Store(g)
	return nil
}
