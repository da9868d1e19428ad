package api

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"nearby/api/limit"
	"nearby/api/link"
	"nearby/api/metrics"
	"nearby/wechat"
)

// meter counts requests by their route. Every route is known before the first
// request, so that to count takes no lock.
type meter struct {
	metrics *metrics.Metrics
	routes  map[route]metrics.Route
	none    metrics.Route // no such address, or another method
}

type route struct{ method, path string }

// pictureRoute counts pictures, which are drawn, apart from the lists they belong to.
var pictureRoute = route{http.MethodGet, link.ListPath + ":token" + link.PictureSuffix}

// add learns the routes of e.
func (m *meter) add(e *echo.Echo) {
	m.none = m.metrics.Route("other", "none")
	m.routes = map[route]metrics.Route{pictureRoute: m.metrics.Route(pictureRoute.method, pictureRoute.path)}
	for _, r := range e.Routes() {
		m.routes[route{r.Method, r.Path}] = m.metrics.Route(r.Method, r.Path)
	}
}

// measure counts a request and, of the callback, why it was refused.
func (m *meter) measure(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		begun := time.Now()
		err := next(c)
		m.of(c).Served(c.Response().Status, time.Since(begun))
		if reason, ok := reasonOf(err); ok && strings.HasPrefix(c.Path(), callbackPath) {
			m.metrics.Refused(reason)
		}
		if errors.Is(err, wechat.ErrJSON) {
			m.metrics.JSON()
		}
		if limited, ok := c.Get(limit.Key).(string); ok {
			m.metrics.Limited(limited)
		}
		return err
	}
}

func (m *meter) of(c echo.Context) metrics.Route {
	r := route{c.Request().Method, c.Path()}
	if strings.HasSuffix(c.Param("token"), link.PictureSuffix) {
		r = pictureRoute
	}
	if known, ok := m.routes[r]; ok {
		return known
	}
	return m.none
}

// reasons are the errors that refuse a callback.
var reasons = []struct {
	err    error
	reason metrics.Reason
}{
	{wechat.ErrRefused, metrics.Signature},
	{wechat.ErrStale, metrics.Stale},
	{wechat.ErrAccount, metrics.Account},
	{wechat.ErrMalformed, metrics.Malformed},
}

// reasonOf tells why a callback was refused.
func reasonOf(err error) (metrics.Reason, bool) {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.reason, true
		}
	}
	var own *echo.HTTPError
	tooLarge := errors.As(err, &own) && own.Code == http.StatusRequestEntityTooLarge
	return metrics.TooLarge, tooLarge
}
