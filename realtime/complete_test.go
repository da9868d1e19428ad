package realtime

import (
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/MobilityData/gtfs-realtime-bindings/golang/gtfs"
	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/proto"

	"nearby/geo"
	"nearby/place"
	"nearby/store"
	"nearby/timetable"
)

// plan loads a timetable of one trip, t, at the stops s1 to s4 from 12:00 of every day on,
// ten minutes apart; its route r is the line 49路.
func plan(t *testing.T, s *store.Store, now time.Time) {
	t.Helper()
	places := []place.Place{}
	for i := range 5 {
		places = append(places, place.Place{
			Source: "bus", ExternalID: fmt.Sprintf("s%d", i+1), Name: fmt.Sprintf("Stop %d", i+1),
			Category: place.Transit, At: geo.WGS84{Lat: 31 + float64(i)/100, Lng: 121},
		})
	}
	feed := &timetable.Feed{
		Zone:     "UTC",
		Services: []timetable.Service{{Weekdays: 0x7F, From: timetable.DateOf(now) - 9, To: timetable.DateOf(now) + 9}},
		Lines:    map[string]string{"r": "49路"},
		Rows: func(yield func(timetable.Row) bool) {
			for i := range 4 {
				id := fmt.Sprintf("s%d", i+1)
				yield(timetable.Row{
					Place: id, Stop: id, StopName: "Stop " + id[1:], Line: "49路", Headsign: "Stop 5", Trips: []string{"t"},
					Clocks: []timetable.Clock{timetable.Clock(12*3600 + i*600)}, Sequences: []int32{int32(i + 1)},
				})
			}
		},
	}
	next := func() (p place.Place, err error) {
		if len(places) == 0 {
			return p, io.EOF
		}
		p, places = places[0], places[1:]
		return p, nil
	}
	_, err := s.Load(t.Context(), store.Load{Source: "bus", Next: next, Timetable: func() (*timetable.Feed, error) { return feed, nil }})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhatAFeedLeavesOutIsCompletedByTheTimetable(t *testing.T) {
	t.Parallel()
	f, feed, clock := followed(t)
	clock.Store(time.Date(2027, 1, 15, 12, 12, 0, 0, time.UTC).Unix())
	now := f.now()
	plan(t, f.store, now)
	at := func(minute int) int64 { return time.Date(2027, 1, 15, 12, minute, 0, 0, time.UTC).Unix() }
	for name, test := range map[string]struct{ entity, want string }{
		"a time goes on as a delay": {
			fmt.Sprintf(`trip_update{trip{trip_id:"t"} stop_time_update{stop_id:"s2" arrival{time:%d}}}`, at(13)),
			"49路 → Stop 5 12:33 realtime",
		},
		"a vehicle that should have left": {
			fmt.Sprintf(`vehicle{trip{trip_id:"t"} stop_id:"s2" current_status:STOPPED_AT timestamp:%d}`, at(12)),
			"49路 → Stop 5 12:32 realtime",
		},
		"a vehicle of long ago": {
			fmt.Sprintf(`vehicle{trip{trip_id:"t"} stop_id:"s2" timestamp:%d}`, at(6)),
			"49路 → Stop 5 12:30 scheduled",
		},
		"an added trip has its line and its end": {
			fmt.Sprintf(`trip_update{trip{trip_id:"x" route_id:"r" schedule_relationship:ADDED} stop_time_update{stop_id:"s4" departure{time:%d}} stop_time_update{stop_id:"s5" arrival{time:%d}}}`, at(20), at(25)),
			"49路 → Stop 5 12:20 realtime",
		},
	} {
		var one gtfs.FeedEntity
		if err := prototext.Unmarshal([]byte(`id:"1" `+test.entity), &one); err != nil {
			t.Fatal(err)
		}
		content, err := proto.Marshal(&gtfs.FeedMessage{
			Header: &gtfs.FeedHeader{GtfsRealtimeVersion: proto.String("2.0"), Timestamp: proto.Uint64(uint64(now.Unix()))},
			Entity: []*gtfs.FeedEntity{&one},
		})
		if err != nil {
			t.Fatal(err)
		}
		feed.says(content)
		if _, err := told(t, f); err != nil {
			t.Fatal(name, err)
		}
		all, err := f.store.Departures(t.Context(), []store.StopID{{Source: "bus", ID: "s4"}})
		if err != nil {
			t.Fatal(err)
		}
		d := f.Of("bus", now).Next(all[0], now, 1)[0]
		if got := fmt.Sprintf("%s → %s %s %s", d.Line, d.Headsign, d.Expected.Format("15:04"), d.Status); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

func TestAlertsCallLinesByTheirNames(t *testing.T) {
	t.Parallel()
	f, feed, _ := followed(t)
	plan(t, f.store, f.now())
	var message gtfs.FeedMessage
	err := prototext.Unmarshal(fmt.Appendf(nil, `header{gtfs_realtime_version:"2.0" timestamp:%d} entity{id:"1" alert{
		informed_entity{route_id:"r"} header_text{translation{text:"改道" language:"zh"} translation{text:"Diversion" language:"en"}}}}`, f.now().Unix()), &message)
	if err != nil {
		t.Fatal(err)
	}
	content, err := proto.Marshal(&message)
	if err != nil {
		t.Fatal(err)
	}
	feed.says(content)
	if _, err := told(t, f); err != nil {
		t.Fatal(err)
	}
	alerts := f.Of("bus", f.now()).AlertsAt([]string{"s1"}, []string{"49路"}, f.now())
	if len(alerts) != 1 || timetable.InLanguage(alerts[0].Header, "en") != "Diversion" {
		t.Errorf("AlertsAt() = %+v, want the diversion of 49路", alerts)
	}
	found, err := Examine(t.Context(), f.store, f.polls[0].Feed, f.now)
	if err != nil || found.Alerts != 1 || !found.Timetable {
		t.Errorf("Examine() = %+v, %v, want one alert, and a timetable", found, err)
	}
}
