package wechat_test

import (
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nearby/wechat"
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

// draw shortens the drawing of fields.
type draw struct{ t *rapid.T }

func (d draw) id(label string) string    { return ids().Draw(d.t, label) }
func (d draw) text(label string) string  { return words().Draw(d.t, label) }
func (d draw) number(label string) int64 { return rapid.Int64Range(0, 1<<40).Draw(d.t, label) }

// messages draws any message there is.
func messages(t *rapid.T) wechat.Message {
	return rapid.SampledFrom(append(sent(t), events(t)...)).Draw(t, "message")
}

func sent(t *rapid.T) []wechat.Message {
	d, h := draw{t}, heads(t, false)
	lat, lng := degrees(t)
	return []wechat.Message{
		wechat.Text{Header: h, Content: d.text("content"), MenuID: d.id("menu")},
		wechat.Image{Header: h, PicURL: d.id("url"), MediaID: d.id("media")},
		wechat.Voice{Header: h, MediaID: d.id("media"), Recognition: d.text("heard")},
		wechat.Video{Header: h, MediaID: d.id("media"), ThumbMediaID: d.id("thumb")},
		wechat.ShortVideo{Header: h, MediaID: d.id("media"), ThumbMediaID: d.id("thumb")},
		wechat.Location{
			Header: h, Latitude: lat, Longitude: lng,
			Scale: int(d.number("scale")), Label: d.text("label"),
		},
		wechat.InvalidLocation{Header: h, Label: d.text("label")},
		wechat.Link{Header: h, Title: d.text("title"), URL: d.id("url")},
		wechat.File{Header: h, Title: d.text("title"), FileKey: d.id("key")},
		wechat.Unknown{Header: h, Type: "hologram"},
	}
}

func events(t *rapid.T) []wechat.Message {
	d, h := draw{t}, heads(t, true)
	lat, lng := degrees(t)
	return []wechat.Message{
		wechat.Subscribe{Header: h, Scene: d.id("scene"), Ticket: d.id("ticket")},
		wechat.Subscribe{Header: h, Key: "last_trade_no_" + d.id("key")},
		wechat.Unsubscribe{Header: h},
		wechat.Scan{Header: h, Scene: d.id("scene"), Ticket: d.id("ticket")},
		wechat.LocationReport{
			Header: h, Latitude: lat, Longitude: lng, Precision: float64(d.number("metres")),
		},
		wechat.InvalidLocation{Header: h, Report: true},
		wechat.Click{Header: h, Key: d.id("key")},
		wechat.View{Header: h, URL: d.id("url"), MenuID: d.id("menu")},
		wechat.LocationSelect{Header: h, Label: d.text("label"), POI: d.text("poi")},
		wechat.AuthorizationChanged{Header: h, Change: wechat.AuthorizationRevoked, OpenID: d.id("openid")},
		wechat.Unknown{Header: h, Type: "event", Event: "Teleport"},
	}
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
				wechat.MusicReply{Title: id("title"), URL: id("url"), ThumbMediaID: id("thumb")},
				wechat.NewsReply{Articles: []wechat.Article{
					{Title: id("title"), Description: text("d"), PicURL: id("pic"), URL: id("url")},
					{Title: id("title"), Description: text("d"), PicURL: id("pic"), URL: id("url")},
				}},
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
