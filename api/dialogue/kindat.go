package dialogue

import (
	"strings"

	"nearby/brand"
	"nearby/kind"
)

// longestKind is the length of the longest words for kinds, in runes.
const longestKind = 8

// kindAt is the longest word for a kind that a text begins with.
func (g grammar) kindAt(text string) (k kind.Kind, end int) {
	for _, to := range boundaries(text)[1:] {
		if to > 3*longestKind {
			break
		}
		piece := strings.TrimSpace(text[:to])
		if found, ok := g.subjectOf(piece); ok && found.kind != "" {
			k, end = found.kind, to
		}
	}
	return k, end
}

// chainAt is the longest Chinese name of a chain that a text begins with.
func chainAt(text string) (name string, end int) {
	for _, to := range boundaries(text)[1:] {
		if to > 3*longestKind {
			break
		}
		if piece := text[:to]; piece[0] >= 0x80 && brand.Names(piece) != nil {
			name, end = piece, to
		}
	}
	return name, end
}

// boundaries are where a name may begin or end: at any Chinese character, and between
// Latin words.
func boundaries(text string) []int {
	var all []int
	latin := false
	for i, r := range text {
		word := r < 0x80 && r != ' ' && r != '|'
		if !word || !latin {
			all = append(all, i)
		}
		latin = word
	}
	return append(all, len(text))
}
