package integration_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"nearby/store/storetest"
	"nearby/wechat"
)

// attempt is a request that must not get far, and what it is answered.
type attempt struct {
	method, path, body string
	status             int
	answer             string // in full; "" for the words of the status
}

// forged are requests that nobody has shown to come from WeChat, and such as no
// route takes.
func forged() map[string]attempt {
	body := location(squareX, squareY)
	post := func(change func(url.Values), body string, status int) attempt {
		query := signed(time.Now())
		change(query)
		return attempt{http.MethodPost, "/wechat?" + query.Encode(), body, status, ""}
	}
	set := func(name, value string) attempt {
		return post(func(q url.Values) { q.Set(name, value) }, body, http.StatusForbidden)
	}
	without := func(name string) attempt {
		return post(func(q url.Values) { q.Del(name) }, body, http.StatusForbidden)
	}
	at := func(when time.Time) attempt {
		return attempt{http.MethodPost, "/wechat?" + signed(when).Encode(), body, http.StatusForbidden, ""}
	}
	whole := func(body string, status int) attempt { return post(func(url.Values) {}, body, status) }
	to := func(method, path string, status int) attempt { return attempt{method, path, "", status, ""} }
	return map[string]attempt{
		"a wrong signature":              set("signature", wechat.Sign("another token", "1", "1")),
		"no signature":                   without("signature"),
		"no timestamp":                   without("timestamp"),
		"no nonce":                       without("nonce"),
		"another timestamp":              set("timestamp", "1700000000"),
		"another nonce":                  set("nonce", "n"),
		"an encryption that is not used": set("encrypt_type", "aes"),
		"signed ten minutes ago":         at(time.Now().Add(-10 * time.Minute)),
		"signed ten minutes ahead":       at(time.Now().Add(10 * time.Minute)),
		"an empty body":                  whole("", http.StatusForbidden),
		"a body of 1 MiB":                whole(strings.Repeat("x", 1<<20), http.StatusRequestEntityTooLarge),
		"a check without a signature":    to(http.MethodGet, "/wechat?echostr=1", http.StatusForbidden),
		"a method that no route has":     to(http.MethodPut, genuine(), http.StatusMethodNotAllowed),
		"a route that there is not":      to(http.MethodGet, "/admin", http.StatusNotFound),
	}
}

// unreadable are requests that WeChat seems to have signed, with bodies it does
// not write. A retry would be no better, so they are taken in silence.
func unreadable() map[string]attempt {
	whole := location(squareX, squareY)
	with := func(elements string) string { return strings.Replace(whole, "</xml>", elements+"</xml>", 1) }
	bodies := map[string]string{
		"a DOCTYPE":           "<!DOCTYPE xml>" + whole,
		"an entity":           `<!DOCTYPE xml [<!ENTITY a "b">]>` + with("<Label>&a;</Label>"),
		"a duplicate element": with("<FromUserName>somebody else</FromUserName>"),
		"a foreign namespace": with(`<w:Label xmlns:w="urn:w">w</w:Label>`),
		"half a message":      whole[:len(whole)/2],
		"JSON":                `{"MsgType":"text"}`,
		"no sender":           strings.NewReplacer("<FromUserName>", "<From>", "</FromUserName>", "</From>").Replace(whole),
	}
	all := map[string]attempt{}
	for name, body := range bodies {
		all[name] = attempt{http.MethodPost, genuine(), body, http.StatusOK, "success"}
	}
	return all
}

