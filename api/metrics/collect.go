package metrics

import "github.com/prometheus/client_golang/prometheus"

// collector reads figures that somebody else keeps, when Prometheus asks: those
// of each item, told apart by the labels.
type collector[S any] struct {
	items   func() []S
	names   []string // of the labels
	labels  func(S) []string
	figures []figure[S]
}

// figure is one figure of an item.
type figure[S any] struct {
	description *prometheus.Desc
	kind        prometheus.ValueType
	value       func(S) float64
}

// single are the figures of something that there is one of.
func single[S any](stats func() S) *collector[S] {
	return &collector[S]{
		items:  func() []S { return []S{stats()} },
		labels: func(S) []string { return nil },
	}
}

func (c *collector[S]) gauge(name, help string, value func(S) float64, fixed ...string) {
	c.add(prometheus.GaugeValue, name, help, value, fixed)
}

func (c *collector[S]) counter(name, help string, value func(S) float64, fixed ...string) {
	c.add(prometheus.CounterValue, name, help, value, fixed)
}

// add adds a figure; fixed are labels of its own, each a name and a value.
func (c *collector[S]) add(
	kind prometheus.ValueType, name, help string, value func(S) float64, fixed []string,
) {
	own := prometheus.Labels{}
	for i := 0; i < len(fixed); i += 2 {
		own[fixed[i]] = fixed[i+1]
	}
	c.figures = append(c.figures, figure[S]{prometheus.NewDesc(name, help, c.names, own), kind, value})
}

// Describe names the figures.
func (c *collector[S]) Describe(out chan<- *prometheus.Desc) {
	for _, f := range c.figures {
		out <- f.description
	}
}

// Collect reads them.
func (c *collector[S]) Collect(out chan<- prometheus.Metric) {
	for _, item := range c.items() {
		labels := c.labels(item)
		for _, f := range c.figures {
			out <- prometheus.MustNewConstMetric(f.description, f.kind, f.value(item), labels...)
		}
	}
}

// resolved is a counter for each value of a label. To look one up by its number
// costs nothing, to ask Prometheus by its name would.
func resolved(vector *prometheus.CounterVec, values []string) []prometheus.Counter {
	counters := make([]prometheus.Counter, len(values))
	for i, value := range values {
		counters[i] = vector.WithLabelValues(value)
	}
	return counters
}
