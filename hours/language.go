package hours

import (
	"regexp"
	"strings"
)

// language is what the words of a text say of how to read the others.
type language struct {
	tongue
	hours bool // a number alone is an hour: 9-18 Uhr
}

// tongue is a language in which short words mean something else than in others.
type tongue uint8

const (
	anyTongue tongue = iota
	german
	dutch
	polish
)

var (
	// germanWords are of no other language that is read here. Di, Mi and Do alone are not
	// enough: they are Sunday in French and Italian, and Wednesday to Sunday in Spanish.
	germanWords = regexp.MustCompile(`\b(?:uhr|so|bis|und|(?:mon|diens|donners|frei|sams|sonn|feier|ruhe)tag(?:e|s|en)?|mittwochs?|sonnabends?|geschlossen|jeden tag)\b|täglich|geöffnet`)
	germanDays  = regexp.MustCompile(`\b(?:di|mi|do)\b`)
	sharedDays  = regexp.MustCompile(`\b(?:mo|fr)\b`) // with English and OpenStreetMap
	hourUnits   = regexp.MustCompile(`\d ?(?:h|uhr|uur)\b`)

	// Ma and do alone are not enough: they are Tuesday and Sunday in Italian.
	dutchWords  = regexp.MustCompile(`\b(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en)?|wo|vr|za|zo|uur|t/m|gesloten|dagelijks)\b`)
	polishWords = regexp.MustCompile(`\b(?:pn|pon|wt|czw|ndz|niedz|codziennie|nieczynne|godz)\b|poniedzia|wtor[ek]|środ|śr\b|czwart|piąt|sobot|niedziel|zamkni|dobę`)
)

// languageOf finds out the language of a normal text.
func languageOf(text string) language {
	if !strings.ContainsAny(text, "dhuotbvzpn") { // none of those words
		return language{}
	}
	l := language{hours: hourUnits.MatchString(text)}
	switch {
	case dutchWords.MatchString(text):
		l.tongue = dutch
	case polishWords.MatchString(text):
		l.tongue = polish
	case germanWords.MatchString(text), germanDays.MatchString(text) && sharedDays.MatchString(text):
		l.tongue = german
	}
	return l
}
