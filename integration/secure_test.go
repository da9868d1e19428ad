package integration_test

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"nearby/store/storetest"
)

// The two secrets that console and server agree on, before a change and after.
const (
	appID    = "wx5823bf96d3bd56c7"
	oldToken = "tokenBeforeTheChange"
	newToken = "tokenAfterTheChange"
	oldKey   = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
	newKey   = "GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcbA"
)

// agreed are the settings of a server, or of whoever plays the console, in secure mode.
func agreed(token, key string) []string {
	return []string{
		"NEARBY_WECHAT_MODE=secure", "NEARBY_WECHAT_APP_ID=" + appID,
		"NEARBY_WECHAT_ACCOUNT=" + account,
		"NEARBY_WECHAT_TOKEN=" + token, "NEARBY_WECHAT_AES_KEY=" + key,
	}
}

// The way to change what console and server agree on without anybody noticing:
// the server learns the new beside the old, the console changes, the server
// forgets the old. Messages run all the while; each is answered, as WeChat would
// have it, at the third attempt at the latest, under the secrets it came with.
func TestTokenAndKeyAreChangedWhileMessagesRun(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ token, key string }{
		"the token": {newToken, oldKey},
		"the key":   {oldToken, newKey},
		"both":      {newToken, newKey},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := installed(t, storetest.URL(t))
			before, after := agreed(oldToken, oldKey), agreed(test.token, test.key)
			both := slices.Concat(after,
				[]string{"NEARBY_WECHAT_TOKEN_PREVIOUS=" + oldToken, "NEARBY_WECHAT_AES_KEY_PREVIOUS=" + oldKey})

			s := p.with(before...).serve(t)
			p = p.with("NEARBY_PUBLIC_URL="+s.url, "NEARBY_LISTEN="+strings.TrimPrefix(s.url, "http://"))
			console := talking(t, p, before)
			console.sends(t, 5)

			s = s.replacedBy(t, p.with(both...))
			console.sends(t, 5)
			console.agrees(after)
			console.sends(t, 5)
			if e := p.with(before...).run(t, "send", "text", "帮助"); e.code != 0 {
				t.Errorf("a message still under the old secrets: %+v, want an answer", e)
			}

			s = s.replacedBy(t, p.with(after...))
			console.sends(t, 5)
			console.stop()
			if e := p.with(before...).run(t, "send", "text", "帮助"); e.code != 1 ||
				!strings.Contains(e.err, "403") {
				t.Errorf("a message under the old secrets after all: %+v, want it refused", e)
			}
			s.logsNothingPrivate(t)
			t.Logf("%d messages answered, %d of them not at the first attempt",
				console.answered.Load(), console.repeated.Load())
		})
	}
}

// replacedBy stops the server and starts another one at its address.
func (s *server) replacedBy(t *testing.T, p program) *server {
	t.Helper()
	s.terminate(t)
	if code := s.exitCode(t); code != 0 {
		t.Errorf("SIGTERM: exit code %d, want 0", code)
	}
	return p.serve(t)
}

// talk is a stream of messages, one after the other, from "nearby send".
type talk struct {
	agreed             atomic.Pointer[[]string]
	answered, repeated atomic.Int64

	done    chan struct{}
	stopped sync.WaitGroup
}

// talking begins to send messages under what the console has agreed.
func talking(t *testing.T, p program, agreed []string) *talk {
	t.Helper()
	c := &talk{done: make(chan struct{})}
	c.agrees(agreed)
	c.stopped.Go(func() {
		for {
			select {
			case <-c.done:
				return
			default:
				c.message(t, p)
			}
		}
	})
	t.Cleanup(c.stop)
	return c
}

// agrees changes what messages are signed and encrypted with from now on.
func (c *talk) agrees(settings []string) { c.agreed.Store(&settings) }

// stop returns after the last message.
func (c *talk) stop() {
	select {
	case <-c.done:
	default:
		close(c.done)
	}
	c.stopped.Wait()
}

// message asks for help, and again when nobody answers, as often as WeChat does.
// One attempt after the other: what was begun under the old secrets ends so.
func (c *talk) message(t *testing.T, p program) {
	p = p.with(*c.agreed.Load()...)
	const attempts = 3
	var e ended
	for attempt := range attempts {
		if e = p.run(t, "send", "--user", person(), "text", "帮助"); e.code == 0 {
			break
		}
		if attempt == 0 {
			c.repeated.Add(1)
		}
		time.Sleep(time.Second) // WeChat waits longer
	}
	if e.code != 0 || !strings.Contains(e.out, "餐厅") {
		t.Errorf("a message was answered %+v, want the help", e)
	}
	c.answered.Add(1)
}

// sends waits until that many more messages are answered.
func (c *talk) sends(t *testing.T, messages int64) {
	t.Helper()
	deadline := time.Now().Add(patience)
	for until := c.answered.Load() + messages; c.answered.Load() < until; {
		if time.Now().After(deadline) {
			t.Fatalf("no %d messages within %s", messages, patience)
		}
		time.Sleep(10 * time.Millisecond)
	}
}
