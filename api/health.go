package api

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
)

const (
	// readyBudget is how long the database may take to tell that it is there: what
	// asks for readiness waits no longer than a second.
	readyBudget = 800 * time.Millisecond
	// readyAge is how long what it told holds: whoever may ask, the database is asked
	// a few times a second at most.
	readyAge = 250 * time.Millisecond
)

// readiness asks the database whether it is there, for all who want to know at the
// same time.
type readiness struct {
	ask func(context.Context) error
	now func() time.Time

	mu    sync.Mutex
	asked time.Time
	err   error
}

// check returns what the database said last, or asks it.
func (r *readiness) check(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if age := r.now().Sub(r.asked); 0 <= age && age < readyAge {
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

// tellReady says whether the server may take traffic: whether useful answers are
// possible, from the database or from memory. Apologies are not useful where
// another server has more to say. A database that can be read but not written is
// good enough.
func (s *Server) tellReady(c echo.Context) error {
	ctx := c.Request().Context()
	err := s.ready.check(ctx)
	switch {
	case err == nil:
		return c.String(http.StatusOK, "ready\n")
	case s.remembers():
		s.Log.WarnContext(ctx, "ready from memory alone", "error", err)
		return c.String(http.StatusOK, "ready, from memory: the database does not answer\n")
	}
	s.Log.WarnContext(ctx, "not ready", "error", err)
	return c.String(http.StatusServiceUnavailable, "the database does not answer\n")
}

// remembers tells whether places can be found without the database, at least
// where people have asked lately.
func (s *Server) remembers() bool {
	return s.Cells != nil && s.Watcher.Latest() != nil && s.Cells.Stats().Cells > 0
}
