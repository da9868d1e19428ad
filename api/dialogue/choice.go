package dialogue

import (
	"errors"
	"fmt"
	"strings"

	"nearby/words"
)

// Check tells which words of a choice cannot lead to it alone: those of another
// choice, and those that mean something in every conversation, as a number, help
// or more does. Spaces, hyphens, a plural's s and 好 make no difference.
func (c Choice) Check(others []Choice) error {
	var wrong []error
	for _, word := range c.Words {
		if meansSomethingElse(word) {
			wrong = append(wrong, fmt.Errorf("%q means something else in a conversation", word))
		}
		for _, other := range others {
			if other.Category != c.Category && other.isCalled(word) {
				wrong = append(wrong, fmt.Errorf("%q already leads to %s", word, other.Category))
			}
		}
	}
	return errors.Join(wrong...)
}

// meansSomethingElse tells a word that is about the conversation.
func meansSomethingElse(word string) bool {
	switch m := (Dialogue{}).Understand(word); m.Intent {
	case CommandIntent, ChatIntent, RouteIntent:
		return true
	case SearchIntent:
		return m.Anything
	}
	return false
}

// isCalled tells whether a word leads to the choice.
func (c Choice) isCalled(word string) bool {
	for _, known := range c.Words {
		if stem(known) == stem(word) {
			return true
		}
	}
	return false
}

// stem is the part of a word that tells it from others.
func stem(word string) string {
	word = words.FoldName(word)
	return strings.TrimSuffix(strings.TrimPrefix(word, "好"), "s")
}
