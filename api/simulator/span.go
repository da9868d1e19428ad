package simulator

import (
	"html"
	"net/url"
	"regexp"
	"strings"
)

// span is a piece of a text: plain, a link, or words that a tap types.
type span struct {
	Text string `json:"text"`
	link
	Words  string `json:"words,omitempty"`
	MenuID string `json:"menuId,omitempty"`
	Phone  string `json:"phone,omitempty"`
}

// tappable is what WeChat makes a link of: <a href="…">…</a>, and a bare address.
var tappable = regexp.MustCompile(
	`(?is)<a\s[^>]*?href\s*=\s*["']([^"']*)["'][^>]*>(.*?)</a>|https?://[^\s<>"'，。；）]+`)

// spans takes a text apart. Whatever is not a link stays text, tags included.
func (s *simulator) spans(text string) []span {
	var all []span
	plain := func(text string) {
		if text != "" {
			all = append(all, span{Text: text})
		}
	}
	end := 0
	for _, at := range tappable.FindAllStringSubmatchIndex(text, -1) {
		plain(text[end:at[0]])
		end = at[1]
		whole := text[at[0]:at[1]]
		if at[2] < 0 { // a bare address
			all = append(all, span{Text: whole, link: s.linkTo(whole)})
			continue
		}
		label := html.UnescapeString(text[at[4]:at[5]])
		all = append(all, s.anchor(html.UnescapeString(text[at[2]:at[3]]), label))
	}
	plain(text[end:])
	return all
}

// anchor is what a tap on a link does, by its address.
func (s *simulator) anchor(address, label string) span {
	a := span{Text: label, link: s.linkTo(address)}
	if query, ok := strings.CutPrefix(address, "weixin://bizmsgmenu?"); ok {
		q, _ := url.ParseQuery(query) // what can be read of it will do
		a.Words, a.MenuID = q.Get("msgmenucontent"), q.Get("msgmenuid")
	}
	if phone, ok := strings.CutPrefix(address, "tel:"); ok {
		a.Phone = phone
	}
	return a
}
