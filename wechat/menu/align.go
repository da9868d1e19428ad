package menu

import (
	"fmt"
	"strings"
)

// edit is one line of a comparison.
type edit struct {
	sign sign
	now  line
	was  line // of a line that differs
}

type sign rune

const (
	stays   sign = ' '
	isNew   sign = '+'
	gone    sign = '-'
	differs sign = '~'
)

func (e edit) String() string {
	text := fmt.Sprintf("%c %s", e.sign, e.now)
	switch {
	case e.sign != differs:
		return text
	case e.now.name == e.was.name:
		return text + " (was " + e.was.effect + ")"
	}
	return text + " (was " + strings.TrimSpace(e.was.String()) + ")"
}

// align pairs the lines of two menus, in order, so that the likeness of the
// pairs is greatest in sum: the longest common subsequence, with weights.
func align(was, is []line) []edit {
	best := likenesses(was, is)
	var edits []edit
	for i, j := 0, 0; i < len(was) || j < len(is); {
		switch {
		case i < len(was) && best[i][j] == best[i+1][j]:
			edits = append(edits, edit{sign: gone, now: was[i]})
			i++
		case j < len(is) && best[i][j] == best[i][j+1]:
			edits = append(edits, edit{sign: isNew, now: is[j]})
			j++
		default:
			edits = append(edits, paired(was[i], is[j]))
			i, j = i+1, j+1
		}
	}
	return edits
}

// likenesses are the greatest sums: [i][j] is that of was[i:] and is[j:].
func likenesses(was, is []line) [][]int {
	best := make([][]int, len(was)+1)
	for i := range best {
		best[i] = make([]int, len(is)+1)
	}
	for i := len(was) - 1; i >= 0; i-- {
		for j := len(is) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1], best[i+1][j+1]+likeness(was[i], is[j]))
		}
	}
	return best
}

func paired(was, is line) edit {
	if was == is {
		return edit{sign: stays, now: is}
	}
	return edit{sign: differs, now: is, was: was}
}

// likeness is how much two lines have in common: 0 for nothing.
func likeness(a, b line) int {
	switch {
	case a.depth != b.depth:
		return 0
	case a == b:
		return 3
	case a.name == b.name:
		return 2
	case a.effect == b.effect && a.effect != "":
		return 1
	}
	return 0
}
