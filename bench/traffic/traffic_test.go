package traffic_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"nearby/api/dialogue"
	"nearby/api/reply"
	"nearby/bench"
	"nearby/bench/traffic"
	"nearby/geo"
	"nearby/wechat"
)

const testToken = "benchtoken"

var accounts = map[string]wechat.Options{
	"plain": {Token: testToken, Mode: wechat.Plain, MaxSkew: time.Minute},
	"secure": {
		Token: testToken, Mode: wechat.Secure, MaxSkew: time.Minute,
		AppID: "wx0123456789abcdef", AESKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
	},
}

// callback answers as a server must: every delivery of a message with the same bytes.
type callback struct {
	*wechat.Callback
	answer func(wechat.Message) wechat.Reply

	mu      sync.Mutex
	answers map[string][]byte
	heard   []wechat.Message
}

func newCallback(t *testing.T, o wechat.Options) *callback {
	t.Helper()
	c, err := wechat.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return &callback{Callback: c, answers: map[string][]byte{}, answer: rightly}
}

// rightly answers with what is asked for.
func rightly(m wechat.Message) wechat.Reply {
	if _, ok := m.(wechat.Text); ok {
		return wechat.TextReply{Content: "发送位置"}
	}
	return wechat.NewsReply{Articles: []wechat.Article{{Title: "附近", URL: "http://localhost/l/x"}}}
}

func (c *callback) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body) // half a body is refused
	received, err := c.Open(r.URL.Query(), body, time.Now())
	if err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.heard = append(c.heard, received.Message)
	if c.answers[received.Key()] == nil {
		c.answers[received.Key()], _ = received.Seal(c.answer(received.Message), time.Now())
	}
	_, _ = w.Write(c.answers[received.Key()])
}

// to is a short run against h.
func to(t *testing.T, h http.Handler, account wechat.Options) traffic.Options {
	t.Helper()
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	u, err := url.Parse(server.URL + "/wechat")
	if err != nil {
		t.Fatal(err)
	}
	caller, err := wechat.NewCaller(account)
	if err != nil {
		t.Fatal(err)
	}
	mix, err := bench.ParseMix("location=50,click=20,text=10,word=5,retry=15")
	if err != nil {
		t.Fatal(err)
	}
	return traffic.Options{
		To: u, Caller: caller, Mix: mix, Users: 50_000,
		Points: []geo.WGS84{{Lat: 31.23, Lng: 121.47}, {Lat: 39.9, Lng: 116.4}},
		Datum:  geo.DatumGCJ02, Region: geo.Mainland,
		Workers: 3, Connections: 8, Duration: 300 * time.Millisecond, Seen: &traffic.Seen{},
	}
}

func ran(t *testing.T, o traffic.Options) bench.Report {
	t.Helper()
	run, err := traffic.Run(t.Context(), o)
	if err != nil {
		t.Fatalf("Run() error = %v", err)
	}
	r := run.Report()
	if r.Messages == 0 {
		t.Fatal("no message was counted")
	}
	if seen := o.Seen.Right.Load() + o.Seen.Wrong.Load(); seen != int64(r.Messages) {
		t.Errorf("%d answers were seen, want the %d of the report", seen, r.Messages)
	}
	return r
}

func TestARightServerIsFoundRightInEveryModeAndLoop(t *testing.T) {
	t.Parallel()
	for mode, account := range accounts {
		for loop, rate := range map[string]float64{"closed": 0, "open": 500} {
			c := newCallback(t, account)
			o := to(t, c, account)
			o.Rate = rate
			r := ran(t, o)
			if r.Wrong != 0 {
				t.Errorf("%s, %s loop: %d wrong: %v", mode, loop, r.Wrong, r.Reasons)
			}
			if r.Sent["location"] == 0 || r.Sent["retry"] == 0 || r.Sent["click"] == 0 || r.Sent["text"] == 0 {
				t.Errorf("%s, %s loop: sent %v, want every kind", mode, loop, r.Sent)
			}
			if want := int(rate * o.Duration.Seconds()); rate > 0 && r.Messages != want {
				t.Errorf("%s, open loop: %d messages, want %d", mode, r.Messages, want)
			}
			if rate > 0 && r.Messages > len(c.heard) {
				t.Errorf("%s: %d messages are counted, %d were heard", mode, r.Messages, len(c.heard))
			}
		}
	}
}

