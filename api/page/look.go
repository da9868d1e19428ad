package page

import (
	"fmt"
	"strings"

	"nearby/picture"
)

// kinds is how many looks of pins there are, and shapes how many of their
// outlines; see picture.Kind.
const (
	kinds  = 20
	shapes = 4
)

// look names the shape and the colours that a picture gives to a kind, as the
// style knows them.
func look(k picture.Kind) string { return fmt.Sprintf("shape%d kind%d", k%shapes, k%kinds) }

// colours are the rules that give the pins of a page the colours of those on its
// picture, by day and by night.
func colours() string {
	var css strings.Builder
	rules := func(atNight bool) {
		for k := range picture.Kind(kinds) {
			fill, number := k.Colours(atNight)
			fmt.Fprintf(&css, ".kind%d{background:#%02x%02x%02x;color:#%02x%02x%02x}\n",
				k, fill.R, fill.G, fill.B, number.R, number.G, number.B)
		}
	}
	rules(false)
	css.WriteString("@media (prefers-color-scheme: dark) {\n")
	rules(true)
	css.WriteString("}\n")
	return css.String()
}
