package notice

import (
	"maps"
	"slices"
	"time"
)

const (
	// AwayAfter is how long the database may be silent before that is trouble.
	AwayAfter = time.Minute
	// StaleAfter is how old what a realtime feed says may be: its use ends after five
	// minutes, and some polls may fail.
	StaleAfter = 10 * time.Minute
	// endingWithin is how long before its end a timetable is trouble.
	endingWithin = 14 * 24 * time.Hour
)

// State is what is known of the system at the moment.
type State struct {
	Now     time.Time
	Version string // of the program

	DatabaseAway time.Time // since when it does not answer; zero: it does
	Standby      bool      // a standby answers in place of the primary
	Replicas     int
	ReplicasAway int

	// What only the database tells; Known when it did.
	Known    bool
	Places   int64
	Loads    []Trouble // failed, or undone, and nothing loaded of the source since
	LastLoad *Loaded
	Ends     []End

	Feeds   []Live
	Refused time.Time // since when WeChat refuses the access token; zero: it does not
	API     bool      // WeChat's API is called at all
}

// Loaded is a load that was done.
type Loaded struct {
	Source string
	At     time.Time
}

// End is the last day of a source's timetable, at midnight in UTC.
type End struct {
	Source string
	On     time.Time
}

// Live is what a source said of its trips last.
type Live struct {
	Source string
	At     time.Time // when it said it, or when this server began to ask without an answer
	Said   bool      // it has said something
}

// Seen is what of the state does not work.
func (s State) Seen() Seen {
	seen := Seen{Database: nil, Token: nil, Realtime: s.stale()}
	if !s.DatabaseAway.IsZero() && s.Now.Sub(s.DatabaseAway) >= AwayAfter {
		seen[Database] = []Trouble{{What: Away, At: s.DatabaseAway}}
	}
	if !s.Refused.IsZero() {
		seen[Token] = []Trouble{{What: Refused, At: s.Refused}}
	}
	if !s.DatabaseAway.IsZero() { // what it hands on to servers is old then too
		delete(seen, Realtime)
	}
	if s.Known {
		seen[Load], seen[Feed] = s.Loads, s.ends()
	}
	return seen
}

// Troubles are all that Seen has, in order.
func (s State) Troubles() []Trouble {
	var all []Trouble
	seen := s.Seen()
	for _, kind := range Kinds {
		all = append(all, seen[kind]...)
	}
	return all
}

// stale are the sources of which every feed, or one, is too old: each once, since the
// earliest.
func (s State) stale() []Trouble {
	since := make(map[string]time.Time)
	for _, l := range s.Feeds {
		if first, known := since[l.Source]; s.Now.Sub(l.At) >= StaleAfter && (!known || l.At.Before(first)) {
			since[l.Source] = l.At
		}
	}
	var all []Trouble
	for _, source := range slices.Sorted(maps.Keys(since)) {
		all = append(all, Trouble{What: Stale, Subject: source, At: since[source]})
	}
	return all
}

// ends are the timetables that have ended or soon do.
func (s State) ends() []Trouble {
	var all []Trouble
	for _, e := range s.Ends {
		switch left := e.On.AddDate(0, 0, 1).Sub(s.Now); {
		case left <= 0:
			all = append(all, Trouble{What: Ended, Subject: e.Source, At: e.On})
		case left <= endingWithin:
			all = append(all, Trouble{What: Ending, Subject: e.Source, At: e.On})
		}
	}
	return all
}
