package reply

import (
	"cmp"
	"fmt"
	"strings"

	"nearby/geo"
	"nearby/place"
)

var english = phrases{
	welcome:     "Hello and welcome! Send me your location and I'll tell you what is nearby.",
	help:        "Send me your location and I'll tell you what is nearby, how far and which way.",
	howTo:       "Tap “+” beside the text box → “Location” → “Send Location”.",
	orChoose:    "Or choose first what to look for:",
	forHelp:     "?  Help    中文  Chinese",
	whereAreYou: "I couldn't make out where you are. Please send your location again.",
	apology:     "Sorry, that search failed. Please send your location again in a moment.",
	mapOfAll:    "Show on a map",

	chosen: func(c place.Category) string {
		return fmt.Sprintf("%s it is. Now send me your location:", c.NameEN)
	},
	categoryName: func(c place.Category) string { return c.NameEN },
	placeName:    func(p place.Place) string { return cmp.Or(p.NameEN, p.Name) },

	titleOne: func(g Group) string {
		return fmt.Sprintf("%s within %s: %s, nearest %s",
			g.Category.NameEN, enRadius(g.Radius), count(g.Count), g.Places[0].Distance)
	},
	titleAll: func(groups []Group) string {
		var of []string
		for _, g := range groups {
			of = append(of, g.Category.NameEN+" "+count(g.Count))
		}
		return fmt.Sprintf("Within %s: %s", enRadius(groups[0].Radius), strings.Join(of, ", "))
	},
	heading: func(g Group) string {
		switch {
		case g.Count == 0:
			return fmt.Sprintf("[%s] none within %s", g.Category.NameEN, enRadius(g.Radius))
		case g.Radius > g.Asked:
			return fmt.Sprintf("[%s] none within %s, %s within %s", g.Category.NameEN,
				enRadius(g.Asked), count(g.Count), enRadius(g.Radius))
		}
		return fmt.Sprintf("[%s]", g.Category.NameEN)
	},
	nothing: func(widest geo.Metres) string {
		return fmt.Sprintf("Nothing is on record within %s of here yet. Try another location?", enRadius(widest))
	},
	whereabouts: func(f place.Found) string {
		wind := f.Bearing.Wind()
		return f.Distance.String() + " " + wind.Arrow() + wind.String()
	},
}

// enRadius is a round distance: 1 km, not 1.0 km.
func enRadius(m geo.Metres) string { return strings.Replace(m.String(), ".0 ", " ", 1) }
