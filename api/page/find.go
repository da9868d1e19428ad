package page

import (
	"context"

	"nearby/api/dialogue"
	"nearby/api/reply"
)

// found is a page of places and what words it.
type found struct {
	reply.Page
	composer reply.Composer
}

// find looks up the page that a list begins with.
func (p pages) find(ctx context.Context, l dialogue.List) (found, dialogue.List, error) {
	finder, err := p.Finder(ctx)
	if err != nil {
		return found{}, l, err
	}
	if l.Want != (dialogue.Want{}) {
		finder.Size = listSize
	}
	page, turned, err := finder.Page(ctx, l)
	composer := reply.Composer{Categories: finder.Categories, Maps: p.Maps, Links: p.Links}
	return found{page, composer}, turned, err
}
