package metrics

import (
	"github.com/prometheus/client_golang/prometheus"

	"nearby/store"
)

// figure is one figure out of many that are read together.
type figure[S any] struct {
	description *prometheus.Desc
	kind        prometheus.ValueType
	value       func(S) float64
}

// collector reads figures that somebody else keeps, when Prometheus asks.
type collector[S any] struct {
	stats   func() S
	figures []figure[S]
}

// Describe names the figures.
func (c collector[S]) Describe(out chan<- *prometheus.Desc) {
	for _, f := range c.figures {
		out <- f.description
	}
}

// Collect reads them.
func (c collector[S]) Collect(out chan<- prometheus.Metric) {
	stats := c.stats()
	for _, f := range c.figures {
		out <- prometheus.MustNewConstMetric(f.description, f.kind, f.value(stats))
	}
}

// add adds a figure; labels are pairs of name and value.
func (c *collector[S]) add(
	kind prometheus.ValueType, name, help string, value func(S) float64, labels ...string,
) {
	fixed := prometheus.Labels{}
	for i := 0; i < len(labels); i += 2 {
		fixed[labels[i]] = labels[i+1]
	}
	c.figures = append(c.figures, figure[S]{prometheus.NewDesc(name, help, nil, fixed), kind, value})
}

const (
	gauge   = prometheus.GaugeValue
	counter = prometheus.CounterValue
)

// Store shows what the store is doing. Call it once.
func (m *Metrics) Store(s *store.Store) {
	c := collector[store.Activity]{stats: s.Activity}
	const connections = "Connections to the database, by state."
	c.add(gauge, "nearby_database_connections", connections,
		func(s store.Activity) float64 { return float64(s.InUse) }, "state", "in_use")
	c.add(gauge, "nearby_database_connections", connections,
		func(s store.Activity) float64 { return float64(s.Idle) }, "state", "idle")
	c.add(gauge, "nearby_database_connections_max", "Connections to the database that there may be.",
		func(s store.Activity) float64 { return float64(s.MaxConnections) })
	c.add(counter, "nearby_database_waits_total", "How often there was no free connection.",
		func(s store.Activity) float64 { return float64(s.Waits) })
	c.add(counter, "nearby_database_wait_seconds_total", "How long free connections were waited for.",
		func(s store.Activity) float64 { return s.Waited.Seconds() })
	const queue = "Writes that wait to be sent to the database."
	c.add(gauge, "nearby_write_queue_length", queue,
		func(s store.Activity) float64 { return float64(s.QueuedReplies) }, "of", "replies")
	c.add(gauge, "nearby_write_queue_length", queue,
		func(s store.Activity) float64 { return float64(s.QueuedSessions) }, "of", "sessions")
	m.registry.MustRegister(c)
}

// Cells shows how searches are answered from memory. Call it once.
func (m *Metrics) Cells(cells *store.Cells) {
	c := collector[store.CellStats]{stats: cells.Stats}
	const searches = "Searches answered from memory, by whether it knew the newest data."
	c.add(counter, "nearby_cells_answered_total", searches,
		func(s store.CellStats) float64 { return float64(s.Answered) }, "data", "newest")
	c.add(counter, "nearby_cells_answered_total", searches,
		func(s store.CellStats) float64 { return float64(s.Stale) }, "data", "older")
	c.add(counter, "nearby_cells_read_total", "Cells read from the database.",
		func(s store.CellStats) float64 { return float64(s.Read) })
	c.add(counter, "nearby_cells_read_failed_total", "Cells that could not be read.",
		func(s store.CellStats) float64 { return float64(s.Failed) })
	c.add(gauge, "nearby_cells", "Cells in memory.",
		func(s store.CellStats) float64 { return float64(s.Cells) })
	c.add(gauge, "nearby_cells_bytes", "Memory that the cells take, about.",
		func(s store.CellStats) float64 { return float64(s.Bytes) })
	m.registry.MustRegister(c)
}
