package platformtest_test

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/netip"
	"net/textproto"
	"net/url"
	"strings"
	"testing"
	"time"

	"nearby/api/platform/platformtest"
)

// What the client of package platform never sends, and how WeChat answers it.

// caller speaks to a stand-in without the client.
type caller struct {
	t      *testing.T
	server *platformtest.Server
	url    string
	token  string
}

func setup(t *testing.T) *caller {
	t.Helper()
	noon := time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)
	server, address := platformtest.Start(t, platformtest.Options{Now: func() time.Time { return noon }})
	c := &caller{t: t, server: server, url: address}
	c.token = c.stableToken(false).Token
	return c
}

type tokenAnswer struct {
	Code      int    `json:"errcode"`
	Message   string `json:"errmsg"`
	Token     string `json:"access_token"`
	ExpiresIn int    `json:"expires_in"`
}

func (c *caller) stableToken(force bool) (a tokenAnswer) {
	c.t.Helper()
	in := map[string]any{
		"grant_type": "client_credential", "appid": platformtest.AppID,
		"secret": platformtest.AppSecret, "force_refresh": force,
	}
	body, err := json.Marshal(in)
	if err != nil {
		c.t.Fatal(err)
	}
	c.read(c.send(http.MethodPost, "/cgi-bin/stable_token", "application/json", body), &a)
	return a
}

// code posts JSON and returns the errcode of the answer.
func (c *caller) code(path, body string) int {
	c.t.Helper()
	var a struct {
		Code int `json:"errcode"`
	}
	c.read(c.send(http.MethodPost, path, "application/json", []byte(body)), &a)
	return a.Code
}

func (c *caller) read(body []byte, into any) {
	c.t.Helper()
	if err := json.Unmarshal(body, into); err != nil {
		c.t.Fatalf("%s: %v", body, err)
	}
}

