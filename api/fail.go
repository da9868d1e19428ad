package api

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"nearby/api/page"
	"nearby/wechat"
)

// statuses is the only place where an error becomes an HTTP status. A genuine
// but unreadable message is answered with success: sending it again would not
// make it readable.
var statuses = []struct {
	err  error
	code int
	body string
}{
	{wechat.ErrRefused, http.StatusForbidden, ""},
	{wechat.ErrStale, http.StatusForbidden, ""},
	{wechat.ErrAccount, http.StatusForbidden, ""},
	{wechat.ErrMalformed, http.StatusOK, "success"},
	{errSlowBody, http.StatusRequestTimeout, ""},
	{errBrokenBody, http.StatusBadRequest, ""},
}

// status returns what a request that ended in err is answered with. The body
// never repeats anything of the request.
func status(err error) (int, string) {
	for _, s := range statuses {
		if errors.Is(err, s.err) {
			return s.code, s.body
		}
	}
	var own *echo.HTTPError // of Echo: no such route, wrong method, too large a body
	if errors.As(err, &own) {
		return own.Code, ""
	}
	return http.StatusInternalServerError, ""
}

// fail answers a request whose handler returned an error. The error itself is
// logged with the request.
func fail(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	code, body := status(err)
	c.Response().Header().Set("X-Content-Type-Options", "nosniff")
	if code == http.StatusNotFound && body == "" && c.Request().Method == http.MethodGet {
		_ = page.NotFound(c) // as below
		return
	}
	if body == "" {
		body = http.StatusText(code)
	}
	_ = c.String(code, body) // fails only when the connection is gone
}
