package realtime

import (
	"context"
	"time"

	"nearby/store"
)

// Examination is what a feed says when it is asked now.
type Examination struct {
	Generated        time.Time // when the source said it
	Trips, Unmatched int       // of which the timetable does not have the latter
	Alerts           int
	Timetable        bool // the source has one
}

// Examine asks a feed once, for nobody but who reads the result.
func Examine(ctx context.Context, s *store.Store, feed Feed, now func() time.Time) (Examination, error) {
	p := newPoll(feed, 1, s, now)
	r, err := read(ctx, &p.fetcher, &p.planner, time.Time{}, now)
	if err != nil {
		return Examination{}, err
	}
	return Examination{
		Generated: r.live.At, Trips: len(r.live.Trips), Unmatched: r.unmatched,
		Alerts: len(r.live.Alerts), Timetable: p.planner.plan.ID != 0,
	}, nil
}
