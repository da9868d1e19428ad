package integration_test

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"nearby/store/storetest"
)

// A person who sends two hundred messages at once is let in as far as the limit
// goes, told once that it is too much, and then told nothing; another is answered.
func TestAPersonWhoFloods(t *testing.T) {
	t.Parallel()
	s := installed(t, storetest.URL(t)).with("NEARBY_LIMIT_PERSON=").serve(t) // the default
	const flood, burst = 200, 20
	anna := person()
	var let, told, silent atomic.Int64
	begun := time.Now()
	crowd(flood, func(i int) {
		a := s.do(t, http.MethodPost, genuine(), message(anna, fmt.Sprintf("<MsgType>text</MsgType><Content>%d</Content>", i)))
		switch {
		case a.body == "success":
			silent.Add(1)
		case strings.Contains(a.body, "发得有点快") && strings.Contains(a.body, "a little fast"):
			told.Add(1)
		case a.status == http.StatusOK:
			let.Add(1)
		default:
			t.Errorf("answered %d %q", a.status, a.body)
		}
	})
	refilled := int64(time.Since(begun)/time.Second) + 1 // a token a second
	if n := let.Load(); n < burst || n > burst+refilled {
		t.Errorf("%d of %d messages are let in, want %d and at most %d more", n, flood, burst, refilled)
	}
	if n := told.Load(); n < 1 || n > 1+refilled/burst {
		t.Errorf("told %d times that it is too much, want once", n)
	}
	if let.Load()+told.Load()+silent.Load() != flood {
		t.Errorf("%d let in, %d told, %d silent, want %d in all", let.Load(), told.Load(), silent.Load(), flood)
	}
	if r := s.say(t, text("帮助")); r.MsgType != "text" || strings.Contains(r.Content, "有点快") {
		t.Errorf("somebody else is answered %+v, want help", r)
	}
	if log := s.says(t, `"limited":"person"`); strings.Contains(log, anna) {
		t.Error("the log says whose messages were refused")
	}
}

// crowd does something many times, a few at a time.
func crowd(times int, do func(i int)) {
	var all sync.WaitGroup
	var next atomic.Int64
	for range 16 {
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(times); i = next.Add(1) - 1 {
				do(int(i))
			}
		})
	}
	all.Wait()
}

// A stranger who makes addresses up counts as one; behind a proxy that is named,
// each person is one of their own.
func TestAnAddressThatFloodsPages(t *testing.T) {
	t.Parallel()
	p := installed(t, storetest.URL(t)).with("NEARBY_LIMIT_ADDRESS=1")
	tests := map[string]struct {
		proxies string
		mixed   bool // what is forwarded tells people apart
	}{
		"without a proxy, addresses made up": {"", false},
		"behind a proxy":                     {"127.0.0.0/8", true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := p.with("NEARBY_TRUSTED_PROXIES=" + test.proxies).serve(t)
			var limited, gone atomic.Int64
			crowd(400, func(i int) {
				switch a := s.forwarded(t, fmt.Sprintf("203.0.%d.%d", i/200, i%200)); {
				case a.status == http.StatusTooManyRequests && a.header.Get("Retry-After") == "1" &&
					strings.Contains(a.body, "打开得有点快"):
					limited.Add(1)
				case a.status == http.StatusGone:
					gone.Add(1)
				default:
					t.Errorf("answered %d, to come again after %q", a.status, a.header.Get("Retry-After"))
				}
			})
			if test.mixed != (limited.Load() == 0) {
				t.Errorf("%d requests refused and %d served; want refusals: %v", limited.Load(), gone.Load(), !test.mixed)
			}
			if log, _ := s.log.read(); strings.Contains(log, "203.0.") || strings.Count(log, "127.0.0.1") != 1 {
				t.Error("the log holds addresses of people, or not that it serves at 127.0.0.1")
			}
		})
	}
}

// forwarded asks for a page as a proxy would for somebody.
func (s *server) forwarded(t *testing.T, from string) answer {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+"/n/nothing", nil)
	if err != nil {
		t.Error(err)
		return answer{}
	}
	request.Header.Set("X-Forwarded-For", from)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Error(err)
		return answer{}
	}
	defer response.Body.Close()
	var body bytes.Buffer
	_, _ = body.ReadFrom(response.Body)
	return answer{response.StatusCode, response.Header, body.String()}
}

// Whoever restarts servers that do not answer is not to be made to by strangers:
// among two thousand connections that say nothing and floods of forgeries, of pages
// and of genuine messages, the server says that it is alive and ready.
func TestAServerUnderAttackIsAliveAndReady(t *testing.T) {
	t.Parallel()
	s := installed(t, storetest.URL(t)).serve(t)
	silent(t, strings.TrimPrefix(s.url, "http://"), 2000)

	attack, over := context.WithCancel(t.Context())
	var attackers sync.WaitGroup
	var sent [3]atomic.Int64
	for i := range 24 {
		attackers.Go(func() {
			for attack.Err() == nil {
				s.attack(t, i%3)
				sent[i%3].Add(1)
			}
		})
	}
	for i := range 40 {
		for _, path := range []string{"/healthz", "/readyz"} {
			var a answer
			if !unlessStarved(func() bool { a = s.get(t, path); return a.status == http.StatusOK }) {
				t.Errorf("time %d: %s answers %d %q, want 200", i+1, path, a.status, a.body)
			}
		}
	}
	over()
	attackers.Wait()
	t.Logf("meanwhile %d forgeries, %d pages, %d messages", sent[0].Load(), sent[1].Load(), sent[2].Load())
	for kind := range sent {
		if sent[kind].Load() == 0 {
			t.Errorf("there was no attack of kind %d", kind)
		}
	}
	if r := s.say(t, text("帮助")); r.MsgType != "text" {
		t.Errorf("after the attack: %+v, want help", r)
	}
}

// attack makes one request of a kind.
func (s *server) attack(t *testing.T, kind int) {
	switch kind {
	case 0:
		if a := s.do(t, http.MethodPost, "/wechat?signature=forged&timestamp=1&nonce=1", text("x")); a.status != http.StatusForbidden {
			t.Errorf("a forgery: %d, want 403", a.status)
		}
	case 1:
		if a := s.get(t, "/n/nothing"); a.status != http.StatusGone && a.status != http.StatusTooManyRequests {
			t.Errorf("a page: %d, want 410 or 429", a.status)
		}
	case 2:
		if a := s.do(t, http.MethodPost, genuine(), location(squareX, squareY)); a.status != http.StatusOK {
			t.Errorf("a genuine message: %d %q, want 200", a.status, a.body)
		}
	}
}

// silent opens connections that begin a request and say no more, until the test ends.
func silent(t *testing.T, address string, n int) {
	t.Helper()
	for i := range n {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatalf("connection %d: %v", i+1, err)
		}
		t.Cleanup(func() { _ = c.Close() })
		if _, err := c.Write([]byte("POST /wechat HTTP/1.1\r\nHost: a\r\n")); err != nil && i == 0 {
			t.Fatal(err)
		}
	}
}
