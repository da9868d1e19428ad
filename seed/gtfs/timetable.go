package gtfs

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"

	"nearby/seed/table"
	"nearby/timetable"
)

// timetable reads what leaves each stop: nil if the feed has no trips, no days or no
// zone. Of a departure it keeps eight bytes, so that ten million take a hundred megabytes.
func (f *feed) timetable(x *stopIndex, zone string) (*timetable.Feed, error) {
	days, err := f.calendar()
	if err != nil || len(days.services) == 0 || zone == "" {
		return nil, err
	}
	trips, err := f.readTrips(days)
	var frequencies map[int][]frequency
	if err == nil {
		frequencies, err = f.frequencies(trips.ids)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	signs, err := f.signs(x)
	if err != nil {
		return nil, err
	}
	b := &boards{
		stops: x, signs: signs, trips: trips, frequencies: frequencies,
		of: make(map[boardKey]*board), since: make(map[sequenced]timetable.Clock),
	}
	before := slices.Clone(f.dropped)
	err = f.calls(b, false)
	if errors.Is(err, errScattered) {
		clear(b.of)
		f.dropped = before
		err = f.calls(b, true)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return &timetable.Feed{Zone: zone, Services: days.services, Rows: b.rows, Lines: trips.lines()}, err
}

// errScattered means that the rows of a trip do not stand together.
var errScattered = errors.New("the rows of a trip stand apart")

// calls reads stop_times.txt. Its rows need not be in any order; as those of a trip
// usually stand together, a trip is done with when the next one begins, unless they are
// scattered: then all are held until the end.
func (f *feed) calls(b *boards, scattered bool) error {
	pending, done, current := make(map[int][]call), make([]bool, len(b.trips.trips)), missing
	finish := func(trip int) {
		b.add(trip, pending[trip])
		delete(pending, trip)
		done[trip] = true
	}
	columns := []string{
		"trip_id", "stop_id?", "stop_sequence", "arrival_time?", "departure_time?", "stop_headsign?",
		"pickup_type?", "shape_dist_traveled?", "start_pickup_drop_off_window?", "timepoint?",
	}
	err := f.each(stopTimesFile, columns, func(cells []string) error {
		trip := b.trips.ids.find(cells[0])
		if trip < 0 {
			return nil
		}
		if done[trip] {
			return errScattered
		}
		if trip != current && current != missing && !scattered {
			finish(current)
		}
		current = trip
		if c, ok := f.call(b, cells[1:]); ok {
			pending[trip] = append(pending[trip], c)
		}
		return nil
	})
	for trip := range pending {
		finish(trip)
	}
	return err
}

const (
	notBoarding = "1" // the pickup_type of a stop at which nobody gets on
	approximate = "0" // the timepoint of times to which a vehicle need not keep
)

// call is a row of stop_times.txt from stop_id on; false for one that names no stop of
// the feed, unless it is a zone on demand.
func (f *feed) call(b *boards, cells []string) (c call, ok bool) {
	c.stop, c.onDemand = b.stops.ids.find(cells[0]), cells[7] != ""
	sequence, err := strconv.Atoi(cells[1])
	if err != nil {
		f.dropped.count(noSequence, cells[1])
	}
	if c.stop < 0 && !c.onDemand || err != nil {
		return c, false
	}
	c.sequence, c.boarding, c.headsign = sequence, cells[5] != notBoarding, missing
	c.Arrival, c.Departure, c.Distance = f.clock(cells[2]), f.clock(cells[3]), -1
	c.Estimated = cells[8] == approximate
	if cells[4] != "" {
		c.headsign = b.trips.names.number(cells[4])
	}
	if d, err := strconv.ParseFloat(cells[6], 64); err == nil && d >= 0 {
		c.Distance = d
	}
	return c, true
}

// clock is a time of stop_times.txt, which may be left out between two others.
func (f *feed) clock(cell string) timetable.Clock {
	if cell == "" {
		return timetable.Unknown
	}
	c, err := timetable.ParseClock(cell)
	if err != nil {
		f.dropped.count(noTime, cell)
		return timetable.Unknown
	}
	return c
}

// sign is what a stop is called, and the zone in which it shows times.
type sign struct{ name, zone string }

// signs are the names and zones of the rows of stops.txt by number; the parts of a station
// have its zone, whatever they say, and its name where they have none.
func (f *feed) signs(x *stopIndex) ([]sign, error) {
	signs := make([]sign, len(x.rows))
	err := f.each(StopsFile, []string{"stop_id", "stop_name?", "stop_timezone?"}, func(cells []string) error {
		i := x.ids.find(cells[0])
		if i < 0 {
			return fmt.Errorf("stop %s was not there when the file was read first", cells[0])
		}
		signs[i] = sign{table.Clean(string([]byte(cells[1]))), string([]byte(cells[2]))}
		return nil
	})
	for i := range signs {
		station := signs[x.place(i)]
		signs[i].zone = station.zone
		if signs[i].name == "" {
			signs[i].name = station.name
		}
	}
	return signs, err
}
