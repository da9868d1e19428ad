package dialogue

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nearby/api/dialogue/prefilter"
)

// clauseEnds are signs and words between the parts of what somebody says.
var clauseEnds = prefilter.MustCompile(`[，,。.!！?？;；、…\s]+|然后|然後|就是|因为|因為|所以|但是|不过|不過|另外|顺便|順便|反正|最好`)

// clauses are the parts of what somebody says, as typed. A sign between digits parts
// nothing (4.5), nor does a blank but between Chinese characters.
func clauses(typed string) []string {
	var all []string
	from := 0
	for _, at := range clauseEnds.FindAllStringIndex(typed, -1) {
		before, _ := utf8.DecodeLastRuneInString(typed[:at[0]])
		after, _ := utf8.DecodeRuneInString(typed[at[1]:])
		blank := strings.TrimSpace(typed[at[0]:at[1]]) == ""
		if unicode.IsDigit(before) && unicode.IsDigit(after) || blank && !(isChinese(before) && isChinese(after)) {
			continue
		}
		all = append(all, typed[from:at[0]])
		from = at[1]
	}
	all = append(all, typed[from:])
	return slices.DeleteFunc(all, func(clause string) bool { return strings.TrimSpace(clause) == "" })
}

func isChinese(r rune) bool { return unicode.Is(unicode.Han, r) }
