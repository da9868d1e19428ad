package page

import (
	"context"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"nearby/api/dialogue"
	"nearby/api/link"
	"nearby/api/lookup"
	"nearby/api/reply"
	"nearby/geo"
	"nearby/place"
)

// placePage is what the template shows.
type placePage struct {
	Words     *reply.PageWords
	ID        int64
	Name      string
	OtherName string // in the other language; "" when there is none
	OtherTag  string // which that is
	Category  string
	Look      string // of its pin
	Photo     string // address of its picture; "" when there is none
	About     string // one line for a share card
	Sketch    *sketch
	Board     *board // of a stop; nil where no timetable is known
	QR        string // address of the code that leads here
	Card      string // address of the share card's picture, whole
	Near      []row  // what is around the place, seen from there
	Around    string // address of the list of all that is
	SDK       *sdk   // nil outside WeChat, and without it
	facts
	maps
}

// place serves the page of one place or, for an address ending in .png, the QR code that
// leads there. The page says nothing of where its reader is:
// people pass it on.
func (p pages) place(c echo.Context) error {
	token, isQR := strings.CutSuffix(c.Param("token"), link.PictureSuffix)
	target, err := p.target(c, token)
	switch {
	case err != nil || target.ID == 0:
		return gone(c)
	case isQR:
		return p.qr(c, target)
	}
	p.Links = p.Links.Until(target.Expires)
	one, err := p.Store.Place(c.Request().Context(), target.ID)
	switch {
	case isGone(err):
		return gone(c)
	case err != nil:
		return err
	}
	finder, err := p.Finder(c.Request().Context())
	if err != nil {
		return err
	}
	near, err := around(c.Request().Context(), finder, one)
	if err != nil {
		return err
	}
	categories, stop := finder.Categories, p.whole(c.Request().Context(), finder, one)
	one.Lines, one.NameEN, one.Address = place.InOrder(stop.Lines), stop.NameEN, stop.Address
	view := p.placePage(target, one, categories)
	p.Photos.Expect(one.ImageURL)
	if view.Board, err = boardOf(c.Request().Context(), view.Words, finder, stop); err != nil {
		p.Log.WarnContext(c.Request().Context(), "page without departures", "error", err)
	}
	view.Near = p.rows(target, 0, near, categories)
	p.illustrate(c.Request().Context(), view.Near, near)
	if p.cover(c.Request().Context(), one) != nil {
		view.Photo = photoURL(one, wideEnding)
	}
	if view.Sketch, err = sketchOf(view.Words, geo.WGS84{}, view.Near, p.scenery(c.Request().Context(), one.At, near, near), &one, categories); err != nil {
		return err
	}
	own := row{ID: one.ID, at: one.At, Name: view.Name, Where: one.Address}
	view.SDK = p.sdk(c, share{Title: view.Name, Text: view.About, Cover: view.Card}, view.Near, own)
	return render(c, http.StatusOK, "place.html", view)
}

// whole is a place seen from itself: a stop with what all its parts know.
func (p pages) whole(ctx context.Context, finder lookup.Finder, one place.Place) place.Found {
	if one.Category != place.Transit {
		return place.Found{Place: one}
	}
	stop, err := finder.Stop(ctx, one, one.At)
	if err != nil {
		p.Log.WarnContext(ctx, "page of a stop without its other parts", "error", err)
	}
	return stop
}

func (p pages) placePage(t link.Target, one place.Place, categories []place.Category) placePage {
	words := reply.Words(t.In)
	own, picture := p.Links.Place(t.In, t.ID)
	around, _ := p.Links.List(t.In, dialogue.List{At: one.At})
	view := placePage{
		Words: words, ID: one.ID, Name: words.PlaceName(place.Found{Place: one}),
		Look:   look(one.Category, categories),
		Card:   picture,
		QR:     pathOf(own) + link.PictureSuffix,
		Around: pathOf(around),
		facts:  p.factsOf(words, one), maps: p.mapsTo(words, one),
	}
	for _, category := range categories {
		if category.Slug == one.Category {
			view.Category = words.Category(category)
		}
	}
	view.OtherName, view.OtherTag = one.NameEN, "en"
	if view.Name == one.NameEN {
		view.OtherName, view.OtherTag = one.Name, "zh-CN"
	}
	if view.OtherName == view.Name {
		view.OtherName = ""
	}
	view.About = strings.Join(notEmpty(view.Brief(), view.Address, view.Hours), " · ")
	return view
}
