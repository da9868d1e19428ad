package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

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

// view is the drawn map of a page, by day and by night.
type view struct {
	Day, Night    string
	Width, Height int
}

// pictureOf is the address of a page's picture, below the page's own.
func pictureOf(page string) view {
	path := link.ListPath + page[len(link.ListPath):] + link.PictureSuffix
	return view{Day: path + "?for=page", Night: path + "?for=night", Width: forPage.Width, Height: forPage.Height}
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

// kindCount is the number of different pins, and shapeCount that of their outlines;
// see picture.Kind.
const (
	kindCount  = 20
	shapeCount = 4
)

// look names the shape and the colours that a picture gives to a category, as the
// style knows them.
func look(slug string, categories []place.Category) string {
	k := kindOf(slug, categories)
	return fmt.Sprintf("shape%d kind%d", k%shapeCount, k%kindCount)
}

// colours are the rules that give the pins of a page the colours of those on its
// picture, by day and by night.
func colours() string {
	var css strings.Builder
	rules := func(atNight bool) {
		for k := range picture.Kind(kindCount) {
			fill, number := k.Colours(atNight)
			fmt.Fprintf(&css, ".kind%d{background:#%02x%02x%02x;color:#%02x%02x%02x}\n",
				k, fill.R, fill.G, fill.B, number.R, number.G, number.B)
		}
	}
	rules(false)
	css.WriteString("@media (prefers-color-scheme: dark) {\n")
	rules(true)
	css.WriteString("}\n")
	return css.String()
}