// What arrives is what WeChat would send: a new MsgId for each message, the same for a
// retry, and buttons only of people who have sent a location.
func TestWhatArrivesIsWhatPeopleSend(t *testing.T) {
	t.Parallel()
	c := newCallback(t, accounts["plain"])
	r := ran(t, to(t, c, accounts["plain"]))
	ids, located, retries := map[int64]bool{}, map[string]bool{}, 0
	for _, m := range c.heard {
		head := m.Head()
		switch m := m.(type) {
		case wechat.Location:
			located[head.FromUser] = true
			if off := geo.DatumGCJ02.WGS84(m.Latitude, m.Longitude, geo.Mainland).
				GreatCircle(geo.WGS84{Lat: 31.23, Lng: 121.47}); off > 1 && off < 900_000 {
				t.Fatalf("a location is %s from its point", off)
			}
		case wechat.Click:
			if !located[head.FromUser] {
				t.Fatalf("%s taps a button and has sent no location", head.FromUser)
			}
		}
		if len(head.FromUser) != 28 {
			t.Fatalf("OpenID %q has %d characters, want 28", head.FromUser, len(head.FromUser))
		}
		if head.MsgID != 0 && ids[head.MsgID] {
			retries++
		}
		ids[head.MsgID] = true
	}
	if retries == 0 || retries > r.Sent["retry"] {
		t.Errorf("%d MsgIds came again, want some and at most the %d retries", retries, r.Sent["retry"])
	}
}

func TestEveryWayToAnswerWronglyIsCounted(t *testing.T) {
	t.Parallel()
	apology := reply.Composer{}.Apology(dialogue.Chinese)
	answering := func(answer wechat.Reply) func(*testing.T) http.Handler {
		return func(t *testing.T) http.Handler {
			c := newCallback(t, accounts["plain"])
			c.answer = func(wechat.Message) wechat.Reply { return answer }
			return c
		}
	}
	saying := func(h http.HandlerFunc) func(*testing.T) http.Handler {
		return func(*testing.T) http.Handler { return h }
	}
	write := func(body string) func(*testing.T) http.Handler {
		return saying(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) })
	}
	tests := map[string]struct {
		server func(*testing.T) http.Handler
		want   string
	}{
		"an error":        {saying(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(502) }), "with status 502"},
		"rubbish":         {write("<html>hello"), "that cannot be read"},
		"success alone":   {write("success"), "with nothing to show"},
		"an apology":      {answering(apology), "with an apology"},
		"music":           {answering(wechat.MusicReply{ThumbMediaID: "x"}), "of another kind"},
		"news for a word": {answering(rightly(wechat.Location{})), "of another kind"},
		"somebody else's": {write("<xml><ToUserName>oSomebodyElse</ToUserName><FromUserName>gh_x</FromUserName>" +
			"<CreateTime>1</CreateTime><MsgType>text</MsgType><Content>x</Content></xml>"), "for somebody else"},
		"another each time": {func(t *testing.T) http.Handler {
			c := newCallback(t, accounts["plain"])
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				c.ServeHTTP(w, r)
				c.mu.Lock()
				defer c.mu.Unlock()
				clear(c.answers)
				_, _ = io.WriteString(w, strings.Repeat(" ", len(c.heard)%50))
			})
		}, "retries answered differently"},
		"a broken connection": {func(*testing.T) http.Handler {
			var asked atomic.Int64
			return http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
				if asked.Add(1) > 1 { // a run does not begin where nothing answers
					panic(http.ErrAbortHandler)
				}
			})
		}, "with a broken connection"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := ran(t, to(t, test.server(t), accounts["plain"]))
			if r.Reasons[test.want] == 0 {
				t.Errorf("wrong answers: %v, want some %q", r.Reasons, test.want)
			}
		})
	}
}

