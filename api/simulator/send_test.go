package simulator_test

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/api"
	"nearby/geo"
	"nearby/wechat"
)

// What words were taken for stands beside the message; other messages have none.
func TestTellsWhatWasUnderstood(t *testing.T) {
	t.Parallel()
	p := newPhone(t, plain)
	for fields, want := range map[string]map[string]any{
		`"kind":"text","text":"静安寺附近的火锅"`: {"Intent": "search", "Language": "zh-Hans"},
		`"kind":"text","text":"第2个的电话"`:   {"Intent": "command", "Command": "phone", "Number": 2.0, "Language": "zh-Hans"},
		`"kind":"voice","text":"謝謝你"`:     {"Intent": "chat", "Topic": "thanks", "Language": "zh-Hant"},
		`"kind":"click","key":"more"`:     {"Intent": "command", "Command": "more"},
		`"kind":"sticker"`:                nil,
		`"kind":"subscribe"`:              nil,
	} {
		got := p.sendAll(t, `{"user":"simulator_`+strings.ToLower(rand.Text())+`",`+fields+`}`).Understood
		delete(got, "Want")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s is understood otherwise (-want +got):\n%s", fields, diff)
		}
	}
	hotpot := p.sendAll(t, `{"user":"simulator_`+strings.ToLower(rand.Text())+`","kind":"text","text":"静安寺附近的火锅"}`).Understood["Want"].(map[string]any)
	if hotpot["Kind"] != "hotpot" || hotpot["Near"] != "静安寺" {
		t.Errorf("静安寺附近的火锅 is taken for %v", hotpot)
	}
}

// Whatever is sent goes through the server's own route and is answered by it, in
// every mode that an account can be in.
func TestEveryKindOfMessageReachesTheServer(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		draft string
		event bool
		sent  string // in the XML
		kind  string // of the answer
	}{
		"a text":              {`"kind":"text","text":"帮助 <1> & ]]>"`, false, "<MsgType><![CDATA[text]]>", "text"},
		"words of a link":     {`"kind":"text","text":"餐厅","menuId":"1"`, false, "<bizmsgmenuid><![CDATA[1]]>", "text"},
		"a sticker":           {`"kind":"sticker"`, false, "收到不支持的消息类型", "text"},
		"a picture":           {`"kind":"image"`, false, "<MsgType><![CDATA[image]]>", "text"},
		"a recording":         {`"kind":"voice"`, false, "<MsgType><![CDATA[voice]]>", "text"},
		"a recording, heard":  {`"kind":"voice","text":"帮助"`, false, "<Recognition><![CDATA[帮助]]>", "text"},
		"a video":             {`"kind":"video"`, false, "<MsgType><![CDATA[video]]>", "text"},
		"a shared article":    {`"kind":"link","text":"好文章","url":"https://example.com/"`, false, "<Url><![CDATA[https://example.com/]]>", "text"},
		"a file":              {`"kind":"file","text":"a.pdf"`, false, "<Title><![CDATA[a.pdf]]>", "text"},
		"a place":             {`"kind":"location","datum":"gcj02","lat":31.232794,"lng":121.475152,"label":"人民广场"`, false, "<Label><![CDATA[人民广场]]>", "news"},
		"following":           {`"kind":"subscribe"`, true, "<Event><![CDATA[subscribe]]>", "text"},
		"following by a code": {`"kind":"subscribe","scene":"transit"`, true, "<EventKey><![CDATA[qrscene_transit]]>", "text"},
		"a scan":              {`"kind":"scan","scene":"restaurant"`, true, "<Event><![CDATA[SCAN]]>", "text"},
		"a button":            {`"kind":"click","key":"transit"`, true, "<EventKey><![CDATA[transit]]>", "text"},
		"announcing a place":  {`"kind":"select","key":"location"`, true, "<Event><![CDATA[location_select]]>", "nothing"},
		"a report":            {`"kind":"report","datum":"wgs84","lat":31.234726,"lng":121.470618`, true, "<Precision>30</Precision>", "nothing"},
		"leaving":             {`"kind":"unsubscribe"`, true, "<Event><![CDATA[unsubscribe]]>", "nothing"},
	}
	for _, mode := range []wechat.Mode{wechat.Plain, wechat.Compatible, wechat.Secure} {
		account := plain
		if mode != wechat.Plain {
			account = wechat.Options{
				Token: plain.Token, Mode: mode, AppID: "wx0123456789abcdef", Account: "gh_own",
				AESKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
			}
		}
		p := newPhone(t, account)
		for name, test := range tests {
			user := "simulator_" + strings.ToLower(rand.Text()) // nobody has met them
			x := p.sendAll(t, fmt.Sprintf(`{"user":%q,%s}`, user, test.draft))
			if x.Status != http.StatusOK || x.Shown.Kind != test.kind || len(x.Shown.Faults) > 0 {
				t.Errorf("%s, %s: answered %d with %+v, want %s", mode, name, x.Status, x.Shown, test.kind)
			}
			if !strings.Contains(x.Sent.XML, test.sent) || x.Event != test.event {
				t.Errorf("%s, %s: sent %s (event: %v), want %q in it", mode, name, x.Sent.XML, x.Event, test.sent)
			}
			if sealed := strings.Contains(x.Sent.Sealed, "<Encrypt>"); sealed != (mode != wechat.Plain) {
				t.Errorf("%s, %s: over the wire went %q", mode, name, x.Sent.Sealed)
			}
			// What shows nothing is never encrypted.
			sealed := strings.Contains(x.Answer.Sealed, "<Encrypt>")
			if want := mode != wechat.Plain && test.kind != "nothing"; sealed != want {
				t.Errorf("%s, %s: answered over the wire with %q", mode, name, x.Answer.Sealed)
			}
		}
	}
}

