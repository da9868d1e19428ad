// Package dialogue decides what to do next with what a person sent. It is pure:
// the same input gives the same action, and nothing is looked up or kept.
//
// It does not know WeChat's messages (package api turns them into inputs), the
// database, or a single sentence (package reply words the actions).
package dialogue

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"nearby/geo"
)

// Input is something a person did: Located, Lost, Typed, Followed, Unfollowed
// or Other.
type Input interface{ input() }

type (
	// Located is a place the person sent.
	Located struct{ At geo.WGS84 }
	// Lost is a location message without a usable place in it.
	Lost struct{}
	// Typed is a text.
	Typed struct{ Text string }
	// Followed is the moment the person began to follow the account.
	Followed struct{}
	// Unfollowed is the moment they stopped.
	Unfollowed struct{}
	// Other is anything this program has no use for.
	Other struct{}
)

func (Located) input()    {}
func (Lost) input()       {}
func (Typed) input()      {}
func (Followed) input()   {}
func (Unfollowed) input() {}
func (Other) input()      {}

// Action is what to do about an input: Welcome, Help, AskLocation, Search or
// Nothing.
type Action interface{ action() }

type (
	// Welcome greets a new follower and shows the menu.
	Welcome struct{ In Language }
	// Help shows the menu.
	Help struct{ In Language }
	// AskLocation asks for a location; Category is the slug of what the person
	// wants to find, or "" when they did not say.
	AskLocation struct {
		In       Language
		Category string
	}
	// Search answers with what is around a place, of every category.
	Search struct {
		In Language
		At geo.WGS84
	}
	// Nothing says nothing.
	Nothing struct{}
)

func (Welcome) action()     {}
func (Help) action()        {}
func (AskLocation) action() {}
func (Search) action()      {}
func (Nothing) action()     {}

// Dialogue is what the decisions depend on. The zero value knows no category
// and answers in Chinese unless somebody writes English.
type Dialogue struct {
	Choices  []Choice
	Language Setting
}

// Choice is one line of the menu; its digit is its position from 1.
type Choice struct {
	Category string   // slug
	Words    []string // everything people may type for it
}

// Next decides what to do about in.
func (d Dialogue) Next(in Input) Action {
	switch in := in.(type) {
	case Located:
		return Search{In: d.Language.of(""), At: in.At}
	case Lost:
		return AskLocation{In: d.Language.of("")}
	case Typed:
		return d.typed(in.Text)
	case Followed:
		return Welcome{In: d.Language.of("")}
	}
	return Nothing{}
}

// typed chooses a category, or else shows the menu: whoever types something
// unknown learns there what is known.
func (d Dialogue) typed(text string) Action {
	language, word := d.Language.of(text), fold(text)
	for i, choice := range d.Choices {
		if word == digit(i+1) || choice.means(word) {
			return AskLocation{In: language, Category: choice.Category}
		}
	}
	return Help{In: language}
}

func (c Choice) means(word string) bool {
	for _, known := range c.Words {
		if word == fold(known) {
			return true
		}
	}
	return false
}

// fold brings the ways to write one word together: "１", "①" and " 1。" are "1",
// "BUS" is "bus".
func fold(text string) string {
	text = strings.ToLower(norm.NFKC.String(text))
	text = strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsControl(r)
	})
	if n := strings.Index(hanDigits, text); text != "" && n >= 0 && len(text) == hanBytes {
		return digit(n/hanBytes + 1)
	}
	return text
}

// The digits people write out.
const (
	hanDigits = "一二三四五六七八九"
	hanBytes  = len("一")
)

// digit writes a position in the menu; beyond the ninth people type words.
func digit(n int) string {
	if n > 9 {
		return ""
	}
	return string(rune('0' + n))
}
