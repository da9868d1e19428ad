package store

import (
	"context"
	_ "embed"
	"fmt"

	"github.com/jackc/pgx/v5"

	"nearby/place"
)

//go:embed sql/categories.sql
var categoriesSQL string

// Categories returns every category in the order of the menu.
func (s *Store) Categories(ctx context.Context) ([]place.Category, error) {
	categories, err := list[place.Category](ctx, s, categoriesSQL, pgx.StrictNamedArgs{})
	if err != nil {
		return nil, fmt.Errorf("categories: %w", err)
	}
	return categories, nil
}
