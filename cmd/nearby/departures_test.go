package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/MobilityData/gtfs-realtime-bindings/golang/gtfs"
	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/proto"

	"nearby/realtime"
	"nearby/store/storetest"
	"nearby/timetable"
)

// nightBus is a feed of one line, which runs past midnight on the nights of Fridays, and
// whose stop has two platforms. What the first of them says of its time zone does not count:
// the station has that of the agency.
var nightBus = map[string]string{
	"agency.txt":     "agency_name,agency_url,agency_timezone\nNachtbus,http://n.example,Europe/Berlin\n",
	"stops.txt":      "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,stop_timezone\ns,Markt,52.52,13.40,1,,\np1,Markt,52.52,13.40,0,s,Asia/Shanghai\np2,Markt,52.52,13.40,0,s,\nx,Hafen,52.53,13.41,0,,\n",
	"routes.txt":     "route_id,route_short_name,route_type\nr,N9,3\n",
	"trips.txt":      "route_id,service_id,trip_id,trip_headsign\nr,fr,a,Hafen\nr,fr,b,Hafen\nr,fr,c,\n",
	"calendar.txt":   "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nfr,0,0,0,0,1,0,0,20260101,20261231\n",
	"stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\na,23:50:00,23:50:00,p1,1\na,23:59:00,23:59:00,x,2\nb,24:40:00,24:40:00,p1,1\nb,24:49:00,24:49:00,x,2\nc,24:10:00,24:10:00,x,1\nc,24:20:00,24:20:00,p2,2\nc,24:30:00,24:30:00,x,3\n",
}

