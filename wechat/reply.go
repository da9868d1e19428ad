package wechat

import "time"

// What WeChat shows of a reply. The limits of text, title and description are not
// documented; they are below the smallest that were measured.
const (
	MaxText        = 2000 // bytes of a text reply; clients report a fault above 2,048
	MaxTitle       = 64   // bytes
	MaxDescription = 512  // bytes; clients show the first lines
	MaxURL         = 1024 // bytes
	MaxArticles    = 8    // in answer to an event; one in answer to a message
)

// success is the answer that shows nothing and stops WeChat from retrying.
const success = "success"

// Reply is one passive reply: TextReply, ImageReply, VoiceReply, VideoReply,
// MusicReply, NewsReply, TransferReply or Success. Whatever they hold, the answer
// is well-formed and within the limits: texts are cut, addresses too long to be
// whole are left out, characters XML forbids are removed.
// https://developers.weixin.qq.com/doc/service/guide/product/message/Passive_user_reply_message.html
type Reply interface {
	// fields writes what follows MsgType, and returns that type; "" is Success.
	fields(w *writer) (msgType string)
}

// Success answers nothing. WeChat does not retry, and shows nothing.
type Success struct{}

// TextReply is a text, which may hold links: <a href="…">…</a>.
type TextReply struct{ Content string }

// ImageReply is an uploaded picture.
type ImageReply struct{ MediaID string }

// VoiceReply is an uploaded recording.
type VoiceReply struct{ MediaID string }

// VideoReply is an uploaded video.
type VideoReply struct {
	MediaID     string
	Title       string // may be empty
	Description string // may be empty
}

// MusicReply is a card that plays a sound by its address.
type MusicReply struct {
	Title        string // may be empty
	Description  string // may be empty
	URL          string // may be empty
	HQURL        string // played on Wi-Fi; may be empty
	ThumbMediaID string // the picture; required
}

// NewsReply is a list of articles (图文消息). WeChat shows one in answer to a
// message and up to eight in answer to an event.
type NewsReply struct {
	Articles []Article
	Limit    int // articles sent at most; 0 means MaxArticles, which is the ceiling
}

// Article is one entry of a NewsReply.
type Article struct {
	Title       string
	Description string
	PicURL      string // JPEG or PNG, 360×200; may be empty
	URL         string // may be empty
}

// TransferReply hands the conversation to the account's human staff.
type TransferReply struct {
	Account string // one member of staff; empty for any
}

// silent tells the answers that show nothing and are never encrypted.
func silent(body []byte) bool { return len(body) == 0 || string(body) == success }

// encode writes reply, from the account to the sender that h names.
func encode(reply Reply, h Header, now time.Time) []byte {
	if reply == nil {
		return []byte(success)
	}
	var body writer
	msgType := reply.fields(&body)
	if msgType == "" {
		return []byte(success)
	}
	const around = 256 // bytes besides the body and the names, at most
	w := writer{}
	w.buf.Grow(len(body.bytes()) + len(h.FromUser) + len(h.ToUser) + around) // it is kept for a while
	w.open("xml")
	w.text("ToUserName", h.FromUser)
	w.text("FromUserName", h.ToUser)
	w.number("CreateTime", now.Unix())
	w.text("MsgType", msgType)
	w.append(&body)
	w.close("xml")
	return w.bytes()
}

func (Success) fields(*writer) string { return "" }

func (r TextReply) fields(w *writer) string {
	content := short(r.Content, MaxText)
	if content == "" {
		return ""
	}
	w.text("Content", content)
	return "text"
}

func (r ImageReply) fields(w *writer) string {
	if r.MediaID == "" {
		return ""
	}
	w.open("Image")
	w.text("MediaId", r.MediaID)
	w.close("Image")
	return "image"
}

func (r VoiceReply) fields(w *writer) string {
	if r.MediaID == "" {
		return ""
	}
	w.open("Voice")
	w.text("MediaId", r.MediaID)
	w.close("Voice")
	return "voice"
}

func (r VideoReply) fields(w *writer) string {
	if r.MediaID == "" {
		return ""
	}
	w.open("Video")
	w.text("MediaId", r.MediaID)
	w.optional("Title", short(r.Title, MaxTitle))
	w.optional("Description", short(r.Description, MaxDescription))
	w.close("Video")
	return "video"
}

func (r MusicReply) fields(w *writer) string {
	if r.ThumbMediaID == "" {
		return ""
	}
	w.open("Music")
	w.optional("Title", short(r.Title, MaxTitle))
	w.optional("Description", short(r.Description, MaxDescription))
	w.optional("MusicUrl", address(r.URL))
	w.optional("HQMusicUrl", address(r.HQURL))
	w.text("ThumbMediaId", r.ThumbMediaID)
	w.close("Music")
	return "music"
}

func (r NewsReply) fields(w *writer) string {
	limit := MaxArticles
	if r.Limit > 0 {
		limit = min(limit, r.Limit)
	}
	articles := r.Articles[:min(limit, len(r.Articles))]
	if len(articles) == 0 {
		return ""
	}
	w.number("ArticleCount", int64(len(articles)))
	w.open("Articles")
	for _, a := range articles {
		w.open("item")
		w.text("Title", short(a.Title, MaxTitle))
		w.text("Description", short(a.Description, MaxDescription))
		w.text("PicUrl", address(a.PicURL))
		w.text("Url", address(a.URL))
		w.close("item")
	}
	w.close("Articles")
	return "news"
}

func (r TransferReply) fields(w *writer) string {
	if r.Account != "" {
		w.open("TransInfo")
		w.text("KfAccount", r.Account)
		w.close("TransInfo")
	}
	return "transfer_customer_service"
}

// short is CutText of what will really be written.
func short(s string, limit int) string { return CutText(clean(s), limit) }

// address leaves out an address that is too long: cut, it would lead elsewhere.
func address(url string) string {
	if url = clean(url); len(url) > MaxURL {
		return ""
	}
	return url
}
