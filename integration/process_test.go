package integration_test

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"nearby/api"
	"nearby/cells"
	"nearby/departures"
	"nearby/gazetteer"
	"nearby/geo"
	"nearby/realtime"
	"nearby/seal"
	"nearby/store"
	"nearby/store/storetest"
	"nearby/wechat"
)

// ofThisProcess is a server of this process, whose clock is the test's to set. Messages
// may be signed as long before or after it as maxSkew says, at any time if that is 0.
func ofThisProcess(t *testing.T, databaseURL string, clock func() time.Time, maxSkew time.Duration, feeds ...realtime.Feed) *httptest.Server {
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
		Departures: departures.New(s, watcher, 1<<20), Names: names, Live: followed(t, s, clock, feeds),
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

// followed follows feeds, of which each source has said something.
func followed(t *testing.T, s *store.Store, clock func() time.Time, feeds []realtime.Feed) *realtime.Follower {
	t.Helper()
	f := realtime.Follow(s, feeds, clock)
	if f == nil {
		return nil
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		f.Run(ctx, slog.New(slog.DiscardHandler))
	}()
	t.Cleanup(func() { cancel(); <-done })
	for waited := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		heard := func(feed realtime.Feed) bool { return f.Of(feed.Source, clock()) != nil }
		if !slices.ContainsFunc(feeds, func(feed realtime.Feed) bool { return !heard(feed) }) {
			return f
		}
		if time.Since(waited) > patience {
			t.Fatal("the feeds say nothing")
		}
	}
}
