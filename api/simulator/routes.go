package simulator

import (
	"embed"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"nearby/api/samesite"
	"nearby/wechat"
)

// Register adds the simulator to the server that it plays against. The error says
// what is wrong with o.Callback or o.PublicURL.
func Register(e *echo.Echo, o Options) error {
	caller, err := wechat.NewCaller(o.Callback)
	if err != nil {
		return err
	}
	s := simulator{Options: o, server: e, caller: caller}
	public, err := url.Parse(o.PublicURL)
	if err != nil {
		return err
	}
	own := e.Group("/simulator", guarded, echo.WrapMiddleware(samesite.Guard(public.Host)), middleware.Gzip())
	own.GET("", s.page)
	own.GET("/", s.page)
	own.GET("/map", s.sample)
	own.GET("/places", s.places)
	own.POST("/send", s.send, middleware.BodyLimit(maxBody))
	own.StaticFS("/assets", echo.MustSubFS(embedded, "assets"))
	return nil
}

// maxBody is the largest request the page makes, in bytes.
const maxBody = "16KB"

//go:embed assets
var embedded embed.FS

// policy lets the page run and show what this server serves, and nothing else.
var policy = strings.Join([]string{
	"default-src 'none'",
	"script-src 'self'", "style-src 'self'", "connect-src 'self'",
	"img-src 'self'", "media-src 'self'", "frame-src 'self'",
	"base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
}, "; ")

// guarded sets what a browser must know before it shows anything.
func guarded(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("Permissions-Policy", "geolocation=(self)")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		h.Set("X-Robots-Tag", "noindex, nofollow")
		h.Set("X-Content-Type-Options", "nosniff")
		return next(c)
	}
}
