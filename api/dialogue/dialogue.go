// Package dialogue decides what to do next with what a person sent. It is pure:
// the same session and input give the same session and action, and nothing is
// looked up, kept or told the time.
//
// It does not know WeChat's messages (package api turns them into inputs), the
// database, or a single sentence (package reply words the actions).
package dialogue

import (
	"time"
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
