package api

import (
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"nearby/api/page"
	"nearby/api/simulator"
	"nearby/api/wechat"
)

// routes is every public address on one screen.
func (s *Server) routes() (*echo.Echo, error) {
	e := echo.New()
	e.HideBanner = true
	e.HTTPErrorHandler = fail
	e.IPExtractor = addresses(s.TrustedProxies)
	e.Use(s.logged(), s.recovering())

	body := middleware.BodyLimit(bodyLimit(wechat.MaxBody))
	for _, path := range []string{"/wechat", "/wechat/"} { // WeChat takes a redirect for a failure
		e.GET(path, s.verify)
		e.POST(path, s.receive, body)
	}
	page.Register(e, page.Options{
		Links: s.links, Finder: s.finder, Store: s.Store, Maps: s.Maps, Tiles: s.Tiles,
		Log: s.Log, Rate: s.AddressRate, Now: s.Now,
	})
	e.GET("/healthz", alive)
	e.GET("/readyz", s.ready)
	if s.Simulate == nil {
		return e, nil
	}
	return e, simulator.Register(e, s.simulator())
}
