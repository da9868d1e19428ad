package api

import (
	"bytes"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"nearby/api/dialogue"
	"nearby/api/limit"
	"nearby/api/metrics"
	"nearby/seal"
	"nearby/store"
	"nearby/wechat"
)

// door is a server in secure mode, whose every sealed answer is different, with a
// clock to move and a database that counts who knocks and answers nobody.
type door struct {
	*admission
	callback *wechat.Callback
	caller   *wechat.Caller
	at       time.Time
	knocks   atomic.Int64
	limited  string // by which limit the last message was refused
}

func newDoor(t *testing.T, burst int) *door {
	t.Helper()
	d := &door{at: time.Now()}
	s, err := store.Open(d.database(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	account := wechat.Options{
		Token: "token", AppID: "wx0123456789abcdef", AESKey: strings.Repeat("k", 43), Mode: wechat.Secure,
	}
	o := Options{
		Store: s, Secret: seal.New(testSecret, ""), Log: slog.New(slog.DiscardHandler), Search: s, Metrics: metrics.New(""),
		Watcher: store.NewWatcher(s, time.Now),
		Now:     func() time.Time { return d.at }, PersonRate: limit.Rate{Burst: burst, Every: time.Second},
	}
	if o.Callback, err = wechat.New(account); err != nil {
		t.Fatal(err)
	}
	if d.caller, err = wechat.NewCaller(account); err != nil {
		t.Fatal(err)
	}
	conversations, err := newConversations(o)
	if err != nil {
		t.Fatal(err)
	}
	answers := newAnswerer(o, nil)
	d.admission, d.callback = newAdmission(o, newOnce(o, conversations, answers.answer)), o.Callback
	return d
}

// database is the address of one that hangs up on everybody.
func (d *door) database(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			d.knocks.Add(1)
			_ = c.Close()
		}
	}()
	return "postgres://nobody@" + listener.Addr().String() + "/none?sslmode=disable&pool_max_conns=2"
}

// from is a text of somebody as it is received.
func (d *door) from(t *testing.T, person string, id int) wechat.Received {
	t.Helper()
	return d.received(t, fmt.Sprintf("<xml><ToUserName>gh_a</ToUserName><FromUserName>%s</FromUserName>"+
		"<CreateTime>%d</CreateTime><MsgType>text</MsgType><Content>帮助</Content><MsgId>%d</MsgId></xml>",
		person, d.at.Unix(), id))
}

func (d *door) received(t *testing.T, message string) wechat.Received {
	t.Helper()
	r, err := d.caller.PostXML([]byte(message), d.at)
	if err != nil {
		t.Fatal(err)
	}
	received, err := d.callback.Open(r.Query, r.Body, d.at)
	if err != nil {
		t.Fatal(err)
	}
	return received
}

// says gives the answer to a message, sealed, and notes by which limit it was refused.
func (d *door) says(r wechat.Received) []byte {
	c := echo.New().NewContext(httptest.NewRequest(http.MethodPost, "/wechat", nil), httptest.NewRecorder())
	answer := d.admit(c, r)
	d.limited, _ = c.Get(limit.Key).(string)
	return answer
}

// text is what a sealed answer says; "" for success.
func (d *door) text(t *testing.T, answer []byte) string {
	t.Helper()
	if bytes.Equal(answer, success) {
		return ""
	}
	message, err := d.caller.AnswerXML(answer)
	if err != nil {
		t.Fatalf("answered %q: %v", answer, err)
	}
	return string(message)
}

// Who writes without end is told so once, in both languages, and then nothing; the
// database hears of none of it. A second later there is an answer again.
func TestAFloodOfMessagesIsRefusedPolitelyAndWithoutTheDatabase(t *testing.T) {
	t.Parallel()
	d := newDoor(t, 3)
	for range 3 { // what was let in before; what it has to write may come late
		d.people.Take(d.next.conversations.person("oAnna"))
	}
	told := d.text(t, d.says(d.from(t, "oAnna", 4)))
	for _, want := range []string{"发得有点快", "a little fast"} {
		if !strings.Contains(told, want) {
			t.Errorf("the first one too many is answered %q, want %q in it", told, want)
		}
	}
	for i := range 1000 {
		if got := d.says(d.from(t, "oAnna", 5+i)); !bytes.Equal(got, success) || d.limited != "person" {
			t.Fatalf("one too many is answered %q, limited by %q, want success, person", got, d.limited)
		}
	}
	if knocks := d.knocks.Load(); knocks != 0 {
		t.Errorf("refusals made %d connections to the database, want none", knocks)
	}
	if d.says(d.from(t, "oBert", 2000)); d.limited != "" {
		t.Error("somebody else is refused")
	}
	if d.knocks.Load() == 0 {
		t.Error("a message that is let in asks no database: this test would not notice")
	}
	d.at = d.at.Add(time.Second)
	if d.says(d.from(t, "oAnna", 2001)); d.limited != "" {
		t.Error("a second later: refused")
	}
}

