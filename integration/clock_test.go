package integration_test

import (
	"log/slog"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"nearby/api"
	"nearby/cells"
	"nearby/geo"
	"nearby/seal"
	"nearby/store"
	"nearby/store/storetest"
	"nearby/wechat"
)

// The server's clock jumps under traffic, within what NEARBY_WECHAT_MAX_SKEW allows:
// nobody notices. The server is one of this process, whose clock is ours to set.
func TestAClockThatJumpsUnderTraffic(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	c := &trial{program: installed(t, databaseURL), db: database(t, databaseURL)}
	c.loadGrid(t, grid())
	var jumped atomic.Int64
	server := jumping(t, databaseURL, &jumped)
	c.askEverywhere(t, func() string { return server.URL })
	var slowest time.Duration
	got := c.during(t, func() {
		for _, jump := range []time.Duration{4 * time.Minute, -8 * time.Minute, 4 * time.Minute} {
			jumped.Add(int64(jump))
			slowest = max(slowest, c.normal(t))
			awaitFor(t, lasting(time.Second))
		}
	})
	c.judge(t, "the clock jumps 4 min on, 8 back and 4 on", got, slowest)
}

// jumping is a server whose clock is off by what jumped holds, in nanoseconds.
func jumping(t *testing.T, databaseURL string, jumped *atomic.Int64) *httptest.Server {
	t.Helper()
	clock := func() time.Time { return time.Now().Add(time.Duration(jumped.Load())) }
	callback, err := wechat.New(wechat.Options{Token: wechatToken, MaxSkew: 5 * time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	s := storetest.OpenURL(t, databaseURL)
	watcher := store.NewWatcher(s, clock)
	handler, err := api.New(api.Options{
		Callback: callback, Store: s, Log: slog.New(slog.DiscardHandler), Now: clock,
		Cells: cells.New(s, watcher, cells.Options{Bytes: 10 << 20, Radius: 1000, Now: clock}), Watcher: watcher,
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
