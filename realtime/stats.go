package realtime

import "time"

// Stats are the figures of one feed, on this server.
type Stats struct {
	Source          string
	Number          int // among the feeds of the source, from 1
	Polls, Failures int64
	Generated       time.Time // when the source said what is known of it; zero before that
	Trips           int64     // it told of when this server asked it last
	Unmatched       int64     // of these, those that the timetable does not have
}

// Stats are the figures of all feeds, in the order of the settings.
func (f *Follower) Stats() []Stats {
	f.mu.RLock()
	defer f.mu.RUnlock()
	var all []Stats
	for _, p := range f.polls {
		s := Stats{
			Source: p.Source, Number: p.number, Polls: p.polls.Load(), Failures: p.failures.Load(),
			Trips: p.trips.Load(), Unmatched: p.unmatched.Load(),
		}
		if known := f.feeds[feedKey{p.Source, p.id()}]; known.live != nil {
			s.Generated = known.live.At
		}
		all = append(all, s)
	}
	return all
}
