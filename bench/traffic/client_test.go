package traffic

import (
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
)

// asking returns what posts once to a server and returns the answer's text.
func asking(t *testing.T, address string) func() (string, error) {
	t.Helper()
	to, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	c := newClient(to, 1)
	t.Cleanup(c.close)
	var buffer bytes.Buffer
	return func() (string, error) {
		got, err := c.post(t.Context(), "signature=secret", []byte("<xml/>"), &buffer)
		return string(got.body), err
	}
}

// A server may close an idle connection at any time; then the message goes out again,
// over a new one.
func TestAConnectionIsKeptUntilTheServerClosesIt(t *testing.T) {
	t.Parallel()
	var opened atomic.Int64
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		_, _ = io.WriteString(w, r.URL.RawQuery+string(body))
	}))
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			opened.Add(1)
		}
	}
	s.Start()
	t.Cleanup(s.Close)
	post := asking(t, s.URL)
	for closed := range int64(3) {
		for range 5 {
			if got, err := post(); err != nil || got != "signature=secret<xml/>" {
				t.Fatalf("post() = %q, %v, want what was sent", got, err)
			}
		}
		if opened.Load() != closed+1 {
			t.Errorf("%d connections, want %d", opened.Load(), closed+1)
		}
		s.CloseClientConnections()
	}
}

func TestAServerThatDoesNotAnswerIsGivenUp(t *testing.T) {
	t.Parallel()
	gone := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-gone }))
	t.Cleanup(s.Close)
	t.Cleanup(func() { close(gone) })
	if _, err := asking(t, s.URL)(); !errors.Is(err, errTimeout) {
		t.Errorf("post() error = %v, want %v", err, errTimeout)
	}
}

// The query is signed, so errors must not show it.
func TestErrorsDoNotQuoteTheQuery(t *testing.T) {
	t.Parallel()
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		panic(http.ErrAbortHandler)
	}))
	t.Cleanup(s.Close)
	for name, address := range map[string]string{"nobody listens": "http://127.0.0.1:1/", "an abort": s.URL} {
		_, err := asking(t, address)()
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: post() error = %v, want one without the query", name, err)
		}
	}
}
