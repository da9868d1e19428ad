package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"nearby/place"
)

var (
	exportSQL = statement("export")
	spotsSQL  = statement("spots")
)

// Selection is a part of the places; what is empty selects all.
type Selection struct{ Source, Category string }

// Export hands on the places of a selection one by one, as they were when it
// began, by source and external id. It stops with the error of do.
func (s *Store) Export(ctx context.Context, of Selection, do func(place.Place) error) error {
	args := pgx.StrictNamedArgs{"source": of.Source, "category": of.Category}
	err := each(ctx, s.servers, exportSQL, args, toPlace, do)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// Named is a spot with the names of the place there, and what serves it.
type Named struct {
	Spot

	Name, NameEN, Lines string
}

// Spots hands on where every place is, one by one, in the order of the ids.
func (s *Store) Spots(ctx context.Context, do func(Named) error) error {
	err := each(ctx, s.servers, spotsSQL, pgx.StrictNamedArgs{}, pgx.RowToStructByName[Named], do)
	if err != nil {
		return fmt.Errorf("spots: %w", err)
	}
	return nil
}
