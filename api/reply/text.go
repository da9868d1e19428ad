package reply

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nearby/api/lookup"
	"nearby/wechat"
)

// text is a text reply of these lines.
func text(line ...string) wechat.Reply { return wechat.TextReply{Content: lines(line...)} }

func lines(line ...string) string { return strings.Join(line, "\n") }

// numbered is a line of the menu.
func numbered(n int, text string) string { return fmt.Sprintf("%d  %s", n, text) }

// circled is the number of a place in a list: ① to ⑳, then (21).
func circled(n int) string {
	if n <= 20 {
		return string(rune('①' + n - 1))
	}
	return fmt.Sprintf("(%d)", n)
}

// count names how many places there are, without pretending to have counted
// further than MaxCount.
func count(n int) string {
	if n >= lookup.MaxCount {
		return strconv.Itoa(lookup.MaxCount) + "+"
	}
	return strconv.Itoa(n)
}

// anchor is a link in a text reply. WeChat shows such texts almost as they are:
// nobody has documented that it decodes &amp;, so nothing is encoded that way.
func anchor(address, label string) string {
	return `<a href="` + inAttribute.Replace(address) + `">` + plain(label) + "</a>"
}

// inAttribute keeps an address from ending the attribute it stands in.
var inAttribute = strings.NewReplacer(`"`, "%22", "<", "%3C", ">", "%3E", " ", "%20")

// plain keeps what stands in the data from being taken for a link: the signs
// that could begin one become their full-width twins.
func plain(text string) string { return fullWidth.Replace(text) }

var fullWidth = strings.NewReplacer("<", "＜", ">", "＞")

// tap is a link that types words for the person. WeChat does not document it for
// passive replies, so typing the words does the same.
func tap(label, words string) string {
	return anchor("weixin://bizmsgmenu?msgmenucontent="+words+"&msgmenuid=1", label)
}

// shortened renders a text ever shorter until it is within maxBytes: level rises
// from 0 to maxLevel. It never leaves a place out, because the next page begins
// behind the places that this one counts as shown.
func shortened(maxBytes int, render func(level int) []string) string {
	for level := 0; ; level++ {
		text := lines(render(level)...)
		if len(text) <= maxBytes || level == maxLevel {
			return text
		}
	}
}

// maxLevel of shortening leaves four runes of a name and nothing of an address.
const maxLevel = 12

// capital begins a line of its own.
func capital(line string) string {
	first, size := utf8.DecodeRuneInString(line)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + line[size:]
}

// dropBidiControl takes out the signs that turn the direction of writing: one in a name
// would turn the rest of its line.
func dropBidiControl(r rune) rune {
	if unicode.Is(unicode.Bidi_Control, r) {
		return -1
	}
	return r
}

// truncate shortens text to at most n runes, the last an ellipsis.
func truncate(text string, n int) string {
	text = strings.Map(dropBidiControl, text)
	runes := []rune(strings.Join(strings.Fields(text), " "))
	switch {
	case len(runes) <= n:
		return string(runes)
	case n < 2:
		return ""
	}
	return string(runes[:n-1]) + "…"
}

const (
	// besideYou is a distance within the error of a phone's position.
	besideYou = 5
	// walkable is the farthest that minutes on foot are told for: half an hour.
	walkable = 2400
	// tooFar is the farthest that anybody would think of walking: two hours.
	tooFar = 10_000
)

// plenty is more than a title has room for, in runes.
const plenty = 32

// maxCardName and maxFact are how much of a name and of a fact a card shows, in runes.
const maxCardName, maxFact = 30, 60

// isLatin tells a word that readers of English can read.
func isLatin(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return r > 0x24F })
}
