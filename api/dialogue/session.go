package dialogue

import (
	"time"

	"nearby/geo"
)

// Keep is how long a place is remembered, and with it the conversation about it.
const Keep = 30 * time.Minute

// Session is what is remembered of one person between messages: enough to go on
// with, and nothing once it is no longer about here and now. The zero value is
// somebody new.
type Session struct {
	Place    geo.WGS84 `json:",omitzero"` // where they are, if PlacedAt is set
	PlacedAt time.Time `json:",omitzero"`
	Want     Want      `json:",omitzero"` // what they want to find there
	List     List      `json:",omitzero"` // the places last shown: what a digit means
	Picked   int64     `json:",omitzero"` // the place last asked about, by its id
	Language Language  `json:",omitzero"`
	Insists  bool      `json:",omitzero"` // they asked for the language in words
	SeenAt   time.Time `json:",omitzero"`
	Recalled bool      `json:"-"` // it is kept already, and what replaces it must be as well
}

// Want is what a person wants to find. The zero value is everything.
type Want struct {
	Category string     `json:",omitzero"` // slug
	Word     string     `json:",omitzero"` // part of a name, an address or a line
	Similar  bool       `json:",omitzero"` // nothing has the word; names like it will do
	Radius   geo.Metres `json:",omitzero"` // no farther than this; 0 = as far as it takes
	OpenNow  bool       `json:",omitzero"` // only what is known to be open when it is looked up
}

// List is an answer that numbered places, and where the next page of it begins.
type List struct {
	At   geo.WGS84 `json:",omitzero"`
	Want Want      `json:",omitzero"`
	Page int       `json:",omitzero"` // how many pages were shown
	Skip []int     `json:",omitzero"` // how many places were shown, of each category in the menu's order
	IDs  []int64   `json:",omitzero"` // on the last page: ① is IDs[0]
	More bool      `json:",omitzero"` // there is another page
}

// Listed notes which places were shown under which numbers. When there were
// none, digits mean the menu again.
func (s Session) Listed(l List) Session {
	s.List, s.Picked = l, 0
	if len(l.IDs) == 0 {
		s.List = List{}
	}
	return s
}

// Missed notes that a list could not be made: what was wanted of it is wanted
// still, and sending the location again will do.
func (s Session) Missed(l List) Session {
	s.Want = l.Want
	return s.forgetList()
}

// StandsAt notes where the person is.
func (s Session) StandsAt(at geo.WGS84, now time.Time) Session {
	s.Place, s.PlacedAt = at, now
	return s
}

// Expires is when the session must be deleted: a place is kept for half an hour
// and not a minute longer by talking on.
func (s Session) Expires() time.Time {
	if s.PlacedAt.IsZero() {
		return s.SeenAt.Add(Keep)
	}
	return s.PlacedAt.Add(Keep)
}

// Empty tells whether there is nothing to keep: nothing in it, and nothing kept
// before that it replaces.
func (s Session) Empty() bool {
	return !s.Recalled && s.PlacedAt.IsZero() && s.Want == (Want{}) && len(s.List.IDs) == 0 &&
		s.Picked == 0 && s.Language == Chinese && !s.Insists
}

// at is the session as of now: what has expired is not in it.
func (s Session) at(now time.Time) Session {
	recalled := !s.SeenAt.IsZero()
	if recalled && !now.Before(s.Expires()) {
		s = Session{Language: s.Language, Insists: s.Insists}
	}
	s.SeenAt, s.Recalled = now, recalled
	return s
}

// forgetList makes digits mean the menu.
func (s Session) forgetList() Session {
	s.List, s.Picked = List{}, 0
	return s
}
