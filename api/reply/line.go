package reply

import (
	"slices"
	"strings"

	"nearby/api/lookup"
	"nearby/words"
)

// AskedLineFirst puts the line that was asked for before the other lines of each stop:
// a row has no room for all of them.
func AskedLineFirst(page lookup.Page) lookup.Page {
	if page.Want.Line == "" {
		return page
	}
	asked := words.ParseLine(page.Want.Line)
	page.Groups = slices.Clone(page.Groups)
	for i := range page.Groups {
		places := slices.Clone(page.Groups[i].Places)
		for j := range places {
			places[j].Lines = lineFirst(places[j].Lines, asked)
		}
		page.Groups[i].Places = places
	}
	return page
}

// lineFirst moves a line to the front of a list of lines.
func lineFirst(listed string, asked words.Line) string {
	all := strings.Split(listed, ";")
	slices.SortStableFunc(all, func(a, b string) int {
		return rank(a, asked) - rank(b, asked)
	})
	return strings.Join(all, ";")
}

func rank(line string, asked words.Line) int {
	if words.ParseLine(line).Is(asked) {
		return 0
	}
	return 1
}
