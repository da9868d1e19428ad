package dialogue

import (
	"strings"

	"nearby/place"
	"nearby/words"
)

// grammar is what the reading of a text depends on besides the text.
type grammar struct {
	categories map[string]string // the slug, by each of its words, folded
	has        map[string]bool   // the slugs that there are
	names      Names
}

func newGrammar(choices []Choice, names Names) grammar {
	g := grammar{map[string]string{}, map[string]bool{}, names}
	for _, c := range choices {
		g.has[c.Category] = true
		for _, word := range c.Words {
			if word = words.Fold(word); word != "" && g.categories[word] == "" {
				g.categories[word] = c.Category
			}
		}
	}
	return g
}

// categoryOf returns the category that a folded word stands for: as it is, as something
// good, as many.
func (g grammar) categoryOf(word string) (category string, ok bool) {
	for _, variant := range []string{word, strings.TrimPrefix(word, "好"), strings.TrimSuffix(word, "s")} {
		if category, ok = g.categories[variant]; ok {
			return category, true
		}
	}
	return "", false
}

// Names tells whether a text is the name of a stop, a landmark or another place that
// people find their way by, and how that is written. It is given words.FoldName of
// the text.
type Names func(folded string) (name string, known bool)

// The slugs of the categories that come with the program.
const (
	restaurant = "restaurant"
	transit    = place.Transit
)
