package integration_test

import (
	"database/sql"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"

	"nearby/internal/testsize"
	"nearby/store/storetest"
)

// trial is a server under traffic, to which something happens.
type trial struct {
	program
	*server
	*traffic
	db *sql.DB // straight to the database
}

// lasting is how long a fault lasts: ten times as long where the whole is wanted.
func lasting(d time.Duration) time.Duration {
	if testsize.Long() {
		return 10 * d
	}
	return d
}

// try starts a server that reaches its database by the second URL, loads places
// by the first, and asks everywhere once.
func try(t *testing.T, direct, through string, settings ...string) *trial {
	t.Helper()
	p := installed(t, direct).with("NEARBY_LOCATION_CRS=wgs84", "NEARBY_ADMIN_LISTEN=127.0.0.1:0").with(settings...)
	c := &trial{program: p.with("NEARBY_DATABASE_URL=" + through), db: storetest.SQL(t, direct)}
	c.db.SetMaxIdleConns(-1) // faults end connections: none is used twice
	p.loadGrid(t, grid())
	c.server = c.program.serve(t)
	c.askEverywhere(t, func() string { return c.server.url })
	return c
}

// loadGrid makes these the places.
func (p program) loadGrid(t *testing.T, csv string) {
	t.Helper()
	p.must(t, 0, "seed", "--crs", "wgs84", "--source", "grid", written(t, "grid.csv", csv))
}

// askEverywhere makes traffic to a server, after two people have been answered
// everywhere. A server that is busy with starting may apologise before.
func (c *trial) askEverywhere(t *testing.T, to func() string) {
	t.Helper()
	c.traffic = newTraffic(spots(t, c.db), to)
	for _, at := range slices.Concat(c.spots, c.spots) {
		for begun := time.Now(); c.send(location(at.x, at.y), at.places) == ""; {
			if time.Since(begun) > patience || c.tally.wrong > 0 {
				t.Fatalf("before any fault: %q", c.tally.faults)
			}
			time.Sleep(retryPause)
		}
	}
	c.tally = tally{}
}

// spots asks the database itself, without an index, what is nearest.
func spots(t *testing.T, db *sql.DB) []spot {
	t.Helper()
	var all []spot
	for n := range 12 {
		lat, lng := 31.2205+0.0017*float64(n), 121.4655+0.0019*float64(n%5)
		s := spot{x: fmt.Sprintf("%.6f", lat), y: fmt.Sprintf("%.6f", lng)}
		for offset := range 3 {
			s.nearest = append(s.nearest, one[string](t, db, `
				SELECT name FROM places
				ORDER BY ST_Distance(geog, ST_SetSRID(ST_MakePoint($2::float8, $1::float8), 4326)::geography), id
				LIMIT 1 OFFSET $3`, lat, lng, offset))
		}
		all = append(all, s)
	}
	return all
}

// expenses are what a server holds on to.
type expenses struct{ goroutines, files, connections int }

func (c *trial) expenses(t *testing.T) expenses {
	t.Helper()
	files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", c.server.command.Process.Pid))
	if err != nil && !os.IsNotExist(err) { // no /proc on other systems
		t.Fatal(err)
	}
	profile := c.admin(t, "/debug/pprof/goroutine?debug=1")
	total := regexp.MustCompile(`^goroutine profile: total (\d+)`).FindStringSubmatch(profile)
	if total == nil {
		t.Fatalf("no goroutines in %q", profile)
	}
	goroutines, err := strconv.Atoi(total[1])
	if err != nil {
		t.Fatal(err)
	}
	return expenses{goroutines, len(files), one[int](t, c.db, `
		SELECT count(*) FROM pg_stat_activity
		WHERE datname = current_database() AND application_name = 'nearby'`)}
}

const (
	pool  = 16 + 1 // connections that a server may keep, and one on which it hears of loads
	slack = 10     // goroutines and files of requests that come and go
)

// settles waits until the server holds on to no more than before, but for a full pool.
func (c *trial) settles(t *testing.T, before expenses) {
	t.Helper()
	for begun := time.Now(); ; {
		now := c.expenses(t)
		if now.goroutines <= before.goroutines+slack && now.connections <= pool &&
			now.files <= before.files+pool+slack {
			return
		}
		if time.Since(begun) > patience {
			t.Fatalf("%s later it holds %+v, before %+v", patience, now, before)
		}
		time.Sleep(10 * retryPause)
	}
}

// endures has a fault begin under traffic, last and end, and judges.
func (c *trial) endures(t *testing.T, name string, begin func(), last time.Duration, end func()) {
	t.Helper()
	before := c.expenses(t)
	var back time.Duration
	got := c.during(t, func() {
		begin()
		awaitFor(t, last)
		end()
		back = c.normal(t)
	})
	c.judge(t, name, got, back)
	c.settles(t, before)
}

// awaitFor lets a fault last.
func awaitFor(t *testing.T, d time.Duration) {
	t.Helper()
	select {
	case <-time.After(d):
	case <-t.Context().Done():
	}
}

// judge wants every reply valid and none wrong, and prints a line of the table in
// docs/reliability.md.
func (c *trial) judge(t *testing.T, name string, got tally, back time.Duration) {
	t.Helper()
	t.Logf("| %s | %d | %d | %d | %d | %d | %d | %.1f s | %.1f s |", name, got.sent, got.sent-got.invalid,
		got.right, got.old, got.sorry, got.wrong, got.slowest.Seconds(), back.Seconds())
	if got.invalid > 0 || got.wrong > 0 || got.right == 0 {
		t.Errorf("%s: %d invalid, %d wrong, %d right, want 0, 0 and some:\n%q",
			name, got.invalid, got.wrong, got.right, got.faults)
	}
}
