package reply

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"nearby/api/lookup"
	"nearby/geo"
	"nearby/place"
)

var englishPage = pagePhrases{
	titleOne: func(g lookup.Group) string {
		return fmt.Sprintf("%s%s within %s: %s, %s",
			g.Category.NameEN, enOpen(g), enRadius(g.Radius), enCount(g), enNearest(g))
	},
	titleAll: func(groups []lookup.Group, limit int) string {
		var of []string
		for _, g := range groups {
			of = append(of, g.Category.NameEN+enOpen(g)+" "+enCount(g))
		}
		within := "Within " + enRadius(groups[0].Radius) + ": "
		if limit < len(of) {
			return within + strings.Join(of[:limit], ", ") + "…"
		}
		return within + strings.Join(of, ", ")
	},
	titleWord: func(word string, g lookup.Group) string {
		return fmt.Sprintf("“%s”%s within %s: %s, %s", word, enOpen(g), enRadius(g.Radius), enCount(g), enNearest(g))
	},
	titleSimilar: func(word string, g lookup.Group) string {
		return fmt.Sprintf("No “%s”, but similar names%s, %s", word, enOpen(g), enNearest(g))
	},
	titleNext:  func(subject string, page int) string { return fmt.Sprintf("%s · page %d", subject, page) },
	widened:    func(asked geo.Metres) string { return "None within " + enRadius(asked) + ", but farther out:" },
	noneWithin: func(radius geo.Metres) string { return "none within " + enRadius(radius) },
	butWithin: func(g lookup.Group) string {
		return fmt.Sprintf(", %s within %s", enCount(g), enRadius(g.Radius))
	},
	nothing: func(subject string, widest geo.Metres) string {
		return fmt.Sprintf("%s: I found none within %s.", subject, enRadius(widest))
	},
	nothingAtAll: func(widest geo.Metres) string {
		return fmt.Sprintf("I don't know any place within %s of here yet.", enRadius(widest))
	},
	beyond: func(f place.Found) string {
		return fmt.Sprintf("The nearest is %s, %s %s of you.",
			truncate(cmp.Or(f.NameEN, f.Name), enName), f.Distance, enWinds[f.Bearing.Wind()])
	},
	tryElse:  "Try another word, or reply “all” to see everything nearby.",
	pickHint: "Reply with a number for details",
	moreHint: ", “more” for the next page",
	allHint:  ", “all” for everything",
	aged: func(age time.Duration) string {
		return "(As of " + enAge(age) + " ago; it may have changed)"
	},
	noMore:     "That was all. Reply with a number for details, “all” for every category, or send another location.",
	whichPlace: "Which place? Add its number from the list, such as “route 2” or “listen 2”. If there is no list yet, send me your location first.",
	gone:       "That place has just left our records. Please send your location again for a fresh list.",
	noSuchNumber: func(n, last int) string {
		if last == 1 {
			return fmt.Sprintf("There is no number %d: the list above has only one.", n)
		}
		return fmt.Sprintf("There is no number %d: the list above goes from 1 to %d. “more” shows the next page.", n, last)
	},
	onlyOpen: func(subject string) string { return cmp.Or(subject, "Places") + " open now" },
	noneOpen: func(subject string, widest geo.Metres) string {
		return fmt.Sprintf("%s: I know of none within %s that is open now.", cmp.Or(subject, "Places"), enRadius(widest))
	},
	allWord: "all",
	showAll: func(word string) string {
		return "Reply “" + word + "” to see them all, also those that are closed or whose hours I don't know."
	},
	widenedOpen: func(asked geo.Metres) string {
		return "None known to be open within " + enRadius(asked) + ", but farther out:"
	},
	noneOpenWithin: func(radius geo.Metres) string { return "none known to be open within " + enRadius(radius) },
	openHint:       ", “open now” for what is open",
}
