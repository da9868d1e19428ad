package api

import (
	"context"

	"nearby/api/dialogue"
	"nearby/place"
)

// categories returns the categories in the order of the menu. It waits for the
// database only before they are known. An error means that none are known.
func (s *Server) categories(ctx context.Context) ([]place.Category, error) {
	known, err := s.Watcher.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	return known.Categories, nil
}

// choices is the menu as the dialogue knows it.
func choices(categories []place.Category) []dialogue.Choice {
	all := make([]dialogue.Choice, len(categories))
	for i, c := range categories {
		words := append([]string{c.Slug, c.NameZH, c.NameEN}, c.Aliases...)
		all[i] = dialogue.Choice{Category: c.Slug, Words: words}
	}
	return all
}
