package realtime

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/MobilityData/gtfs-realtime-bindings/golang/gtfs"
	"google.golang.org/protobuf/proto"

	"nearby/store/storetest"
	"nearby/timetable"
)

// feedOf is a feed that says at an instant that a trip is cancelled.
func feedOf(t *testing.T, at time.Time, trip string) []byte {
	t.Helper()
	content, err := proto.Marshal(&gtfs.FeedMessage{
		Header: &gtfs.FeedHeader{GtfsRealtimeVersion: proto.String("2.0"), Timestamp: proto.Uint64(uint64(at.Unix()))},
		Entity: []*gtfs.FeedEntity{{Id: proto.String("1"), TripUpdate: &gtfs.TripUpdate{Trip: &gtfs.TripDescriptor{
			TripId: proto.String(trip), ScheduleRelationship: gtfs.TripDescriptor_CANCELED.Enum(),
		}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// source plays a feed that can be given another answer.
type source struct{ handler atomic.Value }

func (s *source) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.handler.Load().(http.HandlerFunc)(w, r)
}

func (s *source) answer(h http.HandlerFunc) { s.handler.Store(h) }

func (s *source) says(content []byte) {
	s.answer(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(content) })
}

// followed is a follower of one feed, whose clock the test moves.
func followed(t *testing.T) (*Follower, *source, *atomic.Int64) {
	t.Helper()
	feed, clock := new(source), new(atomic.Int64)
	clock.Store(1_800_000_000)
	server := httptest.NewServer(feed)
	t.Cleanup(server.Close)
	now := func() time.Time { return time.Unix(clock.Load(), 0) }
	return Follow(storetest.Open(t), []Feed{{"bus", server.URL + "/?key=hush"}}, now), feed, clock
}

// told are the trips that are said to be cancelled, once the feed is asked.
func told(t *testing.T, f *Follower) (trips string, err error) {
	t.Helper()
	err = f.polls[0].once(t.Context())
	if failed := f.refresh(t.Context()); failed != nil {
		t.Fatal(failed)
	}
	if live := f.Of("bus", f.now()); live != nil {
		for _, trip := range live.Trips {
			trips += trip.Trip
		}
	}
	return trips, err
}

func TestAFeedThatFailsLeavesWhatItSaidUntilThatIsOld(t *testing.T) {
	t.Parallel()
	f, feed, clock := followed(t)
	at := f.now()
	feed.says(feedOf(t, at, "a"))
	if trips, err := told(t, f); trips != "a" || err != nil {
		t.Fatalf("told %q, %v, want a", trips, err)
	}
	lie := func(length string, content []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", length)
			_, _ = w.Write(content)
		}
	}
	good := feedOf(t, at.Add(time.Second), "b")
	for name, bad := range map[string]http.HandlerFunc{
		"garbage":            func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("\xff\xfe\x00garbage")) },
		"a page":             func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>down</html>")) },
		"nothing":            func(http.ResponseWriter, *http.Request) {},
		"an error":           func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) },
		"less than promised": lie("100000", good),
		"cut":                lie("10", good[:10]),
		"without end": func(w http.ResponseWriter, _ *http.Request) {
			for range maxBytes>>20 + 2 {
				_, _ = w.Write(make([]byte, 1<<20))
			}
		},
		"a time to come": func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(feedOf(t, at.Add(time.Hour), "b")) },
		"milliseconds": func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write(feedOf(t, time.Unix(at.UnixMilli(), 0), "b"))
		},
		"back in time": func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(feedOf(t, at.Add(-time.Minute), "b")) },
		"hanging up":   func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
	} {
		feed.answer(bad)
		trips, err := told(t, f)
		if trips != "a" || err == nil || strings.Contains(err.Error(), "hush") {
			t.Errorf("%s: told %q, %v, want a and an error that tells no key", name, trips, err)
		}
	}
	feed.says(nil) // whichever of them was last: an old copy would be taken now
	clock.Add(301)
	if trips, _ := told(t, f); trips != "" {
		t.Errorf("after five minutes still told %q", trips)
	}
	feed.says(feedOf(t, at.Add(-time.Minute), "b"))
	clock.Add(-90)
	if _, err := told(t, f); err == nil {
		t.Error("went back in time while what was said is good")
	}
	clock.Add(91)
	feed.says(feedOf(t, at.Add(-2*time.Minute), "c"))
	if trips, err := told(t, f); trips != "" || err != nil {
		t.Errorf("an old feed: told %q, %v, want nothing of it and no error", trips, err)
	}
	feed.says(feedOf(t, f.now(), "d"))
	if trips, err := told(t, f); trips != "d" || err != nil {
		t.Errorf("told %q, %v, want d", trips, err)
	}
}

