package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"iter"
	"time"

	"github.com/jackc/pgx/v5"

	"nearby/timetable"
)

var timetableBeginSQL = statement("timetable_begin")

// timetable brings in what leaves the places of a load, if it says so, and tells whether
// anything changed.
func (m *merger) timetable(ctx context.Context, tx pgx.Tx) (changed bool, err error) {
	if m.Timetable == nil {
		return false, nil
	}
	var feed *timetable.Feed
	err = meanwhile(ctx, tx, func() (err error) {
		feed, err = m.Timetable()
		return err
	})
	if err != nil || feed == nil || len(m.sources) != 1 {
		return false, err
	}
	return loadTimetable(ctx, tx, m.id, m.sources[0], feed)
}

// loadTimetable replaces the timetable of a source, and tells whether anything changed. A
// feed that says what the one before said changes nothing.
func loadTimetable(ctx context.Context, tx pgx.Tx, load int64, source string, feed *timetable.Feed) (changed bool, err error) {
	var sum []byte
	var leaves bool
	err = meanwhile(ctx, tx, func() (err error) {
		sum, leaves, err = checksum(feed)
		return err
	})
	if err != nil || !leaves {
		return false, err
	}
	const known = `SELECT checksum FROM timetables WHERE source = $1 AND replaced_by IS NULL`
	var before []byte
	err = tx.QueryRow(ctx, known, source).Scan(&before)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) || bytes.Equal(before, sum) {
		return false, err
	}
	const hide = `UPDATE timetables SET replaced_by = $1 WHERE source = $2 AND replaced_by IS NULL`
	if _, err := tx.Exec(ctx, hide, load, source); err != nil {
		return false, err
	}
	var id int64
	err = tx.QueryRow(ctx, timetableBeginSQL, pgx.StrictNamedArgs{
		"load": load, "source": source, "checksum": sum, "zone": feed.Zone, "ends_on": endOf(feed), "lines": linesOf(feed),
	}).Scan(&id)
	if err == nil {
		err = copyServices(ctx, tx, id, feed.Services)
	}
	if err == nil {
		err = copyDepartures(ctx, tx, id, feed)
	}
	if err == nil { // the planner knows nothing of a table that was filled a moment ago
		_, err = tx.Exec(ctx, `ANALYZE departures, services, timetables`)
	}
	return true, err
}

// checksum is one of all that a feed says, and whether it has any departure.
func checksum(feed *timetable.Feed) (sum []byte, leaves bool, err error) {
	h := sha256.New()
	e := json.NewEncoder(h)
	err = e.Encode([]any{feed.Zone, feed.Services, feed.Lines})
	for row := range feed.Rows {
		leaves = true
		if err = errors.Join(err, e.Encode(row)); err != nil {
			break
		}
	}
	return h.Sum(nil), leaves, err
}

// endOf is the last day of any service; nil for a timetable without an end.
func endOf(feed *timetable.Feed) *time.Time {
	var end *time.Time
	for i := range feed.Services {
		if last, ok := feed.Services[i].Last(); ok && last < timetable.Forever && (end == nil || last.UTC().After(*end)) {
			day := last.UTC()
			end = &day
		}
	}
	return end
}

// linesOf are the lines of a feed by route_id; never nil.
func linesOf(feed *timetable.Feed) map[string]string {
	if feed.Lines == nil {
		return map[string]string{}
	}
	return feed.Lines
}

func copyServices(ctx context.Context, tx pgx.Tx, id int64, services []timetable.Service) error {
	columns := []string{"timetable_id", "number", "weekdays", "starts_on", "ends_on", "added", "removed"}
	_, err := tx.CopyFrom(ctx, pgx.Identifier{"services"}, columns, pgx.CopyFromSlice(len(services), func(i int) ([]any, error) {
		s := &services[i]
		return []any{id, i, int16(s.Weekdays), s.From.UTC(), s.To.UTC(), days(s.Added), days(s.Removed)}, nil
	}))
	return err
}

func days(dates []timetable.Date) []time.Time {
	days := make([]time.Time, len(dates))
	for i, d := range dates {
		days[i] = d.UTC()
	}
	return days
}

func copyDepartures(ctx context.Context, tx pgx.Tx, id int64, feed *timetable.Feed) error {
	columns := []string{
		"timetable_id", "place", "stop", "stop_name", "zone", "line", "headsign", "service", "clocks", "trips", "about",
		"sequences", "starts",
	}
	next, stop := iter.Pull(feed.Rows)
	defer stop()
	_, err := tx.CopyFrom(ctx, pgx.Identifier{"departures"}, columns, pgx.CopyFromFunc(func() ([]any, error) {
		r, more := next()
		if !more {
			return nil, nil
		}
		return []any{id, r.Place, r.Stop, r.StopName, r.Zone, r.Line, r.Headsign, r.Service, r.Clocks, r.Trips, r.About, r.Sequences, r.Starts}, nil
	}))
	return err
}
