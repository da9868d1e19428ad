package reply

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"time"

	"nearby/geo"
	"nearby/place"
)

var englishPlace = placePhrases{
	alwaysOpen: "Open 24 hours", nowOpen: "Open now", nowClosed: "closed now",
	onHolidays: " (holidays may differ)",
	openUntil: func(t time.Time, daysAhead int) string {
		return "Open · closes " + enCloses(t, daysAhead)
	},
	closedUntil: func(t time.Time, daysAhead int) string {
		return "Closed · opens " + enDay(t, daysAhead) + "at " + clock(t)
	},

	maxName:  enLine,
	category: func(c place.Category) string { return c.NameEN },
	measure:  func(place.Category) string { return "" },
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
	ride: func(m geo.Metres) string {
		if m > tooFar {
			return ", too far to walk: take a ride"
		}
		return fmt.Sprintf(", about %d min on foot, quicker by a ride", m.WalkingMinutes())
	},
	lineName: englishLine,
	address:  "Address: ", lines: "Lines: ", phone: "Phone: ", hours: "Hours: ",
	rating: "Rating: ", price: "Per person: ", comma: ", ", pause: ", ", stop: ".",
	sentences: func(all ...string) string { return strings.Join(all, " ") },
	onMap:     "Map", theWay: "Directions", website: "Website",
	cardHint:   "Reply with another number for another place, “more” for the next page.",
	listenHint: func(n int) string { return fmt.Sprintf("Reply “listen %d” for the audio guide. ", n) },
	audioGuide: "Audio guide",
	noAudio:    func(name string) string { return "There is no audio guide for " + truncate(name, enName) + " yet." },
	audio:      func(name string) string { return "Audio guide: " + truncate(name, enName) },
	routeTo:    func(name string) string { return "Walk to " + truncate(name, enName) },
	routeNote:  "The link starts from where you are.",
}

// exit is the Chinese name of a way into a station that a letter or a number tells
// from others: B1出口, 3号口.
var exit = regexp.MustCompile(`^([A-Za-z]\d?|\d{1,2})号?(?:出入口|出口|入口|口)$`)
