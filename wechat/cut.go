package wechat

import (
	"strings"
	"unicode/utf8"
)

const ellipsis = "…"

// cut shortens s to at most limit bytes. A text that was cut ends in "…". It cuts
// between characters and never inside a link <a …>…</a>: a link stays whole or goes.
func cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	end := limit - len(ellipsis)
	if end < 0 {
		return ""
	}
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return strings.TrimRight(s[:beforeLink(s, end)], " \n") + ellipsis
}

// beforeLink moves end to the start of the link that contains it, if one does.
func beforeLink(s string, end int) int {
	for i := strings.LastIndexByte(s[:end], '<'); i >= 0; i = strings.LastIndexByte(s[:i], '<') {
		switch {
		case isTag(s[i:], "<a"):
			return i
		case isTag(s[i:], "</a") && strings.Contains(s[i:end], ">"):
			return end
		}
	}
	return end
}

// isTag reports whether s begins with a tag: "<a" begins <a> and <A href=…>, but
// not <abbr>.
func isTag(s, tag string) bool {
	n := len(tag)
	return len(s) > n && strings.EqualFold(s[:n], tag) && strings.ContainsAny(s[n:n+1], " \t\n>")
}
