// Package notice decides what the operators of an account are told: what does not work,
// and that it works again.
//
// It is pure: what was told before and what is seen now go in, what to say and what was
// told then come out. It looks at nothing, sends nothing (package api/operators does) and
// words nothing (package api/reply does). Nothing in it is about a person.
package notice

import "time"

// Kind is what trouble is about. Of each kind operators are told once an hour at most.
type Kind string

// The kinds, in the order in which they are told.
const (
	Database Kind = "database"
	Token    Kind = "token" // for WeChat's API
	Load     Kind = "load"
	Feed     Kind = "feed"     // a timetable
	Realtime Kind = "realtime" // what a source says of its trips now
)

// Kinds are all of them.
var Kinds = []Kind{Database, Token, Load, Feed, Realtime}

// What is a trouble of its kind.
type What string

// The troubles.
const (
	Away    What = "away"    // the database, for a minute
	Refused What = "refused" // the access token, or the AppID and secret
	Failed  What = "failed"  // a load
	Undone  What = "undone"  // the last load of a source
	Ending  What = "ending"  // a timetable, within a fortnight
	Ended   What = "ended"   // a timetable
	Stale   What = "stale"   // a realtime feed
)

// Trouble is something that does not work.
type Trouble struct {
	What    What
	Subject string    // the source that it is about; "" for what there is one of
	At      time.Time // since when; of a timetable, when it ends
}

// Seen is what does not work at the moment, by kind. A kind that is missing could not be
// looked at, as when the database is away; one without trouble is well.
type Seen map[Kind][]Trouble

// News is what to tell.
type News struct {
	Troubles []Trouble // new ones
	Over     []Trouble // the ones told of that are over; At is since when there was trouble
}

// Empty tells that there is nothing to tell.
func (n News) Empty() bool { return len(n.Troubles) == 0 && len(n.Over) == 0 }

// Told is what operators know, by kind.
type Told map[Kind]Kept

// Kept is what operators know of one kind.
type Kept struct {
	Open      []Trouble `json:"open,omitempty"` // told, and not yet told to be over
	At        time.Time `json:"at,omitzero"`    // when they were told of trouble last
	OverAt    time.Time `json:"over_at,omitzero"`
	ChangedAt time.Time `json:"changed_at,omitzero"`
}
