package dialogue

import "nearby/geo"

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
