package integration_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// patience is how long anything may take, also on a machine that is busy.
const patience = 2 * time.Minute

// server is the program serving as a process of its own.
type server struct {
	command *exec.Cmd
	log     *journal
	ended   chan struct{} // closed when the process is gone
	url     string        // http:// and the address it listens on
}

// serve starts a server and waits until it takes requests. It is ended with the test.
func (p program) serve(t *testing.T, flags ...string) *server {
	t.Helper()
	s := p.start(t, flags...)
	s.awaitServing(t)
	return s
}

// start starts a server and does not wait for it.
func (p program) start(t *testing.T, flags ...string) *server {
	t.Helper()
	log := newJournal()
	return p.startLogging(t, log, log, flags...)
}

// startLogging is start for a server that writes its log to stderr. The test reads in log
// what comes there.
func (p program) startLogging(t *testing.T, log *journal, stderr io.Writer, flags ...string) *server {
	t.Helper()
	s := &server{log: log, ended: make(chan struct{})}
	// Not the test's context: that would kill the server before the cleanup.
	s.command = p.command(context.Background(), append([]string{"serve"}, flags...)...)
	s.command.Stderr = stderr
	if err := s.command.Start(); err != nil {
		t.Fatalf("start the server: %v", err)
	}
	go func() {
		_ = s.command.Wait() // the exit code is asked of the process's state
		close(s.ended)
	}()
	t.Cleanup(func() {
		_ = s.command.Process.Kill() // fails when the test has stopped it
		<-s.ended
	})
	return s
}

// awaitServing waits until the server takes requests, and learns where.
func (s *server) awaitServing(t *testing.T) {
	t.Helper()
	address, ok := s.logged(t, "serving")["address"].(string)
	if !ok {
		t.Fatal("the server does not log where it listens")
	}
	s.url = "http://" + address
}

// logged waits for the first line of the log with this message.
func (s *server) logged(t *testing.T, message string) (entry map[string]any) {
	t.Helper()
	s.awaitLog(t, message, func(text string) bool {
		for line := range strings.Lines(text) {
			entry = nil
			if json.Unmarshal([]byte(line), &entry) == nil && entry["msg"] == message {
				return true
			}
		}
		return false
	})
	return entry
}

// says waits until these words are in the log, and returns it up to there: lines are
// written after the answer that they are about.
func (s *server) says(t *testing.T, words string) string {
	t.Helper()
	return s.awaitLog(t, words, func(text string) bool { return strings.Contains(text, words) })
}

func (s *server) awaitLog(t *testing.T, what string, is func(text string) bool) string {
	t.Helper()
	timeout := time.After(patience)
	for {
		text, grown := s.log.read()
		if is(text) {
			return text
		}
		select {
		case <-grown:
		case <-s.ended:
			t.Fatalf("the server ended before it logged %q:\n%s", what, text)
		case <-timeout:
			t.Fatalf("the server has not logged %q:\n%s", what, text)
		}
	}
}

// terminate asks the server to stop, as an operator or a container engine does.
func (s *server) terminate(t *testing.T) {
	t.Helper()
	if err := s.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatalf("SIGTERM: %v", err)
	}
}

// exitCode waits for the end.
func (s *server) exitCode(t *testing.T) int {
	t.Helper()
	select {
	case <-s.ended:
		return s.command.ProcessState.ExitCode()
	case <-time.After(patience):
		t.Fatal("the server does not end")
		return 0
	}
}

// get asks for a path.
func (s *server) get(t *testing.T, path string) answer {
	t.Helper()
	return s.do(t, http.MethodGet, path, "")
}

// journal collects what a process writes while others read it.
type journal struct {
	mu    sync.Mutex
	text  []byte
	grown chan struct{} // closed by the next write
}

func newJournal() *journal { return &journal{grown: make(chan struct{})} }

// Write never fails.
func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.text = append(j.text, b...)
	close(j.grown)
	j.grown = make(chan struct{})
	return len(b), nil
}

// read returns everything so far, and what tells that there is more.
func (j *journal) read() (text string, grown <-chan struct{}) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return string(j.text), j.grown
}
