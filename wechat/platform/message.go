package platform

import (
	"context"
	"fmt"
)

// Limits of a customer message, in bytes of UTF-8.
const (
	maxContent     = 2048
	maxTitle       = 128
	maxDescription = 512
)

// Message is what can be sent to a person outside of a reply: one of the types
// below whose names end in Message.
// https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage
type Message interface {
	// kind is WeChat's msgtype, which is also the name of the field that holds
	// the message.
	kind() string
	check(*faults)
}

// Send sends m to the person with that OpenID. WeChat takes it for a while after
// the person did something: 5 within 48 hours of a message, 3 within a minute of
// a menu click, a follow or a scan (ErrWindow, ErrCount). A message is never
// sent twice: after ErrUnreachable it may or may not have arrived.
func (c *Client) Send(ctx context.Context, openID string, m Message) error {
	var f faults
	f.add(openID == "", "touser", "empty")
	m.check(&f)
	if err := f.err(); err != nil {
		return fmt.Errorf("%s message: %w", m.kind(), err)
	}
	return c.post(ctx, "/cgi-bin/message/custom/send", map[string]any{
		"touser": openID, "msgtype": m.kind(), m.kind(): m,
	}, nil)
}

// The kinds of message. A media id may be that of temporary or permanent media.
type (
	// TextMessage is text, with <a> links, up to 2048 bytes.
	TextMessage struct {
		Content string `json:"content"`
	}
	// ImageMessage is a picture.
	ImageMessage struct {
		MediaID string `json:"media_id"`
	}
	// VoiceMessage is a recording.
	VoiceMessage struct {
		MediaID string `json:"media_id"`
	}
	// VideoMessage is a video with a still picture.
	VideoMessage struct {
		MediaID      string `json:"media_id"`
		ThumbMediaID string `json:"thumb_media_id"`
		Title        string `json:"title,omitempty"`
		Description  string `json:"description,omitempty"`
	}
	// MusicMessage plays music from addresses of one's own.
	MusicMessage struct {
		Title        string `json:"title,omitempty"`
		Description  string `json:"description,omitempty"`
		URL          string `json:"musicurl"`
		HQURL        string `json:"hqmusicurl"` // played on Wi-Fi
		ThumbMediaID string `json:"thumb_media_id"`
	}
	// NewsMessage is one article that opens an address of one's own.
	NewsMessage struct {
		Articles []NewsArticle `json:"articles"` // exactly one
	}
	// NewsArticle is the article of a NewsMessage.
	NewsArticle struct {
		Title       string `json:"title"`
		Description string `json:"description,omitempty"`
		URL         string `json:"url"`
		PicURL      string `json:"picurl,omitempty"`
	}
	// MaterialNewsMessage is news material.
	MaterialNewsMessage struct {
		MediaID string `json:"media_id"`
	}
	// ArticleMessage is a published article.
	ArticleMessage struct {
		ArticleID string `json:"article_id"`
	}
	// MenuMessage is a text with choices to tap on. What is tapped comes back as a
	// text with a bizmsgmenuid. It needs a verified account (40200).
	MenuMessage struct {
		Head    string       `json:"head_content"`
		Choices []MenuChoice `json:"list"`
		Tail    string       `json:"tail_content"`
	}
	// MenuChoice is one choice of a MenuMessage.
	MenuChoice struct {
		ID      string `json:"id"`
		Content string `json:"content"`
	}
	// CardMessage is a coupon.
	CardMessage struct {
		CardID string `json:"card_id"`
	}
	// MiniProgramMessage opens a page of a mini program bound to the account.
	MiniProgramMessage struct {
		Title        string `json:"title"`
		AppID        string `json:"appid"`
		PagePath     string `json:"pagepath"`
		ThumbMediaID string `json:"thumb_media_id"`
	}
	// LinkMessage is a link with a picture.
	LinkMessage struct {
		Title       string `json:"title"`
		Description string `json:"description"`
		URL         string `json:"url"`
		ThumbURL    string `json:"thumb_url"`
	}
)

func (TextMessage) kind() string         { return "text" }
func (ImageMessage) kind() string        { return "image" }
func (VoiceMessage) kind() string        { return "voice" }
func (VideoMessage) kind() string        { return "video" }
func (MusicMessage) kind() string        { return "music" }
func (NewsMessage) kind() string         { return "news" }
func (MaterialNewsMessage) kind() string { return "mpnews" }
func (ArticleMessage) kind() string      { return "mpnewsarticle" }
func (MenuMessage) kind() string         { return "msgmenu" }
func (CardMessage) kind() string         { return "wxcard" }
func (MiniProgramMessage) kind() string  { return "miniprogrampage" }
func (LinkMessage) kind() string         { return "link" }

func (m TextMessage) check(f *faults)  { f.text("content", m.Content, maxContent) }
func (m ImageMessage) check(f *faults) { f.add(m.MediaID == "", "media_id", "empty") }
func (m VoiceMessage) check(f *faults) { f.add(m.MediaID == "", "media_id", "empty") }

func (m VideoMessage) check(f *faults) {
	f.add(m.MediaID == "", "media_id", "empty")
	f.add(m.ThumbMediaID == "", "thumb_media_id", "empty")
	f.most("title", m.Title, maxTitle)
	f.most("description", m.Description, maxDescription)
}

func (m MusicMessage) check(f *faults) {
	f.text("musicurl", m.URL, maxURL)
	f.link("musicurl", m.URL)
	f.text("hqmusicurl", m.HQURL, maxURL)
	f.link("hqmusicurl", m.HQURL)
	f.add(m.ThumbMediaID == "", "thumb_media_id", "empty")
}

func (m NewsMessage) check(f *faults) {
	n := len(m.Articles)
	f.add(n != 1, "articles", fmt.Sprintf("%d articles, must be 1", n))
	for _, a := range m.Articles {
		f.text("title", a.Title, maxTitle)
		f.most("description", a.Description, maxDescription)
		f.text("url", a.URL, maxURL)
		f.link("url", a.URL)
		f.most("picurl", a.PicURL, maxURL)
		f.link("picurl", a.PicURL)
	}
}

func (m MaterialNewsMessage) check(f *faults) { f.add(m.MediaID == "", "media_id", "empty") }
func (m ArticleMessage) check(f *faults)      { f.add(m.ArticleID == "", "article_id", "empty") }
func (m CardMessage) check(f *faults)         { f.add(m.CardID == "", "card_id", "empty") }

func (m MenuMessage) check(f *faults) {
	f.add(len(m.Choices) == 0, "list", "empty")
	for i, choice := range m.Choices {
		f.text(fmt.Sprintf("list[%d].id", i), choice.ID, maxKey)
		f.text(fmt.Sprintf("list[%d].content", i), choice.Content, maxContent)
	}
}

func (m MiniProgramMessage) check(f *faults) {
	f.text("title", m.Title, maxTitle)
	f.add(m.AppID == "", "appid", "empty")
	f.add(m.PagePath == "", "pagepath", "empty")
	f.add(m.ThumbMediaID == "", "thumb_media_id", "empty")
}

func (m LinkMessage) check(f *faults) {
	f.text("title", m.Title, maxTitle)
	f.most("description", m.Description, maxDescription)
	f.text("url", m.URL, maxURL)
	f.link("url", m.URL)
}