// None of them reaches the database, is told more than the status, is an error of
// the server, or leaves in the log who or where somebody is.
func TestWhatIsRefusedTouchesNothing(t *testing.T) {
	t.Parallel()
	db := proxyTo(t, storetest.URL(t))
	// Without the memory, which reads ahead.
	s := installed(t, db.url).with("NEARBY_WECHAT_ACCOUNT="+account, "NEARBY_CELLS=0").serve(t)
	if a := s.get(t, "/readyz"); a.status != http.StatusOK || db.Sent() == 0 {
		t.Fatalf("ready: %d %q, want yes, after asking the database", a.status, a.body)
	}

	// The server asks every five seconds for the version of the data: a round in which
	// it did shows nothing.
	for round := 1; ; round++ {
		s.quiet(t, db)
		asked := db.Sent()
		for _, attempts := range []map[string]attempt{forged(), unreadable()} {
			for name, a := range attempts {
				s.refuses(t, name, a)
			}
		}
		s.refuses(t, "a message to another account", attempt{
			http.MethodPost, genuine(), strings.Replace(text("help"), account, "gh_other", 1),
			http.StatusForbidden, "",
		})
		more := db.Sent() - asked
		if more == 0 {
			break
		}
		if round == 10 {
			t.Fatalf("%d bytes went to the database, want none in one of %d rounds", more, round)
		}
	}
	s.logsNothingPrivate(t)

	db.down(t)
	for name, a := range forged() {
		s.refuses(t, name+", without a database", a)
	}
}

// A place that cannot be is asked for again, in words.
func TestAnImpossiblePlaceIsAskedForAgain(t *testing.T) {
	t.Parallel()
	s := installed(t, storetest.URL(t)).serve(t)
	for name, at := range map[string][2]string{
		"not a number":             {"NaN", squareY},
		"infinite":                 {squareX, "Inf"},
		"hexadecimal":              {"0x1F", squareY},
		"with an exponent":         {"3.1e1", squareY},
		"empty":                    {"", ""},
		"half empty":               {squareX, ""},
		"off the globe":            {"91", squareY},
		"beyond the antimeridian":  {squareX, "180.1"},
		"where a phone has no fix": {"0", "0"},
		"a word":                   {"here", "there"},
	} {
		r := s.say(t, location(at[0], at[1]))
		if r.MsgType != "text" || !strings.Contains(r.Content, "位置") {
			t.Errorf("%s: answered %+v, want a text that asks for the place", name, r)
		}
	}
	s.logsNothingPrivate(t)
}

func TestTheConsolesCheckIsEchoed(t *testing.T) {
	t.Parallel()
	s := installed(t, storetest.URL(t)).serve(t)
	for _, path := range []string{"/wechat", "/wechat/"} {
		query := signed(time.Now())
		query.Set("echostr", "4375120948345356249")
		a := s.get(t, path+"?"+query.Encode())
		if a.status != http.StatusOK || a.body != "4375120948345356249" {
			t.Errorf("GET %s: answered %d %q, want the echostr and nothing else", path, a.status, a.body)
		}
		a = s.do(t, http.MethodPost, path+"?"+signed(time.Now()).Encode(), text("help"))
		if a.status != http.StatusOK || !strings.HasPrefix(a.body, "<xml>") {
			t.Errorf("POST %s: answered %d %q, want a reply", path, a.status, a.body)
		}
	}
}

// refuses makes the attempt and checks that it gets no further.
func (s *server) refuses(t *testing.T, name string, a attempt) {
	t.Helper()
	got := s.do(t, a.method, a.path, a.body)
	want := a.answer
	if want == "" {
		want = http.StatusText(a.status)
	}
	told := got.body
	if a.status == http.StatusNotFound { // with a page, of which the heading is enough here
		want = "<h1>这里没有这个页面</h1>"
		if strings.HasPrefix(told, "<!doctype html>") && strings.Contains(told, want) {
			told = want
		}
	}
	if got.status != a.status || told != want {
		t.Errorf("%s: answered %d %.200q, want %d %q", name, got.status, got.body, a.status, want)
	}
}

// logsNothingPrivate looks for what must not be in a log: signatures, people,
// places, what they wrote.
func (s *server) logsNothingPrivate(t *testing.T) {
	t.Helper()
	log := s.says(t, `"request"`)
	for line := range strings.Lines(log) {
		private := func(word string) bool { return strings.Contains(line, word) }
		words := []string{
			"signature=", "nonce=", "timestamp=", "somebody else", openID, account, "gh_other",
			"31.23", "121.47", "xmlns", "4375120948345356249", wechatToken, secret,
		}
		if i := slices.IndexFunc(words, private); i >= 0 {
			t.Errorf("the log has %q in it: %s", words[i], line)
		}
	}
}
