package dialogue

import (
	"errors"
	"fmt"
	"strings"
)

// Check tells why words of a choice could not lead to it, or not to it alone: they
// are words of another, or mean something in every conversation, as a number, help
// or more does. Spaces, hyphens and what people leave off words (a plural's s, 好)
// make no difference.
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
			if other.Category != c.Category && other.has(word) {
				wrong = append(wrong, fmt.Errorf("%q already leads to %s", word, other.Category))
			}
		}
	}
	return errors.Join(wrong...)
}

// has tells whether a word leads to the choice.
func (c Choice) has(word string) bool {
	for _, known := range c.Words {
		if stem(known) == stem(word) {
			return true
		}
	}
	return false
}

// stem is what words are told apart by.
func stem(word string) string {
	word = strings.NewReplacer(" ", "", "_", "", "-", "").Replace(fold(word))
	return strings.TrimSuffix(strings.TrimPrefix(word, "好"), "s")
}
