package integration_test

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

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
	p.seed(t, 0, local(t, "../seed/sample/shanghai.csv"))
	p.seed(t, 0, "--source=raba", sampledata.Path(t, "data/raba-gtfs/raba.zip"))
	p.seed(t, 3, sampledata.Path(t, beijing)) // a feed in which two stops have no name
	said := sampledata.Read(t, "data/raba-gtfs/raba-trip-updates.pb")
	feed := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(said) }))
	t.Cleanup(feed.Close)
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
			if c.data == "redding" {
				feeds = []realtime.Feed{{Source: "raba", URL: feed.URL}}
			}
			stopped := &server{url: ofThisProcess(t, databaseURL, func() time.Time { return now }, 0, feeds...).URL}
			play(t, c, []*server{stopped}, storetest.SQL(t, databaseURL))
		})
	}
}
