package metrics

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

// requests are the figures of all routes.
type requests struct {
	total *prometheus.CounterVec
	took  *prometheus.HistogramVec
}

func newRequests(make promauto.Factory) requests {
	return requests{
		total: counters(make, "nearby_http_requests_total",
			"Requests by route and class of the status, such as 2xx.", "method", "route", "code"),
		took: make.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "nearby_http_request_duration_seconds",
			Help:    "From a request to the end of its response, by route.",
			Buckets: []float64{.001, .005, .025, .1, .25, .5, 1, 2.5, 5, 10},
		}, []string{"method", "route"}),
	}
}

var classes = []string{"1xx", "2xx", "3xx", "4xx", "5xx"}

// Route counts the requests of one route.
type Route struct {
	total []prometheus.Counter // by class
	took  prometheus.Observer
}

// Route returns what counts the requests of a route. The path is its template
// and never the address that was asked for.
func (r *requests) Route(method, path string) Route {
	of := r.total.MustCurryWith(prometheus.Labels{"method": method, "route": path})
	return Route{total: resolved(of, classes), took: r.took.WithLabelValues(method, path)}
}

// Served counts one request. A status that is none counts as 5xx.
func (r Route) Served(status int, took time.Duration) {
	class := status/100 - 1
	if class < 0 || class >= len(r.total) {
		class = len(r.total) - 1
	}
	r.total[class].Inc()
	r.took.Observe(took.Seconds())
}
