package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"nearby/api/link"
	"nearby/picture"
	"nearby/picture/theme"
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

// lookOf gives every category a shape and a colour of its own, those of
// restaurants and of transit fixed.
func lookOf(slug string, categories []place.Category) theme.Look {
	switch slug {
	case "restaurant":
		return theme.Restaurant
	case place.Transit:
		return theme.Transit
	}
	i := slices.IndexFunc(categories, func(c place.Category) bool { return c.Slug == slug })
	return theme.Transit + 1 + theme.Look(max(i, 0))
}

// look names the shape and the colours that a picture gives to a category, as the
// style knows them.
func look(slug string, categories []place.Category) string {
	l := lookOf(slug, categories)
	return fmt.Sprintf("shape%d kind%d", l%theme.Shapes, l%theme.Looks)
}

// colours are the rules that give the pins of a page the colours of those on its
// picture, by day and by night.
func colours() string {
	var css strings.Builder
	rules := func(atNight bool) {
		for l := range theme.Look(theme.Looks) {
			fill, number := l.Colours(atNight)
			fmt.Fprintf(&css, ".kind%d{background:#%02x%02x%02x;color:#%02x%02x%02x}\n",
				l, fill.R, fill.G, fill.B, number.R, number.G, number.B)
		}
	}
	rules(false)
	css.WriteString("@media (prefers-color-scheme: dark) {\n")
	rules(true)
	css.WriteString("}\n")
	return css.String()
}