// send adds the token to the query and returns the body of the answer.
func (c *caller) send(method, path, contentType string, body []byte) []byte {
	c.t.Helper()
	path, query, _ := strings.Cut(path, "?")
	address := c.url + path + "?access_token=" + url.QueryEscape(c.token) + "&" + query
	req, err := http.NewRequestWithContext(c.t.Context(), method, address, bytes.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	req.Header.Set("Content-Type", contentType)
	response, err := http.DefaultClient.Do(req)
	if err != nil {
		c.t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return answer
}

func TestStableToken(t *testing.T) {
	t.Parallel()
	c := setup(t)
	first := c.stableToken(false)
	if len(first.Token) != 512 || first.ExpiresIn != 7200 {
		t.Fatalf("token of %d characters for %d s, want 512 and 7200", len(first.Token), first.ExpiresIn)
	}
	c.server.Advance(115*time.Minute - time.Second)
	if got := c.stableToken(false); got.Token != first.Token || got.ExpiresIn != 301 {
		t.Errorf("with 301 s left: another token %v, %d s, want the same", got.Token != first.Token, got.ExpiresIn)
	}
	c.server.Advance(time.Second)
	second := c.stableToken(false)
	if second.Token == first.Token || second.ExpiresIn != 7200 {
		t.Errorf("with 300 s left: the same token %v, want a new one", second.Token == first.Token)
	}
	ips := func(token string) int {
		c.token = token
		var a tokenAnswer
		c.read(c.send(http.MethodGet, "/cgi-bin/getcallbackip", "", nil), &a)
		return a.Code
	}
	if a, b := ips(first.Token), ips(second.Token); a != 0 || b != 0 {
		t.Errorf("the old and the new token: %d and %d, want both good", a, b)
	}
	c.server.Advance(5 * time.Minute)
	if a, b := ips(first.Token), ips(second.Token); a != 42001 || b != 0 {
		t.Errorf("five minutes later: %d and %d, want the old one expired", a, b)
	}
	third := c.stableToken(true)
	if a, b := ips(second.Token), ips(third.Token); a != 40001 || b != 0 {
		t.Errorf("after forcing: %d and %d, want the old one refused at once", a, b)
	}
	for token, want := range map[string]int{"": 41001, "nonsense": 40014, "98_nonsense": 40001} {
		if got := ips(token); got != want {
			t.Errorf("token %q: %d, want %d", token, got, want)
		}
	}
}

func TestForceRefreshHasLimits(t *testing.T) {
	t.Parallel()
	c := setup(t)
	for i := range 20 {
		if a := c.stableToken(true); a.Code != 0 {
			t.Fatalf("forcing for the %d. time: %d %s", i+1, a.Code, a.Message)
		}
		c.server.Advance(29 * time.Second)
		if a := c.stableToken(true); a.Code != 45011 && i < 19 {
			t.Errorf("29 seconds later: %d, want 45011", a.Code)
		}
		c.server.Advance(time.Second)
	}
	if a := c.stableToken(true); a.Code != 45009 {
		t.Errorf("for the 21. time: %d, want 45009", a.Code)
	}
	c.server.Advance(24 * time.Hour)
	if a := c.stableToken(true); a.Code != 0 {
		t.Errorf("the next day: %d, want 0", a.Code)
	}
}

func TestTokensAMinute(t *testing.T) {
	t.Parallel()
	c := setup(t)
	for range 9_999 { // setup asked once
		if a := c.stableToken(false); a.Code != 0 {
			t.Fatalf("stable_token: %d %s", a.Code, a.Message)
		}
	}
	if a := c.stableToken(false); a.Code != 45011 {
		t.Errorf("the 10,001st in a minute: %d, want 45011", a.Code)
	}
	c.server.Advance(time.Minute)
	if a := c.stableToken(false); a.Code != 0 {
		t.Errorf("the next minute: %d, want 0", a.Code)
	}
}

func TestWhoGetsNoToken(t *testing.T) {
	t.Parallel()
	c := setup(t)
	id, secret := platformtest.AppID, platformtest.AppSecret
	tests := map[string]struct {
		body string
		want int
	}{
		"no body":        {"", 44002},
		"no JSON":        {"grant_type=client_credential", 47001},
		"another grant":  {`{"grant_type":"password","appid":"` + id + `","secret":"` + secret + `"}`, 40002},
		"no AppID":       {`{"grant_type":"client_credential","secret":"` + secret + `"}`, 41002},
		"no secret":      {`{"grant_type":"client_credential","appid":"` + id + `"}`, 41004},
		"another AppID":  {`{"grant_type":"client_credential","appid":"wx","secret":"` + secret + `"}`, 40013},
		"a wrong secret": {`{"grant_type":"client_credential","appid":"` + id + `","secret":"x"}`, 40125},
	}
	for name, test := range tests {
		if got := c.code("/cgi-bin/stable_token", test.body); got != test.want {
			t.Errorf("%s: %d, want %d", name, got, test.want)
		}
	}
	c.server.AllowIPs(netip.MustParsePrefix("192.0.2.1/32"))
	a := c.stableToken(false)
	if a.Code != 40164 || !strings.HasPrefix(a.Message, "invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist rid: ") {
		t.Errorf("not on the allow-list: %d %s", a.Code, a.Message)
	}
}

func TestJSONThatWeChatRefuses(t *testing.T) {
	t.Parallel()
	c := setup(t)
	menu := func(name string) string {
		return `{"button":[{"type":"click","name":"` + name + `","key":"k"}]}`
	}
	tests := map[string]struct {
		body string
		want int
	}{
		"raw UTF-8":                      {menu("餐厅"), 0},
		"an escaped letter":              {menu(`\u9910`), 40033},
		"an escaped ampersand":           {menu(`a\u0026b`), 40033},
		"a backslash before a u":         {menu(`\\u9910`), 0},
		"a backslash before an escape":   {menu(`\\\u9910`), 40033},
		"other escapes":                  {menu(`\"\/`), 0},
		"JSON of another shape":          {`[]`, 47001},
		"JSON that ends too early":       {`{"button":[`, 47001},
		"something behind the JSON":      {menu("a") + "}", 47001},
		"no button":                      {`{}`, 40016},
		"a third level":                  {`{"button":[{"name":"a","sub_button":[{"name":"b","sub_button":[{"name":"c"}]}]}]}`, 40022},
		"a type that does not exist":     {`{"button":[{"type":"open","name":"a"}]}`, 40017},
		"a sub-button without an action": {`{"button":[{"name":"a","sub_button":[{"name":"b"}]}]}`, 65308},
		"a link that opens nothing":      {`{"button":[{"type":"view","name":"a","url":"javascript:1"}]}`, 40055},
		"one below":                      {`{"button":[{"name":"a","sub_button":[{"type":"view","name":"b","url":"x"}]}]}`, 40054},
	}
	for name, test := range tests {
		if got := c.code("/cgi-bin/menu/create", test.body); got != test.want {
			t.Errorf("%s: %d, want %d", name, got, test.want)
		}
	}
}

func TestMenuLimits(t *testing.T) {
	t.Parallel()
	c := setup(t)
	top := func(b string) string { return `{"button":[` + b + `]}` }
	sub := func(b string) string { return top(`{"name":"a","sub_button":[` + b + `]}`) }
	click := func(name, key int) string {
		return `{"type":"click","name":"` + strings.Repeat("n", name) + `","key":"` + strings.Repeat("k", key) + `"}`
	}
	view := func(length int) string {
		return `{"type":"view","name":"n","url":"http://a.cn/` + strings.Repeat("u", length-12) + `"}`
	}
	times := func(b string, n int) string { return strings.TrimSuffix(strings.Repeat(b+",", n), ",") }
	one := click(1, 1)
	tests := map[string]struct {
		body string
		want int
	}{
		"three buttons":             {top(times(one, 3)), 0},
		"four buttons":              {top(times(one, 4)), 40016},
		"five sub-buttons":          {sub(times(one, 5)), 0},
		"six sub-buttons":           {sub(times(one, 6)), 40023},
		"a name of 16":              {top(click(16, 1)), 0},
		"a name of 17":              {top(click(17, 1)), 40018},
		"a sub-button's name of 60": {sub(click(60, 1)), 0},
		"a sub-button's name of 61": {sub(click(61, 1)), 40025},
		"a key of 128":              {top(click(1, 128)), 0},
		"a key of 129":              {top(click(1, 129)), 40019},
		"a sub-button's key of 129": {sub(click(1, 129)), 40026},
		"a url of 1024":             {top(view(1024)), 0},
		"a url of 1025":             {top(view(1025)), 40020},
		"a sub-button's url of 1025": {
			sub(view(1025)), 40027,
		},
		"material that is not there": {top(`{"type":"media_id","name":"n","media_id":"x"}`), 40007},
	}
	for name, test := range tests {
		if got := c.code("/cgi-bin/menu/create", test.body); got != test.want {
			t.Errorf("%s: %d, want %d", name, got, test.want)
		}
	}
}

func TestConditionalMenuRules(t *testing.T) {
	t.Parallel()
	c := setup(t)
	const button = `"button":[{"type":"click","name":"a","key":"k"}]`
	add := func(rule string) int {
		return c.code("/cgi-bin/menu/addconditional", `{`+button+`,"matchrule":`+rule+`}`)
	}
	if got := add(`{"tag_id":"2"}`); got != 65303 {
		t.Errorf("without a default menu: %d, want 65303", got)
	}
	c.code("/cgi-bin/menu/create", `{`+button+`}`)
	tests := map[string]int{
		`{"tag_id":"2"}`: 0, `{"tag_id":2}`: 0, `{"client_platform_type":"1","tag_id":"2"}`: 0,
		`{}`: 65304, `{"tag_id":""}`: 65304, `{"sex":"1"}`: 65320, `{"tag_id":"2","country":"中国"}`: 65320,
		`{"language":"zh_CN"}`: 65320, `{"sex":"","tag_id":"2"}`: 0,
	}
	for rule, want := range tests {
		if got := add(rule); got != want {
			t.Errorf("matchrule %s: %d, want %d", rule, got, want)
		}
	}
}

// formFile is one part of a multipart form.
type formFile struct{ field, name, content string }

func form(t *testing.T, parts ...formFile) (contentType string, body []byte) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, p := range parts {
		disposition := `form-data; name="` + p.field + `"`
		if p.name != "" {
			disposition += `; filename="` + p.name + `"`
		}
		part, err := w.CreatePart(textproto.MIMEHeader{"Content-Disposition": {disposition}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(p.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), b.Bytes()
}

func TestUploadsThatWeChatRefuses(t *testing.T) {
	t.Parallel()
	c := setup(t)
	const jpeg, png = "\xff\xd8\xff picture", "\x89PNG\r\n\x1a\n picture"
	pad := func(s string, n int) string { return s + strings.Repeat("x", n-len(s)) }
	good := formFile{"media", "a.jpg", jpeg}
	tests := map[string]struct {
		kind  string
		parts []formFile
		want  int
	}{
		"a picture":                     {"image", []formFile{good}, 0},
		"a picture behind another part": {"image", []formFile{{"note", "", "x"}, good}, 0},
		"no type":                       {"", []formFile{good}, 40004},
		"another type":                  {"sticker", []formFile{good}, 40004},
		"another field":                 {"image", []formFile{{"file", "a.jpg", jpeg}}, 41005},
		"no file name":                  {"image", []formFile{{"media", "", jpeg}}, 41005},
		"no part at all":                {"image", nil, 41005},
		"an empty file":                 {"image", []formFile{{"media", "a.jpg", ""}}, 44001},
		"no extension":                  {"image", []formFile{{"media", "a", jpeg}}, 40005},
		"the wrong extension":           {"image", []formFile{{"media", "a.png", jpeg}}, 40005},
		"a BMP, which is not temporary": {"image", []formFile{{"media", "a.bmp", "BM"}}, 40005},
		"a PNG as a thumbnail":          {"thumb", []formFile{{"media", "a.png", png}}, 40005},
		"a thumbnail of 64 kB":          {"thumb", []formFile{{"media", "a.jpg", pad(jpeg, 64<<10)}}, 0},
		"a larger one":                  {"thumb", []formFile{{"media", "a.jpg", pad(jpeg, 64<<10+1)}}, 40012},
		"a picture above 10 MB":         {"image", []formFile{{"media", "a.jpg", pad(jpeg, 10<<20+1)}}, 40009},
		"a recording above 2 MB":        {"voice", []formFile{{"media", "a.mp3", pad("ID3", 2<<20+1)}}, 40010},
		"a video above 10 MB":           {"video", []formFile{{"media", "a.mp4", pad("\x00\x00\x00\x18ftypmp42", 10<<20+1)}}, 40011},
	}
	for name, test := range tests {
		contentType, body := form(t, test.parts...)
		var a tokenAnswer
		c.read(c.send(http.MethodPost, "/cgi-bin/media/upload?type="+test.kind, contentType, body), &a)
		if a.Code != test.want {
			t.Errorf("%s: %d %s, want %d", name, a.Code, a.Message, test.want)
		}
	}
	if got := c.code("/cgi-bin/media/upload?type=image", `{"media":"x"}`); got != 41005 {
		t.Errorf("JSON in place of a form: %d, want 41005", got)
	}
	contentType, body := form(t, formFile{"media", "v.mp4", "\x00\x00\x00\x18ftypmp42"})
	var a tokenAnswer
	c.read(c.send(http.MethodPost, "/cgi-bin/material/add_material?type=video", contentType, body), &a)
	if a.Code != 47001 {
		t.Errorf("a permanent video without a description: %d, want 47001", a.Code)
	}
}

func TestMethodsAndPaths(t *testing.T) {
	t.Parallel()
	c := setup(t)
	for path, want := range map[string]int{
		"/cgi-bin/menu/get": 43001, "/cgi-bin/getcallbackip": 43001,
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
	article := `{"title":"t","url":"http://a.cn"}`
	text := func(n int) string { return `"msgtype":"text","text":{"content":"` + strings.Repeat("x", n) + `"}` }
	tests := map[string]struct {
		message string
		want    int
	}{
		"a text of 2048":           {text(2048), 0},
		"a longer one":             {text(2049), 45002},
		"an empty one":             {text(0), 44004},
		"no object of the type":    {`"msgtype":"text","image":{}`, 40008},
		"another type":             {`"msgtype":"poem","poem":{"content":"x"}`, 40008},
		"two articles":             {`"msgtype":"news","news":{"articles":[` + article + `,` + article + `]}`, 45008},
		"no article":               {`"msgtype":"news","news":{"articles":[]}`, 45008},
		"media that is not there":  {`"msgtype":"image","image":{"media_id":"x"}`, 40007},
		"a long title":             {`"msgtype":"link","link":{"title":"` + strings.Repeat("x", 129) + `","url":"http://a.cn"}`, 45003},
		"a mini program unnamed":   {`"msgtype":"miniprogrampage","miniprogrampage":{"title":"x"}`, 40035},
		"music that is nowhere":    {`"msgtype":"music","music":{}`, 40035},
		"a card that does not say": {`"msgtype":"wxcard","wxcard":{}`, 40035},
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
	tests := map[string]int{
		`{"action_name":"QR_SCENE","action_info":{"scene":{"scene_id":1}}}`:                                 0,
		`{"action_name":"QR_SCENE","action_info":{"scene":{"scene_str":"a"}}}`:                              40053,
		`{"action_name":"QR_STR_SCENE","action_info":{"scene":{"scene_id":1}}}`:                             40053,
		`{"action_name":"QR_LIMIT_SCENE","action_info":{"scene":{"scene_id":100001}}}`:                      40053,
		`{"action_name":"QR_CARD","action_info":{}}`:                                                        40052,
		`{"expire_seconds":2592001,"action_name":"QR_SCENE","action_info":{"scene":{"scene_id":1}}}`:        40053,
		`{"expire_seconds":2592000,"action_name":"QR_STR_SCENE","action_info":{"scene":{"scene_str":"a"}}}`: 0,
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
	body := []byte(`{"action_name":"QR_SCENE","action_info":{"scene":{"scene_id":1}}}`)
	c.read(c.send(http.MethodPost, "/cgi-bin/qrcode/create", "application/json", body), &ticket)
	if ticket.Life != 60 {
		t.Errorf("without a time: %d s, want 60", ticket.Life)
	}
	c.server.Advance(time.Minute)
	if _, known := c.server.Scene(ticket.Ticket); known {
		t.Error("a code of 60 s is still good after a minute")
	}
}
