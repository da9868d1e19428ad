package simulator_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/wechat"
)

// replied is the XML of a reply, sealed as the server seals it.
func replied(t *testing.T, reply wechat.Reply) string {
	t.Helper()
	caller, err := wechat.NewCaller(plain)
	if err != nil {
		t.Fatal(err)
	}
	callback, err := wechat.New(plain)
	if err != nil {
		t.Fatal(err)
	}
	m := wechat.Text{Header: wechat.Header{ToUser: "gh_own", FromUser: somebody, MsgID: 1}, Content: "x"}
	request, err := caller.Post(m, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	received, err := callback.Open(request.Query, request.Body, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	body, err := received.Seal(reply, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// written is a text reply without the limits that package wechat keeps.
func written(content string) string {
	return "<xml><ToUserName>u</ToUserName><FromUserName>a</FromUserName><CreateTime>1</CreateTime>" +
		"<MsgType>text</MsgType><Content><![CDATA[" + content + "]]></Content></xml>"
}

func TestWeChatsLimitsAreApplied(t *testing.T) {
	t.Parallel()
	news := func(n int) string {
		return replied(t, wechat.NewsReply{Articles: slices.Repeat([]wechat.Article{{Title: "a"}}, n)})
	}
	const text, click = `"kind":"text","text":"x"`, `"kind":"click","key":"x"`
	tests := map[string]struct {
		draft  string
		status int
		body   string
		pause  time.Duration
		kind   string
		struck int
		faults []string
	}{
		"an article in answer to a message":    {text, 200, news(1), 0, "news", 0, nil},
		"two articles in answer to a message":  {text, 200, news(2), 0, "news", 1, []string{"tooMany"}},
		"eight articles in answer to an event": {click, 200, news(8), 0, "news", 0, nil},
		"nine articles in answer to an event": {
			click, 200, strings.Replace(strings.Replace(news(8), "<item>", "<item><Title>b</Title></item><item>", 1),
				"<ArticleCount>8", "<ArticleCount>9", 1), 0, "news", 1, []string{"tooMany"},
		},
		"a text of 2,048 bytes":       {text, 200, written(strings.Repeat("x", 2048)), 0, "text", 0, nil},
		"a text of 2,049 bytes":       {text, 200, written(strings.Repeat("x", 2049)), 0, "text", 0, []string{"tooLong"}},
		"an answer after six seconds": {text, 200, written("x"), 6 * time.Second, "text", 0, []string{"late"}},
		"a server that fails":         {text, 500, written("x"), 0, "nothing", 0, []string{"refused"}},
		"an answer that is no XML":    {text, 200, `{"answer":"x"}`, 0, "nothing", 0, []string{"unreadable"}},
		"success":                     {text, 200, "success", 0, "nothing", 0, nil},
		"nothing":                     {text, 200, "", 0, "nothing", 0, nil},
		"an answer to leaving":        {`"kind":"unsubscribe"`, 200, written("x"), 0, "text", 0, []string{"unseen"}},
		"an answer to a report":       {`"kind":"report","datum":"wgs84","lat":1,"lng":1`, 200, written("x"), 0, "text", 0, []string{"unseen"}},
	}
	for name, test := range tests {
		x := answering(t, test.status, test.body, test.pause).send(t, test.draft)
		struck := 0
		for _, a := range x.Shown.Articles {
			if a.Struck {
				struck++
			}
		}
		if x.Shown.Kind != test.kind || struck != test.struck || !slices.Equal(x.Shown.Faults, test.faults) {
			t.Errorf("%s: shown %s, %d struck out, %v; want %s, %d, %v",
				name, x.Shown.Kind, struck, x.Shown.Faults, test.kind, test.struck, test.faults)
		}
		if x.Status != test.status {
			t.Errorf("%s: status %d, want %d", name, x.Status, test.status)
		}
	}
}

func TestMusicIsShown(t *testing.T) {
	t.Parallel()
	reply := wechat.MusicReply{Title: "t", URL: "https://else.example/a.mp3", ThumbMediaID: "m"}
	music := answering(t, http.StatusOK, replied(t, reply), 0).send(t, `"kind":"text","text":"x"`).Shown
	if music.Kind != "music" || music.Music.Title != "t" || music.Music.URL != "https://else.example/a.mp3" || music.Music.Path != "" {
		t.Errorf("music is shown as %+v", music.Music)
	}
}

// The server's own pages open inside the phone and its own pictures are shown;
// nobody else is asked for anything.
func TestOwnAddressesAreToldFromOthers(t *testing.T) {
	t.Parallel()
	article := func(url, picture string) string {
		return replied(t, wechat.NewsReply{Articles: []wechat.Article{{Title: "t", URL: url, PicURL: picture}}})
	}
	tests := map[string]struct{ url, picture, path, shown, elsewhere string }{
		"its own":                {publicURL + "/n/x", publicURL + "/n/x.png", "/n/x", "/n/x.png", ""},
		"somebody else's":        {"https://else.example/n", "https://else.example/a.png", "", "", "else.example"},
		"a name that begins so":  {publicURL + ".evil.example/n", publicURL + ".evil.example/a.png", "", "", "near.example.evil.example"},
		"no address of the web":  {"javascript:alert(1)", "data:image/png;base64,x", "", "", ""},
		"none":                   {"", "", "", "", ""},
		"the host and no more":   {publicURL + "/", publicURL + "/", "/", "/", ""},
		"another scheme of ours": {"ftp://near.example/n", "ftp://near.example/a.png", "", "", ""},
	}
	for name, test := range tests {
		x := answering(t, http.StatusOK, article(test.url, test.picture), 0).send(t, `"kind":"text","text":"x"`)
		a := x.Shown.Articles[0]
		if a.Path != test.path || a.Picture != test.shown || a.Elsewhere != test.elsewhere {
			t.Errorf("%s: path %q, picture %q, elsewhere %q; want %q, %q, %q",
				name, a.Path, a.Picture, a.Elsewhere, test.path, test.shown, test.elsewhere)
		}
		if strings.HasPrefix(a.URL, "javascript:") {
			t.Errorf("%s: leads to %s", name, a.URL)
		}
	}
}

func TestLinksInATextCanBeTapped(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		want []span
	}{
		"no link":             {"a < b & c > d", []span{{Text: "a < b & c > d"}}},
		"a link":              {`a <a href="https://else.example/?x=1&amp;y=2">b &lt;i&gt;</a> c`, []span{{Text: "a "}, {Text: "b <i>", URL: "https://else.example/?x=1&y=2"}, {Text: " c"}}},
		"words to type":       {`<a href="weixin://bizmsgmenu?msgmenucontent=餐厅&msgmenuid=1">吃</a>`, []span{{Text: "吃", Words: "餐厅", MenuID: "1"}}},
		"words, encoded":      {`<a href="weixin://bizmsgmenu?msgmenucontent=%E9%A4%90%E5%8E%85&amp;msgmenuid=2">吃</a>`, []span{{Text: "吃", Words: "餐厅", MenuID: "2"}}},
		"a telephone":         {`<a href="tel:021-1">打</a>`, []span{{Text: "打", Phone: "021-1"}}},
		"an own page":         {`<a href="` + publicURL + `/n/x">看</a>`, []span{{Text: "看", URL: publicURL + "/n/x", Path: "/n/x"}}},
		"a bare address":      {"看https://else.example/a，好", []span{{Text: "看"}, {Text: "https://else.example/a", URL: "https://else.example/a"}, {Text: "，好"}}},
		"a script":            {`<script>alert(1)</script>`, []span{{Text: "<script>alert(1)</script>"}}},
		"a link to a script":  {`<a href="javascript:alert(1)">b</a>`, []span{{Text: "b"}}},
		"a tag within a link": {`<a href="https://else.example/"><img src=x onerror=1></a>`, []span{{Text: "<img src=x onerror=1>", URL: "https://else.example/"}}},
		"in capitals":         {`<A HREF='https://else.example/'>b</A>`, []span{{Text: "b", URL: "https://else.example/"}}},
		"two":                 {`<a href="tel:1">1</a><a href="tel:2">2</a>`, []span{{Text: "1", Phone: "1"}, {Text: "2", Phone: "2"}}},
		"a link without end":  {`<a href="tel:1">1`, []span{{Text: `<a href="tel:1">1`}}},
	}
	for name, test := range tests {
		x := answering(t, http.StatusOK, written(test.text), 0).send(t, `"kind":"text","text":"x"`)
		if diff := cmp.Diff(test.want, x.Shown.Text); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestXMLIsBrokenIntoLinesAndNotChanged(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ body, want string }{
		"nested": {
			"<xml><A>1</A><B><C><![CDATA[<x> ]]]]><![CDATA[> &]]></C><D></D></B></xml>",
			"<xml>\n  <A>1</A>\n  <B>\n    <C><![CDATA[<x> ]]]]><![CDATA[> &]]></C>\n    <D></D>\n  </B>\n</xml>",
		},
		"in lines already": {"<xml>\n<A> 1 </A>\n\n</xml>", "<xml>\n  <A> 1 </A>\n</xml>"},
		"no XML":           {"success", "success"},
		"broken":           {"<xml><A><![CDATA[x", "<xml>\n  <A><![CDATA[x"},
		"a tag cut short":  {"<xml><A", "<xml>\n  <A"},
		"ends too often":   {"</a></b><c>", "</a>\n</b>\n<c>"},
	}
	for name, test := range tests {
		x := answering(t, http.StatusOK, test.body, 0).send(t, `"kind":"text","text":"x"`)
		if x.Answer.XML != test.want {
			t.Errorf("%s: got %q, want %q", name, x.Answer.XML, test.want)
		}
	}
}
