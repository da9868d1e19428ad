package reply

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"time"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/geo"
	"nearby/place"
)

// How much of a name there is room for, in runes: alone and in a line of a list.
const (
	enName = 32
	enLine = 28
)

const enHowTo = "tap “+” next to the text box → “Location” → “Send Location”."

var english = phrases{
	welcome:       "Hello and welcome!",
	help:          "Send me your location and I'll tell you what is nearby, how far it is and which way.",
	languageSet:   "OK, English it is.",
	sendLocation:  "Send me your location and I'll tell you what is nearby: " + enHowTo,
	howTo:         "To send it, " + enHowTo,
	choose:        "Know what you want? Tap it, or reply with its number:",
	orType:        "Or just type what you want, such as “noodles” or “Line 2”.",
	helpWord:      "Help",
	otherLanguage: "中文",
	commands: "Once there is a list:\n" +
		"· a number shows details, “more” the next page\n" +
		"· “route 2” takes you to number 2\n" +
		"· “noodles 500m” looks within 500 m only\n" +
		"· “open now” shows what is open\n" +
		"· “privacy” tells you what I remember",
	anything:        "Nearby",
	whereAreYou:     "Where are you? Just send me your location.",
	unclearLocation: "I couldn't make out where you are. Please send your location again.",
	notUnderstood: [...]string{
		dialogue.Picture:   "Thanks, but I can't make sense of pictures yet.",
		dialogue.Recording: "I can't understand voice messages yet. Please type instead.",
		dialogue.Film:      "Thanks for the video, but I can't watch it.",
		dialogue.Article:   "Thanks for the link, but I can't open it.",
		dialogue.Document:  "Thanks for the file, but I can't open it.",
	},
	instead:    "To find out what is nearby, send me your location.",
	chosen:     func(subject string) string { return subject + " it is. Now send me your location." },
	quoted:     func(word string) string { return "“" + truncate(word, 20) + "”" },
	inBrackets: func(name string) string { return "[" + name + "] " },

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

	alwaysOpen: "Open 24 hours", nowOpen: "Open now", nowClosed: "closed now",
	onHolidays: " (holidays may differ)",
	openUntil: func(t time.Time, daysAhead int) string {
		return "Open · closes " + enCloses(t, daysAhead)
	},
	closedUntil: func(t time.Time, daysAhead int) string {
		return "Closed · opens " + enDay(t, daysAhead) + "at " + clock(t)
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

	maxName:  enLine,
	category: func(c place.Category) string { return c.NameEN },
	name:     func(p place.Place) string { return cmp.Or(p.NameEN, p.Name) },
	placeName: func(f place.Found) string {
		name := cmp.Or(f.NameEN, f.Name)
		if f.Entrance != "" {
			return name + " (" + exit.ReplaceAllString(f.Entrance, "Exit $1") + ")"
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
	rating: "Rating: ", price: "Per person: ", comma: ", ", pause: ", ",
	onMap: "Map", theWay: "Directions", website: "Website",
	cardHint:   "Reply with another number for another place, “more” for the next page.",
	listenHint: func(n int) string { return fmt.Sprintf("Reply “listen %d” for the audio guide. ", n) },
	audioGuide: "Audio guide",
	noAudio:    func(name string) string { return "There is no audio guide for " + truncate(name, enName) + " yet." },
	audio:      func(name string) string { return "Audio guide: " + truncate(name, enName) },
	routeTo:    func(name string) string { return "Walk to " + truncate(name, enName) },
	routeNote:  "The link starts from where you are.",

	privacy: "I remember only what our chat needs:\n" +
		"· the location you sent, what you are looking for and your language, for 30 minutes at most; then it is deleted. There is no history.\n" +
		"· your WeChat identity (OpenID) only as an encrypted fingerprint, which names nobody.\n" +
		"· replies, encrypted, for 10 minutes, in case the network makes WeChat ask again.\n" +
		"· the link of a list holds the place, encrypted, and stops working after 24 hours.\n" +
		"Reply “forget me” or unfollow, and what I remember is deleted at once.",
	forgotten: "Done: everything about you is deleted. Send a location whenever you like to start again.",
	thanked:   "You're welcome! Tell me whenever you want to find something else.",
	apology:   "Sorry, that search failed. Please try again in a moment.",
	tooFast:   "That was a little fast for me. Please wait a few seconds.",
	busy:      "A great many people are asking right now. Please try again in a moment.",
}

// exit is the Chinese name of a way into a station that a letter or a number tells
// from others: B1出口, 3号口.
var exit = regexp.MustCompile(`^([A-Za-z]\d?|\d{1,2})号?(?:出入口|出口|入口|口)$`)

// enCount is how many there are, or at least are.
func enCount(g lookup.Group) string {
	if g.AtLeast {
		return "at least " + count(g.Count)
	}
	return count(g.Count)
}

// enOpen says that only open ones were counted.
func enOpen(g lookup.Group) string {
	if g.Open {
		return " open now"
	}
	return ""
}

// enDay is the day that a time is on, when it is not today.
func enDay(t time.Time, daysAhead int) string {
	switch {
	case daysAhead == 0:
		return ""
	case daysAhead == 1:
		return "tomorrow "
	case daysAhead >= 7:
		return "next " + t.Weekday().String() + " "
	}
	return t.Weekday().String() + " "
}

// enCloses is a closing time: at midnight, or in the small hours, tonight is meant.
func enCloses(t time.Time, daysAhead int) string {
	switch {
	case isMidnight(t):
		return enDay(t.AddDate(0, 0, -1), daysAhead-1) + "at midnight"
	case daysAhead == 1 && t.Hour() < nightEnd:
		return "at " + clock(t)
	}
	return enDay(t, daysAhead) + "at " + clock(t)
}

// enWinds are the eight winds, clockwise from north.
var enWinds = [8]string{
	"north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west",
}

// enNearest is how near the first place is.
func enNearest(g lookup.Group) string {
	switch {
	case g.Places[0].Distance >= besideYou:
		return "nearest " + g.Places[0].Distance.String()
	case g.Count == 1:
		return "right here"
	}
	return "one right here"
}

// enRadius is a round distance: 1 km, not 1.0 km.
func enRadius(m geo.Metres) string { return strings.Replace(m.String(), ".0 ", " ", 1) }

// enAge is a time span as people say it.
func enAge(age time.Duration) string {
	switch {
	case age < 2*time.Minute:
		return "a minute or two"
	case age < 2*time.Hour:
		return fmt.Sprintf("%d minutes", int(age.Minutes()))
	case age < 48*time.Hour:
		return fmt.Sprintf("%d hours", int(age.Hours()))
	}
	return fmt.Sprintf("%d days", int(age.Hours()/24))
}
