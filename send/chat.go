package send

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"nearby/wechat"
)

// Chat is a reply as a person sees it in the chat, as far as a terminal can.
func Chat(r wechat.Reply) string {
	switch r := r.(type) {
	case wechat.TextReply:
		return linkTag.ReplaceAllStringFunc(r.Content, plainLink) + "\n"
	case wechat.NewsReply:
		var b strings.Builder
		for _, a := range r.Articles {
			b.WriteString(article(a))
		}
		return b.String()
	case wechat.Success:
		return "(nothing is shown)\n"
	}
	return fmt.Sprintf("%+v\n", r)
}

var linkTag = regexp.MustCompile(`<a href="([^"]*)">([^<]*)</a>`)

// plainLink is a link in a text: a tap that types is its label in brackets, any
// other is followed by its address.
func plainLink(a string) string {
	parts := linkTag.FindStringSubmatch(a)
	address, label := html.UnescapeString(parts[1]), html.UnescapeString(parts[2])
	if strings.HasPrefix(address, "weixin://") {
		return "[" + label + "]"
	}
	return label + " <" + address + ">"
}

// article is a box with the title, the text and the address behind it.
func article(a wechat.Article) string {
	var b strings.Builder
	fmt.Fprintf(&b, "┌ %s\n", a.Title)
	for line := range strings.SplitSeq(a.Description, "\n") {
		fmt.Fprintf(&b, "│ %s\n", line)
	}
	if a.PicURL != "" {
		fmt.Fprintf(&b, "│ picture: %s\n", a.PicURL)
	}
	fmt.Fprintf(&b, "└ %s\n", a.URL)
	return b.String()
}
