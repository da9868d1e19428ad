package gtfs

import (
	"cmp"
	"slices"
	"strings"

	"nearby/seed/table"
	"nearby/timetable"
)

// trip is what trips.txt says of one.
type trip struct {
	line, headsign, service int32 // numbers; service is missing for one without a calendar
}

// missing is the number of what a feed does not say.
const missing = -1

// tripIndex knows the trips of a feed by the numbers of their ids.
type tripIndex struct {
	ids   *ids
	trips []trip
	names names            // of lines, as routes.txt has them, and of headsigns
	line  map[string]int32 // of each route_id, the number of its line's name
}

// lines are the names of lines by route_id.
func (x *tripIndex) lines() map[string]string {
	lines := make(map[string]string, len(x.line))
	for id, number := range x.line {
		lines[id] = x.names.texts[number]
	}
	return lines
}

// names numbers texts that come again and again.
type names struct {
	numbers map[string]int32
	texts   []string
}

func (n *names) number(text string) int32 {
	i, known := n.numbers[text]
	if !known {
		text, i = strings.Clone(text), int32(len(n.texts))
		n.numbers[text], n.texts = i, append(n.texts, text)
	}
	return i
}

// readTrips reads routes.txt and trips.txt for the timetable.
func (f *feed) readTrips(c *calendar) (*tripIndex, error) {
	x := &tripIndex{ids: newIDs(), names: names{numbers: make(map[string]int32)}, line: make(map[string]int32)}
	err := f.each(routesFile, []string{"route_id", "route_short_name?", "route_long_name?"}, func(cells []string) error {
		x.line[strings.Clone(cells[0])] = x.names.number(cmp.Or(table.Clean(cells[1]), table.Clean(cells[2])))
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = f.each(tripsFile, []string{"trip_id", "route_id", "service_id", "trip_headsign?"}, func(cells []string) error {
		i, err := x.ids.add(cells[0])
		if err != nil || i < len(x.trips) {
			return err
		}
		line, known := x.line[cells[1]]
		if !known {
			line = x.names.number("")
		}
		service, known := c.numbers[cells[2]]
		if !known {
			service = missing
			f.dropped.count(noSuchService, cells[2])
		}
		x.trips = append(x.trips, trip{line, x.names.number(cells[3]), int32(service)})
		return nil
	})
	return x, err
}

// call is a trip at a stop, as a row of stop_times.txt says it.
type call struct {
	timetable.Visit
	sequence int
	stop     int
	headsign int32 // missing for that of the trip
	boarding bool
	onDemand bool // between two hours, for whoever has asked: at no time of its own
}

// scheduled are the calls of a trip that have a time, as it makes them, with the times
// that are left out filled in. onwards tells that it goes on from the last of them, to
// where people ask.
func scheduled(calls []call) (timed []call, onwards bool) {
	slices.SortStableFunc(calls, func(a, b call) int { return cmp.Compare(a.sequence, b.sequence) })
	onwards = calls[len(calls)-1].onDemand
	calls = slices.DeleteFunc(calls, func(c call) bool { return c.onDemand })
	visits := make([]timetable.Visit, len(calls))
	for i := range calls {
		visits[i] = calls[i].Visit
	}
	timetable.Interpolate(visits)
	for i := range calls {
		calls[i].Visit = visits[i]
	}
	return calls, onwards
}
