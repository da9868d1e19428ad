package menu

import (
	"strings"

	"nearby/wechat/platform"
)

// line is one button as a line of text.
type line struct {
	depth        int
	name, effect string
}

// lines are the buttons of a menu from top to bottom.
func lines(buttons []platform.Button) []line {
	var all []line
	for _, top := range buttons {
		all = append(all, line{0, top.Name, effect(top)})
		for _, sub := range top.SubButtons {
			all = append(all, line{1, sub.Name, effect(sub)})
		}
	}
	return all
}

// effect is what a button does: its type and all that goes with it.
func effect(b platform.Button) string {
	words := []string{string(b.Type)}
	for _, word := range []string{b.Key, b.MediaID, b.ArticleID, b.AppID, b.PagePath, b.URL} {
		if word != "" {
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}

func (l line) String() string {
	return strings.TrimRight(strings.Repeat("  ", l.depth)+l.name+"  "+l.effect, " ")
}
