package realtime

import (
	"archive/zip"
	"cmp"
	"encoding/csv"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/MobilityData/gtfs-realtime-bindings/golang/gtfs"
	"google.golang.org/protobuf/proto"

	"nearby/internal/sampledata"
	"nearby/seed"
	"nearby/store"
	"nearby/store/storetest"
	"nearby/timetable"
)

// loaded is a database with the feed of Redding.
func loaded(t *testing.T) *store.Store {
	t.Helper()
	s := storetest.Open(t)
	categories, err := s.Categories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r, err := seed.OpenFile(sampledata.Path(t, "data/raba-gtfs/raba.zip"), seed.Options{Source: "raba", Categories: categories})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := s.Load(t.Context(), store.Load{Source: "raba", Next: r.Read, Timetable: r.Timetable}); err != nil {
		t.Fatal(err)
	}
	return s
}

// plannedCall is a row of stop_times.txt.
type plannedCall struct {
	stop               string
	sequence           int
	arrival, departure string // "" where the feed leaves them out
}

// plannedCalls reads stop_times.txt by trip, in the order of stop_sequence.
func plannedCalls(t *testing.T, path string) map[string][]plannedCall {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	file, err := z.Open("stop_times.txt")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := func(name string) int { return slices.Index(rows[0], name) }
	calls := make(map[string][]plannedCall)
	for _, row := range rows[1:] {
		n, err := strconv.Atoi(row[at("stop_sequence")])
		if err != nil {
			t.Fatal(err)
		}
		trip := row[at("trip_id")]
		calls[trip] = append(calls[trip], plannedCall{
			stop: row[at("stop_id")], sequence: n, arrival: row[at("arrival_time")], departure: row[at("departure_time")],
		})
	}
	for _, of := range calls {
		slices.SortFunc(of, func(a, b plannedCall) int { return cmp.Compare(a.sequence, b.sequence) })
	}
	return calls
}

// instantOf reads a time of GTFS on a date of GTFS, noon less twelve hours.
func instantOf(t *testing.T, date, clock string, zone *time.Location) time.Time {
	t.Helper()
	day, err := time.ParseInLocation("20060102 15", date+" 12", zone)
	if err != nil {
		t.Fatal(err)
	}
	var s int
	for part := range strings.SplitSeq(clock, ":") {
		n, err := strconv.Atoi(part)
		if err != nil {
			t.Fatal(err)
		}
		s = s*60 + n
	}
	return day.Add(-12*time.Hour + time.Duration(s)*time.Second)
}

// saidOf reads what the feed says of a call, straight from the words of the reference.
func saidOf(t *testing.T, u *gtfs.TripUpdate, calls []plannedCall, i int, zone *time.Location) (expected time.Time, status string) {
	t.Helper()
	date := u.GetTrip().GetStartDate()
	planned := func(i int) time.Time {
		return instantOf(t, date, cmp.Or(calls[i].departure, calls[i].arrival), zone)
	}
	expected, status = planned(i), "scheduled"
	for _, s := range u.GetStopTimeUpdate() {
		j := slices.IndexFunc(calls, func(c plannedCall) bool { return c.sequence == int(s.GetStopSequence()) })
		skipped := s.GetScheduleRelationship() == gtfs.TripUpdate_StopTimeUpdate_SKIPPED
		event := cmp.Or(s.GetDeparture(), s.GetArrival())
		switch {
		case j > i:
			return expected, status
		case j == i && skipped:
			return planned(i), "cancelled"
		case skipped || event == nil:
		case event.Time != nil:
			expected, status = planned(i).Add(time.Unix(event.GetTime(), 0).Sub(planned(j))), "realtime"
		default:
			expected, status = planned(i).Add(time.Duration(event.GetDelay())*time.Second), "realtime"
		}
	}
	return expected, status
}

func TestEachTripOfReddingIsExpectedAsItsFeedSays(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	content := sampledata.Read(t, "data/raba-gtfs/raba-trip-updates.pb")
	var feed gtfs.FeedMessage
	if err := proto.Unmarshal(content, &feed); err != nil {
		t.Fatal(err)
	}
	now := time.Unix(int64(feed.GetHeader().GetTimestamp()), 0)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(content) }))
	defer server.Close()
	f := Follow(s, []Feed{{"raba", server.URL}}, func() time.Time { return now })
	if err := f.polls[0].once(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := f.refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := f.Stats()[0]; got.Polls != 1 || got.Unmatched != 0 || got.Trips != int64(len(feed.GetEntity())) {
		t.Errorf("Stats() = %+v, want one poll and all trips in the timetable", got)
	}
	live := f.Of("raba", now)
	calls := plannedCalls(t, sampledata.Path(t, "data/raba-gtfs/raba.zip"))
	zone, err := time.LoadLocation("America/Los_Angeles")
	if err != nil {
		t.Fatal(err)
	}
	compared := map[string]int{}
	for _, e := range feed.GetEntity() {
		u := e.GetTripUpdate()
		of := calls[u.GetTrip().GetTripId()]
		for i := range max(0, len(of)-1) { // nobody boards at the last
			if cmp.Or(of[i].departure, of[i].arrival) == "" {
				continue
			}
			expected, status := saidOf(t, u, of, i, zone)
			got := departureOf(t, s, live, of[i].stop, u.GetTrip(), instantOf(t, u.GetTrip().GetStartDate(), cmp.Or(of[i].departure, of[i].arrival), zone))
			compared[status]++
			if got == nil || !got.Expected.Equal(expected) || got.Status.String() != status {
				t.Errorf("trip %s at %s: %+v, want %s at %s", u.GetTrip().GetTripId(), of[i].stop, got, status, expected.In(zone))
			}
		}
	}
	if compared["realtime"] == 0 || compared["cancelled"] == 0 {
		t.Errorf("compared %v, want some that are late and some that are skipped", compared)
	}
	t.Logf("compared %v", compared)
}

// departureOf is the departure of a trip at a stop that is planned at an instant, as
// somebody sees it who comes half an hour early.
func departureOf(t *testing.T, s *store.Store, live *timetable.Live, stop string, trip *gtfs.TripDescriptor, planned time.Time) *timetable.Departure {
	t.Helper()
	all, err := s.Departures(t.Context(), []store.StopID{{Source: "raba", ID: stop}})
	if err != nil {
		t.Fatal(err)
	}
	next := live.Next(all[0], planned.Add(-30*time.Minute), 500)
	i := slices.IndexFunc(next, func(d timetable.Departure) bool {
		return d.Trip == trip.GetTripId() && d.Scheduled.Equal(planned)
	})
	if i < 0 {
		return nil
	}
	return &next[i]
}

func TestVehiclesOfReddingDoNoHarm(t *testing.T) {
	t.Parallel()
	content := sampledata.Read(t, "data/raba-gtfs/raba-vehicle-positions.pb")
	m, err := decode(content, time.Now())
	if err != nil || len(m.trips) != 0 {
		t.Errorf("decode() = %+v, %v, want vehicles alone", m, err)
	}
	t.Logf("%d vehicles say where on their trips they are", len(m.seen))
}
