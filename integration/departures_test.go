package integration_test

import (
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nearby/api"
	"nearby/cells"
	"nearby/departures"
	"nearby/gazetteer"
	"nearby/geo"
	"nearby/internal/sampledata"
	"nearby/seal"
	"nearby/store"
	"nearby/store/storetest"
	"nearby/wechat"
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
			stopped := &server{url: stoppedAt(t, databaseURL, now).URL}
			play(t, c, []*server{stopped}, database(t, databaseURL))
		})
	}
}

// stoppedAt is a server of this process whose clock stands still.
func stoppedAt(t *testing.T, databaseURL string, now time.Time) *httptest.Server {
	t.Helper()
	clock := func() time.Time { return now }
	callback, err := wechat.New(wechat.Options{Token: wechatToken})
	if err != nil {
		t.Fatal(err)
	}
	s := storetest.OpenURL(t, databaseURL)
	watcher := store.NewWatcher(s, clock)
	names := gazetteer.Follow(s, watcher)
	if err := names.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	handler, err := api.New(api.Options{
		Callback: callback, Store: s, Log: slog.New(slog.DiscardHandler), Now: clock,
		Cells: cells.New(s, watcher, cells.Options{Bytes: 10 << 20, Radius: 1000, Now: clock}), Watcher: watcher,
		Departures: departures.New(s, watcher, 1<<20), Names: names,
		Secret: seal.New(secret, ""), PublicURL: "http://near.example",
		LocationDatum: geo.DatumWGS84, Radii: []geo.Metres{1000, 2000, 5000, 10_000},
		MessageArticles: 1, EventArticles: 8,
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server
}
