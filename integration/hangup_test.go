package integration_test

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"nearby/store/storetest"
)

// A server that is told to stop while its database hangs ends in the time that is
// promised, with messages under way or without.
func TestAServerWhoseDatabaseHangsStopsInTime(t *testing.T) {
	t.Parallel()
	const promised = 8 * time.Second
	db := proxyTo(t, storetest.URL(t))
	s := installed(t, db.url).serve(t)
	s.say(t, text("帮助"))
	db.set(t, networkFault{Stall: true})
	answered := make(chan string, 8)
	for range cap(answered) {
		request, body := s.heldBack(t, location(squareX, squareY))
		close(body.release)
		go func() { answered <- outcome(request) }()
		<-body.asked // the server has the message
	}
	begun, before := time.Now(), starved()
	s.terminate(t)
	s.exitCode(t)
	if took := time.Since(begun); took > promised+(starved()-before)/2 {
		log, _ := s.log.read()
		t.Errorf("it has ended after %s, want %s at most\n%s", took, promised, log)
	}
	for range cap(answered) {
		if got := <-answered; !strings.HasPrefix(got, "200 OK") {
			t.Errorf("a message under way is answered %q", got)
		}
	}
}

// piped is a server whose log goes into a pipe, of which only what came until it served
// was read.
func piped(t *testing.T, p program) (s *server, log *os.File) {
	t.Helper()
	log, into, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = log.Close() }) // the test may have done it
	s = p.startLogging(t, newJournal(), into)
	_ = into.Close() // ours: the server has its own
	for lines, listeners := bufio.NewScanner(log), 2; listeners > 0; {
		if !lines.Scan() {
			t.Fatal("the server ends before it serves")
		}
		_, _ = io.WriteString(s.log, lines.Text()+"\n") // a journal takes all
		if strings.Contains(lines.Text(), `"msg":"serving`) {
			listeners--
		}
	}
	s.awaitServing(t)
	return s, log
}

// Nobody reads the log, or whoever did has gone: every request is answered all the same,
// and what could not be written is counted.
func TestALogThatNobodyReadsKeepsNobodyWaiting(t *testing.T) {
	t.Parallel()
	p := installed(t, storetest.URL(t)).with("NEARBY_ADMIN_LISTEN=127.0.0.1:0")
	for name, goAway := range map[string]func(*os.File) error{
		"full":   func(*os.File) error { return nil },
		"closed": (*os.File).Close,
	} {
		t.Run(name, func(t *testing.T) {
			s, log := piped(t, p)
			if err := goAway(log); err != nil {
				t.Fatal(err)
			}
			for i := range 2500 { // a pipe holds some 400 lines, and the server 1,024 more
				if a := s.get(t, "/nowhere"); a.status != http.StatusNotFound {
					t.Fatalf("request %d: %d", i+1, a.status)
				}
			}
			if r := s.say(t, text("帮助")); r.MsgType != "text" {
				t.Errorf("answered %+v, want help", r)
			}
			if s.figures(t)["nearby_log_lines_dropped_total"] == 0 {
				t.Error("no line was dropped")
			}
			s.terminate(t)
			if code := s.exitCode(t); code != 0 {
				t.Errorf("exit code %d, want 0", code)
			}
		})
	}
}

// What is broken before anything could be signed is the sender's fault: no line of the
// log calls it an error or tells their address.
func TestRequestsThatAreBrokenAndNotSigned(t *testing.T) {
	t.Parallel()
	s := installed(t, storetest.URL(t)).serve(t)
	const head = "POST /wechat HTTP/1.1\r\nHost: near.example\r\nConnection: close\r\n"
	for name, r := range map[string]struct {
		text  string
		ended bool // the sender says that there is no more
		want  int
	}{
		"half a body":         {head + "Content-Length: 100\r\n\r\n<xml>", true, http.StatusBadRequest},
		"no chunk":            {head + "Transfer-Encoding: chunked\r\n\r\nnot a size\r\n", true, http.StatusBadRequest},
		"a body that waits":   {head + "Content-Length: 100\r\n\r\n<xml>", false, http.StatusRequestTimeout},
		"nothing of a body":   {head + "Content-Length: 100\r\n\r\n", false, http.StatusRequestTimeout},
		"no signature at all": {head + "Content-Length: 5\r\n\r\n<xml>", true, http.StatusForbidden},
		"too large":           {head + "Content-Length: 100000000\r\n\r\n<xml>", false, http.StatusRequestEntityTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			conn, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			_, err = conn.Write([]byte(r.text))
			if err == nil && r.ended {
				err = conn.(*net.TCPConn).CloseWrite()
			}
			if err != nil {
				t.Fatal(err)
			}
			response, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			if response.StatusCode != r.want {
				t.Errorf("answered %s, want %d", response.Status, r.want)
			}
			s.get(t, "/healthz") // the line of the request before this one is written
			log, _ := s.log.read()
			if strings.Contains(log, `"level":"ERROR"`) || strings.Contains(log, conn.LocalAddr().String()) {
				t.Errorf("the log calls it an error, or tells the address:\n%s", log)
			}
		})
	}
}
