package reply

import (
	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
)

// phrases are the sentences of one language. What takes no argument is a
// string, what does is a function, so that word order is the language's own.
type phrases struct {
	// The menu and what leads to it.
	welcome, help, languageSet string
	sendLocation, howTo        string // the first says why, the second only how
	choose, orType, footer     string
	commands                   string
	anything                   string // nothing in particular, as a subject
	whereAreYou                string
	unclearLocation            string
	notUnderstood              [dialogue.Document + 1]string
	instead                    string
	chosen                     func(subject string) string
	quoted, inBrackets         func(string) string

	// A page of places.
	titleOne           func(Group) string
	titleAll           func([]Group) string
	titleWord          func(word string, g Group) string
	titleSimilar       func(word string, g Group) string
	titleNext          func(subject string, page int) string
	noneWithin         func(geo.Metres) string
	butWithin          func(Group) string
	nothing            func(subject string, widest geo.Metres) string
	nothingAtAll       func(widest geo.Metres) string
	beyond             func(place.Found) string
	tryElse            string
	pickHint           string // then, as they apply:
	moreHint, allHint  string
	noMore, whichPlace string
	gone               string
	noSuchNumber       func(n, last int) string

	// A place.
	category                     func(place.Category) string
	name                         func(place.Place) string
	placeName                    func(place.Found) string // with the entrance, when known
	whereabouts                  func(place.Found) string // distance and direction
	walk                         func(geo.Metres) string
	address, lines, phone, hours string
	rating, price, comma         string
	onMap, theWay, website       string
	cardHint                     string
	listenHint                   func(n int) string
	noAudio, audio, routeTo      func(name string) string
	routeNote                    string

	// The person.
	privacy, forgotten, apology string
}

func phrasesIn(in dialogue.Language) *phrases {
	if in == dialogue.English {
		return &english
	}
	return &chinese
}
