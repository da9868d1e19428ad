package page

import (
	"context"
	"crypto/sha256"
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/maypok86/otter/v2"

	"nearby/api/link"
	"nearby/picture"
	"nearby/place"
)

// Pictures come in three: for an article, where WeChat shows it 900 by 383, and
// for a page by day and by night, at three pixels a point for sharp phones.
var (
	forArticle   = picture.Map{Width: 900, Height: 383, Scale: 2}
	forPage      = picture.Map{Width: 1080, Height: 840, Scale: 3}
	forPageNight = picture.Map{Width: 1080, Height: 840, Scale: 3, Night: true}
)

// pictureOf is the address of a page's picture, below the page's own.
func pictureOf(page string) view {
	path := link.ListPath + page[len(link.ListPath):] + link.PictureSuffix
	return view{Day: path + "?for=page", Night: path + "?for=night", Width: forPage.Width, Height: forPage.Height}
}

// form is the picture that an address asks for.
func form(c echo.Context) picture.Map {
	switch c.QueryParam("for") {
	case "page":
		return forPage
	case "night":
		return forPageNight
	}
	return forArticle
}

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
	page, _, err := p.find(ctx, t.List)
	m.Centre = t.List.At
	for i, f := range page.Places() {
		kind := kindOf(f.Category, page.composer.Categories)
		m.Pins = append(m.Pins, picture.Pin{At: f.At, Number: i + 1, Kind: kind})
	}
	return err
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
	m.Pins = []picture.Pin{{At: one.At, Kind: kindOf(one.Category, categories)}}
	for i, f := range near {
		kind := kindOf(f.Category, categories)
		m.Pins = append(m.Pins, picture.Pin{At: f.At, Number: i + 1, Kind: kind})
	}
	if len(near) == 0 {
		m.Radius = placeRadius
	}
	return err
}

// kindOf gives every category a shape and a colour of its own, those of
// restaurants and of transit fixed.
func kindOf(slug string, categories []place.Category) picture.Kind {
	switch slug {
	case "restaurant":
		return picture.Restaurant
	case place.Transit:
		return picture.Transit
	}
	i := slices.IndexFunc(categories, func(c place.Category) bool { return c.Slug == slug })
	return picture.Transit + 1 + picture.Kind(max(i, 0))
}

// maxPictures bounds the memory of drawn pictures, in bytes.
const maxPictures = 16 << 20

// WeChat asks for a picture several times within seconds: for so long an address has
// the picture that it had, without a look at the data.
const (
	sameAddress  = 20 * time.Second
	maxAddressed = 10_000 // such addresses, some 3 MB
)

// pictureAddress is what tells the address of a picture from others.
type pictureAddress struct {
	token string
	width int
	night bool
}

// pictures draws each picture once, however many ask for it, and not more at a time
// than there are processors: a flood of them must not starve the answers. How many
// wait is bounded by [limits].
type pictures struct {
	drawn *otter.Cache[[sha256.Size]byte, []byte]
	at    *otter.Cache[pictureAddress, [sha256.Size]byte]
	slots chan struct{}
	draw  func(picture.Map) ([]byte, error)
}

func newPictures() *pictures {
	return &pictures{
		drawn: otter.Must(&otter.Options[[sha256.Size]byte, []byte]{
			MaximumWeight: maxPictures,
			Weigher:       func(_ [sha256.Size]byte, png []byte) uint32 { return uint32(len(png)) }, //nolint:gosec // some kilobytes
		}),
		at: otter.Must(&otter.Options[pictureAddress, [sha256.Size]byte]{
			MaximumSize:      maxAddressed,
			ExpiryCalculator: otter.ExpiryWriting[pictureAddress, [sha256.Size]byte](sameAddress),
		}),
		slots: make(chan struct{}, runtime.GOMAXPROCS(0)),
		draw:  picture.Map.PNG,
	}
}

// again returns the picture that an address had just now.
func (p *pictures) again(from pictureAddress) (png []byte, ok bool) {
	key, ok := p.at.GetIfPresent(from)
	if !ok {
		return nil, false
	}
	return p.drawn.GetIfPresent(key)
}

// of returns the picture of a map, by what is on it: whoever asks for the same
// gets the same bytes.
func (p *pictures) of(ctx context.Context, m picture.Map, from pictureAddress) ([]byte, error) {
	key := sha256.Sum256(fmt.Appendf(nil, "%+v", m))
	draw := func(ctx context.Context, _ [sha256.Size]byte) ([]byte, error) {
		select {
		case p.slots <- struct{}{}:
			defer func() { <-p.slots }()
			return p.draw(m)
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	png, err := p.drawn.Get(ctx, key, otter.LoaderFunc[[sha256.Size]byte, []byte](draw))
	if err == nil {
		p.at.Set(from, key)
	}
	return png, err
}
