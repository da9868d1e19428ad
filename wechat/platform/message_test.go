package platform_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/wechat/platform"
	"nearby/wechat/platform/platformtest"
)

// The wire form of every kind of message, as WeChat documents it.
func TestEveryKindOfMessage(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	upload := func(kind platform.Kind, file []byte) string {
		t.Helper()
		m, err := c.UploadMedia(t.Context(), kind, "a", bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		return m.ID
	}
	image, voice := upload(platform.Image, jpeg), upload(platform.Voice, amr)
	video, thumb := upload(platform.Video, mp4), upload(platform.Thumb, jpeg)
	news := w.AddNews("头条")
	tests := map[string]struct {
		message platform.Message
		want    string
	}{
		"text": {
			platform.TextMessage{Content: `<a href="https://a.cn/?x=1&y=2">看</a>`},
			`{"content":"<a href=\"https://a.cn/?x=1&y=2\">看</a>"}`,
		},
		"image": {platform.ImageMessage{MediaID: image}, `{"media_id":"` + image + `"}`},
		"voice": {platform.VoiceMessage{MediaID: voice}, `{"media_id":"` + voice + `"}`},
		"video": {
			platform.VideoMessage{MediaID: video, ThumbMediaID: thumb, Title: "t", Description: "d"},
			`{"media_id":"` + video + `","thumb_media_id":"` + thumb + `","title":"t","description":"d"}`,
		},
		"music": {
			platform.MusicMessage{
				Title: "t", Description: "d", URL: "http://a.cn/1", HQURL: "http://a.cn/2", ThumbMediaID: thumb,
			},
			`{"title":"t","description":"d","musicurl":"http://a.cn/1",` +
				`"hqmusicurl":"http://a.cn/2","thumb_media_id":"` + thumb + `"}`,
		},
		"news": {
			platform.NewsMessage{Articles: []platform.NewsArticle{
				{Title: "t", Description: "d", URL: "http://a.cn", PicURL: "http://a.cn/p"},
			}},
			`{"articles":[{"title":"t","description":"d","url":"http://a.cn","picurl":"http://a.cn/p"}]}`,
		},
		"mpnews":        {platform.MaterialNewsMessage{MediaID: news}, `{"media_id":"` + news + `"}`},
		"mpnewsarticle": {platform.ArticleMessage{ArticleID: "A"}, `{"article_id":"A"}`},
		"msgmenu": {
			platform.MenuMessage{Head: "好吗？", Choices: []platform.MenuChoice{{ID: "1", Content: "好"}}, Tail: "谢谢"},
			`{"head_content":"好吗？","list":[{"id":"1","content":"好"}],"tail_content":"谢谢"}`,
		},
		"wxcard": {platform.CardMessage{CardID: "C"}, `{"card_id":"C"}`},
		"miniprogrampage": {
			platform.MiniProgramMessage{Title: "t", AppID: "wx1", PagePath: "p", ThumbMediaID: thumb},
			`{"title":"t","appid":"wx1","pagepath":"p","thumb_media_id":"` + thumb + `"}`,
		},
		"link": {
			platform.LinkMessage{Title: "t", Description: "d", URL: "http://a.cn", ThumbURL: "http://a.cn/t"},
			`{"title":"t","description":"d","url":"http://a.cn","thumb_url":"http://a.cn/t"}`,
		},
	}
	for kind, test := range tests {
		w.Did("alice", platformtest.Wrote)
		if err := c.Send(t.Context(), "alice", test.message); err != nil {
			t.Errorf("Send(%s) error = %v", kind, err)
			continue
		}
		sent := w.Sent()
		last := sent[len(sent)-1]
		want := platformtest.Sent{To: "alice", Type: kind, Message: []byte(test.want)}
		if diff := cmp.Diff(want, last); diff != "" {
			t.Errorf("Send(%s) differs (-want +got):\n%s", kind, diff)
		}
	}
}

func TestMessagesThatAreNotSent(t *testing.T) {
	t.Parallel()
	article := platform.NewsArticle{Title: "t", URL: "http://a.cn"}
	long := strings.Repeat("字", 700) // 2100 bytes
	tests := map[string]struct {
		message platform.Message
		want    []string
	}{
		"an empty text":       {platform.TextMessage{}, []string{"content: empty"}},
		"a text of 2100":      {platform.TextMessage{Content: long}, []string{"content: 2100 bytes, at most 2048"}},
		"an image of nothing": {platform.ImageMessage{}, []string{"media_id: empty"}},
		"a voice of nothing":  {platform.VoiceMessage{}, []string{"media_id: empty"}},
		"a video of nothing":  {platform.VideoMessage{}, []string{"media_id: empty", "thumb_media_id: empty"}},
		"music from a file": {
			platform.MusicMessage{URL: "file:///a", ThumbMediaID: "t"},
			[]string{"musicurl: not an http or https address", "hqmusicurl: empty"},
		},
		"no article": {platform.NewsMessage{}, []string{"articles: 0 articles, must be 1"}},
		"two articles": {
			platform.NewsMessage{Articles: []platform.NewsArticle{article, article}},
			[]string{"articles: 2 articles, must be 1"},
		},
		"an article without anything": {
			platform.NewsMessage{Articles: make([]platform.NewsArticle, 1)}, []string{"title: empty", "url: empty"},
		},
		"news of nothing":       {platform.MaterialNewsMessage{}, []string{"media_id: empty"}},
		"an article of nothing": {platform.ArticleMessage{}, []string{"article_id: empty"}},
		"no choice":             {platform.MenuMessage{Head: "?"}, []string{"list: empty"}},
		"an empty choice": {
			platform.MenuMessage{Choices: make([]platform.MenuChoice, 1)},
			[]string{"list[0].id: empty", "list[0].content: empty"},
		},
		"a card of nothing": {platform.CardMessage{}, []string{"card_id: empty"}},
		"a mini program of nothing": {
			platform.MiniProgramMessage{Title: "t"},
			[]string{"appid: empty", "pagepath: empty", "thumb_media_id: empty"},
		},
		"a link to nowhere": {
			platform.LinkMessage{Title: "t", URL: "nowhere"},
			[]string{"url: not an http or https address"},
		},
	}
	c, w := setup(t)
	for name, test := range tests {
		err := c.Send(t.Context(), "alice", test.message)
		if !errors.Is(err, platform.ErrInvalid) {
			t.Errorf("%s: Send() error = %v, want %v", name, err, platform.ErrInvalid)
		}
		for _, want := range test.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: Send() error = %v, want it to say %q", name, err, want)
			}
		}
	}
	if err := c.Send(t.Context(), "", platform.TextMessage{Content: "?"}); !errors.Is(err, platform.ErrInvalid) {
		t.Errorf("Send() to nobody: error = %v, want %v", err, platform.ErrInvalid)
	}
	if got := w.Calls(sendPath); got != 0 {
		t.Errorf("%d messages were sent, want none", got)
	}
}

