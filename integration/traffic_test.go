package integration_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const (
	// inTime is what a reply may take whatever is broken: WeChat waits five seconds.
	inTime = 4500 * time.Millisecond
	// pace is how far apart messages are sent, whether or not those before are answered.
	pace = 40 * time.Millisecond
	// retryPause is the pause before something is asked again, which leaves the
	// processor to the server.
	retryPause = 10 * time.Millisecond
)

// traffic is a steady stream of genuine messages: locations, texts, clicks,
// conversations and deliveries that are repeated. Each reply is judged.
type traffic struct {
	to     func() string // the server to send to
	client *http.Client
	spots  []spot
	anew   bool // a repeated message may be answered anew: the database has crashed

	under sync.WaitGroup
	mu    sync.Mutex
	tally tally
	last  sent // the last location that was answered
}

// spot is a place to stand, and the names of the restaurants to expect there.
type spot struct {
	x, y    string
	nearest []string
}

// sent is a message with its answer.
type sent struct{ body, answer string }

// tally is what came of it.
type tally struct {
	sent, right, sorry, wrong, invalid int
	old                                int // of those right, said to be possibly old
	slowest                            time.Duration
	took                               []time.Duration
	faults                             []string // the first few of wrong and invalid
}

// percentile is how long n of a hundred replies took at most.
func (t tally) percentile(n int) time.Duration {
	sorted := slices.Sorted(slices.Values(t.took))
	return sorted[(len(sorted)-1)*n/100]
}

func newTraffic(spots []spot, to func() string) *traffic {
	return &traffic{to: to, spots: spots, client: &http.Client{
		Timeout:   patience,
		Transport: &http.Transport{DisableKeepAlives: true}, // each message comes by itself
	}}
}

// flow sends until ctx ends, and returns when everything is answered.
func (f *traffic) flow(ctx context.Context) {
	tick := time.NewTicker(pace)
	defer tick.Stop()
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			f.under.Wait()
			return
		case <-tick.C:
		}
		f.under.Go(func() { f.one(n) })
	}
}

// during has traffic flow while something happens, and returns what came of it.
func (f *traffic) during(t *testing.T, happens func()) tally {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	over := make(chan struct{})
	go func() {
		defer close(over)
		f.flow(ctx)
	}()
	happens()
	stop()
	<-over
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.tally
}

// one sends the nth message or conversation.
func (f *traffic) one(n int) {
	at := f.spots[n%len(f.spots)]
	switch n % 6 {
	case 0, 1:
		body := location(at.x, at.y)
		if answer := f.send(body, at.places); answer != "" {
			f.mu.Lock()
			f.last = sent{body, answer}
			f.mu.Unlock()
		}
	case 2:
		f.send(text("帮助"), says("公交地铁"))
	case 3:
		f.send(event("CLICK", "<EventKey><![CDATA[餐厅]]></EventKey>"), says("位置"))
	case 4:
		f.repeat()
	case 5:
		who := person()
		if f.send(locationFrom(who, at), at.places) != "" {
			// A conversation that was lost begins again; it never goes on elsewhere.
			f.send(textFrom(who, "2"), says(at.nearest[1], "把位置发给我"))
		}
	}
}

// repeat delivers the last location again.
func (f *traffic) repeat() {
	f.mu.Lock()
	last, anew := f.last, f.anew
	f.mu.Unlock()
	if last.body == "" {
		return
	}
	f.send(last.body, func(_ reply, raw string) bool { return anew || raw == last.answer })
}

// places judges an answer to a location.
func (s spot) places(r reply, _ string) bool {
	if len(r.Articles) != 1 {
		return false
	}
	return slices.Equal(inventedName.FindAllString(r.Articles[0].Description, -1), s.nearest)
}

// says judges an answer by what it may say.
func says(any ...string) func(reply, string) bool {
	return func(r reply, _ string) bool {
		return slices.ContainsFunc(any, func(s string) bool { return strings.Contains(r.Content, s) })
	}
}

// How apologies begin: any, and that of a server of which too many ask at once.
const (
	apology = "抱歉"
	busy    = "现在问的人太多"
)

