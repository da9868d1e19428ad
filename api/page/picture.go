package page

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"nearby/api/link"
	"nearby/api/lookup"
	"nearby/picture"
)

// Pictures come in two: for the article of a list, where WeChat shows it 900 by 383 and
// some 343 pixels wide, and for that of a place, 360 by 200.
var (
	forList  = picture.Map{Width: 900, Height: 383, Scale: 3}
	forPlace = picture.Map{Width: 360, Height: 200, Scale: 2}
)

// form is the picture that a target has.
func form(t link.Target) picture.Map {
	if t.ID != 0 {
		return forPlace
	}
	return forList
}

// pictureOf is the whole address of the picture of a list, for WeChat's own servers.
func (p pages) pictureOf(token string) string {
	return p.Links.Base() + link.ListPath + token + link.PictureSuffix
}

// picture serves the drawn map of a list or of a place.
func (p pages) picture(c echo.Context, t link.Target) error {
	m, from := form(t), c.Param("token")
	png, ok := p.pictures.again(from)
	var err error
	if !ok {
		if photo := p.photoOf(c.Request().Context(), t.ID); photo != nil {
			return c.Blob(http.StatusOK, "image/jpeg", photo)
		}
		if err = p.fill(c.Request().Context(), &m, t); err == nil {
			png, err = p.pictures.of(c.Request().Context(), m, from)
		}
	}
	if err == nil {
		return c.Blob(http.StatusOK, "image/png", png)
	}
	if isGone(err) {
		return gone(c)
	}
	return err
}

// photoOf is the picture of a place, if it has one: it says more than a map.
func (p pages) photoOf(ctx context.Context, id int64) []byte {
	if id == 0 || p.Photos == nil {
		return nil
	}
	one, err := p.Store.Place(ctx, id)
	if err != nil {
		return nil // which is said where the map is drawn
	}
	return p.cover(ctx, one)
}

// fill puts what the target leads to on the map: a place, or the places of a list
// around the person.
func (p pages) fill(ctx context.Context, m *picture.Map, t link.Target) error {
	if t.ID != 0 {
		return p.fillPlace(ctx, m, t.ID)
	}
	found, err := p.search(ctx, t.List)
	m.Centre = t.List.At
	p.Photos.Expect(imagesOf(found.places())...) // the reader comes seconds after WeChat
	for i, f := range found.places() {
		pin := picture.Pin{At: f.At, Look: lookOf(f.Category, found.finder.Categories)}
		if i < lookup.Size { // those that the answer numbers
			pin.Number = i + 1
		}
		m.Pins = append(m.Pins, pin)
	}
	return err
}

// fillPlace shows the place in the middle and, as dots, what is around it.
func (p pages) fillPlace(ctx context.Context, m *picture.Map, id int64) error {
	one, err := p.Store.Place(ctx, id)
	if err != nil {
		return err
	}
	finder, err := p.Finder(ctx)
	if err != nil {
		return err
	}
	near, err := around(ctx, finder, one)
	m.Pins = []picture.Pin{{At: one.At, Look: lookOf(one.Category, finder.Categories)}}
	for _, f := range near {
		m.Pins = append(m.Pins, picture.Pin{At: f.At, Look: lookOf(f.Category, finder.Categories)})
	}
	if len(near) == 0 {
		m.Radius = placeRadius
	}
	return err
}
