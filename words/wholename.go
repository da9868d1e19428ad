package words

import (
	"slices"
	"strings"
	"sync"
)

// longName is how many Latin letters and digits a name has that no other word has in it.
const longName = 8

// HoldsName tells whether a folded text has a folded name in it, and not as a piece of
// another word: a short name in Latin letters or digits has no others beside it, but for
// a genitive s. The blanks of a folded text are gone, so that kfc is not in KFC Express.
func HoldsName(folded, name string) bool {
	if name == "" {
		return false
	}
	for from := 0; ; from++ {
		at := strings.Index(folded[from:], name)
		if at < 0 {
			return false
		}
		from += at
		if !isShortLatin(name) || isApart(folded[:from], folded[from+len(name):]) {
			return true
		}
	}
}

func isShortLatin(name string) bool {
	return len(name) < longName && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

func isLatin(b byte) bool { return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' }

// isApart tells that a word may stand between two pieces of a text.
func isApart(before, after string) bool {
	after = strings.TrimPrefix(after, "s")
	return (before == "" || !isLatin(before[len(before)-1])) && (after == "" || !isLatin(after[0]))
}

// NamePattern is a regular expression as [Pattern]'s of what HoldsName the folded name.
func NamePattern(name string) string {
	if name == "" || !isShortLatin(name) {
		return Pattern(slices.DeleteFunc([]string{name}, func(part string) bool { return part == "" }))
	}
	var pattern strings.Builder
	pattern.WriteString(`(?:^|` + noLatin() + `)` + signs)
	writePattern(&pattern, name)
	pattern.WriteString(signs)
	writeRune(&pattern, 's')
	pattern.WriteString(`?` + signs + `(?:` + noLatin() + `|$)`)
	return pattern.String()
}

// noLatin is the class of what is neither a sign nor folded to a Latin letter or a digit.
var noLatin = sync.OnceValue(func() string {
	class := strings.Replace(strings.TrimSuffix(signs, "]*"), "[", "[^", 1) + `a-z0-9`
	for _, letter := range "abcdefghijklmnopqrstuvwxyz0123456789" {
		class += string(unfolded()[letter])
	}
	return class + "]"
})