// Sent again as it was, a message is the same message, and so is its answer.
func TestTheSameMessageAgainGetsTheSameBytes(t *testing.T) {
	t.Parallel()
	for name, mode := range map[string]wechat.Mode{"in clear": wechat.Plain, "encrypted": wechat.Secure} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			account := plain
			if mode != wechat.Plain {
				account.Mode, account.AppID = mode, "wx0123456789abcdef"
				account.AESKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
			}
			p := newPhone(t, account)
			for _, draft := range []string{
				`"kind":"location","datum":"gcj02","lat":31.232794,"lng":121.475152`,
				`"kind":"text","text":"更多"`,
				`"kind":"click","key":"transit"`,
			} {
				first := p.send(t, draft)
				same, err := json.Marshal(first.Draft)
				if err != nil {
					t.Fatal(err)
				}
				again := p.sendAll(t, string(same))
				if again.Digest != first.Digest || again.Bytes != first.Bytes || again.Sent.XML != first.Sent.XML {
					t.Errorf("%s again: %s (%d bytes), want %s (%d)", draft, again.Digest, again.Bytes, first.Digest, first.Bytes)
				}
			}
			first, other := p.send(t, `"kind":"text","text":"帮助"`), p.send(t, `"kind":"text","text":"帮助"`)
			if first.Draft["id"] == other.Draft["id"] {
				t.Errorf("two messages have the id %v", first.Draft["id"])
			}
		})
	}
}

func TestTheServerRemembersWhatWasSaid(t *testing.T) {
	t.Parallel()
	p := newPhone(t, plain)
	x := p.send(t, `"kind":"location","datum":"wgs84","lat":31.234726,"lng":121.470618`)
	if x.Remembered["Place"] == nil || x.Remembered["List"] == nil {
		t.Errorf("after a place it remembers %v, want the place and the list", x.Remembered)
	}
	if other := p.sendAll(t, `{"user":"simulator_00000000000000000000","kind":"text","text":"帮助"}`); other.Remembered["Place"] != nil {
		t.Errorf("of somebody else it remembers %v", other.Remembered)
	}
	if x := p.send(t, `"kind":"unsubscribe"`); x.Remembered["Place"] != nil {
		t.Errorf("after leaving it remembers %v, want nothing", x.Remembered)
	}
}

