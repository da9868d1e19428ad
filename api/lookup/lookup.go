// Package lookup finds the places an answer shows: a page of a list at a time,
// widened until there is something, transit folded into what people call a stop.
//
// It words nothing and remembers nothing: a list goes in, its next page and the
// list after it come out.
package lookup

import (
	"cmp"
	"context"
	"errors"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

// Size is how many places a page in the chat lists at most; each category gets its
// share. More would not fit into one answer.
const Size = 6

// ErrNoCategories means that the menu could not be read yet.
var ErrNoCategories = errors.New("no categories are known")

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
		if !g.deferred {
			p.Groups = append(p.Groups, g.Group)
		}
	}
	if nothingIn(found.groups) {
		p.Beyond, err = f.nearest(ctx, l)
		return p, dialogue.List{}, err
	}
	l = advance(l, found.groups)
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

// openPage is the next page of what is open. When there is none on the first, it
// tells whether that is for the hours.
func (f Finder) openPage(ctx context.Context, l dialogue.List) (Page, dialogue.List, error) {
	if l.Want.Category == place.Transit && l.Want.Word == "" { // stops have no hours
		l.Want.OpenNow = false
		return f.page(ctx, l)
	}
	open := &openSearcher{Searcher: f.Search, now: f.Now}
	filtered := f
	filtered.Search = open
	p, next, err := filtered.page(ctx, l)
	if err != nil {
		return p, next, err
	}
	for i := range p.Groups {
		p.Groups[i].Open = p.Groups[i].Category.Slug != place.Transit
		open.limitClaims(&p.Groups[i])
	}
	if p.Len() > 0 || l.Page > 0 {
		return p, next, nil
	}
	l.Want.OpenNow = false
	all, next, err := f.page(ctx, l)
	if err != nil || all.Len() == 0 || all.Want.Similar {
		return all, next, err
	}
	p.Shut = true
	return p, dialogue.List{}, nil
}

// listing is what a page is made of.
type listing struct {
	groups  []group
	edition store.Edition // of everything in them
}

// maxAttempts bounds how often a page is made again because the data changed
// meanwhile.
const maxAttempts = 3

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
		sameVersion := edition.Version == 0 || found.edition.Version == 0 || edition.Version == found.edition.Version
		if err != nil || sameVersion || attempt >= maxAttempts {
			return found, err
		}
	}
}

// advance returns the list after a page of it.
func advance(l dialogue.List, groups []group) dialogue.List {
	offsets := make([]int, len(groups))
	l.More, l.IDs = false, nil
	for i, g := range groups {
		offsets[i] = g.offset + len(g.Places)
		l.More = l.More || g.more
	}
	l.Page++
	l.Skip = offsets
	return l
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
			groups[i].offset = l.Skip[i]
			need = max(need, l.Skip[i]+each)
		}
	}
	found, err := f.results(ctx, f.query(l.Want, l.At), need)
	for i := range groups {
		slug := groups[i].Category.Slug
		groups[i].fill(found.of(slug), each, f.Radii)
		groups[i].exact = groups[i].Radius < found.radius(slug)
	}
	deferFarthest(groups, size)
	return listing{groups, found.edition}, err
}