// Each delivery of a message gets the first one's answer, byte for byte, whether
// that was an answer or a refusal, and none of them counts.
func TestDeliveriesOfOneMessageCountOnce(t *testing.T) {
	t.Parallel()
	d := newDoor(t, 2)
	messages := make([]wechat.Received, 5)
	answers := make([][]byte, len(messages))
	for i := range messages {
		messages[i] = d.from(t, "oAnna", i)
		answers[i] = d.says(messages[i])
	}
	if !strings.Contains(d.text(t, answers[2]), "发得有点快") {
		t.Fatalf("the third is answered %q, want to be asked to wait", d.text(t, answers[2]))
	}
	for range 2 {
		d.at = d.at.Add(5 * time.Second) // WeChat's time; the bucket is full again
		for i, m := range messages {
			if got := d.says(m); !bytes.Equal(got, answers[i]) {
				t.Errorf("message %d again: answered %q, want the %q of before", i+1, d.text(t, got), d.text(t, answers[i]))
			}
		}
	}
	for i := range 2 {
		if d.says(d.from(t, "oAnna", 10+i)); d.limited != "" {
			t.Errorf("new message %d is refused: deliveries were counted", i+1)
		}
	}
}

func TestThreeDeliveriesAtOnceAreRefusedAlike(t *testing.T) {
	t.Parallel()
	d := newDoor(t, 1)
	d.says(d.from(t, "oAnna", 0))
	for i := range 100 {
		d.at = d.at.Add(time.Minute) // so that each round has one to let in and one to refuse
		d.says(d.from(t, "oAnna", 1000+i))
		m := d.from(t, "oAnna", 1+i)
		var answers [3][]byte
		var all sync.WaitGroup
		for delivery := range answers {
			all.Go(func() {
				c := echo.New().NewContext(httptest.NewRequest(http.MethodPost, "/wechat", nil), httptest.NewRecorder())
				answers[delivery] = d.admit(c, m)
			})
		}
		all.Wait()
		if bytes.Equal(answers[0], success) || !bytes.Equal(answers[0], answers[1]) || !bytes.Equal(answers[1], answers[2]) {
			t.Fatalf("round %d: three deliveries got %q, want one refusal in words", i, answers)
		}
	}
}

// What deletes what is kept about somebody is never too much, and what a phone
// reports by itself is never answered in words.
func TestAFarewellIsNeverRefusedAndReportsAreNotAnswered(t *testing.T) {
	t.Parallel()
	d := newDoor(t, 1)
	event := func(id int, elements string) wechat.Received {
		return d.received(t, fmt.Sprintf("<xml><ToUserName>gh_a</ToUserName><FromUserName>oAnna</FromUserName>"+
			"<CreateTime>%d</CreateTime><MsgType>event</MsgType>%s</xml>", d.at.Unix()+int64(id), elements))
	}
	d.says(d.from(t, "oAnna", 0))
	report := event(1, "<Event>LOCATION</Event><Latitude>31.2</Latitude><Longitude>121.4</Longitude><Precision>9</Precision>")
	if got := d.says(report); !bytes.Equal(got, success) || d.limited != "person" {
		t.Errorf("a report too many: answered %q, limited by %q, want success, person", got, d.limited)
	}
	if d.says(event(2, "<Event>unsubscribe</Event>")); d.limited != "" {
		t.Error("unfollowing is refused")
	}
}

// When all that can be answered at once are being answered, the next is told so in
// the language of the account, and let in when there is room.
func TestMoreThanCanBeAnsweredAtOnce(t *testing.T) {
	t.Parallel()
	d := newDoor(t, 0)
	d.languages = languages(dialogue.AlwaysEnglish)
	room := answersEach * d.next.Store.Connections()
	for range room {
		if !d.answers.Enter() {
			t.Fatalf("there are fewer than %d slots", room)
		}
	}
	m := d.from(t, "oAnna", 1)
	told := d.says(m)
	if got := d.text(t, told); !strings.Contains(got, "A great many people") || strings.Contains(got, "忙") || d.limited != "messages" {
		t.Errorf("answered %q, limited by %q, want an apology in English, messages", got, d.limited)
	}
	d.answers.Leave()
	if got := d.says(m); !bytes.Equal(got, told) {
		t.Errorf("the same message again: %q, want what was said before", d.text(t, got))
	}
	for i := range room { // a slot that is not given back would show
		if d.says(d.from(t, "oAnna", 2+i)); d.limited != "" {
			t.Fatalf("message %d with one slot free: refused for %s", i+1, d.limited)
		}
	}
}