func TestAPlaceIsSentOnTheServersDatum(t *testing.T) {
	t.Parallel()
	p := newPhone(t, plain)
	baidu := geo.WGS84{Lat: square["wgs84"][0], Lng: square["wgs84"][1]}.BD09(geo.Mainland)
	tests := map[string]struct {
		draft string
		sent  string // its datum
		moved bool
	}{
		"a message from a map of WGS-84": {`"kind":"location","datum":"wgs84","lat":31.234726,"lng":121.470618`, "gcj02", true},
		"a message as WeChat has it":     {`"kind":"location","datum":"gcj02","lat":31.232794,"lng":121.475152`, "gcj02", false},
		"a message from a map of Baidu":  {fmt.Sprintf(`"kind":"location","datum":"bd09","lat":%f,"lng":%f`, baidu.Lat, baidu.Lng), "gcj02", true},
		"a report from a map":            {`"kind":"report","datum":"wgs84","lat":31.234726,"lng":121.470618`, "wgs84", false},
	}
	for name, test := range tests {
		x := p.send(t, test.draft)
		want := square[test.sent]
		sent, moved := x.Point.Sent, x.Point.Moved > 400
		near := func(got, want float64) bool { return got-want < 1e-5 && want-got < 1e-5 }
		if sent.Datum != test.sent || moved != test.moved || !near(sent.Lat, want[0]) || !near(sent.Lng, want[1]) {
			t.Errorf("%s: sent %+v, %.0f m off, want %v on %s", name, sent, x.Point.Moved, want, test.sent)
		}
		if at := x.Point.WGS84; !near(at.Lat, square["wgs84"][0]) || !near(at.Lng, square["wgs84"][1]) {
			t.Errorf("%s: on the map it is at %+v, want %v", name, at, square["wgs84"])
		}
	}
}

func TestWhatIsNotThePagesIsRefused(t *testing.T) {
	t.Parallel()
	const text = `{"user":"` + somebody + `","kind":"text","text":"帮助"}`
	tests := map[string]struct {
		body    string
		headers []string
		want    int
	}{
		"the page's own":           {text, nil, http.StatusOK},
		"another site's":           {text, []string{"Origin", "https://evil.example"}, http.StatusForbidden},
		"another site's, no name":  {text, []string{"Origin", "null"}, http.StatusForbidden},
		"another site's, as told":  {text, []string{"Sec-Fetch-Site", "cross-site"}, http.StatusForbidden},
		"a neighbour's, as told":   {text, []string{"Sec-Fetch-Site", "same-site"}, http.StatusForbidden},
		"somebody who may be real": {`{"user":"oNearbyTrialUser0000000000000","kind":"text"}`, nil, http.StatusBadRequest},
		"nobody":                   {`{"kind":"text","text":"帮助"}`, nil, http.StatusBadRequest},
		"a kind unheard of":        {`{"user":"` + somebody + `","kind":"telepathy"}`, nil, http.StatusBadRequest},
		"a field unheard of":       {`{"user":"` + somebody + `","kind":"text","token":"x"}`, nil, http.StatusBadRequest},
		"a datum unheard of":       {`{"user":"` + somebody + `","kind":"location","datum":"mars"}`, nil, http.StatusBadRequest},
		"no datum":                 {`{"user":"` + somebody + `","kind":"location","lat":31,"lng":121}`, nil, http.StatusBadRequest},
		"half a draft":             {`{"user":`, nil, http.StatusBadRequest},
		"a flood":                  {`{"text":"` + strings.Repeat("x", 20_000) + `"}`, nil, http.StatusRequestEntityTooLarge},
	}
	p := newPhone(t, plain)
	for name, test := range tests {
		if response := p.post(t, test.body, test.headers...); response.Code != test.want {
			t.Errorf("%s: answered %d %q, want %d", name, response.Code, response.Body, test.want)
		}
	}
}