// Latency counts from when a message should have left: a server that stands still for a
// while is slow for all that should have been sent meanwhile.
func TestAServerThatStandsStillCannotHideIt(t *testing.T) {
	t.Parallel()
	const stands = 400 * time.Millisecond
	c := newCallback(t, accounts["plain"])
	var asked atomic.Int64
	o := to(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) == 2 {
			c.mu.Lock() // nobody gets an answer
			time.Sleep(stands)
			c.mu.Unlock()
		}
		c.ServeHTTP(w, r)
	}), accounts["plain"])
	o.Rate, o.Connections, o.Duration = 200, 1, time.Second
	r := ran(t, o)
	// Of the 200, the 80 that should have left meanwhile waited for 200 ms on average.
	if r.P90 < 100 {
		t.Errorf("p90 = %.0f ms, want what those felt that could not even be sent", r.P90)
	}
	if r.Messages != 200 {
		t.Errorf("%d messages, want all 200", r.Messages)
	}
}

func TestARunThatCannotBegin(t *testing.T) {
	t.Parallel()
	o := to(t, http.NotFoundHandler(), accounts["plain"])
	gone := httptest.NewServer(http.NotFoundHandler())
	nobody, err := url.Parse(gone.URL)
	if err != nil {
		t.Fatal(err)
	}
	gone.Close()
	for name, change := range map[string]func(*traffic.Options){
		"no points":        func(o *traffic.Options) { o.Points = nil },
		"no users":         func(o *traffic.Options) { o.Users = 0 },
		"neither loop":     func(o *traffic.Options) { o.Workers = 0 },
		"no connections":   func(o *traffic.Options) { o.Rate, o.Connections = 1, 0 },
		"nobody listening": func(o *traffic.Options) { o.To = nobody },
	} {
		changed := o
		change(&changed)
		if _, err := traffic.Run(t.Context(), changed); err == nil {
			t.Errorf("%s: Run() gives no error", name)
		}
	}
}

func TestFreshPointsComeOnceEach(t *testing.T) {
	t.Parallel()
	c := newCallback(t, accounts["plain"])
	o := to(t, c, accounts["plain"])
	o.Fresh, o.Mix = true, bench.Mix{bench.Location: 1}
	o.Points = nil
	for i := range 50_000 {
		o.Points = append(o.Points, geo.WGS84{Lat: 1, Lng: float64(i) / 1000})
	}
	ran(t, o)
	seen := map[float64]bool{}
	for _, m := range c.heard {
		l, ok := m.(wechat.Location)
		if !ok || seen[l.Longitude] {
			t.Fatalf("%+v comes again or is no location", m)
		}
		seen[l.Longitude] = true
	}
}

func TestOnceTapsEveryButtonAtEachPoint(t *testing.T) {
	t.Parallel()
	c := newCallback(t, accounts["plain"])
	o := to(t, c, accounts["plain"])
	o.Once, o.Mix, o.Warmup, o.Workers = true, bench.Mix{bench.Location: 1, bench.Click: 1}, 0, 1
	o.Points = nil
	for i := range 100 {
		o.Points = append(o.Points, geo.WGS84{Lat: 1, Lng: float64(i) / 1000})
	}
	ran(t, o)
	heard := c.heard[1:] // after the one that tries whether anybody answers
	for i := 0; i+2 < len(heard); i += 3 {
		_, located := heard[i].(wechat.Location)
		one, tapped := heard[i+1].(wechat.Click)
		other, tappedTwice := heard[i+2].(wechat.Click)
		if !located || !tapped || !tappedTwice || one.Key == other.Key || one.FromUser != heard[i].Head().FromUser {
			t.Fatalf("messages %d to %d are %v, want a location and its two buttons", i, i+2, heard[i:i+3])
		}
	}
}

func TestOnceEndsWhenEachPointHadItsTurn(t *testing.T) {
	t.Parallel()
	c := newCallback(t, accounts["plain"])
	o := to(t, c, accounts["plain"])
	o.Once, o.Mix, o.Warmup, o.Duration = true, bench.Mix{bench.Location: 1}, 0, time.Nanosecond
	o.Points = nil
	for i := range 500 {
		o.Points = append(o.Points, geo.WGS84{Lat: 1, Lng: float64(i) / 1000})
	}
	ran(t, o)
	times := map[float64]int{}
	for _, m := range c.heard {
		times[m.(wechat.Location).Longitude]++
	}
	// Each worker may be at one more when the last had its turn.
	if extra := len(c.heard) - len(o.Points); len(times) != len(o.Points) || extra < 0 || extra > o.Workers {
		t.Errorf("%d points, %d messages from %d of them", len(o.Points), len(c.heard), len(times))
	}
}
