package store_test

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"nearby/store"
	"nearby/store/storetest"
)

// silence takes connections and never says a word, like a server whose machine
// hangs. It counts them.
func silence(t *testing.T) (databaseURL string, callers *atomic.Int64) {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	callers = new(atomic.Int64)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			callers.Add(1)
			go func() {
				_, _ = io.Copy(io.Discard, conn)
				_ = conn.Close()
			}()
		}
	}()
	return "postgres://nobody@" + listener.Addr().String() + "/none?sslmode=disable", callers
}

func openStore(t *testing.T, databaseURL string, replicas ...string) *store.Store {
	t.Helper()
	s, err := store.Open(databaseURL, replicas...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// pingTogether pings so many times at once, all in vain.
func pingTogether(t *testing.T, s *store.Store, times int) {
	t.Helper()
	pings := make(chan error, times)
	for range times {
		go func() { pings <- s.Ping(t.Context()) }()
	}
	for range times {
		if err := <-pings; !errors.Is(err, store.ErrUnavailable) {
			t.Errorf("Ping() error = %v, want ErrUnavailable", err)
		}
	}
}

func TestAServerThatHangsIsLeftAlone(t *testing.T) {
	t.Parallel()
	databaseURL, callers := silence(t)
	s := openStore(t, databaseURL)
	pingTogether(t, s, store.BreakAfter)
	if s.Servers()[0].Open {
		t.Fatalf("after %d failures in a row the breaker lets calls through", store.BreakAfter)
	}
	// Many more calls than could wait 0.8 s each: they cost no connection.
	before, begin := callers.Load(), time.Now()
	for range 10_000 {
		if err := s.Ping(t.Context()); !errors.Is(err, store.ErrUnavailable) {
			t.Fatalf("Ping() error = %v, want ErrUnavailable", err)
		}
	}
	// One try for each second that it took, and one that had begun.
	if more, most := callers.Load()-before, int64(time.Since(begin)/time.Second)+1; more > most {
		t.Errorf("%d connections tried, want at most %d", more, most)
	}
}

func TestWhatCallersGiveUpSaysNothingAboutTheServer(t *testing.T) {
	t.Parallel()
	databaseURL, _ := silence(t)
	s := openStore(t, databaseURL)
	for range 2 * store.BreakAfter {
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		if err := s.Ping(ctx); err == nil {
			t.Fatal("Ping() of a server that says nothing succeeds")
		}
		cancel()
	}
	if !s.Servers()[0].Open {
		t.Error("the breaker is not open for calls, want it to be: nobody waited")
	}
}

func TestAQuerysOwnFaultIsAnAnswer(t *testing.T) {
	t.Parallel()
	s := openStore(t, storetest.EmptyURL(t))
	for range 2 * store.BreakAfter {
		if _, err := s.Categories(t.Context()); !errors.Is(err, store.ErrSchema) {
			t.Fatalf("Categories() without tables: error %v, want ErrSchema", err)
		}
	}
	if !s.Servers()[0].Open {
		t.Error("faults of the query have opened the breaker")
	}
}

// What takes too long is a query's own fault.
func TestStatementsThatTakeTooLongKeepNobodyOut(t *testing.T) {
	t.Parallel()
	s := openStore(t, storetest.URL(t)) // as a server has it, which gives up after 1.5 s
	results := make(chan error, store.BreakAfter)
	for range store.BreakAfter {
		go func() { results <- s.Sleep(t.Context(), 10*time.Second) }()
	}
	for range store.BreakAfter {
		if err := <-results; !errors.Is(err, store.ErrUnavailable) || !strings.Contains(err.Error(), "statement timeout") {
			t.Errorf("sleeping for too long: error %v, want ErrUnavailable for a statement timeout", err)
		}
	}
	if !s.Servers()[0].Open {
		t.Error("statement timeouts have opened the breaker")
	}
}

// Neither does a pool speak of the server of which others have every connection.
func TestAPoolThatIsFullKeepsNobodyOut(t *testing.T) {
	t.Parallel()
	s := openStore(t, storetest.URL(t)+"&pool_max_conns=1")
	waited := 0 // in vain, one after the other
	for waited < 2*store.BreakAfter {
		calls := make(chan error, 4)
		for range cap(calls) {
			go func() { calls <- s.Sleep(t.Context(), 1400*time.Millisecond) }()
		}
		for range cap(calls) {
			switch err := <-calls; {
			case errors.Is(err, store.ErrUnavailable):
				waited++
			case err != nil:
				t.Fatal(err)
			}
		}
	}
	if !s.Servers()[0].Open {
		t.Errorf("%d calls that found no free connection have opened the breaker", waited)
	}
}

// A full disk keeps writes out and nothing else.
func TestADiskThatIsFullKeepsNoReadOut(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	execute(t, databaseURL, `
		CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
		CREATE TRIGGER full_disk BEFORE INSERT ON people FOR EACH STATEMENT EXECUTE FUNCTION full_disk()`)
	s := openStore(t, databaseURL)
	for n := range 3 * store.BreakAfter {
		held := take(t, s, somebody(n), 1)
		if !errors.Is(held.Fault, store.ErrUnavailable) {
			t.Fatalf("Take() fault = %v, want ErrUnavailable", held.Fault)
		}
		held.Leave(t.Context())
	}
	if !s.Servers()[0].Open {
		t.Error("the breaker keeps reads out")
	}
}
