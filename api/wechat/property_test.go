package wechat_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nearby/api/wechat"
)

// words are strings of up to 400 bytes that XML can carry.
func words() *rapid.Generator[string] {
	return rapid.StringOfN(rapid.OneOf(
		rapid.RuneFrom([]rune("ab<>&\"']…附近🍜= \n")), rapid.Rune().Filter(readable),
	), 0, 100, 400)
}

func readable(r rune) bool {
	if r < ' ' {
		return r == '\n' || r == '\t'
	}
	return utf8.ValidRune(r) && r != 0xFFFE && r != 0xFFFF
}

// ids are strings without white space around them, as names and keys are.
func ids() *rapid.Generator[string] { return rapid.StringMatching(`[a-zA-Z0-9_:/?&=|.-]{1,40}`) }

func heads(t *rapid.T, isEvent bool) wechat.Header {
	h := wechat.Header{
		ToUser:     ids().Draw(t, "to"),
		FromUser:   ids().Draw(t, "from"),
		CreateTime: time.Unix(rapid.Int64Range(0, 1<<40).Draw(t, "created"), 0).UTC(),
	}
	if !isEvent {
		h.MsgID = rapid.Int64Range(1, 1<<63-1).Draw(t, "id")
	}
	return h
}

// degrees are never both nought: a latitude of at least a tenth.
func degrees(t *rapid.T) (lat, lng float64) {
	return rapid.Float64Range(0.1, 90).Draw(t, "lat"), rapid.Float64Range(-180, 180).Draw(t, "lng")
}

// messages draws any message there is.
func messages(t *rapid.T) wechat.Message {
	id := func(label string) string { return ids().Draw(t, label) }
	text := func(label string) string { return words().Draw(t, label) }
	number := func(label string) int64 { return rapid.Int64Range(0, 1<<40).Draw(t, label) }
	choices := []wechat.SubscriptionChoice{{TemplateID: id("template"), Status: id("status"), Scene: id("scene")}}
	lat, lng := degrees(t)
	m, e := heads(t, false), heads(t, true)
	return rapid.SampledFrom([]wechat.Message{
		wechat.Text{Header: m, Content: text("content"), MenuID: id("menu")},
		wechat.Image{Header: m, PicURL: id("url"), MediaID: id("media")},
		wechat.Voice{Header: m, MediaID: id("media"), Format: id("format"), Recognition: text("heard")},
		wechat.Video{Header: m, MediaID: id("media"), ThumbMediaID: id("thumb")},
		wechat.ShortVideo{Header: m, MediaID: id("media"), ThumbMediaID: id("thumb")},
		wechat.Location{Header: m, Latitude: lat, Longitude: lng, Scale: int(number("scale")), Label: text("label")},
		wechat.Unlocated{Header: m, Label: text("label"), Fault: "coordinates are missing"},
		wechat.Unlocated{Header: e, Report: true, Fault: "coordinates are missing"},
		wechat.Link{Header: m, Title: text("title"), Description: text("description"), URL: id("url")},
		wechat.File{Header: m, Title: text("title"), FileKey: id("key"), MD5: id("md5"), Size: number("size")},
		wechat.Unknown{Header: m, Kind: "hologram"},
		wechat.Unknown{Header: e, Kind: "event", Name: "Teleport"},
		wechat.Subscribe{Header: e, Scene: id("scene"), Ticket: id("ticket")},
		wechat.Subscribe{Header: e, Key: "last_trade_no_" + id("key")},
		wechat.Unsubscribe{Header: e},
		wechat.Scan{Header: e, Scene: id("scene"), Ticket: id("ticket")},
		wechat.LocationReport{Header: e, Latitude: lat, Longitude: lng, Precision: float64(number("metres"))},
		wechat.Click{Header: e, Key: id("key")},
		wechat.View{Header: e, URL: id("url"), MenuID: id("menu")},
		wechat.ViewMiniProgram{Header: e, Page: id("page"), MenuID: id("menu")},
		wechat.ScanCode{Header: e, Key: id("key"), Wait: number("wait")%2 == 0, Type: id("type"), Result: text("result")},
		wechat.PickPhotos{Header: e, Key: id("key"), Source: wechat.FromWeixinAlbum, Count: 2, MD5: []string{id("a"), id("b")}},
		wechat.LocationSelect{Header: e, Key: id("key"), Label: text("label"), POI: text("poi")},
		wechat.TemplateSent{Header: e, Template: number("template"), Status: text("status")},
		wechat.SubscribeMsgPopup{Header: e, Choices: choices},
		wechat.SubscribeMsgChange{Header: e, Choices: choices},
		wechat.SubscribeMsgSent{Header: e, Deliveries: []wechat.SubscriptionDelivery{
			{TemplateID: id("template"), MsgID: number("id"), Code: number("code"), Status: text("status")},
		}},
		wechat.AuthorizationChanged{
			Header: e, Change: wechat.AuthorizationRevoked,
			OpenID: id("openid"), AppID: id("appid"), Revoked: id("revoked"),
		},
	}).Draw(t, "message")
}