// send delivers one message and counts its reply. The answer is returned when it
// is right.
func (f *traffic) send(body string, right func(reply, string) bool) string {
	begun, before := time.Now(), starved()
	raw, err := f.deliver(body)
	if errors.Is(err, io.EOF) && starved()-before > time.Second {
		// We were too slow: the server has given up waiting for the message.
		begun, before = time.Now(), starved()
		raw, err = f.deliver(body)
	}
	took := time.Since(begun)
	// Half of what others wait for a processor is taken for this reply's share.
	late := took >= inTime+(starved()-before)/2
	var r reply
	if err == nil {
		err = xml.Unmarshal([]byte(raw), &r)
	}
	valid := err == nil && !late && strings.Contains(body, r.ToUserName) && r.FromUserName == account
	f.mu.Lock()
	defer f.mu.Unlock()
	f.tally.sent++
	f.tally.slowest = max(f.tally.slowest, took)
	f.tally.took = append(f.tally.took, took)
	switch {
	case !valid:
		f.tally.invalid++
		f.note("after %s, %v: %q", took, err, raw)
	case right(r, raw):
		f.tally.right++
		if strings.Contains(raw, "可能有变化") {
			f.tally.old++
		}
		return raw
	case strings.Contains(r.Content, apology), strings.Contains(r.Content, busy):
		f.tally.sorry++
	default:
		f.tally.wrong++
		f.note("wrong: %q to %q", raw, body)
	}
	return ""
}

func (f *traffic) note(format string, args ...any) {
	if len(f.tally.faults) < 3 {
		f.tally.faults = append(f.tally.faults, fmt.Sprintf(format, args...))
	}
}

// deliver delivers a message as a balancer does: where nobody listens it asks again.
func (f *traffic) deliver(body string) (string, error) {
	response, err := f.client.Post(f.to()+genuine(), "text/xml", strings.NewReader(body))
	for begun := time.Now(); errors.Is(err, syscall.ECONNREFUSED) && time.Since(begun) < inTime; {
		time.Sleep(retryPause)
		response, err = f.client.Post(f.to()+genuine(), "text/xml", strings.NewReader(body))
	}
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	var answer bytes.Buffer
	_, err = io.Copy(&answer, response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("status %d", response.StatusCode)
	}
	return answer.String(), err
}

// normal waits until five people in a row are answered rightly, first a location
// and then a digit, for which the database is needed: to write the conversation
// and read it again. It tells how long it took until the first of them was.
func (f *traffic) normal(t *testing.T) time.Duration {
	t.Helper()
	begun := time.Now()
	for first, row := time.Duration(0), 0; ; {
		last, ok := f.wholly(f.spots[row])
		switch {
		case !ok && time.Since(begun) > patience:
			t.Fatalf("not back to normal after %s: %s", patience, last)
		case !ok:
			row = 0
			time.Sleep(retryPause)
			continue
		case row == 0:
			first = time.Since(begun)
		}
		if row++; row == 5 {
			return first
		}
	}
}

// wholly tells whether a person at the spot gets the places and the card of the
// second, and what they got last.
func (f *traffic) wholly(at spot) (last string, ok bool) {
	who := person()
	raw, err := f.deliver(locationFrom(who, at))
	var r reply
	if err != nil || xml.Unmarshal([]byte(raw), &r) != nil || !at.places(r, raw) {
		return fmt.Sprint(raw, err), false
	}
	raw, err = f.deliver(textFrom(who, "2"))
	return fmt.Sprint(raw, err), err == nil && strings.Contains(raw, at.nearest[1])
}

func locationFrom(who string, at spot) string {
	return message(who, "<MsgType><![CDATA[location]]></MsgType><Location_X>"+at.x+
		"</Location_X><Location_Y>"+at.y+"</Location_Y><Scale>16</Scale><Label></Label>")
}

func textFrom(who, content string) string {
	return message(who, "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA["+content+"]]></Content>")
}

var inventedName = regexp.MustCompile(`面馆\d{3}`)

// grid is a file of restaurants around the square, none as far from anywhere as
// another.
func grid() string { return gridOf(func(n int) int { return n }) }

// renamed is the same places with other names.
func renamed() string { return gridOf(func(n int) int { return 399 - n }) }

func gridOf(name func(n int) int) string {
	var csv strings.Builder
	csv.WriteString("id,name,category,lat,lng\n")
	for n := range 400 {
		i, j := float64(n/20), float64(n%20)
		lat, lng := 31.21+0.0021*i+0.00013*j, 121.45+0.0023*j+0.00011*i
		fmt.Fprintf(&csv, "g%d,面馆%03d,restaurant,%.6f,%.6f\n", n, name(n), lat, lng)
	}
	return csv.String()
}
