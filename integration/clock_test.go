package integration_test

import (
	"sync/atomic"
	"testing"
	"time"

	"nearby/store/storetest"
)

// The server's clock jumps under traffic, within what NEARBY_WECHAT_MAX_SKEW allows:
// nobody notices. The server is one of this process, whose clock is ours to set.
func TestAClockThatJumpsUnderTraffic(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	c := &trial{program: installed(t, databaseURL), db: storetest.SQL(t, databaseURL)}
	c.loadGrid(t, grid())
	var jumped atomic.Int64
	clock := func() time.Time { return time.Now().Add(time.Duration(jumped.Load())) }
	server := ofThisProcess(t, databaseURL, clock, 5*time.Minute)
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
