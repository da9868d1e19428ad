package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"nearby/place"
)

var (
	placeSQL  = statement("place")
	placesSQL = statement("places")
)

// Place returns the place with this id, or ErrNotFound.
func (s *Store) Place(ctx context.Context, id int64) (place.Place, error) {
	rows, err := list(ctx, s.servers, placeSQL, pgx.StrictNamedArgs{"id": id}, toPlace)
	if err == nil && len(rows) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return place.Place{}, fmt.Errorf("place %d: %w", id, err)
	}
	return rows[0], nil
}

// PlacesByID returns the places with these ids that there are, in no order, and the
// version of the data that they are of; 0 when there are none.
func (s *Store) PlacesByID(ctx context.Context, ids []int64) (places []place.Place, version int64, err error) {
	err = s.search(ctx, Query{}.expected(len(ids)), func(ctx context.Context) (err error) {
		places, err = list(ctx, s.servers, placesSQL, pgx.StrictNamedArgs{"ids": ids},
			func(row pgx.CollectableRow) (p place.Place, err error) {
				return p, scanPlace(row, &p, &version)
			})
		return err
	})
	return places, version, err
}

// toPlace reads a row of a place.
func toPlace(row pgx.CollectableRow) (p place.Place, err error) {
	return p, scanPlace(row, &p)
}

// scanPlace reads a row that begins with id, source, external_id, category and
// {columns} into p, and the rest of it into more.
func scanPlace(row pgx.CollectableRow, p *place.Place, more ...any) error {
	targets := append([]any{&p.ID, &p.Source, &p.ExternalID, &p.Category}, values(p)...)
	return row.Scan(append(targets, more...)...)
}
