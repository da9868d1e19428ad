package store

import (
	"context"
	"slices"

	"github.com/jackc/pgx/v5"

	"nearby/words"
)

var linesSQL = statement("lines")

// spellings are what the data around calls the line of a query: 2路, 二路, (在建)2路. It
// is nil for a query of no line, and empty when the line is not there. SQL compares
// them as they are, because it cannot tell 2路 from 312路 in any other way.
func (s *Store) spellings(ctx context.Context, q Query) ([]string, error) {
	if q.Line.Name == "" {
		return nil, nil
	}
	listed, err := list(ctx, s.servers, linesSQL, pgx.StrictNamedArgs{
		"lat": q.Origin.Lat, "lng": q.Origin.Lng, "radius": q.Radius,
	}, pgx.RowTo[string])
	if err != nil {
		return nil, err
	}
	exact := spelled(listed, q.Line.Is)
	if len(exact) == 0 {
		return spelled(listed, q.Line.Runs), nil
	}
	return exact, nil
}

// spelled are those of the listed lines that are the one asked for, by one of their names.
func spelled(listed []string, isIt func(words.Line) bool) []string {
	return slices.DeleteFunc(append([]string{}, listed...), func(line string) bool {
		return !slices.ContainsFunc(words.ParseLines(line), isIt)
	})
}
