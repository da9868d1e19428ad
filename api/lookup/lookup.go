// Package lookup finds the places an answer shows: a page of a list at a time,
// widened until there is something, transit folded into what people call a stop.
//
// It words nothing and remembers nothing: a list goes in, its next page and the
// list as turned come out.
package lookup

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sort"
	"time"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

const (
	// Size is how many places a page in the chat lists at most; each category gets
	// its share. More would not fit into one answer.
	Size = 6
	// similarEnough is the share of three-letter runs a name must have in common
	// with a word that nothing contains: 星巴客 finds 星巴克.
	similarEnough = 0.45
	// fewest places are read of each category, and fewestStops of transit: enough to
	// count the stations around, whose entrances are places as well.
	fewest      = 8
	fewestStops = 16
	// beyond is how far to look for the nearest place when there is none where
	// people would go.
	beyond geo.Metres = 50_000
)

// ErrNoCategories means that the menu could not be read yet.
var ErrNoCategories = errors.New("no categories are known")

// Searcher finds places around a point. A *store.Store is one, which asks the
// database each time; *cells.Cells are another, which ask their memory.
type Searcher interface {
	// Nearby returns, for each category of q, the limit nearest places, of transit as
	// many as q says, nearest first. Bearings may be left to whoever shows them.
	Nearby(ctx context.Context, q store.Query, limit int) ([]place.Found, store.Edition, error)
	// Count returns for each category of q how many places there are, counting to
	// most and no further.
	Count(ctx context.Context, q store.Query, most int) (map[string]int, store.Edition, error)
}

// Finder makes pages of lists.
type Finder struct {
	Search     Searcher
	Radii      []geo.Metres     // the search widens through these, rising; at least one
	Categories []place.Category // in the order of the menu
	Size       int              // how many places a page lists in all; 0 means the chat's
	Now        time.Time        // when somebody asks what is open
}

// Page finds the next page of the list, and returns the list with what it showed.
// When there is nothing, the list comes back empty.
func (f Finder) Page(ctx context.Context, l dialogue.List) (Page, dialogue.List, error) {
	if len(f.Categories) == 0 {
		return Page{}, l, ErrNoCategories
	}
	if l.Want.OpenNow {
		return f.openPage(ctx, l)
	}
	return f.page(ctx, l)
}

func (f Finder) page(ctx context.Context, l dialogue.List) (Page, dialogue.List, error) {
	if l.Want.Radius > 0 {
		f.Radii = []geo.Metres{l.Want.Radius}
	}
	found, err := f.find(ctx, &l)
	if err != nil {
		return Page{}, l, err
	}
	p := Page{Want: l.Want, Number: l.Page + 1, List: l, Age: found.edition.Age}
	for _, g := range found.groups {
		if !g.postponed {
			p.Groups = append(p.Groups, g.Group)
		}
	}
	if nothingIn(found.groups) {
		p.Beyond, err = f.nearest(ctx, l)
		return p, dialogue.List{}, err
	}
	l = turned(l, found.groups)
	p.More = l.More
	p.Groups = orderGroups(p.Groups)
	for _, g := range p.Groups {
		for i := range g.Places {
			g.Places[i].Bearing = l.At.Bearing(g.Places[i].At)
			l.IDs = append(l.IDs, g.Places[i].ID)
		}
	}
	return p, l, nil
}

// listing is what a page is made of.
type listing struct {
	groups  []group
	edition store.Edition // of everything in them
}

// whole bounds how often a page is begun anew because the data changed while it
// was made.
const whole = 3

// find finds and counts what a page shows, all in one edition of the data. Where
// nothing has a word, names like it will do.
func (f Finder) find(ctx context.Context, l *dialogue.List) (listing, error) {
	for attempt := 1; ; attempt++ {
		found, err := f.groups(ctx, *l)
		if err == nil && l.Page == 0 && nothingIn(found.groups) && l.Want.Word != "" && !l.Want.Similar && !l.Want.OpenNow {
			l.Want.Similar = true
			continue
		}
		if err != nil || l.Page > 0 {
			return found, err
		}
		edition, err := f.count(ctx, *l, found.groups)
		same := edition.Version == 0 || found.edition.Version == 0 || edition.Version == found.edition.Version
		if err != nil || same || attempt >= whole {
			return found, err
		}
	}
}

