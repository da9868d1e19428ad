package platformtest_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"nearby/wechat/platform/platformtest"
)

func TestMethodsAndPaths(t *testing.T) {
	t.Parallel()
	c := setup(t)
	for path, want := range map[string]int{
		"/cgi-bin/menu/get": 43001, "/cgi-bin/ticket/getticket": 43001,
	} {
		if got := c.code(path, "{}"); got != want {
			t.Errorf("POST %s: %d, want %d", path, got, want)
		}
	}
	var a tokenAnswer
	c.read(c.send(http.MethodGet, "/cgi-bin/menu/create", "", nil), &a)
	if a.Code != 43002 {
		t.Errorf("GET menu/create: %d, want 43002", a.Code)
	}
	if got := c.send(http.MethodGet, "/cgi-bin/nothing", "", nil); !strings.Contains(string(got), "404") {
		t.Errorf("GET nothing: %s, want a 404 page", got)
	}
}

func TestMessagesThatWeChatRefuses(t *testing.T) {
	t.Parallel()
	c := setup(t)
	c.server.Did("alice", platformtest.Wrote)
	text := func(n int) string { return `"msgtype":"text","text":{"content":"` + strings.Repeat("x", n) + `"}` }
	tests := map[string]struct {
		message string
		want    int
	}{
		"a text of 2048":        {text(2048), 0},
		"a longer one":          {text(2049), 45002},
		"an empty one":          {text(0), 44004},
		"no object of the type": {`"msgtype":"text","image":{}`, 40008},
		"another type":          {`"msgtype":"poem","poem":{"content":"x"}`, 40008},
	}
	for name, test := range tests {
		got := c.code("/cgi-bin/message/custom/send", `{"touser":"alice",`+test.message+`}`)
		if got != test.want {
			t.Errorf("%s: %d, want %d", name, got, test.want)
		}
	}
	if got := len(c.server.Sent()); got != 1 {
		t.Errorf("%d messages were accepted, want 1: a refused one counts for nothing", got)
	}
}

func TestQRCodesThatWeChatRefuses(t *testing.T) {
	t.Parallel()
	c := setup(t)
	scene := func(name string) string { return `"action_info":{"scene":{"scene_str":"` + name + `"}}}` }
	tests := map[string]int{
		`{"action_name":"QR_STR_SCENE",` + scene("a"):                          0,
		`{"action_name":"QR_LIMIT_STR_SCENE",` + scene("a"):                    0,
		`{"action_name":"QR_STR_SCENE",` + scene(""):                           40053,
		`{"action_name":"QR_STR_SCENE",` + scene(strings.Repeat("s", 65)):      40053,
		`{"action_name":"QR_CARD",` + scene("a"):                               40052,
		`{"expire_seconds":2592001,"action_name":"QR_STR_SCENE",` + scene("a"): 40053,
		`{"expire_seconds":2592000,"action_name":"QR_STR_SCENE",` + scene("a"): 0,
	}
	for body, want := range tests {
		if got := c.code("/cgi-bin/qrcode/create", body); got != want {
			t.Errorf("%s: %d, want %d", body, got, want)
		}
	}
	var ticket struct {
		Ticket string
		Life   int `json:"expire_seconds"`
	}
	body := []byte(`{"action_name":"QR_STR_SCENE",` + scene("a"))
	c.read(c.send(http.MethodPost, "/cgi-bin/qrcode/create", "application/json", body), &ticket)
	if ticket.Life != 60 {
		t.Errorf("without a time: %d s, want 60", ticket.Life)
	}
	c.server.Advance(time.Minute)
	if _, known := c.server.Scene(ticket.Ticket); known {
		t.Error("a code of 60 s is still good after a minute")
	}
}
