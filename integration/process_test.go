package integration_test

import (
	"log/slog"
	"net/http/httptest"
	"testing"
	"time"

	"nearby/api"
	"nearby/cells"
	"nearby/departures"
	"nearby/gazetteer"
	"nearby/geo"
	"nearby/seal"
	"nearby/store"
	"nearby/store/storetest"
	"nearby/wechat"
)

// ofThisProcess is a server of this process, whose clock is the test's to set. Messages
// may be signed as long before or after it as maxSkew says, at any time if that is 0.
func ofThisProcess(t *testing.T, databaseURL string, clock func() time.Time, maxSkew time.Duration) *httptest.Server {
	t.Helper()
	callback, err := wechat.New(wechat.Options{Token: wechatToken, MaxSkew: maxSkew})
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
