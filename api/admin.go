package api

import (
	"fmt"
	"net/http"
	"net/http/pprof"

	"nearby/api/metrics"
	"nearby/store"
)

// NewAdmin returns the handler of the admin address: figures, profiles, and
// health in words. It is for operators alone and must not be reachable from outside.
func NewAdmin(s *store.Store, m *metrics.Metrics) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", m.Handler())
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		if _, err := s.Categories(r.Context()); err != nil {
			w.WriteHeader(http.StatusServiceUnavailable)
			fmt.Fprintln(w, "database:", err)
			return
		}
		fmt.Fprintln(w, "database: ok")
	})
	return mux
}
