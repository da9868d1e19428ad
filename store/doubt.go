package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"nearby/geo"
)

var doubtSQL = statement("doubt")

const (
	// manyPairs is how many pairs of one name are enough to judge by.
	manyPairs = 2000
	// manyStaged is how many staged places are enough to look for pairs.
	manyStaged = 5000
)

// doubt compares the staged places, of which there are so many, with those of
// other sources.
func doubt(ctx context.Context, tx pgx.Tx, staged int64) (*geo.DatumMismatch, error) {
	rows, _ := tx.Query(ctx, doubtSQL, pgx.StrictNamedArgs{
		"most": manyPairs, "step": max(1, staged/manyStaged),
	})
	var read, known geo.WGS84
	var pairs []geo.Match
	_, err := pgx.ForEachRow(rows, []any{&read.Lat, &read.Lng, &known.Lat, &known.Lng}, func() error {
		pairs = append(pairs, geo.Match{Read: read, Known: known})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return geo.FindDatumMismatch(pairs), nil
}
