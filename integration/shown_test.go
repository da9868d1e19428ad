package integration_test

import (
	"encoding/xml"
	"errors"
	"html"
	"net/url"
	"strings"
	"testing"
)

// music is what a reply that plays has besides.
type music struct {
	Title       string `xml:"Music>Title"`
	Description string `xml:"Music>Description"`
	URL         string `xml:"Music>MusicUrl"`
}

// shown is an answer as a person sees it: links by their label, and where they
// lead only looked at.
func shown(t *testing.T, body string) string {
	t.Helper()
	if body == "success" {
		return "（没有回复）"
	}
	var r reply
	var m music
	if err := errors.Join(xml.Unmarshal([]byte(body), &r), xml.Unmarshal([]byte(body), &m)); err != nil {
		t.Fatalf("answered %q: %v", body, err)
	}
	switch r.MsgType {
	case "text":
		return withoutTrailingBlanks(labelled(t, r.Content))
	case "music":
		leadsSomewhere(t, m.URL)
		return "【音乐】" + m.Title + "\n" + m.Description
	case "news":
		var all []string
		for _, a := range r.Articles {
			leadsSomewhere(t, a.URL)
			all = append(all, "【图文】"+a.Title, a.Description)
		}
		return withoutTrailingBlanks(strings.Join(all, "\n"))
	}
	t.Fatalf("answered with %q, which no chat shows", r.MsgType)
	return ""
}

// labelled puts the label of every link in brackets.
func labelled(t *testing.T, content string) string {
	t.Helper()
	content = anchor.ReplaceAllStringFunc(content, func(link string) string {
		parts := anchor.FindStringSubmatch(link)
		leadsSomewhere(t, html.UnescapeString(parts[1]))
		return "[" + parts[2] + "]"
	})
	if strings.ContainsAny(content, "<>") {
		t.Errorf("%q shows markup to people", content)
	}
	return html.UnescapeString(content)
}

// leadsSomewhere checks an address that people can tap.
func leadsSomewhere(t *testing.T, address string) {
	t.Helper()
	u, err := url.Parse(address)
	switch {
	case err != nil:
		t.Errorf("a link leads to %q: %v", address, err)
	case u.Scheme == "weixin" && u.Query().Get("msgmenucontent") == "":
		t.Errorf("a link types nothing: %q", address)
	case u.Scheme != "weixin" && u.Host == "":
		t.Errorf("a link leads nowhere: %q", address)
	}
}

func withoutTrailingBlanks(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}
