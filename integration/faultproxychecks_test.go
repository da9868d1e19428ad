package integration_test

import (
	"errors"
	"io"
	"net"
	"os"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// moment is how long to wait for what must not happen.
const moment = 50 * time.Millisecond

func TestWhatIsSentComesBackUnlessAFaultHoldsIt(t *testing.T) {
	t.Parallel()
	tests := map[string]networkFault{
		"latency":     {Latency: time.Hour},
		"a stall":     {Stall: true},
		"a slow line": {Rate: 1},
		"all at once": {Latency: time.Hour, Rate: 1, Stall: true},
	}
	for name, fault := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := proxied(t)
			c := dial(t, p)
			echoes(t, c, "before")
			set(t, p, fault)
			say(t, c, "meanwhile")
			hearsNothing(t, c)
			set(t, p, networkFault{})
			hear(t, c, "meanwhile")
			echoes(t, c, "after")
		})
	}
}

func TestAStallOfNewConnectionsLeavesTheOthersAlone(t *testing.T) {
	t.Parallel()
	p := proxied(t)
	old := dial(t, p)
	echoes(t, old, "before")
	set(t, p, networkFault{StallNew: true})
	recent := dial(t, p)
	say(t, recent, "held")
	hearsNothing(t, recent)
	echoes(t, old, "as ever")
	set(t, p, networkFault{})
	hear(t, recent, "held")
}

func TestAResetIsOneToTheClient(t *testing.T) {
	t.Parallel()
	p := proxied(t)
	c := dial(t, p)
	echoes(t, c, "before")
	p.Reset()
	if _, err := c.Read(make([]byte, 1)); !errors.Is(err, syscall.ECONNRESET) {
		t.Errorf("Read() error = %v, want a reset", err)
	}
	echoes(t, dial(t, p), "the next one")
	for begun := time.Now(); p.Open() != 1; runtime.Gosched() {
		if time.Since(begun) > patience {
			t.Fatalf("Open() = %d, want 1", p.Open())
		}
	}
}

// Nobody tells the client: it can write, and hears nothing, not even an end.
func TestAVanishedServerIsNotMissed(t *testing.T) {
	t.Parallel()
	p := proxied(t)
	c := dial(t, p)
	echoes(t, c, "before")
	p.Vanish()
	for range 3 {
		say(t, c, "is anybody there?")
		hearsNothing(t, c)
	}
	echoes(t, dial(t, p), "the next one")
}

func TestRefusedAndTakenAgainAtTheSameAddress(t *testing.T) {
	t.Parallel()
	p := proxied(t)
	c := dial(t, p)
	set(t, p, networkFault{Refuse: true})
	if _, err := net.Dial("tcp", p.Addr()); !errors.Is(err, syscall.ECONNREFUSED) {
		t.Errorf("Dial() error = %v, want refused", err)
	}
	echoes(t, c, "one that was open")
	set(t, p, networkFault{})
	echoes(t, dial(t, p), "after")
}

// proxied is a proxy before a server that sends back what it gets.
func proxied(t *testing.T) *faultProxy {
	t.Helper()
	server, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	go func() {
		for {
			c, err := server.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				_, _ = io.Copy(c, c)
			}()
		}
	}()
	p, err := newFaultProxy("tcp", server.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p
}

func set(t *testing.T, p *faultProxy, f networkFault) {
	t.Helper()
	if err := p.Set(f); err != nil {
		t.Fatalf("Set(%+v) error = %v", f, err)
	}
}

func dial(t *testing.T, p *faultProxy) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", p.Addr())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func say(t *testing.T, c net.Conn, words string) {
	t.Helper()
	if _, err := io.WriteString(c, words); err != nil {
		t.Fatalf("write %q: %v", words, err)
	}
}

func hear(t *testing.T, c net.Conn, want string) {
	t.Helper()
	if err := c.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, len(want))
	if _, err := io.ReadFull(c, got); err != nil || string(got) != want {
		t.Fatalf("heard %q, %v, want %q", got, err, want)
	}
}

func echoes(t *testing.T, c net.Conn, words string) {
	t.Helper()
	say(t, c, words)
	hear(t, c, words)
}

// hearsNothing checks that nothing comes for a moment, not even an end.
func hearsNothing(t *testing.T, c net.Conn) {
	t.Helper()
	if err := c.SetReadDeadline(time.Now().Add(moment)); err != nil {
		t.Fatal(err)
	}
	if n, err := c.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("Read() = %d, %v, want nothing yet", n, err)
	}
}
