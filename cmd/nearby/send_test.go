package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/usage"
	"nearby/wechat"
)

const (
	sendToken = "sendtoken"
	sendKey   = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
)

// listening is a callback of an account that hears one message after the other
// and answers always the same, and the flags that send to it.
type listening struct {
	heard chan wechat.Message
	flags []string
}

func listen(t *testing.T, o wechat.Options, answer wechat.Reply) *listening {
	t.Helper()
	callback, err := wechat.New(o)
	if err != nil {
		t.Fatal(err)
	}
	l := &listening{heard: make(chan wechat.Message, 1)}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body) // half a body is refused below
		received, err := callback.Open(r.URL.Query(), body, time.Now())
		if err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
			return
		}
		l.heard <- received.Message
		sealed, err := received.Seal(answer, time.Now())
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		_, _ = w.Write(sealed)
	}))
	t.Cleanup(server.Close)
	l.flags = []string{"--to=" + server.URL + "/wechat", "--wechat-token=" + o.Token, "--user=oSomebody"}
	return l
}

func (l *listening) send(t *testing.T, args ...string) string {
	t.Helper()
	flags := append([]string{"send"}, l.flags...)
	return account{}.must(t, "", append(flags, args...)...)
}

func TestSendPlaysEveryKindOfMessage(t *testing.T) {
	t.Parallel()
	head := wechat.Header{ToUser: "gh_nearby_trial", FromUser: "oSomebody"}
	recorded := file(t, "recorded.xml", "<xml><ToUserName>gh_nearby_trial</ToUserName>"+
		"<FromUserName>oOld</FromUserName><CreateTime>1</CreateTime><MsgType>event</MsgType>"+
		"<Event>VIEW</Event><EventKey>k</EventKey></xml>")
	asItIs := file(t, "message.xml", "<xml><ToUserName>gh_nearby_trial</ToUserName>"+
		"<FromUserName>oOther</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType>"+
		"<Content>hi</Content><MsgId>1</MsgId></xml>")
	tests := map[string]struct {
		args []string
		want wechat.Message
	}{
		"a location": {
			[]string{"location", "--lat=31.232794", "--lng=121.475152", "--label=人民广场"},
			wechat.Location{Header: head, Latitude: 31.232794, Longitude: 121.475152, Scale: 16, Label: "人民广场"},
		},
		"a text":      {[]string{"text", "火锅 & <米粉>"}, wechat.Text{Header: head, Content: "火锅 & <米粉>"}},
		"following":   {[]string{"subscribe"}, wechat.Subscribe{Header: head}},
		"unfollowing": {[]string{"unsubscribe"}, wechat.Unsubscribe{Header: head}},
		"a button":    {[]string{"click", "restaurant"}, wechat.Click{Header: head, Key: "restaurant"}},
		"a QR code":   {[]string{"scan", "transit"}, wechat.Scan{Header: head, Scene: "transit"}},
		"an event that was recorded, as if it happened now": {
			[]string{"event", recorded}, wechat.View{Header: head, URL: "k"},
		},
		"a file as it is": {
			[]string{"xml", asItIs},
			wechat.Text{Header: wechat.Header{ToUser: head.ToUser, FromUser: "oOther"}, Content: "hi"},
		},
	}
	unchecked := cmp.FilterPath(func(p cmp.Path) bool {
		return p.Last().String() == ".CreateTime" || p.Last().String() == ".MsgID"
	}, cmp.Ignore())
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := listen(t, wechat.Options{Token: sendToken, MaxSkew: time.Minute}, wechat.Success{})
			if said := l.send(t, test.args...); said != "(nothing is shown)\n" {
				t.Errorf("printed %q, want that nothing is shown", said)
			}
			if diff := cmp.Diff(test.want, <-l.heard, unchecked); diff != "" {
				t.Errorf("heard (-want +got):\n%s", diff)
			}
		})
	}
}

// A point on another datum is converted to the one that WeChat sends.
func TestSendConvertsThePoint(t *testing.T) {
	t.Parallel()
	l := listen(t, wechat.Options{Token: sendToken}, wechat.Success{})
	l.send(t, "location", "--crs=wgs84", "--lat=31.234726", "--lng=121.470618")
	got := (<-l.heard).(wechat.Location)
	if off := max(abs(got.Latitude-31.232794), abs(got.Longitude-121.475152)); off > 1e-5 {
		t.Errorf("sent %v, %v, want 31.232794, 121.475152 to 1e-5°", got.Latitude, got.Longitude)
	}
}

func abs(x float64) float64 { return max(x, -x) }

func TestSendEncryptsInSecureMode(t *testing.T) {
	t.Parallel()
	options := wechat.Options{Token: sendToken, AppID: "wxtest", AESKey: sendKey, Mode: wechat.Secure}
	l := listen(t, options, wechat.TextReply{Content: "秘密"})
	l.flags = append(l.flags, "--wechat-aes-key="+sendKey, "--wechat-app-id=wxtest")
	if said := l.send(t, "text", "hi"); said != "秘密\n" {
		t.Errorf("printed %q, want the text in clear", said)
	}
	<-l.heard
	if said := l.send(t, "--raw", "text", "hi"); !strings.HasPrefix(said, "<xml><ToUserName>") || !strings.Contains(said, "秘密") {
		t.Errorf("--raw printed %q, want the XML in clear", said)
	}
}

func TestSendTellsWhyThereIsNoAnswer(t *testing.T) {
	t.Parallel()
	l := listen(t, wechat.Options{Token: "another"}, wechat.Success{})
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	tests := map[string]struct{ to, want string }{
		"it is refused":     {l.flags[0], "403"},
		"nobody is there":   {"--to=" + gone.URL, "connection refused"},
		"another program's": {"--to=" + website(t, "<html>It works!</html>"), "reply"},
	}
	for name, test := range tests {
		e := account{}.run(t, "", "send", test.to, "--wechat-token="+sendToken, "text", "hi")
		if e.code != 1 || !strings.Contains(e.err, test.want) || e.out != "" {
			t.Errorf("%s: exit code %d, %q, %q, want 1 and something about %s", name, e.code, e.out, e.err, test.want)
		}
	}
}

// website is the address of a server that has nothing to do with us.
func website(t *testing.T, content string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, content)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// Behind a mapped port the public address is not where this machine finds the server.
func TestSendFindsTheServerOfItsMachine(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ public, listen, to, want string }{
		"nothing is set":      {"http://localhost:8080", "", "", "http://localhost:8080/wechat"},
		"a mapped port":       {"http://localhost:9000", ":8080", "", "http://localhost:8080/wechat"},
		"any port":            {"http://localhost:9000", "127.0.0.1:0", "", "http://localhost:9000/wechat"},
		"a public address":    {"https://nearby.example.com", ":8080", "", "https://nearby.example.com/wechat"},
		"another one is told": {"http://localhost:9000", ":8080", "http://127.0.0.1:1/wechat", "http://127.0.0.1:1/wechat"},
	} {
		var wrong usage.Faults
		c := sendCommand{Listen: test.listen, To: test.to}
		c.PublicURL = test.public
		if got := c.callback(&wrong); got != test.want || wrong != nil {
			t.Errorf("%s: sends to %s, %v, want %s", name, got, wrong, test.want)
		}
	}
}
