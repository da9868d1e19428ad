package metrics

import (
	"github.com/prometheus/client_golang/prometheus"

	"nearby/cells"
	"nearby/store"
)

// sources registers figures that others keep.
type sources struct{ registry *prometheus.Registry }

// Store shows how the databases and the queues are. Call it once.
func (s sources) Store(db *store.Store) {
	s.registry.MustRegister(pools(db), queues(db))
}

// pools are told apart by their server: host, port and database, no user.
func pools(s *store.Store) *collector[store.Pool] {
	c := &collector[store.Pool]{items: s.Pools, names: []string{"server", "role", "use"}}
	c.labels = func(p store.Pool) []string {
		role, use := "primary", "all"
		if p.Replica {
			role = "replica"
		}
		if p.Searches {
			use = "searches"
		}
		return []string{p.Name, role, use}
	}
	const connections = "Connections to the database, by state."
	c.gauge("nearby_database_connections", connections,
		func(p store.Pool) float64 { return float64(p.InUse) }, "state", "in_use")
	c.gauge("nearby_database_connections", connections,
		func(p store.Pool) float64 { return float64(p.Idle) }, "state", "idle")
	c.gauge("nearby_database_connections_max", "Connections to the database that there may be.",
		func(p store.Pool) float64 { return float64(p.MaxConnections) })
	c.counter("nearby_database_waits_total", "How often there was no free connection.",
		func(p store.Pool) float64 { return float64(p.Waits) })
	c.counter("nearby_database_wait_seconds_total", "How long free connections were waited for.",
		func(p store.Pool) float64 { return p.Waited.Seconds() })
	c.gauge("nearby_database_breaker_open", "1 while a server that does not answer is left alone, else 0.",
		func(p store.Pool) float64 {
			if p.Open {
				return 0 // Open lets calls through; of a breaker one says the opposite
			}
			return 1
		})
	c.gauge("nearby_database_replay_lag_seconds", "How far the server is behind the one it replays; 0 for a primary.",
		func(p store.Pool) float64 { return p.Lag.Seconds() })
	return c
}

func queues(s *store.Store) *collector[int] {
	c := single(s.People().Queued)
	c.gauge("nearby_write_queue_length", "Conversations that are not written to the database yet.",
		func(n int) float64 { return float64(n) }, "of", "sessions")
	return c
}

// Cells shows how searches are answered from memory. Call it once.
func (s sources) Cells(memory *cells.Cells) {
	c := single(memory.Stats)
	const searches = "Searches answered from memory, by whether it knew the newest data."
	c.counter("nearby_cells_answered_total", searches,
		func(s cells.Stats) float64 { return float64(s.Answered) }, "data", "newest")
	c.counter("nearby_cells_answered_total", searches,
		func(s cells.Stats) float64 { return float64(s.Stale) }, "data", "older")
	c.counter("nearby_cells_passed_total", "Searches left to the database, such as those for words and from where nobody has asked before.",
		func(s cells.Stats) float64 { return float64(s.Passed) })
	c.counter("nearby_cells_read_total", "Cells read from the database.",
		func(s cells.Stats) float64 { return float64(s.Read) })
	c.counter("nearby_cells_read_failed_total", "Cells that could not be read.",
		func(s cells.Stats) float64 { return float64(s.Failed) })
	c.gauge("nearby_cells", "Cells in memory.",
		func(s cells.Stats) float64 { return float64(s.Cells) })
	c.gauge("nearby_cells_rows", "Places in memory with all that is shown of them.",
		func(s cells.Stats) float64 { return float64(s.Rows) })
	c.gauge("nearby_cells_bytes", "Memory that the cells take, about.",
		func(s cells.Stats) float64 { return float64(s.Bytes) })
	s.registry.MustRegister(c)
}

// Log shows how many lines of the log were dropped. Call it once.
func (s sources) Log(dropped func() int64) {
	c := single(dropped)
	c.counter("nearby_log_lines_dropped_total", "Lines of the log that nobody took: the pipe was full or closed.",
		func(n int64) float64 { return float64(n) })
	s.registry.MustRegister(c)
}
