package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

var timetableEndsSQL = statement("timetable_ends")

// TimetableEnd is the last day on which anything of a source's timetable runs.
type TimetableEnd struct {
	Source string
	EndsOn *time.Time // midnight in UTC; nil for one that does not end
}

// TimetableEnds are those of all sources that have a timetable, by name.
func (s *Store) TimetableEnds(ctx context.Context) ([]TimetableEnd, error) {
	ends, err := list(ctx, s.servers, timetableEndsSQL, pgx.StrictNamedArgs{}, pgx.RowToStructByPos[TimetableEnd])
	if err != nil {
		return nil, fmt.Errorf("ends of timetables: %w", err)
	}
	return ends, nil
}
