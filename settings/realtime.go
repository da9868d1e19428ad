package settings

import (
	"nearby/realtime"
	"nearby/usage"
)

// Realtime says where transit agencies tell of their trips now.
type Realtime struct {
	Realtime string `env:"NEARBY_REALTIME" placeholder:"SOURCE=URL,…" help:"GTFS-Realtime feeds of sources: trip updates, vehicle positions, alerts."`
}

// Feeds are the feeds that are set.
func (s Realtime) Feeds(f *usage.Faults) []realtime.Feed {
	return usage.Parsed(f, "NEARBY_REALTIME", s.Realtime, realtime.ParseFeeds)
}
