package simulator

import (
	"net/http"
	"net/url"
	"time"

	"nearby/wechat"
)

// WeChat's own limits, which the server should keep within: the length at which
// clients report a fault was measured, the rest is documented.
// https://developers.weixin.qq.com/doc/service/guide/product/message/Passive_user_reply_message.html
const (
	patience          = 5 * time.Second
	maxText           = 2048 // bytes
	articlesToMessage = 1
	articlesToEvent   = 8
)

// answered is what came back for a message.
type answered struct {
	xml    []byte // in clear
	err    error  // why it could not be opened
	status int    // of HTTP
	took   time.Duration
}

// shown is what WeChat would draw of an answer.
type shown struct {
	Kind     string    `json:"kind"` // nothing, text, news or music
	Text     []span    `json:"text,omitempty"`
	Articles []article `json:"articles,omitempty"`
	Music    *music    `json:"music,omitempty"`
	Faults   []fault   `json:"faults,omitempty"`
}

// fault is why WeChat would not show the answer, or not all of it.
type fault string

// The faults; the page has a sentence for each.
const (
	late       fault = "late"       // WeChat has hung up and will send again
	refused    fault = "refused"    // HTTP says something else than 200
	unreadable fault = "unreadable" // not the XML of a reply
	tooLong    fault = "tooLong"    // a text that clients do not take
	unseen     fault = "unseen"     // no reply is shown for this kind of event
	tooMany    fault = "tooMany"    // more articles than WeChat shows
)

type article struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	Picture     string `json:"picture,omitempty"`   // path on this server
	Elsewhere   string `json:"elsewhere,omitempty"` // host of a picture that is not fetched
	link
	Struck bool `json:"struck,omitempty"` // WeChat leaves it out
}

type music struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	link
}

// show reads an answer as strictly as WeChat might and applies its limits.
func (s *simulator) show(m wechat.Message, a answered) shown {
	show := shown{Kind: "nothing"}
	if a.took > patience {
		show.Faults = append(show.Faults, late)
	}
	if a.status != http.StatusOK {
		show.Faults = append(show.Faults, refused)
		return show
	}
	var answer wechat.Answer
	err := a.err
	if err == nil {
		answer, err = wechat.ParseReply(a.xml)
	}
	if err != nil {
		show.Faults = append(show.Faults, unreadable)
		return show
	}
	s.draw(&show, m, answer.Reply)
	if show.Kind != "nothing" && mute(m) {
		show.Faults = append(show.Faults, unseen)
	}
	return show
}

// mute tells the events whose answer WeChat does not show.
func mute(m wechat.Message) bool {
	switch m.(type) {
	case wechat.LocationReport, wechat.View, wechat.Unsubscribe:
		return true
	}
	return false
}

func (s *simulator) draw(show *shown, m wechat.Message, r wechat.Reply) {
	switch r := r.(type) {
	case wechat.TextReply:
		show.Kind, show.Text = "text", s.spans(r.Content)
		if len(r.Content) > maxText {
			show.Faults = append(show.Faults, tooLong)
		}
	case wechat.NewsReply:
		show.Kind = "news"
		s.articles(show, r.Articles, limit(m))
	case wechat.MusicReply:
		show.Kind = "music"
		show.Music = &music{Title: r.Title, Description: r.Description, link: s.linkTo(r.URL)}
	}
}

// limit is how many articles WeChat shows in answer to m.
func limit(m wechat.Message) int {
	if wechat.IsEvent(m) {
		return articlesToEvent
	}
	return articlesToMessage
}

func (s *simulator) articles(show *shown, articles []wechat.Article, limit int) {
	for i, a := range articles {
		drawn := article{
			Title: a.Title, Description: a.Description,
			link: s.linkTo(a.URL), Struck: i >= limit,
		}
		if picture := s.linkTo(a.PicURL); picture.Path != "" {
			drawn.Picture = picture.Path
		} else if u, err := url.Parse(picture.URL); err == nil {
			drawn.Elsewhere = u.Host
		}
		show.Articles = append(show.Articles, drawn)
	}
	if len(articles) > limit {
		show.Faults = append(show.Faults, tooMany)
	}
}
