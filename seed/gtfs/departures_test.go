package gtfs_test

import (
	"archive/zip"
	"cmp"
	"encoding/csv"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"nearby/internal/sampledata"
	"nearby/internal/testsize"
	"nearby/seed/gtfs"
	"nearby/timetable"
)

// What comes next at a stop equals a reading of the feed that follows the reference word
// by word, row by row, and knows no index: on real feeds, and on one that has everything
// that is rare.
func TestDeparturesEqualABruteForceReading(t *testing.T) {
	t.Parallel()
	feeds := map[string]func(t *testing.T) fs.FS{
		"busan":     func(t *testing.T) fs.FS { return zipped(t, "data/busan-metro-gtfs/gtfs.zip") },
		"raba":      func(t *testing.T) fs.FS { return zipped(t, "data/raba-gtfs/raba.zip") },
		"generated": rareFeed,
	}
	for name, open := range feeds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := open(t)
			departures, zone := read(t, file)
			brute := readBrute(t, file)
			if zone.String() != brute.zone.String() {
				t.Fatalf("zone %s, want %s", zone, brute.zone)
			}
			random := rand.New(rand.NewPCG(6, 28))
			for range testsize.Pick(500, 10_000) {
				stop := brute.stops[random.IntN(len(brute.stops))]
				at := brute.instant(random)
				got, want := timetable.Next(departures[stop], at, 6), brute.next(stop, at, 6)
				if !slices.EqualFunc(got, want, same) {
					t.Fatalf("stop %s at %s:\n got %v\nwant %v", stop, at, got, want)
				}
			}
		})
	}
}

func zipped(t *testing.T, name string) fs.FS {
	t.Helper()
	archive, err := zip.OpenReader(sampledata.Path(t, name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = archive.Close() }) // only read
	return archive
}

func same(d timetable.Departure, b bruteDeparture) bool {
	return d.Scheduled.Equal(b.at) && d.Line == b.line && d.Headsign == b.headsign && d.Trip == b.trip &&
		d.About == b.about && d.First == b.first && d.Last == b.last
}

// read is what package gtfs makes of a feed: departures by stop.
func read(t *testing.T, files fs.FS) (map[string][]timetable.Departures, *time.Location) {
	t.Helper()
	content, err := gtfs.Open(files, "gtfs", gtfs.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = content.Next()
	}
	feed, err := content.Timetable()
	if err != nil || feed == nil {
		t.Fatalf("Timetable() = %v, %v", feed, err)
	}
	zone, err := time.LoadLocation(feed.Zone)
	if err != nil {
		t.Fatal(err)
	}
	rows := slices.Collect(feed.Rows)
	if again := slices.Collect(feed.Rows); !reflect.DeepEqual(rows, again) {
		t.Fatal("the rows are others when they are read again, as a load reads them")
	}
	all := make(map[string][]timetable.Departures)
	for _, row := range rows {
		all[row.Stop] = append(all[row.Stop], timetable.Departures{
			Stop: row.Stop, Line: row.Line, Headsign: row.Headsign, Service: &feed.Services[row.Service],
			Zone: zone, Local: zone, Clocks: row.Clocks, Trips: row.Trips, About: row.About,
		})
	}
	return all, zone
}

// bruteDeparture is one departure of the brute-force reading.
type bruteDeparture struct {
	at                   time.Time
	line, headsign, trip string
	clock                int
	about, first, last   bool
}

// bruteFeed are the tables of a feed as they stand in it.
type bruteFeed struct {
	zone      *time.Location
	stops     []string
	calendar  map[string]map[string]string
	dates     map[string]string // service and day to exception_type
	visits    map[string][]bruteVisit
	from, to  time.Time
	frequency map[string][]map[string]string
}

// bruteVisit is a trip that can be boarded at a stop.
type bruteVisit struct {
	service, line, headsign, trip string
	clock                         int
	about                         bool
}

// instant is a moment around the days of the feed, more often about midnight and about
// days on which the clocks change.
func (b *bruteFeed) instant(random *rand.Rand) time.Time {
	days := int(b.to.Sub(b.from)/(24*time.Hour)) + 3
	day := b.from.AddDate(0, 0, random.IntN(min(days, 800))-1)
	at := day.Add(time.Duration(random.IntN(86400)) * time.Second)
	switch random.IntN(4) {
	case 0:
		at = day.Add(time.Duration(random.IntN(4*3600)-3600) * time.Second)
	case 1:
		for range 400 { // the next day on which the clocks change, if there is one
			if _, before := day.Zone(); before != offset(day.AddDate(0, 0, 1)) {
				break
			}
			day = day.AddDate(0, 0, 1)
		}
		at = day.Add(time.Duration(random.IntN(2*86400)-43200) * time.Second)
	}
	return at
}

