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

// success is the answer that shows nothing; WeChat does not retry after it.
const success = "success"

// Reply is one passive reply: TextReply, MusicReply, NewsReply or Success. The
// answer is always well-formed and within the limits: long texts are cut, URLs that
// are too long are left out, characters that XML forbids are removed.
// https://developers.weixin.qq.com/doc/service/guide/product/message/Passive_user_reply_message.html
type Reply interface {
	// fields writes what follows MsgType, and returns that type; "" is Success.
	fields(w *writer) (msgType string)
}

// Success answers nothing. WeChat does not retry, and shows nothing.
type Success struct{}

// TextReply is a text, which may hold links: <a href="…">…</a>.
type TextReply struct{ Content string }

// MusicReply is a card that plays the sound at a URL.
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

// isSuccess reports whether an answer shows nothing. Such answers are never
// encrypted.
func isSuccess(body []byte) bool { return len(body) == 0 || string(body) == success }

// encode writes reply, from the account to the sender in h.
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
	w.buf.Grow(len(body.bytes()) + len(h.FromUser) + len(h.ToUser) + around) // answers stay in memory
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
	content := shortened(r.Content, MaxText)
	if content == "" {
		return ""
	}
	w.text("Content", content)
	return "text"
}

func (r MusicReply) fields(w *writer) string {
	if r.ThumbMediaID == "" {
		return ""
	}
	w.open("Music")
	w.optional("Title", shortened(r.Title, MaxTitle))
	w.optional("Description", shortened(r.Description, MaxDescription))
	w.optional("MusicUrl", wholeURL(r.URL))
	w.optional("HQMusicUrl", wholeURL(r.HQURL))
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
		w.text("Title", shortened(a.Title, MaxTitle))
		w.text("Description", shortened(a.Description, MaxDescription))
		w.text("PicUrl", wholeURL(a.PicURL))
		w.text("Url", wholeURL(a.URL))
		w.close("item")
	}
	w.close("Articles")
	return "news"
}

// shortened is s as it can be written, cut to at most limit bytes.
func shortened(s string, limit int) string { return cut(xmlSafe(s), limit) }

// wholeURL is url, or "" when it is too long: a URL that is cut leads elsewhere.
func wholeURL(url string) string {
	if url = xmlSafe(url); len(url) > MaxURL {
		return ""
	}
	return url
}
