package reply

import (
	"fmt"
	"time"

	"nearby/plural"
)

var englishLeaving = leavingPhrases{
	towards: arrow,
	soon:    "now",
	minutes: func(n int) string { return fmt.Sprintf("%d min", n) },
	about:   "about ",
	walk:    func(n int) string { return fmt.Sprintf("%d min walk", n) },
	last:    "last", live: "live", off: "cancelled",
	when: func(t time.Time, daysAhead int) string {
		switch {
		case daysAhead == 0:
			return clock(t)
		case daysAhead == 1:
			return "tomorrow " + clock(t)
		case daysAhead > 1 && daysAhead < 7:
			return t.Format("Mon 15:04")
		}
		return t.Format("2 Jan 15:04")
	},
	firstAt:      func(when string) string { return "first " + when },
	lastAt:       func(when string) string { return "last " + when },
	lastThatRuns: func(when string) string { return ", the last that runs " + when },
	every:        func(least, most int) string { return "every " + span(least, most) + " min now, " },
	ends:         func(first, last string) string { return " (first " + first + ", last " + last + ")" },
	over:         func(first string) string { return "nothing more today, first " + first },
	lastGone:     func(last, first string) string { return "the last at " + last + " has gone, first " + first },
	lastMissed: func(last, first string) string {
		return "the last at " + last + " leaves before you can walk there, first " + first
	},
	thenLast:   func(when string) string { return ", today's last " + when },
	notToday:   func(first string) string { return "does not run today, first " + first },
	notThatDay: func(first string) string { return "does not run that day, first " + first },
	endHere:    func(directions string) string { return "Last stop, nobody boards: " + directions },
	moreAlerts: func(n int) string { return plural.Count(n, "more notice", "more notices") },
	areThere:   func(to string) string { return "This is “" + to + "”. From here there are:" },
	noneGo: func(to string) string {
		return "I can't tell which goes to “" + to + "”, so here are all directions:"
	},
	more:      func(n int) string { return "and " + plural.Count(n, "more direction", "more directions") },
	board:     "All times of the day",
	noneLeft:  "The timetable has ended, so I don't know when it comes.",
	colon:     ": ",
	bracketed: func(s string) string { return " (" + s + ")" },
}
