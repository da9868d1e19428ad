package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"nearby/place"
)

var timetabledSQL = statement("timetabled")

// Timetabled is how many stops of a source have a timetable, and when that ends.
// Entrances of stations that are there are no stops of their own.
type Timetabled struct {
	Source        string
	With, Without int64
	EndsOn        *time.Time // the last day, midnight in UTC; nil without one or without an end
}

// timetabledStop is a stop as timetabled.sql gives it.
type timetabledStop struct {
	Source, Name, Kinds string
	Has                 bool
}

// Timetabled are the sources that have stops, by name. It reads the whole table.
func (s *Store) Timetabled(ctx context.Context) (all []Timetabled, err error) {
	var stops []timetabledStop
	names := make(map[[2]string]bool) // of the stops of a source
	args := pgx.StrictNamedArgs{"transit": place.Transit}
	err = each(ctx, s.servers, timetabledSQL, args, pgx.RowToStructByPos[timetabledStop], func(stop timetabledStop) error {
		stops, names[[2]string{stop.Source, stop.Name}] = append(stops, stop), true
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("stops with a timetable: %w", err)
	}
	ends, err := s.TimetableEnds(ctx)
	if err != nil {
		return nil, err
	}
	for _, stop := range stops {
		if len(all) == 0 || all[len(all)-1].Source != stop.Source {
			all = append(all, Timetabled{Source: stop.Source})
		}
		of := &all[len(all)-1]
		entrance := place.Fold([]place.Found{{Place: place.Place{Name: stop.Name, Kinds: stop.Kinds}}})[0]
		switch {
		case stop.Has:
			of.With++
		case entrance.Entrance == "" || !names[[2]string{stop.Source, entrance.Name}]:
			of.Without++
		}
	}
	for i := range all {
		for _, end := range ends {
			if end.Source == all[i].Source {
				all[i].EndsOn = end.EndsOn
			}
		}
	}
	return all, nil
}