func TestDeparturesOfAStationAPlatformAndTheNearestStop(t *testing.T) {
	t.Parallel()
	feed := t.TempDir()
	for name, content := range nightBus {
		if err := os.WriteFile(filepath.Join(feed, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	a := account{flags: []string{"--database-url=" + storetest.URL(t)}}
	if got := a.run(t, "", "seed", "--source=bus", feed); got.code != 0 {
		t.Fatal(got.err)
	}
	const friday = "--at=2026-11-27T23:00:00+01:00"
	midnight := []string{"a 2026-11-27T23:50:00+01:00 first", "c 2026-11-28T00:20:00+01:00", "b 2026-11-28T00:40:00+01:00 last"}
	for name, test := range map[string]struct {
		args []string
		want []string
	}{
		"station":      {[]string{"--stop=bus/s", friday, "--limit=3"}, midnight},
		"platform":     {[]string{"--stop=bus/p2", friday, "--limit=1"}, []string{midnight[1] + " first last"}},
		"nearest":      {[]string{"--lat=52.5201", "--lng=13.4001", friday, "--limit=3"}, midnight},
		"line":         {[]string{"--stop=bus/s", "--line=n9路", friday, "--limit=3"}, midnight},
		"another line": {[]string{"--stop=bus/s", "--line=N8", friday}, nil},
		"yesterday's":  {[]string{"--stop=bus/s", "--at=2026-11-28T00:30:00+01:00", "--limit=1"}, midnight[2:]},
		"next week":    {[]string{"--stop=bus/s", "--at=2026-11-28T01:00:00+01:00", "--limit=1"}, []string{"a 2026-12-04T23:50:00+01:00 first"}},
		"ended":        {[]string{"--stop=bus/s", "--at=2027-01-02T01:00:00+01:00"}, nil},
		"no stop":      {[]string{"--stop=bus/none", friday}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := a.run(t, "", append([]string{"departures", "--json"}, test.args...)...)
			var all []departureJSON
			if err := json.Unmarshal([]byte(got.out), &all); err != nil || got.code != 0 {
				t.Fatalf("exit code %d, %v: %s%s", got.code, err, got.out, got.err)
			}
			var told []string
			for _, d := range all {
				told = append(told, inWords(d))
			}
			if diff := cmp.Diff(test.want, told); diff != "" {
				t.Errorf("departures (-want +got):\n%s", diff)
			}
		})
	}
}

// inWords is what matters of a departure in a word or two.
func inWords(d departureJSON) string {
	s := d.Trip + " " + d.Scheduled
	if d.First {
		s += " first"
	}
	if d.Last {
		s += " last"
	}
	return s
}

func TestDeparturesSayWhatIsMissing(t *testing.T) {
	t.Parallel()
	a := account{flags: []string{"--database-url=postgres://nobody@127.0.0.1:1/none"}}
	for _, args := range [][]string{
		{},
		{"--lat=1"},
		{"--stop=x"},
		{"--stop=/x"},
		{"--stop=a/b", "--lat=1", "--lng=1"},
		{"--stop=a/b", "--at=today"},
		{"--stop=a/b", "--limit=0"},
		{"--lat=91", "--lng=1"},
	} {
		if got := a.run(t, "", append([]string{"departures"}, args...)...); got.code != 2 {
			t.Errorf("departures %v: exit code %d, want 2: %s", args, got.code, got.err)
		}
	}
}

func TestDeparturesSayWhatTheAgencySaysNow(t *testing.T) {
	t.Parallel()
	feed := t.TempDir()
	now := time.Now().UTC().Truncate(time.Second)
	hour := func(h, m int) string { return fmt.Sprintf("%02d:%02d:00", now.Hour()+h, m) }
	for name, content := range map[string]string{
		"agency.txt":     "agency_name,agency_url,agency_timezone\nBus,http://n.example,UTC\n",
		"stops.txt":      "stop_id,stop_name,stop_lat,stop_lon\na,Markt,52.52,13.40\nb,Hafen,52.53,13.41\n",
		"routes.txt":     "route_id,route_short_name,route_type\nr,N9,3\n",
		"trips.txt":      "route_id,service_id,trip_id\nr,d,one\nr,d,two\nr,d,three\n",
		"calendar.txt":   "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nd,1,1,1,1,1,1,1,20260101,20991231\n",
		"stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n",
	} {
		for i, trip := range []string{"one", "two", "three"} {
			if name == "stop_times.txt" {
				content += fmt.Sprintf("%s,%s,%s,a,1\n%s,%s,%s,b,2\n", trip, hour(2+i, 0), hour(2+i, 0), trip, hour(2+i, 9), hour(2+i, 9))
			}
		}
		if err := os.WriteFile(filepath.Join(feed, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	url := storetest.URL(t)
	a := account{flags: []string{"--database-url=" + url}}
	if got := a.run(t, "", "seed", "--source=bus", feed); got.code != 0 {
		t.Fatal(got.err)
	}
	var said gtfs.FeedMessage
	err := prototext.Unmarshal(fmt.Appendf(nil, `header{gtfs_realtime_version:"2.0" timestamp:%d}
		entity{id:"1" trip_update{trip{trip_id:"one"} stop_time_update{stop_sequence:1 departure{delay:90}}}}
		entity{id:"2" trip_update{trip{trip_id:"two" schedule_relationship:CANCELED}}}`, now.Unix()), &said)
	if err != nil {
		t.Fatal(err)
	}
	content, err := proto.Marshal(&said)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(content) }))
	defer server.Close()
	s := storetest.OpenURL(t, url)
	ctx, stop := context.WithCancel(t.Context())
	following := realtime.Follow(s, []realtime.Feed{{Source: "bus", URL: server.URL}}, time.Now)
	done := make(chan struct{})
	go func() {
		defer close(done)
		following.Run(ctx, slog.New(slog.DiscardHandler))
	}()
	for live := (*timetable.Live)(nil); live == nil && t.Context().Err() == nil; {
		if live, err = realtime.Latest(ctx, s, "bus", time.Now()); err != nil {
			t.Fatal(err)
		}
	}
	stop()
	<-done
	got := a.run(t, "", "departures", "--json", "--stop=bus/a", "--limit=3")
	var all []departureJSON
	if err := json.Unmarshal([]byte(got.out), &all); err != nil || len(all) != 3 {
		t.Fatalf("%v: %s%s", err, got.out, got.err)
	}
	for i, want := range []struct {
		trip, status string
		late         time.Duration
	}{{"one", "realtime", 90 * time.Second}, {"two", "cancelled", 0}, {"three", "scheduled", 0}} {
		scheduled, _ := time.Parse(time.RFC3339, all[i].Scheduled)
		expected, _ := time.Parse(time.RFC3339, all[i].Expected)
		if all[i].Trip != want.trip || all[i].Status != want.status || expected.Sub(scheduled) != want.late {
			t.Errorf("departure %d is %+v, want %+v", i+1, all[i], want)
		}
	}
	if text := a.run(t, "", "departures", "--stop=bus/a", "--limit=3"); !strings.Contains(text.out, "cancelled") {
		t.Errorf("the text says nothing of the cancelled trip: %s", text.out)
	}
}
