package realtime

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"nearby/store"
	"nearby/timetable"
)

// Follower knows what all feeds said last, whichever server asked them. It is safe for
// concurrent use; a nil Follower knows nothing.
type Follower struct {
	store *store.Store
	now   func() time.Time

	mu      sync.RWMutex
	feeds   map[feedKey]feedState
	of      map[string]merged // by source
	polls   []*poll
	fetched time.Time // by the clock of the database, of the newest that was read
}

// feedKey is a feed as the database has it.
type feedKey struct{ source, feed string }

// feedState is what a feed said last.
type feedState struct {
	live    *timetable.Live
	fetched time.Time
}

// merged is what the feeds of a source say together, and until when that holds.
type merged struct {
	live *timetable.Live
	till time.Time
}

// Follow returns a follower of feeds that knows nothing before Run; nil for no feeds.
func Follow(s *store.Store, feeds []Feed, now func() time.Time) *Follower {
	if len(feeds) == 0 {
		return nil
	}
	f := &Follower{store: s, now: now, feeds: make(map[feedKey]feedState), of: make(map[string]merged)}
	numbers := make(map[string]int)
	for _, feed := range feeds {
		numbers[feed.Source]++
		f.polls = append(f.polls, newPoll(feed, numbers[feed.Source], s, now))
	}
	return f
}

// Of is what a source says at an instant; nil where it says nothing that is fresh.
func (f *Follower) Of(source string, at time.Time) *timetable.Live {
	if f == nil {
		return nil
	}
	f.mu.RLock()
	m := f.of[source]
	f.mu.RUnlock()
	if m.live == nil || at.Before(m.till) && m.live.Fresh(at) {
		return m.live
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.merge(source, at)
}

// merge puts together what is fresh of a source.
func (f *Follower) merge(source string, at time.Time) *timetable.Live {
	keys := slices.SortedFunc(maps.Keys(f.feeds), func(a, b feedKey) int { return cmp.Compare(a.feed, b.feed) })
	var all []*timetable.Live
	for _, key := range keys {
		if key.source == source {
			all = append(all, f.feeds[key].live)
		}
	}
	live := timetable.Merge(at, all...)
	f.of[source] = merged{live, at}
	if live != nil {
		f.of[source] = merged{live, live.At.Add(timetable.FreshFor)}
	}
	return live
}

// overlap is how far back what was kept is read again: of two that were kept at once one
// may be seen later.
const overlap = 10 * time.Second

// refresh reads what any server has kept since the last time.
func (f *Follower) refresh(ctx context.Context) error {
	feeds, err := f.store.LiveFeeds(ctx, "", f.fetched.Add(-overlap))
	if err != nil {
		return err
	}
	for _, feed := range feeds {
		key := feedKey{feed.Source, feed.Feed}
		if f.feeds[key].fetched.Equal(feed.FetchedAt) {
			continue
		}
		live, err := unpack(feed.Content)
		if err != nil {
			continue // of a program of another version
		}
		f.mu.Lock()
		f.feeds[key] = feedState{live, feed.FetchedAt}
		f.merge(feed.Source, f.now())
		f.mu.Unlock()
		if feed.FetchedAt.After(f.fetched) {
			f.fetched = feed.FetchedAt
		}
	}
	return nil
}

// Latest reads what the feeds of a source said last from the database, where no follower
// runs: what is fresh at the first of the instants at which anything is; nil without.
func Latest(ctx context.Context, s *store.Store, source string, at ...time.Time) (live *timetable.Live, err error) {
	feeds, err := s.LiveFeeds(ctx, source, time.Time{})
	if err != nil {
		return nil, err
	}
	var all []*timetable.Live
	for _, feed := range feeds {
		if live, err := unpack(feed.Content); err == nil {
			all = append(all, live)
		}
	}
	for _, instant := range at {
		if live = timetable.Merge(instant, all...); live != nil {
			break
		}
	}
	return live, nil
}
