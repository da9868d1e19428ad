package page

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"nearby/api/limit"
	"nearby/api/reply"
)

// budget is how long a page may take to look things up.
const budget = 4 * time.Second

// orLater gives a page its budget, and shows who opens it what to do when it
// failed instead of an error in HTTP's words. The failure is logged.
func (p pages) orLater(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		ctx, cancel := context.WithTimeout(c.Request().Context(), budget)
		defer cancel()
		c.SetRequest(c.Request().WithContext(ctx))
		err := next(c)
		if err == nil || c.Response().Committed || limit.Of(err) != "" {
			return err
		}
		p.Log.ErrorContext(ctx, "page failed", "error", err)
		c.Response().Header().Set("Retry-After", "5")
		return say(c, http.StatusServiceUnavailable, func(w *reply.PageWords) (string, string) {
			return w.Unavailable, w.UnavailableHow
		})
	}
}
