package place

import (
	"regexp"
	"strings"
	"unicode"
)

// signOnly is the name of an entrance that is nothing but what its sign says.
var signOnly = regexp.MustCompile(`^([A-Za-z]\d?|\d{1,2})$`)

// EntranceName is the name of an entrance with that of its station before it:
// "古城 A出口" for "A出口" and for "古城 A出口" at 古城. [Fold] then makes one of both. It
// is false for a name by which an entrance cannot be told from a stop, such as
// "North Street".
func EntranceName(of, entrance string) (string, bool) {
	way := strings.TrimSpace(strings.TrimPrefix(entrance, of))
	switch {
	case !signOnly.MatchString(way):
	case strings.ContainsFunc(of, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
		way += "口"
	default:
		way = "Exit " + way
	}
	name := of + " " + way
	folded, sign := station(name)
	return name, of != "" && folded == of && sign != ""
}
