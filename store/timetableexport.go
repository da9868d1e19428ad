package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"nearby/timetable"
)

// ExportTimetable hands on the rows of the timetable of a source one by one, by stop, line,
// headsign and service; none without a timetable. [ErrFeedTimetable] means that it is that
// of a feed, which has more to it than rows of a table say.
func (s *Store) ExportTimetable(ctx context.Context, source string, do func(timetable.Departures) error) error {
	args := pgx.StrictNamedArgs{"source": source}
	ofFeed, err := list(ctx, s.servers, timetableTripsSQL, args, pgx.RowTo[bool])
	if err == nil && ofFeed[0] {
		err = ErrFeedTimetable
	}
	if err == nil {
		r := departuresReader{map[string]*time.Location{}, map[serviceID]*timetable.Service{}}
		err = each(ctx, s.servers, timetableRowsSQL, args, r.read, func(row departuresRow) error { return do(row.Departures) })
	}
	if err != nil {
		return fmt.Errorf("export timetable of %s: %w", source, err)
	}
	return nil
}
