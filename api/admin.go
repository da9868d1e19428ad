package api

import (
	"context"
	"fmt"
	"net/http"
	"net/http/pprof"
	"strings"
	"time"

	"nearby/api/metrics"
	"nearby/api/samesite"
	"nearby/store"
)

// NewAdmin returns the handler of the admin address: figures, profiles, and
// health in words. It is for operators alone and must not be reachable from outside;
// their browsers do not ask for it on another site's behalf either, under any name but
// hosts and those of [samesite.Guard].
func NewAdmin(s *store.Store, m *metrics.Metrics, hosts ...string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", m.Handler())
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) { health(w, r, s) })
	return samesite.Guard(hosts...)(mux)
}

// checkBudget is how long each check of the health may take.
const checkBudget = 2 * time.Second

// health tells in words how each part is, and by its status whether all are well.
func health(w http.ResponseWriter, r *http.Request, s *store.Store) {
	var said strings.Builder
	status := http.StatusOK
	for _, part := range []struct {
		name  string
		check func(context.Context) error
	}{
		{"database", func(ctx context.Context) error {
			_, err := s.Categories(ctx)
			return err
		}},
		{"writes", s.CheckWrites},
	} {
		ctx, cancel := context.WithTimeout(r.Context(), checkBudget)
		err := part.check(ctx)
		cancel()
		if err != nil {
			status = http.StatusServiceUnavailable
			fmt.Fprintf(&said, "%s: %v\n", part.name, err)
			continue
		}
		fmt.Fprintf(&said, "%s: ok\n", part.name)
	}
	for _, server := range s.Servers() {
		fmt.Fprintln(&said, server)
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprint(w, said.String())
}
