package integration_test

import (
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"nearby/internal/testsize"
	"nearby/store/storetest"
)

// A balancer with two servers behind it replaces them in turn, again and again. It
// sends to the one that takes connections: a message that was taken is answered.
func TestServersStoppedUnderTraffic(t *testing.T) {
	t.Parallel()
	direct := storetest.URL(t)
	c := try(t, direct, direct)
	var address atomic.Value
	address.Store(c.server.url)
	c.to = func() string { return address.Load().(string) }
	times := testsize.Pick(6, 20)
	var slowest time.Duration
	got := c.during(t, func() {
		for range times {
			old := c.server
			c.server = c.program.serve(t)
			address.Store(c.server.url)
			old.terminate(t)
			if code := old.exitCode(t); code != 0 {
				log, _ := old.log.read()
				t.Errorf("exit code %d, want 0\n%s", code, log)
			}
			slowest = max(slowest, c.normal(t))
		}
	})
	c.judge(t, fmt.Sprintf("SIGTERM %d times, a second server takes over", times), got, slowest)
}

// A server dies with messages under way and answers not written yet. WeChat sends
// them again, to the other server: each gets one valid answer, and for no longer
// than a lease holds anything has to wait.
func TestAServerKilledWithMessagesUnderWay(t *testing.T) {
	t.Parallel()
	direct := storetest.URL(t)
	c := try(t, direct, direct, "NEARBY_CELLS=0") // no server answers from its memory
	second := c.program.serve(t)
	const rounds, each = 5, 20
	var slowest time.Duration
	for range rounds {
		// The table of places is locked, so that messages are under way and not answered yet.
		lock, err := c.db.BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := lock.ExecContext(t.Context(), `LOCK TABLE places`); err != nil {
			t.Fatal(err)
		}
		begun := one[int](t, c.db, `SELECT count(*) FROM people`)
		messages := make([]string, each)
		var first sync.WaitGroup
		for i := range messages {
			at := c.spots[i%len(c.spots)]
			messages[i] = location(at.x, at.y)
			first.Go(func() {
				// Its connection dies with the server, unless the machine is so slow that an
				// apology comes before that: then it is answered, and not sent again.
				if _, err := c.deliver(messages[i]); err == nil {
					messages[i] = ""
				}
			})
		}
		eventually(t, c.db, `SELECT count(*) = $1 FROM people`, begun+each)
		if err := c.server.command.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		first.Wait()
		if err := lock.Rollback(); err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(messages, func(body string) bool { return body != "" }) {
			t.Error("the server was killed when all was answered")
		}
		c.server, second = second, c.program.serve(t)
		slowest = max(slowest, c.deliveredAgain(t, messages))
	}
	c.judge(t, "kill -9 of a server with 20 messages under way, 5 times", c.tally, slowest)
	if most := 2 * rounds * each; c.tally.sorry > most {
		t.Errorf("%d apologies, want %d at most: a dead server's lease holds too long", c.tally.sorry, most)
	}
}

// deliveredAgain delivers messages, but for those that are empty, twice: as WeChat does after five seconds, and
// once more, which must give the same bytes. It tells how long it took.
func (c *trial) deliveredAgain(t *testing.T, messages []string) time.Duration {
	t.Helper()
	begun := time.Now()
	var all sync.WaitGroup
	for i, body := range messages {
		at := c.spots[i%len(c.spots)]
		if body == "" {
			continue
		}
		all.Go(func() {
			answer := ""
			for answer == "" && time.Since(begun) < patience { // an apology while the lease holds
				answer = c.send(body, at.places)
			}
			if again := c.send(body, func(_ reply, raw string) bool { return raw == answer }); again == "" {
				t.Errorf("a delivery after the answer differs from %q", answer)
			}
		})
	}
	all.Wait()
	return time.Since(begun)
}

