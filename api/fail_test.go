package api

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"nearby/wechat"
)

// What is refused, at the limits that SECURITY.md states too, is answered in words that no
// browser takes for a page, with nothing of the request in them.
func TestRefusalsAreNoPages(t *testing.T) {
	t.Parallel()
	e := echo.New()
	e.HTTPErrorHandler = fail
	e.POST(callbackPath, func(c echo.Context) error {
		if _, err := io.ReadAll(c.Request().Body); err != nil {
			return brokenBody(err)
		}
		return wechat.ErrRefused
	}, middleware.BodyLimit(strconv.Itoa(wechat.MaxBody)+"B"))
	const script = "<script>alert(1)</script>"
	for name, test := range map[string]struct {
		method, path, body string
		status             int
	}{
		"a forged request":        {http.MethodPost, callbackPath, script, http.StatusForbidden},
		"a body at the limit":     {http.MethodPost, callbackPath, strings.Repeat("x", wechat.MaxBody), http.StatusForbidden},
		"a body beyond the limit": {http.MethodPost, callbackPath, strings.Repeat("x", wechat.MaxBody+1), http.StatusRequestEntityTooLarge},
		"a wrong method":          {http.MethodDelete, callbackPath, script, http.StatusMethodNotAllowed},
		"a wrong address":         {http.MethodGet, "/" + "nothing", "", http.StatusNotFound},
	} {
		r, w := httptest.NewRequest(test.method, test.path, strings.NewReader(test.body)), httptest.NewRecorder()
		e.ServeHTTP(w, r)
		header := w.Header()
		if w.Code != test.status || header.Get("X-Content-Type-Options") != "nosniff" || strings.Contains(w.Body.String(), script) {
			t.Errorf("%s: %d, %v, %q; want %d that no browser sniffs", name, w.Code, header, w.Body, test.status)
		}
		if page := strings.HasPrefix(header.Get("Content-Type"), "text/html"); page && header.Get("Content-Security-Policy") == "" {
			t.Errorf("%s: a page without a policy: %v", name, header)
		}
	}
}