// A server that was not told to simulate has no such page.
func TestThereIsNoSimulatorUnlessSwitchedOn(t *testing.T) {
	t.Parallel()
	handler, err := api.New(served(t, plain))
	if err != nil {
		t.Fatal(err)
	}
	p := phone{handler: handler}
	for _, path := range []string{"/simulator", "/simulator/map", "/simulator/assets/app.js"} {
		if response := p.get(t, path); response.Code != http.StatusNotFound {
			t.Errorf("%s: answered %d, want 404", path, response.Code)
		}
	}
	if response := p.post(t, `{"user":"`+somebody+`","kind":"text","text":"帮助"}`); response.Code != http.StatusNotFound {
		t.Errorf("sending: answered %d, want 404", response.Code)
	}
}

func TestASimulatorNeedsAnAccount(t *testing.T) {
	t.Parallel()
	o := served(t, plain)
	o.Simulate = &wechat.Options{}
	if _, err := api.New(o); err == nil || !strings.Contains(err.Error(), "token") {
		t.Errorf("error = %v, want one about the token", err)
	}
}

// The command goes through a real shell, with nearby played by a function that
// prints its arguments.
func TestTheCommandSendsTheSame(t *testing.T) {
	t.Parallel()
	p := newPhone(t, plain)
	user := "--user\n" + somebody + "\n--to\nhttp://near.example/wechat\n"
	tests := map[string]struct{ draft, want string }{
		"a text":          {`"kind":"text","text":"餐厅"`, user + "text\n--\n餐厅\n"},
		"quotes and more": {`"kind":"text","text":"it's $HOME; rm -rf \"x\" \\ ` + "`id`" + `"`, user + "text\n--\nit's $HOME; rm -rf \"x\" \\ `id`\n"},
		"a dash":          {`"kind":"text","text":"--help"`, user + "text\n--\n--help\n"},
		"a place":         {`"kind":"location","datum":"gcj02","lat":-31.5,"lng":121.475152,"label":"O'Brien"`, user + "location\n--lat=-31.5\n--lng=121.475152\n--crs\ngcj02\n--label=O'Brien\n"},
		"a button":        {`"kind":"click","key":"forget me"`, user + "click\n--\nforget me\n"},
		"a scan":          {`"kind":"scan","scene":"near_17"`, user + "scan\n--\nnear_17\n"},
		"following":       {`"kind":"subscribe"`, user + "subscribe\n"},
		"leaving":         {`"kind":"unsubscribe"`, user + "unsubscribe\n"},
	}
	for name, test := range tests {
		command := p.send(t, test.draft).Command
		got := shell(t, `nearby() { shift; printf '%s\n' "$@"; }; `+command)
		if got != test.want {
			t.Errorf("%s: %s\ngives %q, want %q", name, command, got, test.want)
		}
	}
	x := p.send(t, `"kind":"voice","text":"it's"`)
	got := shell(t, `nearby() { cat "$7"; }; `+x.Command)
	if want := strings.NewReplacer("\n  ", "", "\n", "").Replace(x.Sent.XML) + "\n"; got != want {
		t.Errorf("a recording: %s\ngives %q, want %q", x.Command, got, want)
	}
}

func shell(t *testing.T, script string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "sh", "-c", script).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", script, err, out)
	}
	return string(out)
}

// A name that is made to lead here (DNS rebinding) gets nothing of the simulator.
func TestOtherNamesAreRefused(t *testing.T) {
	t.Parallel()
	p := newPhone(t, plain)
	for _, path := range []string{"", "/map", "/places", "/assets/app.js"} {
		response := httptest.NewRecorder()
		p.handler.ServeHTTP(response, httptest.NewRequest(http.MethodGet, "http://attacker.example/simulator"+path, http.NoBody))
		if response.Code != http.StatusForbidden {
			t.Errorf("%s asked for under another name: %d, want 403", path, response.Code)
		}
	}
}
