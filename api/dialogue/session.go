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
	Last           Want      `json:",omitzero"` // what was last searched for, found or not: 500米 changes it
	Chosen         bool      `json:",omitzero"` // Place is one they sent or named, not where their phone was
	Near           string    `json:",omitzero"` // the name of Place, if they named it
	Suggested      int       `json:",omitzero"` // how many places were chosen for them
	Towns          *Towns    `json:",omitzero"` // a question that the next number answers
	Stored         bool      `json:"-"`         // a store has it, so what replaces it must be stored, too
}

// Listed notes which places were shown under which numbers. The list before stays
// when the new one is empty.
func (s Session) Listed(l List) Session {
	if len(l.IDs) == 0 {
		return s
	}
	s.List, s.Picked, s.Towns = l, 0, nil
	if l.One {
		s.Picked = l.IDs[0]
	}
	return s
}

// ListFailed notes that no list could be made. What was wanted is kept, so that the
// person only has to send the location again.
func (s Session) ListFailed(w Want) Session {
	w.Near = ""
	s.Want = w
	return s
}

// NotFound notes that there is nothing of what was looked for, however far: what is said
// next is about what is shown.
func (s Session) NotFound() Session {
	if len(s.List.IDs) > 0 {
		s.Last = s.List.Want
	}
	return s
}

// WithPlace notes the place that the person sent.
func (s Session) WithPlace(at geo.WGS84, now time.Time) Session {
	s.Place, s.PlacedAt, s.Chosen, s.Near, s.Towns = at, now, true, "", nil
	return s
}

// WithNamedPlace notes the place that the person named. It holds until another is
// sent or named.
func (s Session) WithNamedPlace(name string, at geo.WGS84, now time.Time) Session {
	s = s.WithPlace(at, now)
	s.Near = name
	return s
}

// withoutPlace forgets where the person is, or wants to be.
func (s Session) withoutPlace() Session {
	s.Place, s.PlacedAt, s.Chosen, s.Near, s.Towns = geo.WGS84{}, time.Time{}, false, "", nil
	return s
}

// withReport notes where the phone is, unless the person has chosen a place.
func (s Session) withReport(at geo.WGS84, now time.Time) Session {
	if !s.PlacedAt.IsZero() && s.Chosen {
		return s
	}
	s = s.WithPlace(at, now)
	s.Chosen = false
	return s
}

// last is what was last searched for.
func (s Session) last() Want {
	switch {
	case s.Last != Want{}:
		return s.Last
	case len(s.List.IDs) > 0:
		return s.List.Want
	}
	return s.Want
}

// shown is how far the list has looked for what was searched for last; 0 if it is of
// something else.
func (s Session) shown() geo.Metres {
	if s.List.Want.subject() != s.last().subject() {
		return 0
	}
	return s.List.Reached
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
		s.Picked == 0 && s.Last == (Want{}) && s.Suggested == 0 && s.Towns == nil && s.Language == Chinese && !s.LanguagePinned
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

// Towns is a question that is open: which of the places of one name is meant.
type Towns struct {
	At   []geo.WGS84 `json:",omitzero"` // in the order of their numbers
	Want Want        `json:",omitzero"` // what was wanted near it; its name is in Near or, of a way, in Near or Word
	Way  bool        `json:",omitzero"` // the way was asked

	IDs   []int64 `json:",omitzero"` // of the stops from which it was asked what leaves, instead of At
	Asked Asked   `json:",omitzero"` // of that
}

// here is where the person is, nil if nobody knows.
func (s Session) here() *geo.WGS84 {
	if s.PlacedAt.IsZero() {
		return nil
	}
	return &s.Place
}
