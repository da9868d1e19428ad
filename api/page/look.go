package page

import (
	"fmt"
	"slices"
	"strings"

	"nearby/picture/theme"
	"nearby/place"
)

// lookOf gives every category a shape and a colour of its own, those of
// restaurants and of transit fixed.
func lookOf(slug string, categories []place.Category) theme.Look {
	return theme.OfCategory(slug, slices.IndexFunc(categories, func(c place.Category) bool { return c.Slug == slug }))
}

// look names the shape and the colours that a picture gives to a category, as the
// style knows them.
func look(slug string, categories []place.Category) string {
	l := lookOf(slug, categories)
	return fmt.Sprintf("shape%d kind%d", l%theme.Shapes, l%theme.Looks)
}

// colours are the rules that give the pins of a page the colours of those on its
// picture, by day and by night.
func colours() string {
	var css strings.Builder
	rules := func(atNight bool) {
		for l := range theme.Look(theme.Looks) {
			fill, number := l.Colours(atNight)
			fmt.Fprintf(&css, ".kind%d{--fill:#%02x%02x%02x;--figure:#%02x%02x%02x}\n",
				l, fill.R, fill.G, fill.B, number.R, number.G, number.B)
		}
	}
	rules(false)
	css.WriteString("@media (prefers-color-scheme: dark) {\n")
	rules(true)
	css.WriteString("}\n")
	return css.String()
}

// chosen are the rules that show the pin of a row which was chosen, also without a
// script: one for each row of a page.
func chosen() string {
	all := make([]string, listSize)
	for i := range all {
		all[i] = fmt.Sprintf("body:has(.r%[1]d:target) .p%[1]d,body:has(.r%[1]d:hover) .p%[1]d", i+1)
	}
	return strings.Join(all, ",") + "{--grown:1.35;--shown:1;display:inline}\n"
}