// Two thousand clients that hardly say anything, half of them in headers, half in
// bodies, keep nobody from being answered.
func TestTwoThousandSlowClients(t *testing.T) {
	t.Parallel()
	const clients = 2000
	enoughFiles(t, 2*clients)
	direct := storetest.URL(t)
	c := try(t, direct, direct)
	before := c.expenses(t)
	stop := make(chan struct{})
	var slow sync.WaitGroup
	var open atomic.Int64
	got := c.during(t, func() {
		for i := range clients {
			slow.Go(func() { c.drip(i%2 == 0, stop, &open) })
		}
		for begun := time.Now(); open.Load() < clients; time.Sleep(time.Millisecond) {
			if time.Since(begun) > patience {
				t.Fatalf("%d slow clients are connected, want %d", open.Load(), clients)
			}
		}
		awaitFor(t, lasting(6*time.Second)) // longer than the server waits for one
		close(stop)
		slow.Wait()
	})
	c.judge(t, "2,000 slow clients", got, c.normal(t))
	t.Logf("99 of 100 replies to others within %s", got.percentile(99).Round(time.Millisecond))
	c.settles(t, before)
}

// drip sends a byte of a request now and then, over one connection after another.
func (c *trial) drip(inHeader bool, stop <-chan struct{}, open *atomic.Int64) {
	start := "POST /wechat?" + signed(time.Now()).Encode() + " HTTP/1.1\r\nHost: slow\r\n"
	if !inHeader {
		start += "Content-Length: 60000\r\n\r\n<xml>"
	}
	for counted := false; ; {
		conn, err := net.Dial("tcp", strings.TrimPrefix(c.to(), "http://"))
		if err != nil {
			return
		}
		if !counted {
			open.Add(1)
			counted = true
		}
		_, err = conn.Write([]byte(start))
		for err == nil {
			select {
			case <-stop:
				_ = conn.Close() // whatever the server made of it
				return
			case <-time.After(500 * time.Millisecond):
				_, err = conn.Write([]byte("X-"))
			}
		}
		_ = conn.Close() // the server has hung up
	}
}

// enoughFiles skips where so many connections cannot be opened.
func enoughFiles(t *testing.T, n uint64) {
	t.Helper()
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil || limit.Cur < n {
		t.Skipf("%d files may be open, %d are needed: ulimit -n", limit.Cur, n)
	}
}

// A server that can only apologise asks for no traffic; one that remembers places
// does. The admin address tells the operator in either case.
func TestReadinessFollowsWhatCanBeAnswered(t *testing.T) {
	t.Parallel()
	direct := storetest.URL(t)
	installed(t, direct).must(t, 0, "seed", "--crs", "wgs84", written(t, "few.csv", few))
	db := proxyTo(t, direct)
	s := installed(t, db.url).with("NEARBY_ADMIN_LISTEN=127.0.0.1:0").serve(t)
	for _, step := range []struct {
		name   string
		does   func()
		status int
		health string
	}{
		{"all is well", func() {}, http.StatusOK, "database: ok\nwrites: ok"},
		{"the database is gone", func() { db.down(t) }, http.StatusServiceUnavailable, "database: "},
		{"it is back", func() { db.up(t) }, http.StatusOK, "database: ok\nwrites: ok"},
		{"it is gone, and places are remembered", func() {
			if r := s.say(t, location(squareX, squareY)); len(r.Articles) != 1 {
				t.Fatalf("answered %+v, want an article", r)
			}
			s.awaitFigure(t, "nearby_cells_read_total", func(got float64) bool { return got > 0 })
			db.down(t)
		}, http.StatusOK, "database: "},
	} {
		step.does()
		for begun := time.Now(); s.get(t, "/readyz").status != step.status; {
			if time.Since(begun) > patience {
				t.Fatalf("%s: /readyz does not become %d", step.name, step.status)
			}
			time.Sleep(retryPause)
		}
		got := s.admin(t, "/healthz")
		for begun := time.Now(); !strings.Contains(got, step.health) && time.Since(begun) < patience; { // the machine may be busy
			time.Sleep(retryPause)
			got = s.admin(t, "/healthz")
		}
		if !strings.Contains(got, step.health) {
			t.Errorf("%s: the admin address says %q, want %q", step.name, got, step.health)
		}
		if a := s.get(t, "/healthz"); a.status != http.StatusOK {
			t.Errorf("%s: /healthz is %d, want 200: the process is alive", step.name, a.status)
		}
	}
	if got := s.admin(t, "/healthz"); strings.Contains(got, "ok") {
		t.Errorf("the admin address says %q, want nothing to be well", got)
	}
}
