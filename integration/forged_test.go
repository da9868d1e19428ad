package integration_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"nearby/internal/testsize"
	"nearby/store/storetest"
	"nearby/wechat"
)

// Whoever has seen some requests, or knows the token, or has a key of their own,
// gets nothing but 403 out of a server in secure mode, and makes it ask its
// database nothing.
func TestAHundredThousandForgeriesInSecureMode(t *testing.T) {
	t.Parallel()
	db := proxyTo(t, storetest.URL(t))
	// Without the memory, which reads ahead.
	alone := append(agreed(oldToken, oldKey), "NEARBY_CELLS=0")
	p := installed(t, db.url).with(alone...)
	began := time.Now()
	var made atomic.Int64
	forgeries := int64(testsize.Pick(10_000, 100_000))
	for made.Load() < forgeries && !t.Failed() {
		p.serve(t).withstandsForgers(t, db, &made, forgeries)
	}
	t.Logf("%d forgeries of %d kinds refused in %.1f s", made.Load(), len(kindsOfForgery), time.Since(began).Seconds())
}

// forging is how long one server is attacked: shorter than it leaves its database
// alone between two rounds of housekeeping.
const forging = 40 * time.Second

// withstandsForgers has several forgers at work on a new server, with a genuine
// message before and after, and ends it.
func (s *server) withstandsForgers(t *testing.T, db *proxy, made *atomic.Int64, forgeries int64) {
	t.Helper()
	until := time.Now().Add(forging)
	genuine := newForger(t, oldToken, oldKey, 0)
	s.answers(t, genuine)
	s.quiet(t, db)

	asked, begun := db.Sent(), time.Now()
	var all sync.WaitGroup
	for i := range 4 {
		f := newForger(t, oldToken, oldKey, uint64(i+1))
		all.Go(func() { s.withstands(t, f, made, forgeries, until) })
	}
	all.Wait()
	if more, most := db.Sent()-asked, checks(time.Since(begun)); more > most {
		t.Errorf("%d bytes went to the database, want %d at most, for the version of the data", more, most)
	}

	s.answers(t, genuine)
	if db.Sent() == asked {
		t.Error("a genuine message asks the database nothing: this test would not notice")
	}
	s.terminate(t)
	s.exitCode(t)
}

// checks is how many bytes a server may send meanwhile to ask its database every five
// seconds for the version of the data: far fewer than a byte for each forgery. One more may
// come late into the time that is looked at, and one be early in what is left of it.
func checks(meanwhile time.Duration) int64 {
	const oneCheck = 600 // bytes, at most
	return oneCheck * (int64(meanwhile/(5*time.Second)) + 2)
}

// answers delivers a genuine message and checks that the reply is sealed.
func (s *server) answers(t *testing.T, f *forger) {
	t.Helper()
	if got := s.post(t, f.genuine(t)); got.status != http.StatusOK ||
		!strings.Contains(got.body, "<Encrypt>") {
		t.Errorf("a genuine message: answered %d %q, want a sealed reply", got.status, got.body)
	}
}

// quiet waits until the server has written what the last message left to write.
func (s *server) quiet(t *testing.T, db *proxy) {
	t.Helper()
	deadline := time.Now().Add(patience)
	for before := int64(-1); before != db.Sent(); {
		if time.Now().After(deadline) {
			t.Fatal("the server goes on asking the database")
		}
		before = db.Sent()
		time.Sleep(500 * time.Millisecond)
	}
}

// withstands sends forgeries, each kind in turn, until enough are made or it is time.
func (s *server) withstands(t *testing.T, f *forger, made *atomic.Int64, forgeries int64, until time.Time) {
	for time.Now().Before(until) {
		n := made.Add(1)
		if n > forgeries {
			made.Add(-1)
			return
		}
		kind := kindsOfForgery[n%int64(len(kindsOfForgery))]
		r := kind.forge(t, f)
		if got := s.post(t, r); got.status != http.StatusForbidden || got.body != "Forbidden" {
			t.Errorf("%s: answered %d %q, want 403 and no more", kind.name, got.status, got.body)
			return
		}
	}
}

// post delivers a request as it is.
func (s *server) post(t *testing.T, r wechat.Request) answer {
	address := s.url + "/wechat?" + r.Query.Encode()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, bytes.NewReader(r.Body))
	if err != nil {
		t.Error(err)
		return answer{}
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Error(err)
		return answer{}
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Error(err)
	}
	return answer{response.StatusCode, response.Header, string(body)}
}

// forger makes requests that are nearly genuine.
type forger struct {
	random     *rand.Rand
	wechat     *wechat.Caller // as the console is set up
	otherToken *wechat.Caller
	otherKey   *wechat.Caller // knows the token
	otherApp   *wechat.Caller // knows the token and the key
	plain      *wechat.Caller // knows the token
}

