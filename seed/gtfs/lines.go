package gtfs

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"nearby/seed/line"
)

// stopLines are the lines that serve each place of a feed.
type stopLines struct {
	names  []string   // different names, in the order people count
	routes []route    // in the order of routes.txt
	served [][]uint32 // by number of a place: indices of names, ascending
	modes  []modes    // by number of a place: of the lines that serve it
}

// route is what a stop is told of a route.
type route struct {
	line uint32 // index of its name; noLine without one
	mode modes
}

// lines reads which lines serve which stop. Of the millions of stop times nothing
// is kept but, for each place, the lines that were new to it.
func (f *feed) lines(x *stopIndex) (*stopLines, error) {
	l := &stopLines{served: make([][]uint32, len(x.rows)), modes: make([]modes, len(x.rows))}
	routes, err := f.routes(l)
	if err == nil {
		err = f.stopTimes(x, l, routes)
	}
	var missing *fs.PathError
	if errors.As(err, &missing) && errors.Is(err, fs.ErrNotExist) {
		f.notes = append(f.notes, fmt.Sprintf("there is no %s, so it is not known which lines serve "+
			"which stop", missing.Path[strings.LastIndexByte(missing.Path, '/')+1:]))
		return l, nil
	}
	return l, err
}

// routes reads routes.txt and returns the index of each route by its route_id.
func (f *feed) routes(l *stopLines) (map[string]uint32, error) {
	byID := make(map[string]uint32)
	var named []string // by route; "" for one without a name
	columns := []string{"route_id", "route_short_name?", "route_long_name?", "route_type?"}
	err := f.each(routesFile, columns, func(cells []string) error {
		byID[strings.Clone(cells[0])] = uint32(len(named))
		named = append(named, cmp.Or(line.Name(cells[1]), line.Name(cells[2])))
		l.routes = append(l.routes, route{noLine, modeOf(cells[3])})
		return nil
	})
	l.names = slices.Compact(slices.SortedFunc(slices.Values(named), line.Compare))
	l.names = slices.DeleteFunc(l.names, func(name string) bool { return name == "" })
	for i, name := range named {
		if at, found := slices.BinarySearchFunc(l.names, name, line.Compare); found {
			l.routes[i].line = uint32(at)
		}
	}
	return byID, err
}

// stopTimes notes for every stop time the route at the place. A trip's stop times
// usually stand together, so that its route is rarely looked up.
func (f *feed) stopTimes(x *stopIndex, l *stopLines, routes map[string]uint32) error {
	trips, routeOf, err := f.trips(routes)
	if err != nil {
		return err
	}
	trip, route, known := "", uint32(noRoute), false
	return f.each(stopTimesFile, []string{"trip_id", "stop_id?"}, func(cells []string) error {
		if cells[0] != trip {
			trip, route = cells[0], noRoute
			i := trips.find(trip)
			if known = i >= 0; known {
				route = routeOf[i]
			}
		}
		stop := x.ids.find(cells[1])
		switch {
		case !known:
			f.dropped.count(noSuchTrip, trip)
		case stop < 0 && cells[1] != "": // on demand there may be none
			f.dropped.count(noSuchStop, cells[1])
		case stop >= 0 && route != noRoute:
			l.serve(x.place(stop), l.routes[route])
		}
		return nil
	})
}

const (
	noLine  = 1<<32 - 1 // the line of a route without a name
	noRoute = 1<<32 - 1 // the route of a trip that the feed does not say
)

// trips numbers the trips and tells the route of each.
func (f *feed) trips(routes map[string]uint32) (trips *ids, routeOf []uint32, err error) {
	trips = newIDs()
	err = f.each(tripsFile, []string{"trip_id", "route_id"}, func(cells []string) error {
		i, err := trips.add(cells[0])
		if err != nil {
			return err
		}
		route, ok := routes[cells[1]]
		if !ok {
			route = noRoute
			f.dropped.count(noSuchRoute, cells[1])
		}
		if i == len(routeOf) {
			routeOf = append(routeOf, route)
		}
		return nil
	})
	return trips, routeOf, err
}

// serve notes that a route serves a place.
func (l *stopLines) serve(place int, r route) {
	l.modes[place] |= r.mode
	if r.line == noLine {
		return
	}
	lines := l.served[place]
	if i, known := slices.BinarySearch(lines, r.line); !known {
		l.served[place] = slices.Insert(lines, i, r.line)
	}
}

// of is the cell of lines of a place.
func (l *stopLines) of(place int) string {
	return line.Cell(func(yield func(string) bool) {
		for _, number := range l.served[place] {
			if !yield(l.names[number]) {
				return
			}
		}
	})
}
