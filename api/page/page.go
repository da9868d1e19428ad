// Package page serves what stands behind an answer: the list page, the page of
// one place, and their drawn maps. Everything is rendered here; a page needs no
// JavaScript, no tiles and no other host. Where the operator names a server of
// tiles, a list's drawn map gives way to one that moves as soon as that has all
// it needs.
//
// It knows neither WeChat nor sessions: all a page shows follows from its token
// (package link) and the data.
package page

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"errors"
	"html/template"
	"log/slog"
	"net/http"
	"runtime"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"nearby/api/limit"
	"nearby/api/link"
	"nearby/api/lookup"
	"nearby/api/reply"
	"nearby/maplink"
	"nearby/store"
)

// Options is what the pages are made of.
type Options struct {
	Links  *link.Maker
	Finder func(context.Context) (lookup.Finder, error) // with the categories of now
	Store  *store.Store
	Now    func() time.Time // the clock; time.Now when nil
	Maps   maplink.Maker    // whose links stand first; the others follow
	Tiles  Tiles            // of the interactive map; none by default
	Log    *slog.Logger
	Rate   limit.Rate // of what one address asks for
}

// pages holds what is made once.
type pages struct {
	Options
	pictures *pictures
	assets   *assets // of the interactive map; nil without one
}

// Register adds the routes of the pages.
func Register(e *echo.Echo, o Options) {
	if o.Now == nil {
		o.Now = time.Now
	}
	p := pages{Options: o, pictures: newPictures()}
	p.prepareMap(e)
	// Not a group: its middleware would take in every address that nobody else
	// answers, and make a wrong method a wrong address.
	limits := newLimits(o.Rate, o.Store, runtime.GOMAXPROCS(0), o.Now)
	e.GET(link.ListPath+":token", p.list, private(p.listPolicy()), middleware.Gzip(), limits.limited, p.orLater)
	e.GET(link.PlacePath+":token", p.place, private(strict), middleware.Gzip(), limits.limited, p.orLater)
}

// prepareMap serves what the interactive map needs, if there are tiles for it.
func (p *pages) prepareMap(e *echo.Echo) {
	if p.Tiles.Template == "" {
		return
	}
	files, err := readAssets()
	if err != nil {
		p.Log.Warn("pages keep to the drawn map: Leaflet was not built in; run make assets, then build", "error", err)
		return
	}
	p.assets = &files
	for _, file := range []asset{files.Style, files.Leaflet, files.Map} {
		e.GET(assetPath+file.name, file.serve, middleware.Gzip())
	}
}

//go:embed style.css
var ownStyle string

// style is that of all pages.
var style = ownStyle + colours()

//go:embed *.html
var files embed.FS

// templates are parsed once; a fault in them is a fault of this program.
var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"style": func() template.CSS { return template.CSS(style) }, //nolint:gosec // our own file
	// A part of a page takes one argument; some need two.
	"pair": func(a, b any) struct{ A, B any } { return struct{ A, B any }{a, b} },
}).ParseFS(files, "*.html"))

// strict is the policy of pages that show their own style and pictures and
// nothing else.
var strict = policy("style-src "+styleHash, "img-src 'self' data:")

// styleHash allows the style and nothing that slips into a page besides.
var styleHash = "'sha256-" + hash(style) + "'"

func policy(sources ...string) string {
	return strings.Join(append([]string{
		"default-src 'none'",
		"media-src https: http:", // audio guides are where the operator has them
		"base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'",
	}, sources...), "; ")
}

// listPolicy also lets in the interactive map: its files, and tiles from their
// servers and no others.
func (p pages) listPolicy() string {
	if p.assets == nil {
		return strict
	}
	return policy(
		"script-src 'self'",
		"style-src 'self' "+styleHash,
		"img-src 'self' data: "+strings.Join(p.Tiles.Template.origins(), " "),
	)
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// private keeps a page between the server and the person: not stored, not
// indexed, and where a link leads nobody learns where it stood.
func private(policy string) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			h := c.Response().Header()
			h.Set("Content-Security-Policy", policy)
			h.Set("Referrer-Policy", "no-referrer")
			h.Set("Cache-Control", "private, no-store")
			h.Set("X-Robots-Tag", "noindex, nofollow")
			h.Set("X-Content-Type-Options", "nosniff")
			return next(c)
		}
	}
}

// render writes a page. It is rendered whole before the first byte goes out, so
// that a fault in the middle is still an error and not half a page.
func render(c echo.Context, status int, name string, data any) error {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, data); err != nil {
		return err
	}
	return c.HTMLBlob(status, b.Bytes())
}

// gone says in the person's own languages how to get a new link.
func gone(c echo.Context) error {
	return say(c, http.StatusGone, func(w *reply.PageWords) (string, string) { return w.Gone, w.GoneHow })
}

// target opens the token of the address.
func (p pages) target(c echo.Context, token string) (link.Target, error) {
	t, err := p.Links.Open(token)
	if err != nil {
		p.Log.InfoContext(c.Request().Context(), "link not opened", "reason", err.Error())
	}
	return t, err
}

// isGone tells what a person cannot mend but by asking again.
func isGone(err error) bool {
	return errors.Is(err, link.ErrBroken) || errors.Is(err, link.ErrExpired) || errors.Is(err, store.ErrNotFound)
}