func TestHowManyMessagesAreTaken(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		did      platformtest.Occasion
		messages int
		window   time.Duration
	}{
		"after a message":    {platformtest.Wrote, 5, 48 * time.Hour},
		"after a menu click": {platformtest.Clicked, 3, time.Minute},
		"after following":    {platformtest.Followed, 3, time.Minute},
		"after a scan":       {platformtest.Scanned, 3, time.Minute},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, w := setup(t)
			send := func() error { return c.Send(t.Context(), "alice", platform.TextMessage{Content: "你好"}) }
			w.Did("alice", test.did)
			w.Advance(test.window - time.Second)
			for i := range test.messages {
				if err := send(); err != nil {
					t.Fatalf("message %d: error = %v", i+1, err)
				}
			}
			if err := send(); !errors.Is(err, platform.ErrCount) {
				t.Errorf("one more: error = %v, want %v", err, platform.ErrCount)
			}
			w.Advance(time.Second)
			if err := send(); !errors.Is(err, platform.ErrWindow) {
				t.Errorf("after the window: error = %v, want %v", err, platform.ErrWindow)
			}
			w.Did("alice", test.did)
			if err := send(); err != nil {
				t.Errorf("after the next occasion: error = %v", err)
			}
		})
	}
}

func TestWhoCannotBeWrittenTo(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	for _, name := range []string{"blocked", "gone", "tester"} {
		w.Did(name, platformtest.Wrote)
	}
	w.Block("blocked")
	w.Unfollow("gone")
	w.SetAccount(platformtest.TestAccount)
	text := platform.TextMessage{Content: "你好"}
	menu := platform.MenuMessage{Choices: []platform.MenuChoice{{ID: "1", Content: "好"}}}
	tests := map[string]struct {
		to      string
		message platform.Message
		code    int
	}{
		"somebody unknown":              {"nobody", text, 40003},
		"one who left":                  {"gone", text, 43004},
		"one on the blacklist":          {"blocked", text, 43019},
		"media that is not there":       {"tester", platform.ImageMessage{MediaID: "?"}, 40007},
		"a choice, from a test account": {"tester", menu, 40200},
	}
	for name, test := range tests {
		if err := c.Send(t.Context(), test.to, test.message); codeOf(err) != test.code {
			t.Errorf("%s: Send() error = %v, want %d", name, err, test.code)
		}
	}
}
