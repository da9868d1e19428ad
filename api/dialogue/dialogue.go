// Package dialogue decides what to do next with what a person sent. It is pure:
// the same session and input give the same session and action, and nothing is
// looked up, kept or told the time.
//
// It does not know WeChat's messages (package api turns them into inputs), the
// database, or a single sentence (package reply words the actions).
package dialogue

import (
	"strconv"
	"strings"
	"time"

	"nearby/geo"
)

// Input is something a person did. The cases stand below.
type Input interface{ input() }

type (
	// Located is a place the person sent.
	Located struct{ At geo.WGS84 }
	// PositionReported is where the person's phone says they are. It is not answered.
	PositionReported struct{ At geo.WGS84 }
	// UnusableLocation is a location message without a usable place in it.
	UnusableLocation struct{}
	// Typed is a text.
	Typed struct{ Text string }
	// Clicked is a button of the custom menu. Its key does what the text would.
	Clicked struct{ Key string }
	// Followed is the moment the person began to follow the account, by a code
	// with a scene or, with an empty scene, without.
	Followed struct{ Scene string }
	// Scanned is a code with a scene, scanned by a follower.
	Scanned struct{ Scene string }
	// Unfollowed is the moment the person stopped following.
	Unfollowed struct{}
	// MediaSent is a picture, a sticker, a recording, a link: nothing to act upon.
	MediaSent struct{ Kind Kind }
	// Other is anything that expects no answer.
	Other struct{}
)

func (Located) input()          {}
func (PositionReported) input() {}
func (UnusableLocation) input() {}
func (Typed) input()            {}
func (Clicked) input()          {}
func (Followed) input()         {}
func (Scanned) input()          {}
func (Unfollowed) input()       {}
func (MediaSent) input()        {}
func (Other) input()            {}

// Kind is what was shown instead of said.
type Kind uint8

// The kinds that are answered differently.
const (
	Picture Kind = iota
	Recording
	Film
	Article
	Document
)

// Dialogue is what the decisions depend on besides session and input.
type Dialogue struct {
	Choices  []Choice
	Names    Names // nil: no names are known
	Language Setting
	Now      time.Time
}

// Choice is one line of the menu; its digit is its position from 1.
type Choice struct {
	Category string   // slug
	Words    []string // everything people may type for it
}

// Next decides what to do about in, and what to remember. When the action listed
// places, tell the session which with Listed.
func (d Dialogue) Next(s Session, in Input) (Session, Action) {
	s = s.at(d.Now)
	switch in := in.(type) {
	case Located:
		return d.search(s.WithPlace(in.At, d.Now), s.Want, false)
	case PositionReported:
		return s.withReport(in.At, d.Now), Nothing{}
	case UnusableLocation:
		return s, AskAgain{d.speaking(s)}
	case Typed:
		return d.typed(s, in.Text, false)
	case Clicked:
		return d.typed(s, in.Key, true)
	case Followed:
		return d.followed(s, in.Scene)
	case Scanned:
		return d.scanned(s, in.Scene)
	case Unfollowed:
		return Session{}, Forget{Silently: true}
	case MediaSent:
		return s, NotUnderstood{d.speaking(s), in.Kind}
	}
	return s, Nothing{}
}

// followed greets, and goes on to what the scanned code is for.
func (d Dialogue) followed(s Session, scene string) (Session, Action) {
	in := d.speaking(s)
	if scene == "" {
		return s.forgetList(), Welcome{in}
	}
	s, action := d.scanned(s, scene)
	switch a := action.(type) {
	case Help:
		return s, Welcome{in}
	case AskLocation:
		a.New = true
		return s, a
	case SearchAround:
		a.New = true
		return s, a
	}
	return s, action
}

// scanned does what the scene says: near_17 searches around the place with that
// id, and anything else means what it would if it were typed, if that is known to be
// something to look for.
func (d Dialogue) scanned(s Session, scene string) (Session, Action) {
	if id, ok := nearID(scene); ok {
		return s.forgetList(), SearchAround{In: d.speaking(s), ID: id, Each: true}
	}
	m := d.Understand(scene)
	if m.Intent != SearchIntent || m.Want.Category == "" && m.Want.Kind == "" {
		return s.forgetList(), Help{d.speaking(s)}
	}
	return d.wished(s, m, true)
}

// nearID reads the scene of a code that stands at a place of the data.
func nearID(scene string) (int64, bool) {
	digits, ok := strings.CutPrefix(strings.ToLower(scene), "near_")
	if !ok {
		return 0, false
	}
	id, err := strconv.ParseInt(digits, 10, 64)
	return id, err == nil && id > 0
}

// search looks for want around the place that it names, or else around the session's,
// or asks for one. The wish is used up by it; a category holds until another is chosen.
func (d Dialogue) search(s Session, want Want, each bool) (Session, Action) {
	in := d.speaking(s)
	s.Last, s.Towns = want, nil
	switch {
	case want.Near != "" && (want.Near != s.Near || s.PlacedAt.IsZero()):
		s.Want = s.Want.held()
		return s, SearchNear{In: in, Want: want, Here: s.here(), Each: each}
	case s.PlacedAt.IsZero():
		s.Want = want
		return s, AskLocation{In: in, Want: want}
	}
	s.Want, want.Near = s.Want.held(), s.Near
	return s, Search{In: in, List: List{At: s.Place, Want: want}, Each: each}
}

// choose takes a category of the menu.
func (d Dialogue) choose(s Session, category string, each bool) (Session, Action) {
	s.Want = Want{Category: category}
	return d.search(s, s.Want, each)
}

// speaking is the language to answer in.
func (d Dialogue) speaking(s Session) Language {
	switch d.Language {
	case AlwaysChinese:
		return Chinese
	case AlwaysEnglish:
		return English
	case AlwaysTraditional:
		return Traditional
	}
	return s.Language
}
