package reply

import (
	"fmt"
	"strings"
	"time"

	"nearby/api/lookup"
	"nearby/geo"
)

// How much of a name there is room for, in runes: alone and in a line of a list.
const (
	enName = 32
	enLine = 28
)

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

// enAround is a radius around the person or a named place.
func enAround(near string, m geo.Metres) string {
	if near == "" {
		return enRadius(m)
	}
	return enRadius(m) + " of " + near
}

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
