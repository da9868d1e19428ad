package integration_test

import (
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	"nearby/store/storetest"
)

// A server that is told to stop takes no more requests, answers the one it has,
// and says by its exit code that all is well.
func TestARequestUnderWayIsAnsweredBeforeTheServerStops(t *testing.T) {
	t.Parallel()
	signal.Notify(make(chan os.Signal, 1), syscall.SIGHUP) // under nohup programs would not hear of it
	p := installed(t, storetest.URL(t))
	for _, sent := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(sent.String(), func(t *testing.T) {
			t.Parallel()
			p.serve(t).stopsInOrder(t, sent)
		})
	}
}

// stopsInOrder sends the signal while a request is under way.
func (s *server) stopsInOrder(t *testing.T, told syscall.Signal) {
	t.Helper()
	request, body := s.heldBack(t, text("help"))
	answered := make(chan string, 1)
	go func() { answered <- outcome(request) }()
	<-body.asked
	if err := s.command.Process.Signal(told); err != nil {
		t.Fatal(err)
	}
	s.refusesConnections(t)
	close(body.release)

	if got := <-answered; !strings.HasPrefix(got, "200 OK <xml>") {
		t.Errorf("answered %q, want a reply", got)
	}
	if code := s.exitCode(t); code != 0 {
		log, _ := s.log.read()
		t.Errorf("exit code %d, want 0\n%s", code, log)
	}
}

// heldBack is a genuine request, whose body goes when the server asks for it and it is
// released.
func (s *server) heldBack(t *testing.T, message string) (*http.Request, *heldBack) {
	t.Helper()
	body := &heldBack{
		Reader: strings.NewReader(message), asked: make(chan struct{}), release: make(chan struct{}),
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+genuine(), body)
	if err != nil {
		t.Fatal(err)
	}
	request.ContentLength = int64(len(message))
	request.Header.Set("Expect", "100-continue")
	return request, body
}

// heldBack is the body of a request that is sent when it is released.
type heldBack struct {
	io.Reader
	asked, release chan struct{}
	begun          bool
}

// Read tells that the body is asked for, and waits.
func (h *heldBack) Read(b []byte) (int, error) {
	if !h.begun {
		h.begun = true
		close(h.asked)
		<-h.release
	}
	return h.Reader.Read(b)
}

// outcome is what came of a request, in words.
func outcome(request *http.Request) string {
	client := http.Client{Transport: &http.Transport{ExpectContinueTimeout: patience}}
	response, err := client.Do(request)
	if err != nil {
		return err.Error()
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		return err.Error()
	}
	return response.Status + " " + string(content)
}

// refusesConnections waits until nobody can connect any more.
func (s *server) refusesConnections(t *testing.T) {
	t.Helper()
	deadline := time.Now().Add(patience)
	for {
		conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", strings.TrimPrefix(s.url, "http://"))
		if err != nil {
			return
		}
		_ = conn.Close()
		if time.Now().After(deadline) {
			t.Fatal("the server still takes connections")
		}
		time.Sleep(time.Millisecond)
	}
}
