package api

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// readyBudget is how long the database may take to tell that it is there: what
// asks for readiness waits no longer than a second.
const readyBudget = 800 * time.Millisecond

// alive says that the process runs.
func alive(c echo.Context) error { return c.String(http.StatusOK, "ok\n") }

// ready says whether the server may take traffic: whether useful answers are
// possible, from the database or from memory. Apologies are not useful where
// another server has more to say. A database that can be read but not written is
// good enough.
func (s *Server) ready(c echo.Context) error {
	ctx, cancel := context.WithTimeout(c.Request().Context(), readyBudget)
	defer cancel()
	_, err := s.menu.refresh(ctx)
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
	return s.Cells != nil && s.menu.known.Load() != nil && s.Cells.Stats().Cells > 0
}
