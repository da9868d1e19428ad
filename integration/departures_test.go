package integration_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/MobilityData/gtfs-realtime-bindings/golang/gtfs"
	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/proto"

	"nearby/internal/sampledata"
	"nearby/realtime"
	"nearby/store/storetest"
)

// Conversations about what leaves, each at the instant that its head names: before and
// after midnight, on a day without service, at a stop without timetable.
func TestDeparturesInTheChat(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	p := installed(t, databaseURL)
	p.seed(t, 0, sampledata.Path(t, "data/busan-metro-gtfs/gtfs.zip"))
	p.seed(t, 0, local(t, "testdata/departures/harbour"))
	p.seed(t, 0, local(t, "testdata/departures/avenues"))
	p.seed(t, 0, local(t, "../seed/sample/shanghai.csv"))
	p.seed(t, 0, "--source=raba", sampledata.Path(t, "data/raba-gtfs/raba.zip"))
	p.seed(t, 3, sampledata.Path(t, beijing)) // a feed in which two stops have no name
	said := sampledata.Read(t, "data/raba-gtfs/raba-trip-updates.pb")
	redding := serving(t, said)
	paths, err := filepath.Glob("testdata/departures/*.chat")
	if err != nil || len(paths) == 0 {
		t.Fatalf("there are no transcripts: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".chat"), func(t *testing.T) {
			t.Parallel()
			c := readTranscript(t, path)
			now, err := time.Parse(time.RFC3339, c.now)
			if err != nil {
				t.Fatal(err)
			}
			var feeds []realtime.Feed
			switch c.data {
			case "redding":
				feeds = []realtime.Feed{{Source: "raba", URL: redding}}
			case "notices":
				feeds = []realtime.Feed{{Source: "湖港公交", URL: serving(t, notices(t, now))}}
			}
			stopped := &server{url: ofThisProcess(t, databaseURL, func() time.Time { return now }, 0, feeds...).URL}
			play(t, c, []*server{stopped}, storetest.SQL(t, databaseURL))
		})
	}
}

// serving is the address of a server that says one thing.
func serving(t *testing.T, content []byte) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(content) }))
	t.Cleanup(s.Close)
	return s.URL
}

// notices are what the operator of the harbour says at an instant of a stop and of a line,
// in three languages.
func notices(t *testing.T, at time.Time) []byte {
	t.Helper()
	text, err := os.ReadFile("testdata/departures/notices.textproto")
	if err != nil {
		t.Fatal(err)
	}
	var message gtfs.FeedMessage
	if err := prototext.Unmarshal(text, &message); err != nil {
		t.Fatal(err)
	}
	message.Header.Timestamp = proto.Uint64(uint64(at.Unix()))
	content, err := proto.Marshal(&message)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
