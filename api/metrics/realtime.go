package metrics

import (
	"math"
	"strconv"
	"time"

	"nearby/realtime"
)

// Realtime shows how the feeds of trips are. Call it once; nil shows nothing.
func (s sources) Realtime(f *realtime.Follower) {
	if f == nil {
		return
	}
	c := &collector[realtime.Stats]{
		items: f.Stats, names: []string{"source", "feed"},
		labels: func(s realtime.Stats) []string { return []string{s.Source, strconv.Itoa(s.Number)} },
	}
	c.gauge("nearby_realtime_age_seconds", "How long ago a feed was made, by its own word; +Inf before it was read.",
		func(s realtime.Stats) float64 {
			if s.Generated.IsZero() {
				return math.Inf(1)
			}
			return time.Since(s.Generated).Seconds()
		})
	c.counter("nearby_realtime_polls_total", "How often this server has asked a feed, for all servers.",
		func(s realtime.Stats) float64 { return float64(s.Polls) })
	c.counter("nearby_realtime_failures_total", "How often a feed did not answer, or said what cannot be used.",
		func(s realtime.Stats) float64 { return float64(s.Failures) })
	c.gauge("nearby_realtime_trips", "Trips that a feed told of when this server asked it last.",
		func(s realtime.Stats) float64 { return float64(s.Trips) })
	c.gauge("nearby_realtime_trips_unmatched", "Of these, trips that the timetable does not have.",
		func(s realtime.Stats) float64 { return float64(s.Unmatched) })
	s.registry.MustRegister(c)
}
