package main

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// summerBus is the next release of nightBus. It says its days one by one, without a
// calendar, and its line goes to another end.
func summerBus() map[string]string {
	next := maps.Clone(nightBus)
	delete(next, "calendar.txt")
	maps.Copy(next, map[string]string{
		"stops.txt":          "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\ns,Markt,52.52,13.40,1,\np1,Markt,52.52,13.40,0,s\ny,Werft,52.54,13.42,0,\n",
		"trips.txt":          "route_id,service_id,trip_id,trip_headsign\nr,x,d,Werft\n",
		"calendar_dates.txt": "service_id,date,exception_type\nx,20261127,1\nx,20261129,1\nx,20261128,2\n",
		"stop_times.txt":     "trip_id,arrival_time,departure_time,stop_id,stop_sequence\nd,24:05:00,24:05:00,p1,1\nd,24:15:00,24:15:00,y,2\n",
	})
	return next
}

func TestTheNextReleaseOfAFeedReplacesTheOneBeforeAndIsUndone(t *testing.T) {
	t.Parallel()
	a, folder := metro(t)
	release := func(name string, files map[string]string) string {
		feed := filepath.Join(folder, name)
		if err := os.Mkdir(feed, 0o700); err != nil {
			t.Fatal(err)
		}
		for name, content := range files {
			written(t, feed, name, content)
		}
		return feed
	}
	const friday = "2026-11-27T12:00:00+01:00"
	want := func(when string, departures []string, stops ...string) {
		t.Helper()
		var all []string
		for _, stop := range []string{"bus/s", "bus/x", "bus/y"} {
			all = append(all, leavesAt(t, a, stop, friday, "3")...)
		}
		if diff := cmp.Diff(departures, all); diff != "" {
			t.Errorf("%s (-want +got):\n%s", when, diff)
		}
		export := a.must(t, "", "places", "export", "--source=bus")
		if strings.Count(export, "\nbus,") != len(stops) {
			t.Errorf("%s the export has other stops than %v:\n%s", when, stops, export)
		}
		for _, stop := range stops {
			if !strings.Contains(export, ","+stop+",") {
				t.Errorf("%s the export has no %s:\n%s", when, stop, export)
			}
		}
	}
	before := []string{"N9 Hafen 11-27T23:50 first", "N9 Hafen 11-28T00:20", "N9 Hafen 11-28T00:40 last", "N9 Hafen 11-28T00:10 first last", "N9 Hafen 12-05T00:10 first last", "N9 Hafen 12-12T00:10 first last"}
	after := []string{"N9 Werft 11-28T00:05 first last", "N9 Werft 11-30T00:05 first last"}

	if got := counts(seeded(t, a, 0, "--source=bus", release("winter", nightBus))); got != `{"ins":2,"read":2}` {
		t.Errorf("the first release: %s", got)
	}
	want("at first", before, "Markt", "Hafen")
	if got := counts(seeded(t, a, 0, "--source=bus", "--prune", "--force", release("summer", summerBus()))); got != `{"del":1,"ins":1,"read":2,"same":1}` {
		t.Errorf("the next release: %s", got)
	}
	want("after the next release", after, "Markt", "Werft")
	a.must(t, "", "loads", "undo")
	want("after undoing", before, "Markt", "Hafen")
}
