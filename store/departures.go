package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"nearby/timetable"
)

var (
	departuresSQL       = statement("departures")
	timetableSourcesSQL = statement("timetable_sources")
)

// TimetableSources are the sources that have a timetable.
func (s *Store) TimetableSources(ctx context.Context) ([]string, error) {
	names, err := list(ctx, s.servers, timetableSourcesSQL, nil, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("sources with a timetable: %w", err)
	}
	return names, nil
}

// StopID names a stop: a place by its source and external id, or one of its platforms by
// the id that its feed gives it.
type StopID struct{ Source, ID string }

// Departures are all that leave stops on any day, for each in the order of stops.
// One without a timetable has none.
func (s *Store) Departures(ctx context.Context, stops []StopID) ([][]timetable.Departures, error) {
	args := pgx.StrictNamedArgs{"sources": []string{}, "ids": []string{}}
	for _, stop := range stops {
		args["sources"] = append(args["sources"].([]string), stop.Source)
		args["ids"] = append(args["ids"].([]string), stop.ID)
	}
	r := departuresReader{map[string]*time.Location{}, map[serviceID]*timetable.Service{}}
	rows, err := list(ctx, s.servers, departuresSQL, args, r.read)
	if err != nil {
		return nil, fmt.Errorf("departures: %w", err)
	}
	all := make([][]timetable.Departures, len(stops))
	for _, row := range rows {
		all[row.stop] = append(all[row.stop], row.Departures)
	}
	return all, nil
}

// departuresReader reads rows of departures, which share zones and services.
type departuresReader struct {
	zones    map[string]*time.Location
	services map[serviceID]*timetable.Service
}

// serviceID tells services of timetables apart.
type serviceID struct {
	timetable int64
	number    int
}

func (r departuresReader) zone(name string) (*time.Location, error) {
	if zone, known := r.zones[name]; known {
		return zone, nil
	}
	zone, err := time.LoadLocation(name)
	if err == nil {
		r.zones[name] = zone
	}
	return zone, err
}

// departuresRow are departures of one of the stops that were asked for.
type departuresRow struct {
	stop int
	timetable.Departures
}

// read reads a row of departures.sql.
func (r departuresReader) read(row pgx.CollectableRow) (d departuresRow, err error) {
	var number int64
	var local, zone string
	var weekdays int16
	var from, to time.Time
	var added, removed []time.Time
	var of serviceID
	err = row.Scan(&number, &d.Source, &d.Stop, &d.StopName, &d.Line, &d.Headsign, &d.Clocks, &d.Trips, &d.About, &d.Sequences, &d.Starts,
		&local, &zone, &of.timetable, &of.number, &weekdays, &from, &to, &added, &removed)
	if err != nil {
		return d, err
	}
	d.stop = int(number - 1)
	if r.services[of] == nil {
		r.services[of] = &timetable.Service{
			Weekdays: timetable.Weekdays(weekdays), From: timetable.DateOf(from), To: timetable.DateOf(to),
			Added: dates(added), Removed: dates(removed),
		}
	}
	d.Service = r.services[of]
	if d.Zone, err = r.zone(zone); err != nil {
		return d, err
	}
	if d.Local, err = r.zone(local); err != nil {
		d.Local, err = d.Zone, nil // a zone of a stop that is none: the feed's serves
	}
	return d, err
}

func dates(days []time.Time) []timetable.Date {
	dates := make([]timetable.Date, len(days))
	for i, d := range days {
		dates[i] = timetable.DateOf(d)
	}
	return dates
}
