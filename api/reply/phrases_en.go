package reply

import (
	"cmp"
	"fmt"
	"strings"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
)

const enHowTo = "tap “+” next to the text box → “Location” → “Send Location”."

var english = phrases{
	welcome:         "Hello and welcome!",
	help:            "Send me your location and I'll tell you what is nearby, how far and which way.",
	languageSet:     "OK, English it is.",
	sendLocation:    "Send me your location and I'll tell you what is nearby: " + enHowTo,
	howTo:           "To send it, " + enHowTo,
	choose:          "To choose first what to look for, tap it or reply with its number:",
	orType:          "Or just type a name, such as “noodles” or “Line 2”.",
	footer:          "?  Help    中文  Chinese",
	commands:        "Once there is a list:\na number shows details, “more” the next page\n“route 2” leads to place 2\n“noodles 500m” looks within 500 m only\n“privacy” says what I remember",
	anything:        "Nearby",
	whereAreYou:     "Where are you? Just send me your location.",
	unclearLocation: "I couldn't make out where you are. Please send your location again.",
	notUnderstood: [...]string{
		dialogue.Picture:   "Nice picture, but I can't read pictures.",
		dialogue.Recording: "I can't understand voice messages yet. Please type instead.",
		dialogue.Film:      "Thanks for the video, but I can't watch it.",
		dialogue.Article:   "Thanks for the link, but I can't open it.",
		dialogue.Document:  "Thanks for the file, but I can't open it.",
	},
	instead:    "To find out what is nearby, send me your location.",
	chosen:     func(subject string) string { return subject + " it is. Now send me your location." },
	quoted:     func(word string) string { return "“" + cut(word, 20) + "”" },
	inBrackets: func(name string) string { return "[" + name + "] " },

	titleOne: func(g Group) string {
		return fmt.Sprintf("%s within %s: %s, nearest %s",
			g.Category.NameEN, enRadius(g.Radius), count(g.Count), enNearest(g))
	},
	titleAll: func(groups []Group) string {
		var of []string
		for _, g := range groups {
			of = append(of, g.Category.NameEN+" "+count(g.Count))
		}
		return fmt.Sprintf("Within %s: %s", enRadius(groups[0].Radius), strings.Join(of, ", "))
	},
	titleWord: func(word string, g Group) string {
		return fmt.Sprintf("“%s” within %s: %s, nearest %s",
			cut(word, 12), enRadius(g.Radius), count(g.Count), enNearest(g))
	},
	titleSimilar: func(word string, g Group) string {
		return fmt.Sprintf("No “%s”; nearest similar name: %s", cut(word, 12), enNearest(g))
	},
	titleNext:  func(subject string, page int) string { return fmt.Sprintf("%s · page %d", subject, page) },
	noneWithin: func(radius geo.Metres) string { return "none within " + enRadius(radius) },
	butWithin: func(g Group) string {
		return fmt.Sprintf(", %s within %s", count(g.Count), enRadius(g.Radius))
	},
	nothing: func(subject string, widest geo.Metres) string {
		return fmt.Sprintf("%s: nothing found within %s.", subject, enRadius(widest))
	},
	nothingAtAll: func(widest geo.Metres) string {
		return fmt.Sprintf("Nothing is on record within %s of here yet.", enRadius(widest))
	},
	beyond: func(f place.Found) string {
		return fmt.Sprintf("The nearest is %s, %s to the %s.",
			cut(cmp.Or(f.NameEN, f.Name), 2*maxName), f.Distance, f.Bearing.Wind())
	},
	tryElse:    "Try another word, or reply “all” to see everything nearby.",
	pickHint:   "Reply with a number for details",
	moreHint:   ", “more” for the next page",
	allHint:    ", “all” for everything",
	noMore:     "That was all. Reply with a number for details, “all” for every category, or send another location.",
	whichPlace: "Which place? Send your location first, then reply to the list like this: “route 2”.",
	gone:       "That place has just left our records. Please send your location again for a fresh list.",
	noSuchNumber: func(n, last int) string {
		return fmt.Sprintf("There is no number %d: the list above goes from 1 to %d. “more” shows the next page.", n, last)
	},

	category: func(c place.Category) string { return c.NameEN },
	name:     func(p place.Place) string { return cmp.Or(p.NameEN, p.Name) },
	placeName: func(f place.Found) string {
		name := cmp.Or(f.NameEN, f.Name)
		if f.Entrance != "" {
			return name + " (" + f.Entrance + ")"
		}
		return name
	},
	whereabouts: func(f place.Found) string {
		if f.Distance < besideYou {
			return "right here"
		}
		wind := f.Bearing.Wind()
		return f.Distance.String() + " " + wind.Arrow() + wind.String()
	},
	walk: func(m geo.Metres) string {
		if m < besideYou || m > walkable {
			return ""
		}
		return fmt.Sprintf(", about %d min on foot", m.WalkingMinutes())
	},
	address: "Address: ", lines: "Lines: ", phone: "Phone: ", hours: "Hours: ",
	rating: "Rating: ", price: "Per person: ", comma: ", ",
	onMap: "Map", theWay: "Directions", website: "Website",
	cardHint:   "Reply with another number for another place, “more” for the next page.",
	listenHint: func(n int) string { return fmt.Sprintf("Reply “listen %d” for the audio guide. ", n) },
	noAudio:    func(name string) string { return "There is no audio guide for " + cut(name, 2*maxName) + " yet." },
	audio:      func(name string) string { return "Audio guide: " + cut(name, 2*maxName) },
	routeTo:    func(name string) string { return "Walk to " + cut(name, 2*maxName) },
	routeNote:  "The link starts from where you are.",

	privacy: "I remember only what our chat needs:\n" +
		"· the location you sent, what you are looking for and your language, for 30 minutes at most; then it is deleted. There is no history.\n" +
		"· your OpenID only as an encrypted fingerprint.\n" +
		"· replies, encrypted, for 10 minutes, in case the network makes WeChat ask again.\n" +
		"Reply “forget me” or unfollow, and what I remember is deleted at once.",
	forgotten: "Done: everything about you is deleted. Send a location whenever you like to start again.",
	apology:   "Sorry, that search failed. Please try again in a moment.",
}

// enNearest is how near the first place is.
func enNearest(g Group) string {
	if g.Places[0].Distance < besideYou {
		return "right here"
	}
	return g.Places[0].Distance.String()
}

// enRadius is a round distance: 1 km, not 1.0 km.
func enRadius(m geo.Metres) string { return strings.Replace(m.String(), ".0 ", " ", 1) }
