package hours

import (
	"regexp"
	"strings"
)

// language is what the words of a text say of how to read the others.
type language struct {
	german bool
	hours  bool // a number alone is an hour: 9-18 Uhr
}

var (
	// germanWords are of no other language that is read here. Di, Mi and Do alone are not
	// enough: they are Sunday in French and Italian, and Wednesday to Sunday in Spanish.
	germanWords = regexp.MustCompile(`\b(?:uhr|so|bis|und|(?:mon|diens|donners|frei|sams|sonn|feier|ruhe)tag(?:e|s|en)?|mittwochs?|sonnabends?|geschlossen|jeden tag)\b|täglich|geöffnet`)
	germanDays  = regexp.MustCompile(`\b(?:di|mi|do)\b`)
	sharedDays  = regexp.MustCompile(`\b(?:mo|fr)\b`) // with English and OpenStreetMap
	hourUnits   = regexp.MustCompile(`\d ?(?:h|uhr)\b`)
)

// languageOf finds out the language of a normal text.
func languageOf(text string) language {
	if !strings.ContainsAny(text, "dhuotb") { // none of those words
		return language{}
	}
	return language{
		german: germanWords.MatchString(text) || germanDays.MatchString(text) && sharedDays.MatchString(text),
		hours:  hourUnits.MatchString(text),
	}
}
