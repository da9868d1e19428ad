package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"nearby/geo"
)

var (
	nearDuplicatesSQL = statement("near_duplicates")
	preferredSQL      = statement("preferred")
)

// NearDuplicate is a pair of places of two sources that are the same to people: of
// one name and one category, at most 30 m apart.
type NearDuplicate struct {
	Name     string
	Category string
	Distance geo.Metres
	A, B     DuplicatePlace
}

// DuplicatePlace is one of such a pair.
type DuplicatePlace struct {
	ID         int64
	Source     string
	ExternalID string
	Hidden     bool // left out of answers
}

// NearDuplicates hands on every such pair, by name.
func (s *Store) NearDuplicates(ctx context.Context, do func(NearDuplicate) error) error {
	type row struct {
		Name, Category string
		Distance       geo.Metres
		AID, BID       int64
		ASource        string
		BSource        string
		AExternalID    string
		BExternalID    string
		AHidden        bool
		BHidden        bool
	}
	err := each(ctx, s.servers, nearDuplicatesSQL, pgx.StrictNamedArgs{}, pgx.RowToStructByName[row], func(r row) error {
		return do(NearDuplicate{
			Name: r.Name, Category: r.Category, Distance: r.Distance,
			A: DuplicatePlace{r.AID, r.ASource, r.AExternalID, r.AHidden},
			B: DuplicatePlace{r.BID, r.BSource, r.BExternalID, r.BHidden},
		})
	})
	if err != nil {
		return fmt.Errorf("near-duplicates: %w", err)
	}
	return nil
}

// PreferredSources returns the preferred sources, the most preferred first.
func (s *Store) PreferredSources(ctx context.Context) ([]string, error) {
	sources, err := list(ctx, s.servers, preferredSQL, pgx.StrictNamedArgs{}, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("preferred sources: %w", err)
	}
	return sources, nil
}
