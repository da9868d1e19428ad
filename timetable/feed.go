package timetable

import "iter"

// Feed is the timetable of one source, as a file says it.
type Feed struct {
	Zone     string    // IANA name of the zone that its clocks are of
	Services []Service // a row names one by its number here
	Rows     iter.Seq[Row]
	Lines    map[string]string // the line of each route_id, by which feeds of now call it
}

// Row is what leaves one stop on one line, towards one headsign, on the days of one
// service. One without clocks says that what goes there ends at the stop.
type Row struct {
	Place    string // external id of the place that the stop is part of
	Stop     string // id of the stop or platform; of a stop outside stations it is Place
	StopName string
	Zone     string // IANA name of the stop's own zone; "" for that of the feed
	Line     string
	Headsign string
	Service  int
	Clocks   []Clock  // ascending
	Trips    []string // of each, its trip; "" where the source has no ids
	About    []bool   // of each, whether the time is an estimate; nil if none is

	Sequences []int32 // of each, its stop_sequence in the trip; nil where the source has none
	Starts    []Clock // of each, when its trip starts, of frequencies, else Unknown; nil if none is of such
}