func offset(t time.Time) int { _, seconds := t.Zone(); return seconds }

// bruteHorizon is how far ahead the brute-force reading looks.
const bruteHorizon = 900

func (b *bruteFeed) next(stop string, at time.Time, limit int) []bruteDeparture {
	var found []bruteDeparture
	local := at.In(b.zone)
	for i := -5; i < bruteHorizon; i++ {
		noon := time.Date(local.Year(), local.Month(), local.Day()+i, 12, 0, 0, 0, b.zone)
		if len(found) >= limit && i > 0 && noon.Add(-14*time.Hour).After(found[limit-1].at) {
			break
		}
		found = append(found, b.onDay(stop, noon, at)...)
		slices.SortFunc(found, func(x, y bruteDeparture) int {
			return cmp.Or(x.at.Compare(y.at), cmp.Compare(x.line, y.line), cmp.Compare(x.trip, y.trip))
		})
	}
	return found[:min(limit, len(found))]
}

// onDay are the departures of the service day of a noon, at or after an instant.
func (b *bruteFeed) onDay(stop string, noon, at time.Time) (found []bruteDeparture) {
	first, last, running := map[string]int{}, map[string]int{}, map[string]bool{}
	for _, v := range b.visits[stop] {
		if _, known := running[v.service]; !known {
			running[v.service] = b.runs(v.service, noon)
		}
		if !running[v.service] {
			continue
		}
		key := v.line + "\x00" + v.headsign
		if c, known := first[key]; !known || v.clock < c {
			first[key] = v.clock
		}
		if c, known := last[key]; !known || v.clock > c {
			last[key] = v.clock
		}
		leaves := noon.Add(time.Duration(v.clock-12*3600) * time.Second)
		if !leaves.Before(at) {
			found = append(found, bruteDeparture{
				at: leaves, line: v.line, headsign: v.headsign, trip: v.trip, clock: v.clock, about: v.about,
			})
		}
	}
	found = bruteOnce(found)
	for i, d := range found {
		key := d.line + "\x00" + d.headsign
		found[i].first, found[i].last = d.clock == first[key], d.clock == last[key]
	}
	return found
}

// bruteOnce leaves out what nobody at the stop can tell from another: the same trip, which
// leaves with the same headsign in the same second. That its time is no estimate counts.
func bruteOnce(all []bruteDeparture) (once []bruteDeparture) {
	for _, d := range all {
		i := slices.IndexFunc(once, func(o bruteDeparture) bool {
			return o.trip == d.trip && o.line == d.line && o.headsign == d.headsign && o.clock == d.clock
		})
		if i < 0 {
			once = append(once, d)
		} else {
			once[i].about = once[i].about && d.about
		}
	}
	return once
}

func (b *bruteFeed) runs(service string, noon time.Time) bool {
	day := noon.Format("20060102")
	switch b.dates[service+" "+day] {
	case "1":
		return true
	case "2":
		return false
	}
	c := b.calendar[service]
	return c != nil && c["start_date"] <= day && day <= c["end_date"] &&
		c[strings.ToLower(noon.Weekday().String())] == "1"
}

// readBrute reads the tables of a feed.
func readBrute(t *testing.T, files fs.FS) *bruteFeed {
	t.Helper()
	rows := func(name string) []map[string]string { return csvRows(t, files, name) }
	b := &bruteFeed{
		calendar: map[string]map[string]string{}, dates: map[string]string{},
		visits: map[string][]bruteVisit{}, frequency: map[string][]map[string]string{},
	}
	b.zone, _ = time.LoadLocation(rows("agency.txt")[0]["agency_timezone"])
	for _, r := range rows("calendar.txt") {
		b.calendar[r["service_id"]] = r
		b.span(r["start_date"], r["end_date"])
	}
	for _, r := range rows("calendar_dates.txt") {
		b.dates[r["service_id"]+" "+r["date"]] = r["exception_type"]
	}
	for _, r := range rows("frequencies.txt") {
		b.frequency[r["trip_id"]] = append(b.frequency[r["trip_id"]], r)
	}
	names, routes, trips := map[string]string{}, map[string]string{}, map[string]map[string]string{}
	for _, r := range rows("stops.txt") {
		names[r["stop_id"]] = r["stop_name"]
		b.stops = append(b.stops, r["stop_id"])
	}
	for _, r := range rows("routes.txt") {
		routes[r["route_id"]] = cmp.Or(r["route_short_name"], r["route_long_name"])
	}
	for _, r := range rows("trips.txt") {
		trips[r["trip_id"]] = r
	}
	calls := map[string][]map[string]string{}
	for _, r := range rows("stop_times.txt") {
		calls[r["trip_id"]] = append(calls[r["trip_id"]], r)
	}
	for id, of := range calls {
		b.addTrip(trips[id], routes[trips[id]["route_id"]], of, names)
	}
	return b
}

