package api

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"nearby/cells"
	"nearby/store"

	"github.com/labstack/echo/v4"
)

const (
	healthPath = "/healthz" // whether the process is alive
	readyPath  = "/readyz"  // whether it may take traffic

	// readyBudget is how long the database may take to answer: what asks for
	// readiness waits no longer than a second.
	readyBudget = 800 * time.Millisecond
	// readyTTL is how long its answer holds, so that it is asked a few times a second
	// at most.
	readyTTL = 250 * time.Millisecond
)

// readiness asks the database whether it is there, once for all simultaneous
// requests.
type readiness struct {
	ask     func(context.Context) error
	now     func() time.Time
	log     *slog.Logger
	cells   *cells.Cells // nil: there are none
	watcher *store.Watcher

	mu    sync.Mutex
	asked time.Time
	err   error
}

func newReadiness(o Options) *readiness {
	ask := func(ctx context.Context) error {
		_, err := o.Watcher.Refresh(ctx)
		return err
	}
	return &readiness{ask: ask, now: o.Now, log: o.Log, cells: o.Cells, watcher: o.Watcher}
}

// check returns what the database said last, or asks it.
func (r *readiness) check(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if age := r.now().Sub(r.asked); 0 <= age && age < readyTTL {
		return r.err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readyBudget)
	defer cancel()
	r.err = r.ask(ctx)
	r.asked = r.now()
	return r.err
}

// alive says that the process runs.
func alive(c echo.Context) error { return c.String(http.StatusOK, "ok\n") }

// tell says whether the server may take traffic: whether useful answers are
// possible, from the database or from memory. Apologies are not useful where
// another server has more to say. A database that can be read but not written is
// good enough.
func (r *readiness) tell(c echo.Context) error {
	ctx := c.Request().Context()
	err := r.check(ctx)
	switch {
	case err == nil:
		return c.String(http.StatusOK, "ready\n")
	case r.hasMemory():
		r.log.WarnContext(ctx, "ready from memory alone", "error", err)
		return c.String(http.StatusOK, "ready, from memory: the database does not answer\n")
	}
	r.log.WarnContext(ctx, "not ready", "error", err)
	return c.String(http.StatusServiceUnavailable, "the database does not answer\n")
}

// hasMemory tells whether places can be found without the database, at least
// where people have asked lately.
func (r *readiness) hasMemory() bool {
	return r.cells != nil && r.watcher.Latest() != nil && r.cells.Stats().Cells > 0
}
