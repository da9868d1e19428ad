// Package page serves what stands behind an answer: the list page, the page of
// one place, and their drawn maps, which on a page are a part of it and in the chat
// a picture. Everything is rendered here; a page is whole without JavaScript, tiles
// and any other host. Where the operator names a server of tiles, a list's drawn map
// gives way to one that moves as soon as that has all it needs.
//
// It knows no sessions, and of WeChat no more than the script that pages there can have:
// all a page shows follows from its token (package link) and the data.
package page

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/labstack/echo/v4"

	"nearby/api/limit"
	"nearby/api/link"
	"nearby/api/lookup"
	"nearby/maplink"
	"nearby/photo"
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
	Sign   Sign             // for WeChat's JS-SDK; nil: pages do without
	Photos *photo.Album     // of places; nil: none are shown
	Log    *slog.Logger
	Rate   limit.Rate // of what one address asks for
}

// pages holds what is made once.
type pages struct {
	Options
	pictures *pictures
	assets   *assets // of the interactive map; nil without one
	signer   *signer // for the JS-SDK; nil without it
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