// Whatever Caller posts, Callback opens as it was, in every mode.
func TestEveryMessageSurvivesTheWire(t *testing.T) {
	t.Parallel()
	for mode := wechat.Plain; mode <= wechat.Secure; mode++ {
		callback, caller := newCallback(t, options(mode)), newCaller(t, options(mode))
		rapid.Check(t, func(t *rapid.T) {
			want := messages(t)
			req, err := caller.Post(want, now)
			if err != nil {
				t.Fatal(err)
			}
			got, err := callback.Open(req.Query, req.Body, now)
			if err != nil {
				t.Fatalf("%v\n%s", err, req.Body)
			}
			if diff := cmp.Diff(want, got.Message); diff != "" {
				t.Fatalf("in %s mode (-want +got):\n%s", mode, diff)
			}
			if got, want := wechat.IsEvent(got.Message), want.Head().MsgID == 0; got != want {
				t.Fatalf("IsEvent got %t, want %t", got, want)
			}
		})
	}
}

// Whatever Callback seals, Caller opens as it was, in every mode.
func TestEveryReplySurvivesTheWire(t *testing.T) {
	t.Parallel()
	for mode := wechat.Plain; mode <= wechat.Secure; mode++ {
		callback, caller := newCallback(t, options(mode)), newCaller(t, options(mode))
		rapid.Check(t, func(t *rapid.T) {
			// Texts start with a letter, so that none is empty and becomes Success.
			text := func(label string) string { return "a" + words().Draw(t, label) }
			id := func(label string) string { return ids().Draw(t, label) }
			want := rapid.SampledFrom([]wechat.Reply{
				wechat.Success{},
				wechat.TextReply{Content: text("content")},
				wechat.ImageReply{MediaID: id("media")},
				wechat.VoiceReply{MediaID: id("media")},
				wechat.VideoReply{MediaID: id("media"), Title: id("title"), Description: id("d")},
				wechat.MusicReply{Title: id("title"), URL: id("url"), ThumbMediaID: id("thumb")},
				wechat.NewsReply{Articles: []wechat.Article{
					{Title: id("title"), Description: text("d"), PicURL: id("pic"), URL: id("url")},
					{Title: id("title"), Description: text("d"), PicURL: id("pic"), URL: id("url")},
				}},
				wechat.TransferReply{Account: id("account")},
			}).Draw(t, "reply")
			req, err := caller.PostXML([]byte(textXML), now)
			if err != nil {
				t.Fatal(err)
			}
			r, err := callback.Open(req.Query, req.Body, now)
			if err != nil {
				t.Fatal(err)
			}
			body, err := r.Seal(want, now)
			if err != nil {
				t.Fatal(err)
			}
			got, err := caller.Answer(body)
			if err != nil {
				t.Fatalf("%v\n%s", err, body)
			}
			if diff := cmp.Diff(want, got.Reply); diff != "" {
				t.Fatalf("in %s mode (-want +got):\n%s", mode, diff)
			}
		})
	}
}

// CutText keeps a beginning of the text, whole links, and the limit.
func TestCutTextKeepsItsPromise(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOf(rapid.SampledFrom([]string{
			"x", "近", "🍜", " ", "\n", "<", ">", "</a>", "<b>", `<a href="x">y</a>`, `<A b>近</A>`,
		})).Draw(t, "pieces")
		text := strings.Join(pieces, "")
		limit := rapid.IntRange(0, len(text)+3).Draw(t, "limit")
		got := wechat.CutText(text, limit)
		kept, shortened := strings.CutSuffix(got, "…")
		if len(got) > limit || !utf8.ValidString(got) || !strings.HasPrefix(text, kept) {
			t.Fatalf("CutText(%q, %d) got %q", text, limit, got)
		}
		if !shortened && got != text && got != "" {
			t.Fatalf("CutText(%q, %d) got %q without a sign of the cut", text, limit, got)
		}
		lower := strings.ToLower(kept)
		if strings.Count(lower, "<a ") > strings.Count(lower, "</a>") {
			t.Fatalf("CutText(%q, %d) got an open link: %q", text, limit, got)
		}
	})
}
