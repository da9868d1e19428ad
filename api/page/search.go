package page

import (
	"cmp"
	"context"
	"slices"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/api/reply"
	"nearby/place"
)

// listSize is how many places a page lists.
const listSize = 20

// results are a page of places and what words it.
type results struct {
	lookup.Page
	next     dialogue.List
	count    int // how many there are of them on all pages, as far as was counted
	finder   lookup.Finder
	composer reply.Composer
	first    lookup.Page // of the list, whose title says how many there are
}

// search finds the page that a list begins with.
func (p pages) search(ctx context.Context, l dialogue.List) (results, error) {
	finder, err := p.Finder(ctx)
	if err != nil {
		return results{}, err
	}
	finder.Size = listSize
	page, next, err := finder.Page(ctx, l)
	if err != nil {
		return results{}, err
	}
	page = reply.AskedLineFirst(inOrder(page))
	r := results{
		Page: page, next: next, finder: finder, first: page,
		composer: reply.Composer{Categories: finder.Categories, Maps: p.Maps, Links: p.Links, Now: p.Now()},
	}
	if l.Page > 0 { // pages after the first are not counted
		l.Page, l.Skip = 0, nil
		if r.first, _, err = finder.Page(ctx, l); err != nil {
			return results{}, err
		}
	}
	for _, g := range r.first.Groups {
		r.count += g.Count
	}
	return r, nil
}

// title says how many there are and how near.
func (r results) title(in dialogue.Language) string {
	if r.Len() == 0 {
		return r.composer.Heading(in, r.Want)
	}
	return r.composer.Title(in, r.first)
}

// inOrder is the page with the lines of each stop in their order.
func inOrder(page lookup.Page) lookup.Page {
	page.Groups = slices.Clone(page.Groups)
	for i := range page.Groups {
		page.Groups[i].Places = slices.Clone(page.Groups[i].Places)
		for j := range page.Groups[i].Places {
			f := &page.Groups[i].Places[j]
			f.Lines = place.InOrder(f.Lines)
		}
	}
	if page.Instead != nil {
		instead := *page.Instead
		instead.Page = inOrder(instead.Page)
		page.Instead = &instead
	}
	return page
}

// subject is what is listed, in a word, whether it is open or not.
func (r results) subject(in dialogue.Language) string {
	want := r.Want
	want.OpenNow = false
	return r.composer.Heading(in, want)
}

// nothing says why there is nothing.
func (r results) nothing(in dialogue.Language) string { return r.composer.Nothing(in, r.Page) }

// places are those that the page shows: in the order of the chat, whose numbers they
// have, then what has no room there, nearest first. Where there is nothing as it was
// asked for, they are what there is instead.
func (r results) places() []place.Found {
	switch {
	case r.Len() == 0 && r.Instead != nil:
		return asInChat(r.Instead.Page)
	case r.Len() == 0 && r.Beyond != nil:
		return []place.Found{*r.Beyond}
	}
	return asInChat(r.Page)
}

func asInChat(page lookup.Page) []place.Found {
	if len(page.Groups) == 1 {
		return page.Places()
	}
	share := max(1, lookup.Size/len(page.Groups))
	var all, rest []place.Found
	for _, g := range page.Groups {
		n := min(share, len(g.Places), lookup.Size-len(all))
		all, rest = append(all, g.Places[:n]...), append(rest, g.Places[n:]...)
	}
	slices.SortStableFunc(rest, func(a, b place.Found) int { return cmp.Compare(a.Distance, b.Distance) })
	return append(all, rest...)
}

// around returns the nearest places of every category around one.
func around(ctx context.Context, finder lookup.Finder, one place.Place) ([]place.Found, error) {
	// Pages after the first are not counted, which saves a query.
	page, _, err := finder.Page(ctx, dialogue.List{At: one.At, Page: 1})
	page = inOrder(page)
	return slices.DeleteFunc(page.Places(), func(f place.Found) bool { return f.ID == one.ID }), err
}