func newForger(t *testing.T, token, key string, seed uint64) *forger {
	t.Helper()
	caller := func(token, key, app string, mode wechat.Mode) *wechat.Caller {
		c, err := wechat.NewCaller(wechat.Options{Token: token, AppID: app, AESKey: key, Mode: mode})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	return &forger{
		random:     rand.New(rand.NewPCG(seed, 2026)),
		wechat:     caller(token, key, appID, wechat.Secure),
		otherToken: caller(newToken, key, appID, wechat.Secure),
		otherKey:   caller(token, newKey, appID, wechat.Secure),
		otherApp:   caller(token, key, "wx0000000000000000", wechat.Secure),
		plain:      caller(token, "", "", wechat.Plain),
	}
}

func (f *forger) genuine(t *testing.T) wechat.Request { return f.by(t, f.wechat, time.Now()) }

// by is a request that a caller made at that time.
func (f *forger) by(t *testing.T, c *wechat.Caller, at time.Time) wechat.Request {
	r, err := c.PostXML([]byte(location(squareX, squareY)), at)
	if err != nil {
		t.Error(err)
	}
	return r
}

var encrypted = regexp.MustCompile(`<Encrypt><!\[CDATA\[(.*?)\]\]></Encrypt>`)

// kindsOfForgery are the ways to go about it.
var kindsOfForgery = []struct {
	name  string
	forge func(*testing.T, *forger) wechat.Request
}{
	{"a signature out of the air", func(t *testing.T, f *forger) wechat.Request {
		r := f.genuine(t)
		r.Query.Set("msg_signature", fmt.Sprintf("%016x%016x%08x", f.random.Uint64(), f.random.Uint64(), f.random.Uint32()))
		return r
	}},
	{"signed with another token", func(t *testing.T, f *forger) wechat.Request {
		return f.by(t, f.otherToken, time.Now())
	}},
	{"the signature that does not cover the body", func(t *testing.T, f *forger) wechat.Request {
		r := f.genuine(t)
		r.Query.Set("msg_signature", r.Query.Get("signature"))
		return r
	}},
	{"without a signature of the body", func(t *testing.T, f *forger) wechat.Request {
		r := f.genuine(t)
		r.Query.Del("msg_signature")
		return r
	}},
	{"a seen query with another body", func(t *testing.T, f *forger) wechat.Request {
		return wechat.Request{Query: f.genuine(t).Query, Body: f.genuine(t).Body}
	}},
	{"replayed, six minutes to a year old", func(t *testing.T, f *forger) wechat.Request {
		age := 6*time.Minute + rand.N(365*24*time.Hour)
		return f.by(t, f.wechat, time.Now().Add(-age))
	}},
	{"replayed under a new timestamp", func(t *testing.T, f *forger) wechat.Request {
		r := f.by(t, f.wechat, time.Now().Add(-time.Hour))
		r.Query.Set("timestamp", fmt.Sprint(time.Now().Unix()))
		return r
	}},
	{"signed ahead of time", func(t *testing.T, f *forger) wechat.Request {
		return f.by(t, f.wechat, time.Now().Add(6*time.Minute+rand.N(time.Hour)))
	}},
	{"a plain body, well signed", func(t *testing.T, f *forger) wechat.Request {
		return f.by(t, f.plain, time.Now())
	}},
	{"a plain body that says it is raw", func(t *testing.T, f *forger) wechat.Request {
		r := f.by(t, f.plain, time.Now())
		r.Query.Set("encrypt_type", "raw")
		return r
	}},
	{"a plain body that says it is encrypted", func(t *testing.T, f *forger) wechat.Request {
		r := f.by(t, f.plain, time.Now())
		r.Query.Set("encrypt_type", "aes")
		r.Query.Set("msg_signature", r.Query.Get("signature"))
		return r
	}},
	{"a ciphertext cut short", func(t *testing.T, f *forger) wechat.Request {
		return f.changed(t, false, func(c []byte) []byte { return c[:f.random.IntN(len(c))] })
	}},
	{"a ciphertext cut short, signed with the token", func(t *testing.T, f *forger) wechat.Request {
		return f.changed(t, true, func(c []byte) []byte { return c[:f.random.IntN(len(c))] })
	}},
	{"a ciphertext with a flipped bit", func(t *testing.T, f *forger) wechat.Request {
		return f.changed(t, false, f.flipped)
	}},
	{"encrypted with another key, signed with the token", func(t *testing.T, f *forger) wechat.Request {
		return f.by(t, f.otherKey, time.Now())
	}},
	{"encrypted for another AppID, signed with the token", func(t *testing.T, f *forger) wechat.Request {
		return f.by(t, f.otherApp, time.Now())
	}},
	{"half a body", func(t *testing.T, f *forger) wechat.Request {
		r := f.genuine(t)
		r.Body = r.Body[:f.random.IntN(len(r.Body)-len("</xml>"))]
		return r
	}},
}

// changed is a genuine request with another ciphertext, under the signature it
// had or, by somebody who knows the token, a new one.
func (f *forger) changed(t *testing.T, signed bool, change func([]byte) []byte) wechat.Request {
	r := f.genuine(t)
	at := encrypted.FindSubmatchIndex(r.Body)
	ciphertext := change(bytes.Clone(r.Body[at[2]:at[3]]))
	r.Body = bytes.Join([][]byte{r.Body[:at[2]], ciphertext, r.Body[at[3]:]}, nil)
	if signed {
		r.Query.Set("msg_signature",
			wechat.Sign(oldToken, r.Query.Get("timestamp"), r.Query.Get("nonce"), string(ciphertext)))
	}
	return r
}

// flipped flips one of the six bits of one letter, and so one of the ciphertext.
func (f *forger) flipped(ciphertext []byte) []byte {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	at := f.random.IntN(len(strings.TrimRight(string(ciphertext), "=")) - 1)
	ciphertext[at] = alphabet[strings.IndexByte(alphabet, ciphertext[at])^1<<f.random.IntN(6)]
	return ciphertext
}
