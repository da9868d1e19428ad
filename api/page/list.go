package page

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"nearby/api/dialogue"
	"nearby/api/link"
	"nearby/api/reply"
	"nearby/maplink"
	"nearby/place"
)

// listPage is what the template shows.
type listPage struct {
	Words    *reply.PageWords
	Title    string
	Picture  view
	Groups   []listGroup
	Switch   []switchLink // the categories, and everything
	Next     string       // address of the next page; "" when this is the last
	OnOneMap string       // address that opens all places on a map; "" where there is none
	Empty    string       // what is said instead of places
	Map      *interactive // nil when the drawn map is all there is
}

// switchLink leads to another list around the same place.
type switchLink struct {
	Name, URL string
	Current   bool
}

type listGroup struct {
	Heading string // "" when there is one group
	More    string // address of the page of this category alone
	Places  []entry
}

// list serves a page of a list or, for an address ending in .png, the picture of
// any page.
func (p pages) list(c echo.Context) error {
	token, isPicture := strings.CutSuffix(c.Param("token"), link.PictureSuffix)
	target, err := p.target(c, token)
	switch {
	case err != nil:
		return gone(c)
	case isPicture:
		return p.picture(c, target)
	case target.ID != 0:
		return gone(c)
	}
	p.Links = p.Links.Until(target.Expires)
	page, next, err := p.search(c.Request().Context(), target.List)
	if err != nil {
		return err
	}
	return render(c, http.StatusOK, "list.html", p.listPage(c, target, page, next))
}

func (p pages) listPage(c echo.Context, t link.Target, page results, next dialogue.List) listPage {
	words := reply.Words(t.In)
	view := listPage{
		Words:   words,
		Title:   page.composer.Subject(t.In, t.List.Want),
		Picture: pictureOf(c.Request().URL.Path),
		Switch:  p.switches(t, page),
	}
	switch {
	case page.Shut:
		view.Empty = words.NoneOpen
		return view
	case page.Len() == 0:
		view.Empty = words.NothingHere
		return view
	}
	page.Page = reply.AskedLineFirst(page.Page)
	view.Title = page.composer.Title(t.In, page.Page)
	view.Groups = p.groups(t, page)
	view.OnOneMap, _ = p.Maps.Places(pins(page.Places()))
	if page.More {
		view.Next, _ = p.Links.List(t.In, next)
		view.Next = pathOf(view.Next)
	}
	var entries []entry
	for _, g := range view.Groups {
		entries = append(entries, g.Places...)
	}
	view.Map = p.interactive(t, entries)
	return view
}

// groups numbers the places through, as the picture does.
func (p pages) groups(t link.Target, page results) []listGroup {
	words := reply.Words(t.In)
	var groups []listGroup
	n := 0
	for _, g := range page.Groups {
		var group listGroup
		switch {
		case len(g.Places) == 0:
			continue
		case len(page.Groups) > 1 && page.Number > 1: // how many is said on the first
			group.Heading = words.Category(g.Category)
		case len(page.Groups) > 1:
			group.Heading = words.GroupTitle(g)
		}
		if group.Heading != "" {
			group.More = p.other(t, dialogue.Want{Category: g.Category.Slug, OpenNow: t.List.Want.OpenNow})
		}
		for _, f := range g.Places {
			n++
			group.Places = append(group.Places, p.entry(t, n, f, page.composer.Categories))
		}
		groups = append(groups, group)
	}
	return groups
}

// switches lead to the categories, to everything, and to only what is open, where
// that can be told.
func (p pages) switches(t link.Target, page results) []switchLink {
	words := reply.Words(t.In)
	openNow := t.List.Want.OpenNow
	everything := dialogue.Want{OpenNow: openNow}
	all := []switchLink{{words.All, p.other(t, everything), t.List.Want == everything}}
	for _, category := range page.composer.Categories {
		want := dialogue.Want{Category: category.Slug, OpenNow: openNow}
		all = append(all, switchLink{words.Category(category), p.other(t, want), t.List.Want == want})
	}
	isKnown := func(f place.Found) bool { return f.Open(p.Now()).Known }
	if openNow || page.Any(isKnown) {
		want := t.List.Want
		want.OpenNow = !openNow
		all = append(all, switchLink{words.OpenNow, p.other(t, want), openNow})
	}
	return all
}

// other is the address of another list around the same place.
func (p pages) other(t link.Target, want dialogue.Want) string {
	address, _ := p.Links.List(t.In, dialogue.List{At: t.List.At, Want: want})
	return pathOf(address)
}

func pins(found []place.Found) []maplink.Pin {
	pins := make([]maplink.Pin, len(found))
	for i, f := range found {
		pins[i] = pin(f.Place)
	}
	return pins
}
