package timetable

import "time"

// Departures are all that leave one stop on one line, towards one headsign, on the days of
// one service. Without clocks they say that what goes there ends at the stop.
type Departures struct {
	Source   string // of the timetable
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

	Sequences []int32 // of each, its stop_sequence in the trip; nil if the timetable does not say
	Starts    []Clock // of each, when its trip starts, of frequencies, else Unknown; nil if none is of such
}

// about tells whether the time of departure i is an estimate.
func (d *Departures) about(i int) bool { return d.About != nil && d.About[i] }

// sequence is the stop_sequence of departure i.
func (d *Departures) sequence(i int) int32 {
	if d.Sequences == nil {
		return NoSequence
	}
	return d.Sequences[i]
}

// runs tells whether anything leaves on a service day.
func (d *Departures) runs(day Date) bool { return len(d.Clocks) > 0 && d.Service.Runs(day) }

// on is departure i on a service day that starts at an instant, in seconds of Unix time.
func (d *Departures) on(day Date, i int, start int64) Departure {
	leaves := time.Unix(start+int64(d.Clocks[i]), 0).In(d.Local)
	return Departure{
		Source: d.Source, Stop: d.Stop, StopName: d.StopName, Line: d.Line, Headsign: d.Headsign, Trip: d.Trips[i],
		Day: day, Clock: d.Clocks[i], Scheduled: leaves, Expected: leaves, About: d.about(i),
	}
}

// Departure is one of them on a day.
type Departure struct {
	Source, Stop, StopName, Line, Headsign, Trip string

	Day         Date // of the service
	Clock       Clock
	Scheduled   time.Time // in the zone of the stop
	Expected    time.Time // the same, unless the source says now that it is another
	Status      Status
	About       bool // the time is an estimate
	First, Last bool // of the service day, for this line and headsign here
}
