package wechat_test

import (
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"nearby/internal/sampledata"
	"nearby/wechat"
)

// answers holds what every file of the vectors' replies/ says.
var answers = map[string]wechat.Answer{
	"text__fudiwei_2.xml": sample(wechat.TextReply{Content: "你好"}),
	"image__fudiwei.xml":  sample(wechat.ImageReply{MediaID: "media_id"}),
	"voice__fudiwei.xml":  sample(wechat.VoiceReply{MediaID: "media_id"}),
	"video__fudiwei.xml": sample(wechat.VideoReply{
		MediaID: "media_id", Title: "title", Description: "description",
	}),
	"music__fudiwei.xml": sample(wechat.MusicReply{
		Title: "TITLE", Description: "DESCRIPTION", URL: "MUSIC_Url", HQURL: "HQ_MUSIC_Url",
		ThumbMediaID: "media_id",
	}),
	"news__fudiwei.xml": sample(wechat.NewsReply{Articles: []wechat.Article{{
		Title: "title1", Description: "description1", PicURL: "picurl", URL: "url",
	}}}),
	"transfer_customer_service__fudiwei.xml": {
		ToUser: "touser", FromUser: "fromuser", CreateTime: time.Unix(1399197672, 0).UTC(),
		Reply: wechat.TransferReply{Account: "test1@test"},
	},
}

func sample(reply wechat.Reply) wechat.Answer {
	return wechat.Answer{
		ToUser: "toUser", FromUser: "fromUser", CreateTime: time.Unix(12345678, 0).UTC(),
		Reply: reply,
	}
}

func TestRepliesMeanWhatTheSamplesMean(t *testing.T) {
	t.Parallel()
	files := wechat.Samples(t, sampledata.Path(t, "vectors/wechat/replies"))
	for name := range maps.Keys(answers) {
		if _, ok := files[name]; !ok {
			t.Errorf("%s is expected but missing", name)
		}
	}
	for name, want := range files {
		got, err := wechat.ParseReply(want)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(answers[name], got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		message := wechat.Text{Header: wechat.Header{
			ToUser: got.FromUser, FromUser: got.ToUser, CreateTime: now,
		}}
		ours := seal(t, message, got.Reply, got.CreateTime)
		if diff := cmp.Diff(leaves(t, want), leaves(t, ours)); diff != "" {
			t.Errorf("%s, written by us (-want +got):\n%s", name, diff)
		}
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
		"no picture":        {wechat.ImageReply{}, wechat.Success{}},
		"no recording":      {wechat.VoiceReply{}, wechat.Success{}},
		"no video":          {wechat.VideoReply{Title: "a"}, wechat.Success{}},
		"no thumbnail":      {wechat.MusicReply{URL: "a"}, wechat.Success{}},
		"no article":        {wechat.NewsReply{}, wechat.Success{}},
		"any member of staff": {
			wechat.TransferReply{}, wechat.TransferReply{},
		},
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

func TestCutText(t *testing.T) {
	t.Parallel()
	const link = `<a href="https://example.com">地图</a>`
	tests := map[string]struct {
		text  string
		limit int
		want  string
	}{
		"short enough":              {"附近", 6, "附近"},
		"between two characters":    {"附近的餐厅", 12, "附近的…"},
		"within a character":        {"附近的餐厅", 14, "附近的…"},
		"spaces before the cut":     {"ab  cdefgh", 7, "ab…"},
		"no room for an ellipsis":   {"附近", 2, ""},
		"room for nothing else":     {"附近", 3, "…"},
		"a whole link before":       {link + "abcdef", len(link) + 4, link + "a…"},
		"within a link's text":      {"1 " + link, len(link), "1…"},
		"within a link's tag":       {"1 " + link, 12, "1…"},
		"within a link's first two": {"1 " + link, 6, "1…"},
		"within a link's end":       {"1 " + link + "23", len(link) + 3, "1…"},
		"the second of two links":   {link + "\n" + link, len(link) + 30, link + "…"},
		"a link in capitals":        {`1 <A HREF="x">y</A> 2`, 18, "1…"},
		"a tag that is no link":     {"<abbr>abcdefgh", 12, "<abbr>abc…"},
		"a sign that is no tag":     {"1 < 2 and 2 > 1", 12, "1 < 2 and…"},
		"a letter that shrinks":     {"İİİİİİ<a b>cccc</a>", 19, "İİİİİİ…"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := wechat.CutText(test.text, test.limit)
			if got != test.want {
				t.Errorf("CutText(%q, %d) got %q, want %q", test.text, test.limit, got, test.want)
			}
			if len(got) > test.limit || !utf8.ValidString(got) {
				t.Errorf("CutText(%q, %d) got %d bytes", test.text, test.limit, len(got))
			}
		})
	}
}
