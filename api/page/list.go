package page

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"nearby/api/dialogue"
	"nearby/api/link"
	"nearby/api/reply"
	"nearby/geo"
	"nearby/maplink"
	"nearby/place"
)

// listPage is what the template shows.
type listPage struct {
	Words    *reply.PageWords
	Title    string
	Sketch   *sketch // nil when there is nothing to draw
	Chips    []chip
	Orders   []chip
	Empty    string // why there is nothing; places that there are instead may follow
	Rows     []row
	Pager    pager
	OnOneMap string       // address that opens all places on a map; "" where there is none
	Map      *interactive // nil when the drawn map is all there is
	SDK      *sdk         // nil outside WeChat, and without it
}

// pager leads to the pages before and after.
type pager struct {
	Previous, Next string // addresses; "" at the ends
	Farther        bool   // all that is as near as the title says was listed: what comes next is not
	Range          string // which places these are, and of how many: 21–40 / 295
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
	view, err := p.listPage(c.Request().Context(), target)
	if err != nil {
		return err
	}
	view.SDK = p.sdk(c, share{Title: view.Title, Text: nearestOf(view.Rows), Cover: p.pictureOf(token)}, view.Rows)
	return render(c, http.StatusOK, "list.html", view)
}

func (p pages) listPage(ctx context.Context, t link.Target) (listPage, error) {
	found, err := p.search(ctx, t.List)
	if err != nil {
		return listPage{}, err
	}
	around, err := p.vicinity(ctx, found.finder, t.List.At, found.radius())
	if err != nil {
		return listPage{}, err
	}
	words, categories := reply.Words(t.In), found.finder.Categories
	before := shownBefore(t.List)
	view := listPage{
		Words: words, Title: found.title(t.In),
		Orders: p.orders(t, around),
		Empty:  found.nothing(t.In),
		Rows:   p.rows(t, before, found.places(), categories),
		Pager:  p.pager(t, found),
	}
	if view.Chips, err = p.chips(ctx, t, found, around); err != nil || len(view.Rows) == 0 {
		return view, err
	}
	p.illustrate(ctx, view.Rows, found.places())
	view.OnOneMap, _ = p.Maps.Places(pins(found.places()))
	view.Map = p.interactive(t, view.Rows)
	view.Sketch, err = sketchOf(words, t.List.At, view.Rows, p.scenery(ctx, t.List.At, found.places(), around.found), nil, categories)
	return view, err
}

// shownBefore is how many places the pages before had, from the first on that was
// turned: the numbers go on from there.
func shownBefore(l dialogue.List) int {
	if len(l.Starts) == 0 {
		return 0
	}
	return sum(l.Skip) - sum(l.Starts[0])
}

func sum(counts []int) (all int) {
	for _, n := range counts {
		all += n
	}
	return all
}

// pager leads on from page to page, and back as it came.
func (p pages) pager(t link.Target, found results) pager {
	var to pager
	before, n := sum(t.List.Skip), len(found.places())
	if found.More {
		next := found.next
		next.Starts = append(slices.Clip(t.List.Starts), t.List.Skip)
		to.Next, _ = p.Links.Onward(t.In, next)
	}
	if last := len(t.List.Starts) - 1; last >= 0 {
		previous := t.List
		previous.Page, previous.Skip, previous.Starts = t.List.Page-1, t.List.Starts[last], t.List.Starts[:last]
		to.Previous, _ = p.Links.Onward(t.In, previous)
	}
	to.Previous, to.Next = pathOf(to.Previous), pathOf(to.Next)
	if to.Previous == "" && to.Next == "" {
		return to
	}
	to.Farther = found.count > 0 && before+n >= found.count
	to.Range = fmt.Sprintf("%d–%d", before+1, before+n)
	if found.count >= before+n {
		to.Range += " / " + countOf(found.count)
	}
	return to
}

func pins(found []place.Found) []maplink.Pin {
	pins := make([]maplink.Pin, len(found))
	for i, f := range found {
		pins[i] = pin(f.Place)
	}
	return pins
}

// radius is how far what the page shows was looked for.
func (r results) radius() (widest geo.Metres) {
	for _, g := range r.Groups {
		if len(g.Places) > 0 {
			widest = max(widest, g.Radius)
		}
	}
	if widest == 0 {
		return r.finder.Radii[len(r.finder.Radii)-1]
	}
	return widest
}
