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
	"slices"

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
	var err error
	switch {
	case isDish(l.Want):
		l.Want, err = f.resolveDish(ctx, l.Want, l.At)
	case l.Want.Guessed == "" && l.Want.Guess != (dialogue.Guess{}):
		l.Want, err = f.resolve(ctx, l.Want, l.At)
	}
	if err != nil {
		return Page{}, l, err
	}
	if l.Want.Line != "" || l.Want.Category == place.Transit && l.Want.Word == "" { // stops have none of it
		l.Want = withoutFilter(l.Want)
	}
	p, next, err := f.asWanted(ctx, l)
	if w, ok := byWordWithin(l.Want); ok && err == nil && p.Len() == 0 {
		l.Want = w
		if instead, others, err := f.asWanted(ctx, l); err != nil || instead.Len() > 0 {
			return instead, others, err
		}
	}
	return p, next, err
}

// asWanted is a page of what is wanted, by its filters or without any.
func (f Finder) asWanted(ctx context.Context, l dialogue.List) (Page, dialogue.List, error) {
	if (filter{want: l.Want}).active() {
		return f.filteredPage(ctx, l)
	}
	return f.page(ctx, l)
}

func (f Finder) page(ctx context.Context, l dialogue.List) (Page, dialogue.List, error) {
	f.Radii = radiiOf(l.Want, f.Radii)
	found, err := f.find(ctx, &l)
	if err != nil {
		return Page{}, l, err
	}
	l.Want.Meant = written(l.Want.Meant, found.groups)
	p := Page{Want: said(l.Want), Number: l.Page + 1, List: l, Age: found.edition.Age}
	for _, g := range found.groups {
		if !g.deferred {
			p.Groups = append(p.Groups, g.Group)
		}
	}
	if nothingIn(found.groups) {
		p.Beyond, err = f.nearest(ctx, l)
		p.NoData = p.Beyond == nil && err == nil && l.Want.Kind != ""
		return p, dialogue.List{}, err
	}
	l = advance(l, found.groups)
	l.Reached = reached(p.Groups)
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

// radiiOf are the radii that the search for a want widens through: how far it may be
// alone, or those of all searches that reach beyond what is left out.
func radiiOf(w dialogue.Want, usual []geo.Metres) []geo.Metres {
	if w.Radius > 0 {
		return []geo.Metres{w.Radius}
	}
	from, _ := slices.BinarySearchFunc(usual, w.Beyond, func(radius, beyond geo.Metres) int {
		if radius <= beyond {
			return -1
		}
		return 1
	})
	if from == len(usual) {
		return []geo.Metres{max(min(2*w.Beyond, dialogue.MaxRadius), w.Beyond)}
	}
	return usual[from:]
}

// reached is how far all that is shown was looked for.
func reached(groups []Group) (radius geo.Metres) {
	for _, g := range groups {
		if len(g.Places) > 0 && (radius == 0 || g.Radius < radius) {
			radius = g.Radius
		}
	}
	return radius
}

// filteredPage is the next page of what is known to be as asked. When there is none on
// the first, it tells whether that is for what is not known of those there are.
func (f Finder) filteredPage(ctx context.Context, l dialogue.List) (Page, dialogue.List, error) {
	search := &filteredSearcher{Searcher: f.Search, filter: filter{l.Want, f.Now}, unknown: map[int64]place.Found{}}
	filtered := f
	filtered.Search = search
	p, next, err := filtered.page(ctx, l)
	if err != nil {
		return p, next, err
	}
	for i := range p.Groups {
		g := &p.Groups[i]
		g.Open = l.Want.OpenNow && g.Category.Slug != place.Transit
		search.limitClaims(g)
	}
	if p.Len() > 0 || l.Page > 0 {
		return p, next, nil
	}
	hours := l.Want.OpenNow || l.Want.OpenAt > 0 || l.Want.AllDay
	l.Want = withoutFilter(l.Want)
	all, next, err := f.page(ctx, l)
	if err != nil || all.Len() == 0 || all.Want.Similar || all.Want.Address {
		return all, next, err
	}
	p.Shut, p.Unmet = hours, !hours
	p.Instead = &Instead{all, next}
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

// find finds and counts what a page shows, all in one edition of the data. Where there
// is nothing, the next best will do; the list says what was found at last.
func (f Finder) find(ctx context.Context, l *dialogue.List) (listing, error) {
	instead := alternatives{asked: l.Want}
	for attempt := 1; ; attempt++ {
		found, err := f.groups(ctx, *l)
		if err == nil && l.Page == 0 && nothingIn(found.groups) {
			var again bool
			if l.Want, again, err = f.otherwise(ctx, *l, &instead); again {
				continue
			}
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
	case l.Want.Line != "":
		groups = []group{groupOf(f.category(place.Transit))}
	case l.Want.Kind != "" && l.Want.Kind != unknownKind:
		groups = []group{{Group: Group{Category: ofKinds(l.Want.Kinds())}}}
	case l.Want.Word != "":
		groups = []group{{}}
	case l.Want.Category != "":
		groups = []group{groupOf(f.category(l.Want.Category))}
	default:
		for _, c := range f.Categories {
			groups = append(groups, groupOf(c))
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
	by := f.order(l.Want.Order)
	found, err := f.results(ctx, f.query(l.Want, l.At), by, need)
	for i := range groups {
		slug := groups[i].slug
		mine := found.of(slug)
		groups[i].fill(mine, each, f.Radii)
		groups[i].Unknown = by.without(mine[:countWithin(mine, groups[i].Radius)])
		groups[i].exact = groups[i].Radius < found.radius(slug)
	}
	deferFarthest(groups, size)
	return listing{groups, found.edition}, err
}
