package api

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// alive says that the process runs.
func alive(c echo.Context) error { return c.String(http.StatusOK, "ok\n") }

// ready says whether the server may take traffic: the database answers and has
// the tables.
func (s *Server) ready(c echo.Context) error {
	if _, err := s.Store.Categories(c.Request().Context()); err != nil {
		s.Log.WarnContext(c.Request().Context(), "not ready", "error", err)
		return c.String(http.StatusServiceUnavailable, "the database does not answer\n")
	}
	return c.String(http.StatusOK, "ready\n")
}
