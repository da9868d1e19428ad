package page

import (
	"context"
	"slices"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/api/reply"
	"nearby/place"
)

// listSize is how many places a page lists that is about one thing. A page of
// every category lists as many as the chat, under the same numbers.
const listSize = 20

// results are a page of places and what words it.
type results struct {
	lookup.Page
	composer reply.Composer
}

// search finds the page that a list begins with.
func (p pages) search(ctx context.Context, l dialogue.List) (results, dialogue.List, error) {
	finder, err := p.Finder(ctx)
	if err != nil {
		return results{}, l, err
	}
	if l.Want != (dialogue.Want{OpenNow: l.Want.OpenNow}) {
		finder.Size = listSize
	}
	page, next, err := finder.Page(ctx, l)
	composer := reply.Composer{Categories: finder.Categories, Maps: p.Maps, Links: p.Links}
	return results{page, composer}, next, err
}

// around returns the nearest places of every category around one, and the
// categories.
func (p pages) around(ctx context.Context, one place.Place) ([]place.Found, []place.Category, error) {
	finder, err := p.Finder(ctx)
	if err != nil {
		return nil, nil, err
	}
	// Pages after the first are not counted, which saves a query.
	page, _, err := finder.Page(ctx, dialogue.List{At: one.At, Page: 1})
	near := slices.DeleteFunc(page.Places(), func(f place.Found) bool { return f.ID == one.ID })
	return near, finder.Categories, err
}
