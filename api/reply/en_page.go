package reply

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"nearby/api/lookup"
	"nearby/geo"
	"nearby/kind"
	"nearby/place"
)

var englishPage = pagePhrases{
	stopsOf: func(line string) string { return "Stops of " + englishLine(line) },
	around:  func(near string) string { return cmp.Or(near, "Nearby") },
	titleOne: func(near, qualities string, g lookup.Group) string {
		return fmt.Sprintf("%s%s%s within %s: %s, %s",
			capital(g.Category.NameEN), qualities, enOpen(g), enAround(near, g.Radius), enCount(g), enNearest(g))
	},
	titleAll: func(near string, groups []lookup.Group, limit int) string {
		var of []string
		for _, g := range groups {
			of = append(of, g.Category.NameEN+enOpen(g)+" "+enCount(g))
		}
		within := "Within " + enAround(near, groups[0].Radius) + ": "
		if limit < len(of) {
			return within + strings.Join(of[:limit], ", ") + "…"
		}
		return within + strings.Join(of, ", ")
	},
	titleWord: func(near, qualities, word string, g lookup.Group) string {
		return fmt.Sprintf("“%s”%s%s within %s: %s, %s", word, qualities, enOpen(g), enAround(near, g.Radius), enCount(g), enNearest(g))
	},
	titleLine: func(near, line string, g lookup.Group) string {
		return fmt.Sprintf("%s: stops within %s: %s, %s", englishLine(line), enAround(near, g.Radius), enCount(g), enNearest(g))
	},
	titleMeant: func(meant string, g lookup.Group) string {
		return fmt.Sprintf("Did you mean “%s”%s? %s", meant, enOpen(g), capital(enNearest(g)))
	},
	guessed: func(typed, right, or string) string {
		said := fmt.Sprintf("No name has “%s”; I guess you mean “%s”", typed, right)
		if or != "" {
			said += fmt.Sprintf(" (reply “%s” if you mean that)", or)
		}
		return said
	},
	servedBy: func(dish string, by kind.Kind) string {
		return fmt.Sprintf("No name near here has “%s”; places for %s probably serve it", dish, by.Names().English)
	},
	titleAddress: func(word string, g lookup.Group) string {
		return fmt.Sprintf("No name has “%s”; in addresses%s, %s", word, enOpen(g), enNearest(g))
	},
	titleNext:  func(subject string, page int) string { return fmt.Sprintf("%s · page %d", capital(subject), page) },
	widened:    func(asked geo.Metres) string { return "None within " + enRadius(asked) + ", but farther out:" },
	noneWithin: func(radius geo.Metres) string { return "none within " + enRadius(radius) },
	butWithin: func(g lookup.Group) string {
		return fmt.Sprintf(", %s within %s", enCount(g), enRadius(g.Radius))
	},
	nothing: func(near, subject string, widest geo.Metres) string {
		return fmt.Sprintf("%s: I found none within %s.", capital(subject), enAround(near, widest))
	},
	noData: func(subject string) string { return capital(subject) + ": I have no data about any around here." },
	nothingAtAll: func(near string, widest geo.Metres) string {
		return fmt.Sprintf("I don't know any place within %s yet.", enAround(cmp.Or(near, "here"), widest))
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
	noMore: "That was all. Reply with a number for details, “all” for every category, or send another location.",
	whichPlace: func(last int) string {
		switch last {
		case 0:
			return "Which place? Send me your location first, or type what you look for: every place of the list has a number."
		case 1:
			return "Which place? There is only one: reply 1 for its details."
		}
		return fmt.Sprintf("Which place? Reply with a number from 1 to %d, such as “2”, “route 2” or “phone of 2”.", last)
	},
	gone: "That place has just left our records. Please send your location again for a fresh list.",
	noSuchNumber: func(n, last int) string {
		if last == 1 {
			return fmt.Sprintf("There is no number %d: the list above has only one.", n)
		}
		return fmt.Sprintf("There is no number %d: the list above goes from 1 to %d. “more” shows the next page.", n, last)
	},
	chosenOne: func(name, whereabouts string) string { return "How about " + name + ", " + whereabouts },
	nearestOne: func(c place.Category, _ place.Found, nth int, name, whereabouts string) string {
		if c.NameEN == "" {
			c.NameEN = "place"
		}
		if nth > 1 {
			return capital(c.NameEN) + ", the next one: " + name + ", " + whereabouts
		}
		return "Nearest " + strings.ToLower(c.NameEN[:1]) + c.NameEN[1:] + ": " + name + ", " + whereabouts
	},
	chosenHint:  "Reply “directions” to go there, “anything” for another one",
	nearestHint: "Reply “directions” to go there, “more” for the next one",
	onlyOpen:    func(subject string) string { return cmp.Or(subject, "Places") + " open now" },
	noneOpen: func(near, subject string, widest geo.Metres) string {
		return fmt.Sprintf("%s: I know of none within %s that is open now.", capital(cmp.Or(subject, "Places")), enAround(near, widest))
	},
	widenedOpen: func(asked geo.Metres) string {
		return "None known to be open within " + enRadius(asked) + ", but farther out:"
	},
	noneOpenWithin: func(radius geo.Metres) string { return "none known to be open within " + enRadius(radius) },
	openHint:       ", “open now” for what is open",
}
