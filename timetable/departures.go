package timetable

import "time"

// Departures are all that leave one stop on one line, towards one headsign, on the days of
// one service.
type Departures struct {
	Stop     string // the id of the stop or platform
	StopName string
	Line     string // its name, as the lines of a place have it
	Headsign string // where it goes
	Service  *Service
	Zone     *time.Location // of the agency: the clocks are its
	Local    *time.Location // of the stop, in which times are shown
	Clocks   []Clock        // ascending
	Trips    []string       // of each, its trip
	About    []bool         // of each, whether the time is an estimate; nil if none is
}

// about tells whether the time of departure i is an estimate.
func (d *Departures) about(i int) bool { return d.About != nil && d.About[i] }

// Departure is one of them on a day.
type Departure struct {
	Stop, StopName, Line, Headsign, Trip string
	Day                                  Date // of the service
	Clock                                Clock
	Scheduled                            time.Time // in the zone of the stop
	About                                bool      // the time is an estimate
	First, Last                          bool      // of the service day, for this line and headsign here
}
