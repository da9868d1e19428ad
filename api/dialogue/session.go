package dialogue

import (
	"time"

	"nearby/geo"
)

// TTL is how long a place is remembered, and with it the conversation about it.
const TTL = 30 * time.Minute

// Session is what is remembered of one person between messages: enough to go on
// with, and nothing that has expired. The zero value is somebody new. It is stored
// as JSON, which a server of the version before must be able to read: a field keeps
// its name there.
type Session struct {
	Place          geo.WGS84 `json:",omitzero"` // where they are, if PlacedAt is set
	PlacedAt       time.Time `json:",omitzero"`
	Want           Want      `json:",omitzero"` // what they want to find there
	List           List      `json:",omitzero"` // the places last shown: what a digit means
	Picked         int64     `json:",omitzero"` // the place last asked about, by its id
	Language       Language  `json:",omitzero"`
	LanguagePinned bool      `json:"Insists,omitzero"` // they asked for the language in words
	SeenAt         time.Time `json:",omitzero"`
	Stored         bool      `json:"-"` // a store has it, so what replaces it must be stored, too
}

// List is an answer that numbered places, and where the next page of it begins.
type List struct {
	At   geo.WGS84 `json:",omitzero"`
	Want Want      `json:",omitzero"`
	Page int       `json:",omitzero"` // how many pages were shown
	One  bool      `json:",omitzero"` // pages of a single place: 随便
	Skip []int     `json:",omitzero"` // how many places were shown, of each category in the menu's order
	// Starts is what Skip was before each page but the first: where to turn back to.
	Starts [][]int `json:",omitzero"`
	IDs    []int64 `json:",omitzero"` // on the last page: ① is IDs[0]
	More   bool    `json:",omitzero"` // there is another page
}

// Listed notes which places were shown under which numbers. After an empty list
// digits mean the menu again.
func (s Session) Listed(l List) Session {
	s.List, s.Picked = l, 0
	if len(l.IDs) == 0 {
		s.List = List{}
	}
	return s
}

// ListFailed notes that no list could be made. What was wanted is kept, so that the
// person only has to send the location again.
func (s Session) ListFailed(l List) Session {
	s.Want = l.Want
	return s.forgetList()
}

// WithPlace notes where the person is.
func (s Session) WithPlace(at geo.WGS84, now time.Time) Session {
	s.Place, s.PlacedAt = at, now
	return s
}

// Expires is when the session must be deleted: a place is kept for half an hour
// and not a minute longer by talking on.
func (s Session) Expires() time.Time {
	if s.PlacedAt.IsZero() {
		return s.SeenAt.Add(TTL)
	}
	return s.PlacedAt.Add(TTL)
}

// Empty tells whether there is nothing to store: there is nothing in it, and it
// replaces nothing that is stored.
func (s Session) Empty() bool {
	return !s.Stored && s.PlacedAt.IsZero() && s.Want == (Want{}) && len(s.List.IDs) == 0 &&
		s.Picked == 0 && s.Language == Chinese && !s.LanguagePinned
}

// at is the session as of now: what has expired is not in it.
func (s Session) at(now time.Time) Session {
	stored := !s.SeenAt.IsZero()
	if stored && !now.Before(s.Expires()) {
		s = Session{Language: s.Language, LanguagePinned: s.LanguagePinned}
	}
	s.SeenAt, s.Stored = now, stored
	return s
}

// forgetList makes digits mean the menu.
func (s Session) forgetList() Session {
	s.List, s.Picked = List{}, 0
	return s
}
