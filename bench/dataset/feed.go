package dataset

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"nearby/place"
)

// A feed's trips, by what most cities have.
const (
	stopsOfTrip = 20
	linesOfStop = 3
	firstTrip   = 5 * 60 * 60     // seconds of the service day
	tripsFor    = 19 * 60 * 60    // the last ones leave their first stop at midnight
	betweenTwo  = 90              // seconds from one stop to the next
	ways        = 2 * linesOfStop // there and back
)

// services are the days of the week of the services, a third of the trips each.
var services = [...]string{"1,1,1,1,1,0,0", "0,0,0,0,0,1,0", "0,0,0,0,0,0,1"}

// WriteFeed writes a GTFS feed of so many stop times into a folder: trips of twenty stops
// along the stops among the first n places, which keep their ids.
func (w World) WriteFeed(folder string, n, stopTimes int) error {
	var stops []place.Place
	for p := range w.Places(n) {
		if p.Category == place.Transit {
			stops = append(stops, p)
		}
	}
	f := feed{stops: stops, trips: max(stopTimes/stopsOfTrip, 1), segments: max(len(stops)/stopsOfTrip, 1)}
	for _, file := range []struct {
		name  string
		write func(io.Writer)
	}{
		{"agency.txt", f.agency},
		{"stops.txt", f.stopRows},
		{"routes.txt", f.routes},
		{"calendar.txt", f.calendar},
		{"trips.txt", f.tripRows},
		{"stop_times.txt", f.stopTimes},
	} {
		if err := written(filepath.Join(folder, file.name), file.write); err != nil {
			return err
		}
	}
	return nil
}

func written(path string, write func(io.Writer)) error {
	file, err := os.Create(path) //nolint:gosec // the folder is the caller's
	if err != nil {
		return err
	}
	defer file.Close()
	w := bufio.NewWriter(file)
	write(w)
	if err := w.Flush(); err != nil { // which remembers the first failure
		return err
	}
	return file.Close()
}

// feed is a feed that is being written. Every twenty stops are a segment, with lines of
// its own.
type feed struct {
	stops           []place.Place
	trips, segments int
}

func (feed) agency(w io.Writer) {
	fmt.Fprint(w, "agency_name,agency_url,agency_timezone\n公交集团,http://bus.example,Asia/Shanghai\n")
}

func (f feed) stopRows(w io.Writer) {
	fmt.Fprintln(w, "stop_id,stop_name,stop_lat,stop_lon")
	for _, s := range f.stops {
		fmt.Fprintf(w, "%s,%s,%s,%s\n", s.ExternalID, s.Name, degrees(s.At.Lat), degrees(s.At.Lng))
	}
}

func (f feed) routes(w io.Writer) {
	fmt.Fprintln(w, "route_id,route_short_name,route_type")
	for i := range f.segments * linesOfStop {
		fmt.Fprintf(w, "r%d,%d路,3\n", i, 1+i%900)
	}
}

func (feed) calendar(w io.Writer) {
	fmt.Fprintln(w, "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date")
	for i, days := range services {
		fmt.Fprintf(w, "%d,%s,20200101,20991231\n", i, days)
	}
}

// way is which segment a trip runs along, and on which of its lines and which way.
func (f feed) way(trip int) (segment, line int, back bool) {
	way := trip / f.segments % ways
	return trip % f.segments, way / 2, way%2 == 1
}

func (f feed) tripRows(w io.Writer) {
	fmt.Fprintln(w, "route_id,service_id,trip_id,trip_headsign")
	for i := range f.trips {
		segment, line, back := f.way(i)
		end := f.stop(segment, stopsOfTrip-1, back)
		fmt.Fprintf(w, "r%d,%d,t%09d,%s\n", segment*linesOfStop+line, i/f.segments/ways%len(services), i, end.Name)
	}
}

func (f feed) stopTimes(w io.Writer) {
	fmt.Fprintln(w, "trip_id,arrival_time,departure_time,stop_id,stop_sequence")
	for i := range f.trips {
		segment, _, back := f.way(i)
		leaves := firstTrip + int(int64(i)*tripsFor/int64(f.trips))
		for n := range stopsOfTrip {
			clock := leaves + n*betweenTwo
			at := fmt.Sprintf("%02d:%02d:%02d", clock/3600, clock/60%60, clock%60)
			fmt.Fprintf(w, "t%09d,%s,%s,%s,%d\n", i, at, at, f.stop(segment, n, back).ExternalID, n)
		}
	}
}

// stop is the n-th stop of a trip along a segment.
func (f feed) stop(segment, n int, back bool) place.Place {
	if back {
		n = stopsOfTrip - 1 - n
	}
	return f.stops[(segment*stopsOfTrip+n)%len(f.stops)]
}
