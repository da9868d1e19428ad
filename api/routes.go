package api

import (
	"net"
	"strconv"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"nearby/api/page"
	"nearby/api/simulator"
	"nearby/wechat"
)

// handlers answer the requests.
type handlers struct {
	callback  *callback
	ready     *readiness
	pages     page.Options
	simulator simulator.Options
}

// routes is every public address on one screen.
func routes(o Options, h handlers) (*echo.Echo, error) {
	e := echo.New()
	e.HideBanner = true
	e.HTTPErrorHandler = fail
	e.IPExtractor = clientIP(o.TrustedProxies)
	meter := meter{metrics: o.Metrics}
	e.Use(sized, meter.measure, identify)
	if o.Tracer != nil {
		e.Use(traceTo(o.Tracer))
	}
	e.Use(logTo(o.Log), recoverTo(o.Log))

	body := middleware.BodyLimit(strconv.Itoa(wechat.MaxBody) + "B")
	for _, path := range []string{callbackPath, callbackPath + "/"} { // WeChat takes a redirect for a failure
		e.GET(path, h.callback.verify)
		e.POST(path, h.callback.receive, body)
	}
	page.Register(e, h.pages)
	if o.VerifyFolder != "" {
		e.GET(verifyPath, domainFiles{o.VerifyFolder}.serve)
	}
	e.GET(healthPath, alive)
	e.GET(readyPath, h.ready.tell)
	if o.Simulate != nil {
		h.simulator.Callback = *o.Simulate
		if err := simulator.Register(e, h.simulator); err != nil {
			return nil, err
		}
	}
	meter.add(e)
	return e, nil
}

// clientIP finds out where a request comes from: its connection or, behind trusted
// proxies, the rightmost address in X-Forwarded-For that is not one of them. By
// default Echo trusts anybody.
func clientIP(proxies []*net.IPNet) echo.IPExtractor {
	if len(proxies) == 0 {
		return echo.ExtractIPDirect()
	}
	trust := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, proxy := range proxies {
		trust = append(trust, echo.TrustIPRange(proxy))
	}
	return echo.ExtractIPFromXFFHeader(trust...)
}
