package reply

import (
	"strings"
	"time"

	"nearby/api/dialogue"
	"nearby/place"
)

// PageWords are the words of the pages in one language. Links, buttons and
// labels; whole sentences are functions.
type PageWords struct {
	rowWords
	week                        weekWords
	Copy, Copied                string
	Call                        string
	Share                       string // how to pass the page on, in WeChat
	QR, QRAlt                   string // the code that leads to the page, for somebody at hand
	FarNear, FarAway, FarWalk   string // how far the reader is, {} for the number: metres, kilometres, minutes
	Wheelchair                  map[string]string
	Tag                         string // of the language, BCP 47
	Board                       *BoardWords
	MapAlt                      string // what the drawn map shows, for those who do not see it
	PlaceMapAlt                 string
	You                         string
	Map                         string // the name of a map that moves
	ZoomIn, ZoomOut             string
	All, Categories             string
	Sort                        string // the name of the orders
	ByDistance, ByRating        string // the orders, as short as a button
	ByPrice                     string
	OpenAll, OpenIn             string
	Directions                  string
	OtherMaps                   string
	Previous, Next, Details     string
	Farther                     string // the next page, when all that is as near was listed
	Address, Lines              string
	Phone, Hours                string
	Rating, Price               string
	Website, Listen             string
	AskAgain                    string // how to look again after nothing was found
	Near, Around                string // what is near a place, and the link to all of it
	Footer                      string
	PlaceFooter                 string
	Gone, GoneHow               string
	NotFound, NotFoundHow       string            // there is no such page, and where to begin
	TooFast, TooFastHow         string            // somebody has opened too many pages
	Busy, BusyHow               string            // everybody together has
	Unavailable, UnavailableHow string            // something failed that may work in a moment
	OpenNow                     string            // a link to what is open
	MapNames                    map[string]string // by the provider's name
	Whereabouts, Walk           func(place.Found) string
	PlaceName                   func(place.Found) string
	Status                      func(place.Place, time.Time) string // open or not, until when
	Category                    func(place.Category) string
}

// Words returns the words of the pages.
func Words(in dialogue.Language) *PageWords {
	switch in {
	case dialogue.English:
		return &englishPageWords
	case dialogue.Traditional:
		return &traditionalPageWords
	}
	return &chinesePageWords
}

// walkAlone takes off the comma that joins the walk to a distance.
func walkAlone(walk string) string {
	for _, comma := range []string{"，", ", "} {
		if len(walk) > len(comma) && walk[:len(comma)] == comma {
			return walk[len(comma):]
		}
	}
	return walk
}

// LinesOf are the lines of a stop in the reader's language.
func (w *PageWords) LinesOf(p place.Place) string {
	return strings.Join(linesOf(w.Line, p), " · ")
}

// Listed is a list of the data, whose items ";" separates, for people.
func (w *PageWords) Listed(values string) string { return strings.ReplaceAll(values, ";", " · ") }

// LineAt is a line of a stop in the reader's language. At a station of metros alone, 1 is
// one of theirs.
func (w *PageWords) LineAt(p place.Place, line string) string { return lineAt(w.Line, p, line) }

// OnRails is a line of metro, railway or tram in the reader's language, also one that is
// called by nothing but its number.
func (w *PageWords) OnRails(line string) string { return onRails(w.Line, line) }
