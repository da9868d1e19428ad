package wechat_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/internal/sampledata"
	"nearby/wechat"
)

// recordedAnswers holds the meaning of the recorded replies of the kinds that this
// package writes.
var recordedAnswers = map[string]wechat.Answer{
	"text__fudiwei_2.xml": sample(wechat.TextReply{Content: "你好"}),
	"music__fudiwei.xml": sample(wechat.MusicReply{
		Title: "TITLE", Description: "DESCRIPTION", URL: "MUSIC_Url", HQURL: "HQ_MUSIC_Url",
		ThumbMediaID: "media_id",
	}),
	"news__fudiwei.xml": sample(wechat.NewsReply{Articles: []wechat.Article{{
		Title: "title1", Description: "description1", PicURL: "picurl", URL: "url",
	}}}),
}

func sample(reply wechat.Reply) wechat.Answer {
	return wechat.Answer{
		ToUser: "toUser", FromUser: "fromUser", CreateTime: time.Unix(12345678, 0).UTC(),
		Reply: reply,
	}
}

// ownAnswers holds the meaning of testdata/replies, written by hand.
var ownAnswers = map[string]wechat.Answer{
	"text.xml": ownAnswer(wechat.TextReply{Content: "附近有 3 家餐厅"}),
	"music.xml": ownAnswer(wechat.MusicReply{
		Title: "人民广场", Description: "导览", URL: "https://example.com/a.mp3",
		HQURL: "https://example.com/hq.mp3", ThumbMediaID: "THUMB-1",
	}),
	"news.xml": ownAnswer(wechat.NewsReply{Articles: []wechat.Article{
		{
			Title: "附近 1 公里", Description: "① 面馆 80 米",
			PicURL: "https://example.com/n/1.png", URL: "https://example.com/n/1",
		},
		{Title: "面馆", Description: "80 米", URL: "https://example.com/p/1"},
	}}),
}

func ownAnswer(reply wechat.Reply) wechat.Answer {
	return wechat.Answer{
		ToUser: "oSomebody", FromUser: account, CreateTime: time.Unix(1714112446, 0).UTC(), Reply: reply,
	}
}

func TestRecordedReplies(t *testing.T) {
	t.Parallel()
	checkReplies(t, sampledata.Path(t, "vectors/wechat/replies"), recordedAnswers)
}

func TestOwnReplies(t *testing.T) {
	t.Parallel()
	checkReplies(t, "testdata/replies", ownAnswers)
}

// checkReplies reads each sample and writes it again: both must say the same.
func checkReplies(t *testing.T, folder string, answers map[string]wechat.Answer) {
	t.Helper()
	files := wechat.Samples(t, folder)
	for name, want := range answers {
		body, ok := files[name]
		if !ok {
			t.Errorf("%s is expected but missing", name)
			continue
		}
		got, err := wechat.ParseReply(body)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		message := wechat.Text{Header: wechat.Header{
			ToUser: got.FromUser, FromUser: got.ToUser, CreateTime: now,
		}}
		ours := seal(t, message, got.Reply, got.CreateTime)
		if diff := cmp.Diff(leaves(t, body), leaves(t, ours)); diff != "" {
			t.Errorf("%s, written by us (-want +got):\n%s", name, diff)
		}
	}
}

func TestParseReplyKnowsItsOwnKindsAlone(t *testing.T) {
	t.Parallel()
	body := "<xml><ToUserName>o</ToUserName><FromUserName>gh</FromUserName><CreateTime>1</CreateTime>" +
		"<MsgType>image</MsgType><Image><MediaId>m</MediaId></Image></xml>"
	if got, err := wechat.ParseReply([]byte(body)); err == nil {
		t.Errorf("ParseReply of an image got %+v, want an error", got)
	}
}

// seal answers message in plain mode.
func seal(tb testing.TB, message wechat.Message, reply wechat.Reply, at time.Time) []byte {
	tb.Helper()
	r, err := open(tb, string(wechat.Marshal(message)))
	if err != nil {
		tb.Fatal(err)
	}
	body, err := r.Seal(reply, at)
	if err != nil {
		tb.Fatal(err)
	}
	return body
}

