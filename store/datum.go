package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"nearby/geo"
)

var datumPairsSQL = statement("datum_pairs")

const (
	// maxPairs of places of one name are enough to judge by.
	maxPairs = 2000
	// maxSampled staged places are enough to look for pairs.
	maxSampled = 5000
	// minSampled places are needed to tell a mistake from chance, see geo.
	minSampled = 20
)

// datumMismatch compares the staged places with those of other sources, and returns
// the mistake about the datum that would explain how they differ, if there is one.
func datumMismatch(ctx context.Context, tx pgx.Tx, staged int64) (*geo.DatumMismatch, error) {
	if staged < minSampled {
		return nil, nil
	}
	if err := nestedLoops(ctx, tx, false); err != nil {
		return nil, err
	}
	rows, _ := tx.Query(ctx, datumPairsSQL, pgx.StrictNamedArgs{
		"most": maxPairs, "step": max(1, staged/maxSampled),
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
