package platformtest

import (
	"encoding/json"
	"time"
)

// content is the fields of all kinds of message together.
type content struct {
	Content     string `json:"content"`
	MediaID     string `json:"media_id"`
	ThumbID     string `json:"thumb_media_id"`
	Title       string `json:"title"`
	Description string `json:"description"`
	MusicURL    string `json:"musicurl"`
	HQMusicURL  string `json:"hqmusicurl"`
	ArticleID   string `json:"article_id"`
	CardID      string `json:"card_id"`
	AppID       string `json:"appid"`
	PagePath    string `json:"pagepath"`
	URL         string `json:"url"`
	Articles    []struct {
		Title       string `json:"title"`
		Description string `json:"description"`
		URL         string `json:"url"`
		PicURL      string `json:"picurl"`
	} `json:"articles"`
	Choices []struct {
		ID      string `json:"id"`
		Content string `json:"content"`
	} `json:"list"`
}

// checkMessage checks the object of a message by its type.
func (s *Server) checkMessage(kind string, raw json.RawMessage, at time.Time) error {
	var m content
	if raw == nil || json.Unmarshal(raw, &m) != nil {
		return refusal(40008)
	}
	if err := m.checkSizes(); err != nil {
		return err
	}
	switch kind {
	case "text":
		return unless(m.Content != "", 44004)
	case "image", "voice":
		return unless(s.usable(m.MediaID, kind, at), 40007)
	case "video":
		return unless(s.usable(m.MediaID, kind, at) && s.usable(m.ThumbID, "", at), 40007)
	case "music":
		if m.MusicURL == "" || m.HQMusicURL == "" {
			return refusal(40035)
		}
		return unless(s.usable(m.ThumbID, "", at), 40007)
	case "news":
		return m.checkNews()
	case "mpnews":
		return unless(s.usable(m.MediaID, "news", at), 40007)
	case "msgmenu":
		if s.account == TestAccount {
			return refusal(40200)
		}
		return unless(len(m.Choices) > 0, 40035)
	case "miniprogrampage":
		if m.AppID == "" || m.PagePath == "" {
			return refusal(40035)
		}
		return unless(s.usable(m.ThumbID, "", at), 40007)
	}
	return m.checkOther(kind)
}

func (m content) checkOther(kind string) error {
	needed, known := map[string]string{
		"mpnewsarticle": m.ArticleID, "wxcard": m.CardID, "link": m.URL,
	}[kind]
	if !known {
		return refusal(40008)
	}
	return unless(needed != "", 40035)
}

// checkSizes uses the limits of package wechat's replies, which WeChat documents
// for neither in one place: assumed to be the same.
func (m content) checkSizes() error {
	switch {
	case len(m.Content) > 2048:
		return refusal(45002)
	case len(m.Title) > 128:
		return refusal(45003)
	case len(m.Description) > 512:
		return refusal(45004)
	case len(m.URL) > 1024 || len(m.MusicURL) > 1024:
		return refusal(45005)
	}
	return nil
}

func (m content) checkNews() error {
	if len(m.Articles) != 1 {
		return refusal(45008)
	}
	a := m.Articles[0]
	switch {
	case a.Title == "" || a.URL == "":
		return refusal(40035)
	case len(a.Title) > 128:
		return refusal(45003)
	case len(a.Description) > 512:
		return refusal(45004)
	case len(a.URL) > 1024:
		return refusal(45005)
	case len(a.PicURL) > 1024:
		return refusal(45006)
	}
	return nil
}

func unless(good bool, r refusal) error {
	if good {
		return nil
	}
	return r
}

// usable tells whether an id is of media of the kind ("" for any): temporary and
// still kept, or permanent.
func (s *Server) usable(id, kind string, at time.Time) bool {
	if u, known := s.media[id]; known {
		return at.Sub(u.at) < mediaLife && (kind == "" || kind == u.kind)
	}
	m := s.stored(id)
	return m != nil && (kind == "" || kind == m.kind)
}
