package reply

import (
	"time"

	"nearby/api/link"
	"nearby/maplink"
	"nearby/place"
)

// Composer words the answers of one account.
type Composer struct {
	Categories []place.Category // in the order of the menu
	Maps       maplink.Maker    // where links to a place lead
	Links      *link.Maker      // of the page behind an answer; nil for none, then it is a map
	AsText     bool             // places as a text with links instead of an article
	// Articles WeChat shows in answer to a message and to an event.
	MessageArticles, EventArticles int
	ThumbMediaID                   string    // picture of an audio guide; without one it is a link
	Now                            time.Time // what is open depends on it; zero: nobody knows
	// Listed tells that places are numbered before the person: the menu has no digits
	// then, as theirs are those of the list.
	Listed bool
}