// leaves reads a document with encoding/xml, strictly, into path=text lines; the
// order of elements counts, white space between them does not.
func leaves(tb testing.TB, body []byte) []string {
	tb.Helper()
	d := xml.NewDecoder(strings.NewReader(string(body)))
	var path, lines []string
	var chars string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return lines
		}
		if err != nil {
			tb.Fatalf("not well-formed: %v\n%s", err, body)
		}
		switch token := token.(type) {
		case xml.StartElement:
			path, chars = append(path, token.Name.Local), ""
		case xml.CharData:
			chars += string(token)
		case xml.EndElement:
			if strings.TrimSpace(chars) != "" {
				lines = append(lines, strings.Join(path, "/")+"="+chars)
			}
			path, chars = path[:len(path)-1], ""
		}
	}
}

// reply seals one in plain mode and reads it back.
func reply(tb testing.TB, r wechat.Reply) wechat.Reply {
	tb.Helper()
	body := seal(tb, wechat.Text{Header: header(1)}, r, now)
	leaves(tb, body)
	answer, err := wechat.ParseReply(body)
	if err != nil {
		tb.Fatalf("ParseReply: %v\n%s", err, body)
	}
	return answer.Reply
}

func TestRepliesAreCleanedAndCut(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("地", 1000)
	longURL := "https://example.com/" + strings.Repeat("a", 1004)
	tooLong := longURL + "a"
	tests := map[string]struct{ reply, want wechat.Reply }{
		"nothing":           {nil, wechat.Success{}},
		"success":           {wechat.Success{}, wechat.Success{}},
		"an empty text":     {wechat.TextReply{}, wechat.Success{}},
		"a text of control": {wechat.TextReply{Content: "\x00\x1b\uFFFE\xff"}, wechat.Success{}},
		"no thumbnail":      {wechat.MusicReply{URL: "a"}, wechat.Success{}},
		"no article":        {wechat.NewsReply{}, wechat.Success{}},
		"forbidden characters": {
			wechat.TextReply{Content: "a\x01b\uFFFEc\xed\xa0\x80d\t\n🍜"},
			wechat.TextReply{Content: "abcd\t\n🍜"},
		},
		"line ends of Windows and old Macs": {
			wechat.TextReply{Content: "a\r\nb\rc"}, wechat.TextReply{Content: "a\nb\nc"},
		},
		"the end of a CDATA section": {
			wechat.TextReply{Content: "]]>]]]]>>a]]&gt;"},
			wechat.TextReply{Content: "]]>]]]]>>a]]&gt;"},
		},
		"markup": {
			wechat.TextReply{Content: `<a href="https://example.com/?a=1&b=2">x</a>`},
			wechat.TextReply{Content: `<a href="https://example.com/?a=1&b=2">x</a>`},
		},
		"a text of 3,000 bytes": {
			wechat.TextReply{Content: long},
			wechat.TextReply{Content: strings.Repeat("地", 665) + "…"},
		},
		"an article too long in every way": {
			wechat.NewsReply{Articles: []wechat.Article{{long, long, tooLong, tooLong}}},
			wechat.NewsReply{Articles: []wechat.Article{{
				Title:       strings.Repeat("地", 20) + "…",
				Description: strings.Repeat("地", 169) + "…",
			}}},
		},
		"addresses just short enough": {
			wechat.NewsReply{Articles: []wechat.Article{{"t", "d", longURL, longURL}}},
			wechat.NewsReply{Articles: []wechat.Article{{"t", "d", longURL, longURL}}},
		},
		"music too long in every way": {
			wechat.MusicReply{long, long, tooLong, tooLong, "m"},
			wechat.MusicReply{
				Title:        strings.Repeat("地", 20) + "…",
				Description:  strings.Repeat("地", 169) + "…",
				ThumbMediaID: "m",
			},
		},
		"more articles than eight": {
			wechat.NewsReply{Articles: articles(12)}, wechat.NewsReply{Articles: articles(8)},
		},
		"more articles than the limit": {
			wechat.NewsReply{Articles: articles(3), Limit: 1},
			wechat.NewsReply{Articles: articles(1)},
		},
		"a limit above the ceiling": {
			wechat.NewsReply{Articles: articles(12), Limit: 10},
			wechat.NewsReply{Articles: articles(8)},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, reply(t, test.reply)); diff != "" {
				t.Errorf("reply (-want +got):\n%s", diff)
			}
		})
	}
}

func articles(n int) []wechat.Article {
	list := make([]wechat.Article, n)
	for i := range list {
		list[i] = wechat.Article{Title: string(rune('a' + i)), URL: "https://example.com/"}
	}
	return list
}
