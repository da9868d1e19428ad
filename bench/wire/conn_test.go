package wire_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"nearby/bench/wire"
)

func connTo(t *testing.T, address string) *wire.Conn {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	c := wire.New(u)
	t.Cleanup(c.Close)
	return c
}

// served is a real server and how many connections were made to it.
func served(t *testing.T, h http.HandlerFunc) (*wire.Conn, *atomic.Int64) {
	t.Helper()
	var opened atomic.Int64
	s := httptest.NewUnstartedServer(h)
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			opened.Add(1)
		}
	}
	s.Start()
	t.Cleanup(s.Close)
	return connTo(t, s.URL+"/wechat"), &opened
}

func TestWhatIsPostedArrivesAndTheConnectionIsKept(t *testing.T) {
	t.Parallel()
	conn, opened := served(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		fmt.Fprintf(w, "%s %s?%s %s %s", r.Method, r.URL.Path, r.URL.RawQuery, r.Header.Get("Content-Type"), body)
	})
	for i := range 3 {
		got, err := conn.Post(t.Context(), fmt.Sprintf("n=%d", i), []byte("<xml/>"))
		want := fmt.Sprintf("POST /wechat?n=%d text/xml <xml/>", i)
		if err != nil || got.Status != http.StatusOK || string(got.Body) != want {
			t.Errorf("Post() = %d %q, %v, want 200 %q", got.Status, got.Body, err, want)
		}
	}
	got, err := conn.Get(t.Context(), "/other?a=b")
	if err != nil || string(got.Body) != "GET /other?a=b  " {
		t.Errorf("Get() = %q, %v", got.Body, err)
	}
	if opened.Load() != 1 {
		t.Errorf("%d connections were made, want 1", opened.Load())
	}
}

func TestEveryFormOfAnAnswerIsRead(t *testing.T) {
	t.Parallel()
	large := strings.Repeat("火锅", 40_000)
	conn, _ := served(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/chunked":
			for part := range 5 {
				fmt.Fprintf(w, "part %d;", part)
				_ = http.NewResponseController(w).Flush()
			}
		case "/trailer":
			w.Header().Set("Trailer", "X-Sum")
			_, _ = io.WriteString(w, "with a trailer")
			w.Header().Set("X-Sum", "1")
		case "/large":
			_, _ = io.WriteString(w, large)
		case "/close":
			w.Header().Set("Connection", "close")
			_, _ = io.WriteString(w, "bye")
		case "/nothing":
			w.WriteHeader(http.StatusNoContent)
		case "/hints":
			w.WriteHeader(http.StatusEarlyHints)
			_, _ = io.WriteString(w, "after a hint")
		case "/error":
			http.Error(w, "broken", http.StatusInternalServerError)
		}
	})
	for _, test := range []struct {
		path   string
		status int
		body   string
	}{
		{"/chunked", 200, "part 0;part 1;part 2;part 3;part 4;"},
		{"/trailer", 200, "with a trailer"},
		{"/large", 200, large},
		{"/close", 200, "bye"},
		{"/nothing", 204, ""},
		{"/hints", 200, "after a hint"},
		{"/empty", 200, ""},
		{"/error", 500, "broken\n"},
		{"/chunked", 200, "part 0;part 1;part 2;part 3;part 4;"},
	} {
		got, err := conn.Get(t.Context(), test.path)
		if err != nil || got.Status != test.status || string(got.Body) != test.body {
			t.Errorf("Get(%s) = %d, %d bytes, %v, want %d, %d bytes",
				test.path, got.Status, len(got.Body), err, test.status, len(test.body))
		}
	}
}

// A server may close an idle connection at any time; then the request goes out again,
// over a new one.
func TestAConnectionThatWasClosedMeanwhileIsMadeAnew(t *testing.T) {
	t.Parallel()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "here")
	}))
	t.Cleanup(s.Close)
	conn := connTo(t, s.URL)
	for range 3 {
		got, err := conn.Post(t.Context(), "", nil)
		if err != nil || string(got.Body) != "here" {
			t.Fatalf("Post() = %q, %v, want here", got.Body, err)
		}
		s.CloseClientConnections()
	}
}

// raw is a server that answers each connection's first request with these bytes and
// closes it.
func raw(t *testing.T, answer string) *wire.Conn {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = http.ReadRequest(bufio.NewReader(conn))
			_, _ = io.WriteString(conn, answer)
			_ = conn.Close()
		}
	}()
	return connTo(t, "http://"+l.Addr().String())
}

func TestRubbishIsAnErrorAndAnEndTooEarlyAsWell(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]string{
		"nothing":                "",
		"not HTTP":               "220 smtp.example.com ESMTP\r\n\r\n",
		"half a status line":     "HTTP/1.1 20",
		"a status of letters":    "HTTP/1.1 OK 200\r\n\r\n",
		"half a head":            "HTTP/1.1 200 OK\r\nContent-",
		"a field without colon":  "HTTP/1.1 200 OK\r\nContent\r\n\r\n",
		"a negative length":      "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
		"a length beyond memory": "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
		"half a body":            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
		"a chunk of no size":     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
		"a chunk that is short":  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
		"a chunk that is long":   "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n0\r\n\r\n",
		"no last chunk":          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
		"a head without end":     "HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 20_000),
	} {
		if got, err := raw(t, answer).Get(t.Context(), "/"); err == nil {
			t.Errorf("%s: Get() = %d %q, want an error", name, got.Status, got.Body)
		}
	}
}

func TestABodyMayEndWithTheConnection(t *testing.T) {
	t.Parallel()
	conn := raw(t, "HTTP/1.0 200 OK\r\n\r\nto the end")
	for range 2 {
		got, err := conn.Get(t.Context(), "/")
		if err != nil || string(got.Body) != "to the end" {
			t.Errorf("Get() = %q, %v, want all to the end", got.Body, err)
		}
	}
}

func TestAServerThatDoesNotAnswerIsGivenUp(t *testing.T) {
	t.Parallel()
	never := make(chan struct{})
	t.Cleanup(func() { close(never) }) // before the server closes
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-never }))
	t.Cleanup(s.CloseClientConnections)
	if _, err := connTo(t, s.URL).Get(t.Context(), "/"); !errors.Is(err, wire.ErrTimeout) {
		t.Errorf("Get() error = %v, want ErrTimeout", err)
	}
}

func TestNobodyListening(t *testing.T) {
	t.Parallel()
	s := httptest.NewServer(http.NotFoundHandler())
	address := s.URL
	s.Close()
	_, err := connTo(t, address).Post(t.Context(), "signature=secret", nil)
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("Post() error = %v, want one that does not quote the query", err)
	}
}

func FuzzAnAnswer(f *testing.F) {
	f.Add([]byte("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))
	f.Add([]byte("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x\r\nok\r\n0\r\nA: b\r\n\r\n"))
	f.Add([]byte("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 404 Not Found\r\n\r\ngone"))
	f.Fuzz(func(t *testing.T, answer []byte) {
		client, server := net.Pipe()
		defer client.Close()
		go func() {
			_, _ = http.ReadRequest(bufio.NewReader(server))
			_, _ = server.Write(answer)
			_ = server.Close()
		}()
		got, err := wire.Over(client).Get(t.Context(), "/")
		if err == nil && (got.Status < 200 || got.Status > 999 || !bytes.Contains(answer, []byte(strconv.Itoa(got.Status)))) {
			t.Errorf("Get() = status %d of %q", got.Status, answer)
		}
		if len(got.Body) > len(answer) {
			t.Errorf("Get() = %d bytes of %d", len(got.Body), len(answer))
		}
	})
}
