package gtfs_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
)

// rareFeed makes a feed of all that real ones have seldom: headways, exceptions, the
// changes of summer time, nights beyond 24:00, loops, times that are left out or approximate,
// headsigns that change on the way, stops where nobody gets on, lines with a comma in their
// name, rows that end early, what calls on demand, what calls twice in the same second, and
// rows in no order.
func rareFeed(t *testing.T) fs.FS {
	t.Helper()
	f := &rare{random: rand.New(rand.NewPCG(19, 81))}
	f.services()
	for i := range 14 {
		fmt.Fprintf(&f.stops, "s%d,Stop %d,%f,%f\n", i, i, 52.5+float64(i)/500, 13.4)
	}
	for i := range 120 {
		f.trip(fmt.Sprintf("t%d", i))
	}
	f.random.Shuffle(len(f.calls), func(i, j int) { f.calls[i], f.calls[j] = f.calls[j], f.calls[i] })
	files := make(fstest.MapFS)
	for name, content := range map[string]string{
		"agency.txt":         "agency_name,agency_url,agency_timezone\nA,http://a.example,Europe/Berlin\n",
		"stops.txt":          "stop_id,stop_name,stop_lat,stop_lon\n" + f.stops.String(),
		"routes.txt":         "route_id,route_short_name,route_long_name,route_type\nr1,1,,3\nr2,,\"Night line, express\",3\nr3,3,Three,0\n",
		"trips.txt":          "route_id,service_id,trip_id,trip_headsign\n" + f.trips.String(),
		"calendar.txt":       "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n" + f.calendar.String(),
		"calendar_dates.txt": "service_id,date,exception_type\n" + f.dates.String(),
		"frequencies.txt":    "trip_id,start_time,end_time,headway_secs,exact_times\n" + f.frequencies.String(),
		"stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence,stop_headsign,pickup_type,shape_dist_traveled,location_id,start_pickup_drop_off_window,end_pickup_drop_off_window,timepoint\n" +
			strings.Join(f.calls, ""),
	} {
		files[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return files
}

// rare is a feed that is being made up.
type rare struct {
	random                                     *rand.Rand
	stops, trips, calendar, dates, frequencies strings.Builder
	calls                                      []string
}

func (f *rare) services() {
	f.calendar.WriteString("wd,1,1,1,1,1,0,0,20260301,20261130\nwe,0,0,0,0,0,1,1,20260301,20261130\nall,1,1,1,1,1,1,1,20260320,20260410\n")
	f.dates.WriteString("wd,20260403,2\nwe,20260403,1\nonly,20261025,1\nonly,20260329,1\nonly,20270105,1\nwe,20260329,2\nall,20260401,2\n")
}

// clock writes seconds as a time of a service day.
func clock(c int) string { return fmt.Sprintf("%02d:%02d:%02d", c/3600, c/60%60, c%60) }

func (f *rare) trip(id string) {
	r := f.random
	services := []string{"wd", "we", "all", "only", "never"}
	headsign := []string{"", "Airport", "Centre"}[r.IntN(3)]
	fmt.Fprintf(&f.trips, "r%d,%s,%s,%s\n", 1+r.IntN(3), services[r.IntN(len(services))], id, headsign)
	leaves, length := r.IntN(27*3600), 3+r.IntN(8)
	if r.IntN(4) == 0 {
		start := r.IntN(25 * 3600)
		fmt.Fprintf(&f.frequencies, "%s,%s,%s,%d,%s\n", id, clock(start), clock(start+600+r.IntN(7200)), 120+r.IntN(1500),
			[]string{"", "0", "1"}[r.IntN(3)])
	}
	distances, way := r.IntN(2) == 0, 0.0
	first := r.IntN(14)
	for i := range length {
		stop := (first + i) % 14
		if i == length-1 && r.IntN(3) == 0 {
			stop = first // a loop ends where it began
		}
		arrival, departure := clock(leaves), clock(leaves+r.IntN(2)*30)
		if i > 0 && i < length-1 && r.IntN(3) == 0 {
			arrival, departure = "", ""
		}
		pickup, sign, distance := "", "", ""
		if r.IntN(10) == 0 {
			pickup = []string{"1", "2"}[r.IntN(2)]
		}
		if r.IntN(8) == 0 {
			sign = "via Park"
		}
		if distances {
			distance = fmt.Sprint(way)
		}
		sequence := 100*i + r.IntN(90)
		timepoint := []string{"", "", "0", "1"}[r.IntN(4)]
		call := fmt.Sprintf("%s,%s,%s,s%d,%d,%s,%s,%s,,,,%s", id, arrival, departure, stop, sequence, sign, pickup, distance, timepoint)
		switch r.IntN(12) {
		case 0: // at the same stop in the same second
			f.calls = append(f.calls, fmt.Sprintf("%s,%s,%s,s%d,%d,%s,%s,%s\n", id, arrival, departure, stop, sequence+1, sign, pickup, distance))
		case 1: // on demand, in a zone
			f.calls = append(f.calls, fmt.Sprintf("%s,,,,%d,,2,,zone,08:00:00,18:00:00\n", id, sequence+2))
		case 2: // on demand, at a stop
			f.calls = append(f.calls, fmt.Sprintf("%s,,,s%d,%d,,2,,,08:00:00,18:00:00\n", id, stop, sequence+3))
		}
		if r.IntN(4) == 0 {
			call = strings.TrimRight(call, ",") // the reference's own example leaves empty cells at the end out
		}
		f.calls = append(f.calls, call+"\n")
		leaves += 60 + r.IntN(600)
		way += 200 + r.Float64()*900
	}
}