// turned is the list after a page of it.
func turned(l dialogue.List, groups []group) dialogue.List {
	skip := make([]int, len(groups))
	l.More, l.IDs = false, nil
	for i, g := range groups {
		skip[i] = g.skip + len(g.Places)
		l.More = l.More || g.more
	}
	l.Page++
	l.Skip = skip
	return l
}

// group is a category's part of a page.
type group struct {
	Group
	skip      int  // how many were on the pages before
	more      bool // there are others for the next
	exact     bool // Count is of all there are, not of those that were read
	postponed bool // its share comes on the next page
}

func nothingIn(groups []group) bool {
	return !slices.ContainsFunc(groups, func(g group) bool { return len(g.Places) > 0 })
}

// groups finds each category's share of the page; a word looks through all of
// them as one.
func (f Finder) groups(ctx context.Context, l dialogue.List) (listing, error) {
	var groups []group
	switch {
	case l.Want.Word != "":
		groups = []group{{}}
	case l.Want.Category != "":
		groups = []group{{Group: Group{Category: f.category(l.Want.Category)}}}
	default:
		for _, c := range f.Categories {
			groups = append(groups, group{Group: Group{Category: c}})
		}
	}
	size := cmp.Or(f.Size, Size)
	each := max(1, size/len(groups))
	need := each
	for i := range groups {
		if i < len(l.Skip) {
			groups[i].skip = l.Skip[i]
			need = max(need, l.Skip[i]+each)
		}
	}
	stops, err := f.stops(ctx, f.query(l.Want, l.At), need)
	for i := range groups {
		slug := groups[i].Category.Slug
		groups[i].take(stops.of(slug), each, f.Radii)
		groups[i].exact = groups[i].Radius < stops.reach(slug)
	}
	postpone(groups, size)
	return listing{groups, stops.edition}, err
}

// postpone leaves as many groups as a page has room for their share, those that
// go on nearest, and the others for the next page.
func postpone(groups []group, size int) {
	var waiting []*group
	for i := range groups {
		if len(groups[i].Places) > 0 {
			waiting = append(waiting, &groups[i])
		}
	}
	slices.SortStableFunc(waiting, func(a, b *group) int {
		return cmp.Compare(a.Places[0].Distance, b.Places[0].Distance)
	})
	for _, g := range waiting[min(size, len(waiting)):] {
		g.Places, g.more, g.postponed = nil, true, true
	}
}

func (f Finder) category(slug string) place.Category {
	i := slices.IndexFunc(f.Categories, func(c place.Category) bool { return c.Slug == slug })
	if i < 0 { // an operator took it away meanwhile
		return f.Categories[0]
	}
	return f.Categories[i]
}

// query reaches as far as the widest radius, because the nearest are the same
// whatever the radius.
func (f Finder) query(w dialogue.Want, at geo.WGS84) store.Query {
	q := store.Query{Origin: at, Radius: f.Radii[len(f.Radii)-1], Keyword: w.Word}
	if w.Category != "" && w.Word == "" {
		q.Categories = []string{f.category(w.Category).Slug}
	}
	if w.Similar {
		q.Similarity = similarEnough
	}
	return q
}

// stops are places of each category, with transit folded into what people call a
// stop.
type stops struct {
	parts   []part
	edition store.Edition
}

// part are the places of one category, nearest first.
type part struct {
	slug  string
	found []place.Found
	reach geo.Metres // how far nothing is left out
}

// of returns the places of a category, or all when slug is empty, nearest first.
func (s stops) of(slug string) []place.Found {
	var all []place.Found
	for _, p := range s.parts {
		if p.slug == slug {
			return p.found
		}
		if slug == "" {
			all = append(all, p.found...)
		}
	}
	return nearestFirst(all)
}

// reach is how far nothing of a category, or of any, is left out.
func (s stops) reach(slug string) geo.Metres {
	reach := beyond + 1
	for _, p := range s.parts {
		if slug == "" || p.slug == slug {
			reach = min(reach, p.reach)
		}
	}
	return reach
}

