package dialogue

import (
	"errors"
	"fmt"
	"strings"
)

// Check tells which words of a choice cannot lead to it alone: those of another
// choice, and those that mean something in every conversation, as a number, help
// or more does. Spaces, hyphens, a plural's s and 好 make no difference.
func (c Choice) Check(others []Choice) error {
	var wrong []error
	for _, word := range c.Words {
		folded := fold(word)
		_, isNumber := number(folded)
		_, _, isVerb := verbOf(folded)
		if commandOf(folded) != none || isNumber || isVerb {
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
	word = strings.NewReplacer(" ", "", "_", "", "-", "").Replace(fold(word))
	return strings.TrimSuffix(strings.TrimPrefix(word, "好"), "s")
}
