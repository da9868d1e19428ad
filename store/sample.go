package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"nearby/geo"
)

var sampleSQL = statement("sample")

// Spot is where something of a category is.
type Spot struct {
	geo.WGS84
	Category string // slug
}

// Sample returns up to most spots from all over the data, in no order: every
// one when there are no more, else an even share. It reads the whole table, a
// tenth of a second for a million places.
func (s *Store) Sample(ctx context.Context, most int) ([]Spot, error) {
	spots, err := list(ctx, s.servers, sampleSQL, pgx.StrictNamedArgs{"most": most}, pgx.RowToStructByName[Spot])
	if err != nil {
		return nil, fmt.Errorf("sample: %w", err)
	}
	return spots, nil
}
