package reply

import (
	"fmt"
	"strconv"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
)

// phrases are the sentences of one language. What takes no argument is a
// string, what does is a function, so that word order is the language's own.
type phrases struct {
	welcome     string
	help        string
	howTo       string
	orChoose    string
	forHelp     string
	whereAreYou string
	apology     string
	mapOfAll    string

	chosen       func(place.Category) string
	categoryName func(place.Category) string
	placeName    func(place.Place) string

	// titleOne and titleAll head an answer of one category and of several.
	titleOne func(Group) string
	titleAll func([]Group) string
	// heading stands above the places of one category among several.
	heading func(Group) string
	// nothing says that no category has a place within the widest radius.
	nothing func(widest geo.Metres) string
	// whereabouts is the distance and the direction of a place.
	whereabouts func(place.Found) string
}

func phrasesIn(in dialogue.Language) phrases {
	if in == dialogue.English {
		return english
	}
	return chinese
}

// numbered is a line of the menu.
func numbered(n int, text string) string { return fmt.Sprintf("%d  %s", n, text) }

// circled is the number of a place in a list: ① to ⑳, then (21).
func circled(n int) string {
	if n <= 20 {
		return string(rune('①' + n - 1))
	}
	return fmt.Sprintf("(%d)", n)
}

// count names how many places there are, without pretending to have counted
// further than MaxCount.
func count(n int) string {
	if n >= MaxCount {
		return strconv.Itoa(MaxCount) + "+"
	}
	return strconv.Itoa(n)
}
