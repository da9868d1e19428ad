// Package metrics counts what a server does, in the form that Prometheus reads.
//
// Each figure has few labels, and each label few values that are known when the
// program is built: none can hold an OpenID, a place or a word that somebody
// typed. To count takes no lock and no memory, because a message pays for it.
//
// It does not know HTTP routes or what an answer is (package api does), and asks
// the database nothing while Prometheus waits.
package metrics

import (
	"net/http"
	"runtime/debug"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics are the figures of one server: of its messages, requests, data, databases
// and memory. They are safe for concurrent use.
type Metrics struct {
	messages
	requests
	dataset
	sources
}

// New returns the figures of a server that has done nothing yet, with those of
// its process and of the Go runtime. version is that of the program.
func New(version string) *Metrics {
	registry := prometheus.NewRegistry()
	make := promauto.With(registry)
	registry.MustRegister(
		collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	make.NewGauge(prometheus.GaugeOpts{
		Name:        "nearby_build_info",
		Help:        "Always 1; the labels tell which program this is.",
		ConstLabels: prometheus.Labels{"version": version, "goversion": goVersion()},
	}).Set(1)
	return &Metrics{
		sources:  sources{registry},
		messages: newMessages(make),
		requests: newRequests(make),
		dataset:  newDataset(make),
	}
}

func goVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.GoVersion
	}
	return "unknown"
}

// Handler answers a scrape.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{
		Registry: m.registry, Timeout: scrapeTimeout, MaxRequestsInFlight: 3,
	})
}

// counters declares a counter with labels.
func counters(make promauto.Factory, name, help string, labels ...string) *prometheus.CounterVec {
	return make.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
}

// scrapeTimeout is half of what Prometheus waits by default.
const scrapeTimeout = 5 * time.Second
