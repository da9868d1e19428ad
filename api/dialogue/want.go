package dialogue

import (
	"fmt"
	"slices"
	"strings"

	"nearby/geo"
	"nearby/kind"
)

// Want is what a person wants to find: all of its parts that are set hold together.
// The zero value is everything. It is stored within a session, so a field keeps its
// name in JSON.
type Want struct {
	Category string     `json:",omitzero"` // slug
	Kind     kind.Kind  `json:",omitzero"` // hotpot, metro; its category is in Category when it has one
	Also     string     `json:",omitzero"` // further kinds of which any will do, as kind.List writes them; none without Kind
	Said     string     `json:",omitzero"` // the word for Kind, as typed: to speak of it, and for data that knows no kinds
	Word     string     `json:",omitzero"` // a name or part of one, as typed
	Guess    Guess      `json:",omitzero"` // what Word may be meant for where no name has it
	Guessed  string     `json:",omitzero"` // a word, as typed, that no name has: what is wanted is a guess from it
	Similar  bool       `json:",omitzero"` // no name has the word; Meant is looked for instead
	Meant    string     `json:",omitzero"` // a name that sounds or looks like Word
	Inside   bool       `json:",omitzero"` // no place is of the chain that Word is: it is part of other names
	Address  bool       `json:",omitzero"` // no name has the word, nor is like it; addresses will do
	Line     string     `json:",omitzero"` // a line as words.ParseLine reads it: 49路, 2号线
	Near     string     `json:",omitzero"` // around the place of this name, not around the person
	Radius   geo.Metres `json:",omitzero"` // no farther than this; 0 = as far as it takes
	Beyond   geo.Metres `json:",omitzero"` // no nearer than this
	OpenNow  bool       `json:",omitzero"` // only what is known to be open when it is looked up
	OpenAt   Clock      `json:",omitzero"` // only what is known to be open at that time, today or else tomorrow
	AllDay   bool       `json:",omitzero"` // only what is known to be open for 24 hours
	// Per person, in the currency of the place; 0 = no bound.
	PriceMin float64 `json:",omitzero"`
	PriceMax float64 `json:",omitzero"`
	// RatingMin is on a scale to 5; 0 = no bound.
	RatingMin float64 `json:",omitzero"`
	Without   Refused `json:",omitzero"` // what is not wanted
	Untold    string  `json:",omitzero"` // qualities that no data tell, as typed: 安静
	Order     Order   `json:",omitzero"`
}

// Guess is what a misspelt word may be meant for: a kind, a category or a chain.
type Guess struct {
	Category string    `json:",omitzero"` // slug
	Kind     kind.Kind `json:",omitzero"`
	Said     string    `json:",omitzero"` // how what is meant is spelt
	Chain    string    `json:",omitzero"` // the name of the chain
	Or       string    `json:",omitzero"` // what else the word may be meant for
}

// Order is what comes first in a list.
type Order string

// The orders. Without one the nearest come first, too.
const (
	ByDistance Order = "distance"
	ByRating   Order = "rating" // the best of each band of distance
	ByPrice    Order = "price"  // the cheapest
	Dearest    Order = "dearest"
)

// Clock is a time of day in minutes, from 1 to Midnight; 0 is none.
type Clock int

// Midnight is 24:00, which is also 00:00.
const Midnight Clock = 24 * 60

// At is the time of day at an hour from 0 to 24 and a minute.
func At(hour, minute int) Clock {
	if minutes := Clock(hour*60+minute) % Midnight; minutes > 0 {
		return minutes
	}
	return Midnight
}

// String writes 20:00, and midnight as 00:00.
func (c Clock) String() string {
	return fmt.Sprintf("%02d:%02d", c/60%24, c%60)
}

// subject is the part of a want that says what is looked for.
func (w Want) subject() Want {
	return Want{Category: w.Category, Kind: w.Kind, Also: w.Also, Word: w.Word, Line: w.Line}
}

// Kinds are the kinds of which any will do; none when no kind was named.
func (w Want) Kinds() []kind.Kind {
	if w.Kind == "" {
		return nil
	}
	return append([]kind.Kind{w.Kind}, kind.Listed(w.Also)...)
}

// asTyped is the want without what was looked for instead of its word.
func (w Want) asTyped() Want {
	w.Similar, w.Meant, w.Inside, w.Address = false, "", false, false
	return w
}

// Refused is what somebody does not want, separated by signs: slugs of kinds, and
// parts of names as they were typed. It is a text, so that wishes can be compared.
type Refused string

// All are the kinds and the parts of names.
func (r Refused) All() []string {
	if r == "" {
		return nil
	}
	return strings.Split(string(r), refusedSeparator)
}

// and adds what else is refused, as far as there is room for it.
func (r Refused) and(next ...string) Refused {
	all := r.All()
	for _, what := range next {
		if len(all) < maxRefused && what != "" && !slices.Contains(all, what) {
			all = append(all, what)
		}
	}
	return Refused(strings.Join(all, refusedSeparator))
}

const (
	refusedSeparator = "|"
	maxRefused       = 4
)