func (b *bruteFeed) span(from, to string) {
	start, _ := time.ParseInLocation("20060102", from, b.zone)
	end, _ := time.ParseInLocation("20060102", to, b.zone)
	if b.from.IsZero() || start.Before(b.from) {
		b.from = start
	}
	if end.After(b.to) {
		b.to = end
	}
}

func (b *bruteFeed) addTrip(trip map[string]string, line string, calls []map[string]string, names map[string]string) {
	slices.SortFunc(calls, func(x, y map[string]string) int { return whole(x["stop_sequence"]) - whole(y["stop_sequence"]) })
	ends := whole(calls[len(calls)-1]["stop_sequence"])
	// "Data consumers should ignore intermediate stop_times.txt records ... that have
	// start_pickup_drop_off_window and end_pickup_drop_off_window defined."
	calls = slices.DeleteFunc(calls, func(c map[string]string) bool { return c["start_pickup_drop_off_window"] != "" })
	clocks, about := bruteClocks(calls)
	end := names[calls[len(calls)-1]["stop_id"]]
	for i, c := range calls {
		if whole(c["stop_sequence"]) == ends || c["pickup_type"] == "1" || clocks[i] < 0 {
			continue
		}
		v := bruteVisit{
			service: trip["service_id"], line: line, trip: trip["trip_id"], clock: clocks[i], about: about[i],
			headsign: cmp.Or(c["stop_headsign"], trip["trip_headsign"], end),
		}
		if b.frequency[v.trip] == nil {
			b.visits[c["stop_id"]] = append(b.visits[c["stop_id"]], v)
			continue
		}
		for _, f := range b.frequency[v.trip] {
			for leaves := seconds(f["start_time"]); leaves < seconds(f["end_time"]); leaves += whole(f["headway_secs"]) {
				each := v
				each.clock, each.about = leaves+v.clock-clocks[0], v.about || f["exact_times"] != "1"
				b.visits[c["stop_id"]] = append(b.visits[c["stop_id"]], each)
			}
		}
	}
}

// bruteClocks are the departures of a trip; those that are left out lie between their
// neighbours as far as the way is long, or evenly. "timepoint: 0 - Times are considered
// approximate."
func bruteClocks(calls []map[string]string) (clocks []int, about []bool) {
	var filled []bool
	for _, c := range calls {
		clock := seconds(cmp.Or(c["departure_time"], c["arrival_time"]))
		clocks, filled = append(clocks, clock), append(filled, clock < 0)
		about = append(about, clock < 0 || c["timepoint"] == "0")
	}
	for i := range calls {
		if clocks[i] >= 0 {
			continue
		}
		before, after := i-1, i+1
		for after < len(calls) && seconds(cmp.Or(calls[after]["arrival_time"], calls[after]["departure_time"])) < 0 {
			after++
		}
		for before >= 0 && filled[before] {
			before--
		}
		if before < 0 || after == len(calls) || clocks[before] < 0 {
			continue
		}
		part := float64(i-before) / float64(after-before)
		if way := metres(calls[after]) - metres(calls[before]); way > 0 && metres(calls[i]) >= 0 {
			part = (metres(calls[i]) - metres(calls[before])) / way
		}
		arrives := seconds(cmp.Or(calls[after]["arrival_time"], calls[after]["departure_time"]))
		clocks[i] = clocks[before] + int(math.Floor(part*float64(arrives-clocks[before])+0.5))
	}
	return clocks, about
}

func metres(call map[string]string) float64 {
	m, err := strconv.ParseFloat(call["shape_dist_traveled"], 64)
	if err != nil {
		return -1
	}
	return m
}

func whole(s string) int { n, _ := strconv.Atoi(s); return n }

// seconds is a time of a service day, -1 for an empty one.
func seconds(s string) int {
	var h, m, sec int
	if n, _ := fmt.Sscanf(strings.TrimSpace(s), "%d:%d:%d", &h, &m, &sec); n != 3 {
		return -1
	}
	return h*3600 + m*60 + sec
}

// csvRows are the rows of a table by the names of its columns; none without the file.
func csvRows(t *testing.T, files fs.FS, name string) (rows []map[string]string) {
	t.Helper()
	file, err := files.Open(name)
	if err != nil {
		return nil
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.FieldsPerRecord = -1
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	all[0][0] = strings.TrimPrefix(all[0][0], "\uFEFF")
	for _, record := range all[1:] {
		row := make(map[string]string)
		for i, cell := range record {
			row[all[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}