func TestAFeedIsAskedOnlyForWhatIsNew(t *testing.T) {
	t.Parallel()
	f, feed, _ := followed(t)
	content, whole := feedOf(t, f.now(), "a"), 0
	feed.answer(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"1"` && r.Header.Get("If-Modified-Since") == "Thu, 01 Jan 2026 00:00:00 GMT" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		whole++
		w.Header().Set("ETag", `"1"`)
		w.Header().Set("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
		_, _ = w.Write(content)
	})
	for range 3 {
		if trips, err := told(t, f); trips != "a" || err != nil {
			t.Fatalf("told %q, %v, want a", trips, err)
		}
	}
	if whole != 1 {
		t.Errorf("the feed was sent %d times, want once", whole)
	}
}

func TestOneServerAsksForAll(t *testing.T) {
	t.Parallel()
	f, feed, _ := followed(t)
	feed.says(feedOf(t, f.now(), "a"))
	other := Follow(f.store, []Feed{f.polls[0].Feed}, f.now)
	if _, err := told(t, f); err != nil {
		t.Fatal(err)
	}
	if trips, err := told(t, other); trips != "a" || err != nil {
		t.Errorf("the other server was told %q, %v, want a", trips, err)
	}
	if n := other.Stats()[0].Polls; n != 0 {
		t.Errorf("the other server asked %d times, want never", n)
	}
}

func TestFailuresMakePausesLonger(t *testing.T) {
	t.Parallel()
	for failures, most := range map[int]time.Duration{0: pollEvery, 1: 2 * pollEvery, 3: 8 * pollEvery, 5: longestPause, 1000: longestPause} {
		if got := pauseAfter(failures); got > most || got < most*9/10 {
			t.Errorf("pauseAfter(%d) = %s, want up to %s", failures, got, most)
		}
	}
}

func TestDecodeReadsWhatTheReferenceKnowsAndWhatIsNewer(t *testing.T) {
	t.Parallel()
	now := time.Unix(1_800_000_000, 0)
	for number, want := range map[int32]timetable.TripState{
		0: timetable.Runs, 1: timetable.Added, 2: timetable.Runs, 3: timetable.Cancelled,
		5: timetable.Replaced, 6: timetable.Added, 7: timetable.Deleted, 8: timetable.Added, 99: timetable.Cancelled,
	} {
		relationship := gtfs.TripDescriptor_ScheduleRelationship(number)
		content, err := proto.Marshal(&gtfs.FeedMessage{
			Header: &gtfs.FeedHeader{GtfsRealtimeVersion: proto.String("2.0")},
			Entity: []*gtfs.FeedEntity{{Id: proto.String("1"), TripUpdate: &gtfs.TripUpdate{Trip: &gtfs.TripDescriptor{
				TripId: proto.String("t"), StartDate: proto.String("20270115"), StartTime: proto.String("25:01:00"), ScheduleRelationship: &relationship,
			}}}},
		})
		if err != nil {
			t.Fatal(err)
		}
		m, err := decode(content, now)
		if err != nil || len(m.trips) != 1 || m.trips[0].State != want || m.trips[0].Start != 25*3600+60 || m.trips[0].Day.String() != "2027-01-15" || !m.at.Equal(now) {
			t.Errorf("relationship %d: %+v, %v, want state %d", number, m, err, want)
		}
	}
	if _, err := decode(nil, now); err == nil || errors.Is(err, errUnchanged) {
		t.Errorf("an empty feed: %v, want an error", err)
	}
}
