package api

import (
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"nearby/api/page"
	"nearby/api/simulator"
	"nearby/wechat"
)

// callbackPath is where WeChat sends messages.
const callbackPath = "/wechat"

// routes is every public address on one screen.
func (s *Server) routes() (*echo.Echo, error) {
	e := echo.New()
	e.HideBanner = true
	e.HTTPErrorHandler = fail
	e.IPExtractor = addresses(s.TrustedProxies)
	meter := meter{metrics: s.Metrics}
	e.Use(meter.measured, identified)
	if s.Tracer != nil {
		e.Use(s.traced)
	}
	e.Use(s.logged(), s.recovering())

	body := middleware.BodyLimit(bodyLimit(wechat.MaxBody))
	for _, path := range []string{callbackPath, callbackPath + "/"} { // WeChat takes a redirect for a failure
		e.GET(path, s.verify)
		e.POST(path, s.receive, body)
	}
	page.Register(e, page.Options{
		Links: s.links, Finder: s.finder, Store: s.Store, Maps: s.Maps, Tiles: s.Tiles,
		Log: s.Log, Rate: s.AddressRate, Now: s.Now,
	})
	e.GET("/healthz", alive)
	e.GET("/readyz", s.tellReady)
	if s.Simulate != nil {
		if err := simulator.Register(e, s.simulator()); err != nil {
			return nil, err
		}
	}
	meter.add(e)
	return e, nil
}
