package words

import (
	"strings"
)

// Parts are the parts of a name that is looked for, as white space parts them, each
// folded as FoldName does; none for a text of signs alone.
func Parts(typed string) []string {
	var parts []string
	for part := range strings.FieldsSeq(typed) {
		if part = FoldName(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// Holds tells whether a folded name has the parts, one after the other.
func Holds(folded string, parts []string) bool {
	for _, part := range parts {
		_, rest, found := strings.Cut(folded, part)
		if !found {
			return false
		}
		folded = rest
	}
	return true
}

// PlainName is a name without what stands in parentheses at its end, the branch of a
// chain: 肯德基(人民广场店) is 肯德基.
func PlainName(name string) string {
	if !strings.HasSuffix(name, ")") && !strings.HasSuffix(name, "）") {
		return name
	}
	if open := strings.LastIndexAny(name, "(（"); open > 0 {
		if plain := strings.TrimSpace(name[:open]); plain != "" {
			return plain
		}
	}
	return name
}