// stops returns, for each category, n places and one more, if there are as many.
// How many rows make so many stops is known only after folding, so it asks for more
// of transit until there are enough.
func (f Finder) stops(ctx context.Context, q store.Query, n int) (stops, error) {
	limit := max(2*(n+1), fewest)
	q.Stops = max(2*(n+1), fewestStops)
	all, err := f.ask(ctx, q, limit)
	for err == nil && !all.settled(n) && q.Stops < store.MaxLimit {
		q.Stops = min(3*q.Stops, store.MaxLimit)
		transit := q
		transit.Categories = []string{place.Transit}
		var more stops
		if more, err = f.ask(ctx, transit, limit); err != nil {
			break
		}
		if more.edition.Version == all.edition.Version {
			all.replace(more)
		} else { // a load has come in between
			all, err = f.ask(ctx, q, limit)
		}
	}
	return all, err
}

// ask asks once.
func (f Finder) ask(ctx context.Context, q store.Query, limit int) (stops, error) {
	found, edition, err := f.Search.Nearby(ctx, q, limit)
	if err != nil {
		return stops{}, err
	}
	all := stops{edition: edition}
	for _, c := range f.Categories {
		rows := of(c.Slug, found)
		p, most := part{c.Slug, rows, beyond + 1}, limit
		if c.Slug == place.Transit {
			p.found, most = place.Fold(rows), q.Stops
		}
		if len(rows) == most {
			p.reach = rows[most-1].Distance
		}
		all.parts = append(all.parts, p)
	}
	return all, nil
}

// replace puts what was found of transit in the place of what is there.
func (s *stops) replace(transit stops) {
	s.edition = transit.edition
	for i := range s.parts {
		if s.parts[i].slug == place.Transit {
			s.parts[i] = transit.parts[i]
		}
	}
}

// settled tells whether the first n places of each category are complete.
func (s stops) settled(n int) bool {
	return !slices.ContainsFunc(s.parts, func(p part) bool { return !p.settled(n) })
}

// settled tells whether the first n are complete: nothing was left out, or there is one
// more and nothing farther out can be another side of one of them.
func (p part) settled(n int) bool {
	if p.slug != place.Transit || p.reach > beyond {
		return true
	}
	return len(p.found) > n && p.reach > p.found[n-1].Distance+place.SameStop
}

// of returns the places of one category, which stand together.
func of(slug string, found []place.Found) []place.Found {
	from := 0
	for from < len(found) && found[from].Category != slug {
		from++
	}
	to := from
	for to < len(found) && found[to].Category == slug {
		to++
	}
	return found[from:to:to]
}

// take fills the group with its next places of those found, nearest first. On the
// first page they lie within the first radius that holds any; later pages go on
// outwards.
func (g *group) take(mine []place.Found, each int, radii []geo.Metres) {
	g.Asked, g.Radius = radii[0], firstHolding(mine, radii)
	within := mine
	if g.skip == 0 {
		within = mine[:holds(mine, g.Radius)]
	}
	from := min(g.skip, len(within))
	to := min(from+each, len(within))
	g.Places = within[from:to]
	g.Count = len(within)
	g.more = len(mine) > to
}

// holds tells how many of the places, nearest first, are within the radius.
func holds(nearestFirst []place.Found, radius geo.Metres) int {
	return sort.Search(len(nearestFirst), func(i int) bool { return nearestFirst[i].Distance > radius })
}

// nearestFirst orders the places of all categories as one list.
func nearestFirst(found []place.Found) []place.Found {
	return slices.SortedFunc(slices.Values(found), func(a, b place.Found) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.ID, b.ID))
	})
}

// firstHolding is the first radius that holds the nearest place, or the last.
func firstHolding(nearestFirst []place.Found, radii []geo.Metres) geo.Metres {
	for _, radius := range radii {
		if len(nearestFirst) > 0 && nearestFirst[0].Distance <= radius {
			return radius
		}
	}
	return radii[len(radii)-1]
}
