package page

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"nearby/api/link"
	"nearby/picture"
	"nearby/place"
)

// picture serves the drawn map of a list or of a place.
func (p pages) picture(c echo.Context, t link.Target) error {
	m := form(c)
	from := pictureAddress{c.Param("token"), m.Width, m.Night}
	png, ok := p.pictures.again(from)
	var err error
	if !ok {
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

// fill puts what the target leads to on the map: a place, or the places of a list
// around the person.
func (p pages) fill(ctx context.Context, m *picture.Map, t link.Target) error {
	if t.ID != 0 {
		return p.fillPlace(ctx, m, t.ID)
	}
	page, _, err := p.search(ctx, t.List)
	m.Centre = t.List.At
	m.Pins = numbered(page.Places(), page.composer.Categories)
	return err
}

// numbered are the pins of places, numbered as on their page.
func numbered(places []place.Found, categories []place.Category) []picture.Pin {
	pins := make([]picture.Pin, len(places))
	for i, f := range places {
		pins[i] = picture.Pin{At: f.At, Number: i + 1, Look: lookOf(f.Category, categories)}
	}
	return pins
}

// placeRadius is how much around a lonely place its picture shows, in metres.
const placeRadius = 500

// fillPlace shows the place in the middle and, numbered as on its page, what is
// around it.
func (p pages) fillPlace(ctx context.Context, m *picture.Map, id int64) error {
	one, err := p.Store.Place(ctx, id)
	if err != nil {
		return err
	}
	near, categories, err := p.around(ctx, one)
	m.Pins = append([]picture.Pin{{At: one.At, Look: lookOf(one.Category, categories)}}, numbered(near, categories)...)
	if len(near) == 0 {
		m.Radius = placeRadius
	}
	return err
}
