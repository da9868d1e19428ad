package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"nearby/place"
	"nearby/plural"
)

var (
	categoriesSQL     = statement("categories")
	categorySaveSQL   = statement("category_save")
	categoryDeleteSQL = statement("category_delete")
)

// Categories returns every category in the order of the menu.
func (s *Store) Categories(ctx context.Context) ([]place.Category, error) {
	categories, err := list(ctx, s.servers, categoriesSQL, pgx.StrictNamedArgs{}, pgx.RowToStructByName[place.Category])
	if err != nil {
		return nil, fmt.Errorf("categories: %w", err)
	}
	return categories, nil
}

// CategoryInUseError means that a category cannot be deleted, as places are in it.
type CategoryInUseError struct {
	Slug   string
	Places int64
}

// Error says how many.
func (e *CategoryInUseError) Error() string {
	return plural.Count(e.Places, "place is", "places are") + " in category " + e.Slug
}

// ChangeCategories makes the categories what decide makes of those there are, in
// the order of the menu: a slug that is new is added, one that is missing deleted,
// or else a [*CategoryInUseError], and the positions follow from the order. Nobody
// else changes them meanwhile. An error of decide changes nothing.
func (s *Store) ChangeCategories(
	ctx context.Context, decide func([]place.Category) ([]place.Category, error),
) error {
	err := pgx.BeginFunc(ctx, s.primary.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `LOCK TABLE categories IN SHARE ROW EXCLUSIVE MODE`); err != nil {
			return translate(err)
		}
		rows, _ := tx.Query(ctx, categoriesSQL)
		present, err := pgx.CollectRows(rows, pgx.RowToStructByName[place.Category])
		if err != nil {
			return translate(err)
		}
		wanted, err := decide(slices.Clone(present))
		if err != nil {
			return err
		}
		if err := saveCategories(ctx, tx, present, wanted); err != nil {
			return err
		}
		return translate(notify(ctx, tx))
	})
	if err != nil {
		return fmt.Errorf("categories: %w", err)
	}
	return nil
}

func saveCategories(ctx context.Context, tx pgx.Tx, present, wanted []place.Category) error {
	// Positions change places with each other on the way.
	if _, err := tx.Exec(ctx, `SET CONSTRAINTS categories_position_key DEFERRED`); err != nil {
		return translate(err)
	}
	for _, c := range present {
		if !slices.ContainsFunc(wanted, func(w place.Category) bool { return w.Slug == c.Slug }) {
			if err := deleteCategory(ctx, tx, c); err != nil {
				return err
			}
		}
	}
	for i, c := range wanted {
		_, err := tx.Exec(ctx, categorySaveSQL, pgx.StrictNamedArgs{
			"slug": c.Slug, "name_zh": c.NameZH, "name_en": c.NameEN,
			"aliases": append([]string{}, c.Aliases...), "position": i + 1,
		})
		if err != nil {
			return fmt.Errorf("save %s: %w", c.Slug, translate(err))
		}
	}
	return nil
}

func deleteCategory(ctx context.Context, tx pgx.Tx, c place.Category) error {
	var places int64
	args := pgx.StrictNamedArgs{"id": c.ID}
	if err := tx.QueryRow(ctx, categoryDeleteSQL, args).Scan(&places); err != nil {
		return fmt.Errorf("delete %s: %w", c.Slug, translate(err))
	}
	if places > 0 {
		return &CategoryInUseError{c.Slug, places}
	}
	return nil
}
