// Package simulator is a chat page that plays WeChat against this server, for
// whoever has no account at hand. What is tapped there becomes a signed callback
// through the server's own route, encrypted when the account's mode says so; what
// comes back is shown as WeChat would show it, with WeChat's limits applied.
//
// It signs whatever its visitors send, so it is for trying things out and must be
// off where WeChat reaches the server. It keeps nothing: a conversation lives in
// the visitor's tab and, as everybody's, in the server's memory. Its people bear
// names that no OpenID has, so nobody can be spoken for.
package simulator

import (
	"context"
	"embed"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"nearby/geo"
	"nearby/store"
	"nearby/wechat"
)

// Options is what the simulator is made of.
type Options struct {
	Callback  wechat.Options // what the server and WeChat's console agree on
	Store     *store.Store
	PublicURL string // links and pictures that begin with it are the server's own
	// CallbackPath is where the server takes messages.
	CallbackPath string

	Region        geo.Region // where GCJ-02 applies
	LocationDatum geo.Datum  // of location messages
	ReportDatum   geo.Datum  // of LOCATION events

	// Remembered is what the server remembers of a person, as JSON can hold it.
	Remembered func(ctx context.Context, openID string) any
	Log        *slog.Logger
	Now        func() time.Time
}

// simulator holds what is made once.
type simulator struct {
	Options
	server http.Handler // the messages go in here, and through all of its middleware
	caller *wechat.Caller
}

// maxBody is the largest request the page makes, in bytes.
const maxBody = "16KB"

// Register adds the simulator to the server that it plays against. The error says
// what is wrong with o.Callback.
func Register(e *echo.Echo, o Options) error {
	caller, err := wechat.NewCaller(o.Callback)
	if err != nil {
		return err
	}
	s := simulator{Options: o, server: e, caller: caller}
	own := e.Group("/simulator", guarded, middleware.Gzip())
	own.GET("", s.page)
	own.GET("/", s.page)
	own.GET("/map", s.sample)
	own.GET("/places", s.places)
	own.POST("/send", s.send, sameOrigin, middleware.BodyLimit(maxBody))
	own.StaticFS("/assets", echo.MustSubFS(embedded, "assets"))
	return nil
}

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

// sameOrigin refuses what another site's page has a browser send.
func sameOrigin(next echo.HandlerFunc) echo.HandlerFunc {
	protection := http.NewCrossOriginProtection()
	return func(c echo.Context) error {
		if err := protection.Check(c.Request()); err != nil {
			return echo.NewHTTPError(http.StatusForbidden).SetInternal(err)
		}
		return next(c)
	}
}
