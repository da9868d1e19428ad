package dialogue

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"nearby/brand"
	"nearby/kind"
	"nearby/words"
)

// guess is what a piece of a sentence that means nothing may be misspelt for. Whether a
// place is called so is for those to say who know all names.
func (g grammar) guess(piece string) Guess {
	piece = strings.TrimSpace(piece)
	if piece == "" || ordinary()[piece] || g.name(piece) != "" || brand.Names(piece) != nil {
		return Guess{}
	}
	found, right, faults := g.misspelt(piece)
	chain, chainFaults := brand.Misspelt(piece)
	switch {
	case found == (subject{}) && chain == "":
		return Guess{}
	case found == (subject{}), chain != "" && chainFaults < faults:
		return Guess{Chain: chain}
	}
	made := Guess{Category: found.category, Kind: found.kind, Said: right}
	if chain != "" && chainFaults == faults {
		made.Or = unmistakable(chain)
	}
	return made
}

// unmistakable is a chain by a name that means nothing else, in the script of the one
// given: Subway is Subway Sandwiches where the metro may be meant.
func unmistakable(chain string) string {
	for _, said := range append([]string{chain}, brand.Sayings(chain)...) {
		if (said[0] < 0x80) == (chain[0] < 0x80) && kind.Said(said) == nil {
			return said
		}
	}
	return chain
}

// misspelt is the kind or the category that a piece is but for slips, how that is spelt,
// and how far it is.
func (g grammar) misspelt(piece string) (found subject, right string, faults int) {
	if piece[0] < 0x80 {
		right, faults = spelt(piece)
	} else {
		right, faults = misread(piece), 1
	}
	if right == "" {
		return found, "", 0
	}
	if found, ok := g.inPiece(right); ok {
		return found, right, faults
	}
	for k := range kind.All() { // of which the end was taken for no part of the wish: convenience store
		for _, word := range k.Words() {
			if strings.HasPrefix(words.Fold(word), right+" ") {
				return subject{category: k.Category(), kind: k}, words.Fold(word), faults
			}
		}
	}
	return found, "", 0
}

// misread is the Chinese word for a kind or a category that a piece sounds or looks like,
// "" for none.
func misread(piece string) string {
	for _, variant := range []string{piece, kindTail.ReplaceAllString(piece, "")} {
		for _, known := range spoken() {
			if len(known) == len(variant) && words.Misread(variant, known) {
				return known
			}
		}
	}
	return ""
}

// ordinaryText are Chinese words of their own that sound or look like a word for a kind:
// nobody who types one has misspelt the other.
//
//go:embed ordinary.txt
var ordinaryText string

var ordinary = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for line := range strings.Lines(ordinaryText) {
		if line[0] == '#' {
			continue
		}
		for _, word := range strings.Fields(line) {
			all[word] = true
		}
	}
	return all
})

// spelt is a piece in Latin letters without its slips: as a whole, or word by word. It is
// "" if one of its words is like none that is known, and if nothing was wrong.
func spelt(piece string) (right string, faults int) {
	letters := latinWords()
	if whole, n := letters.nearest(strings.ReplaceAll(piece, " ", "")); whole != "" {
		return whole, n
	}
	var all []string
	for word := range strings.FieldsSeq(piece) {
		if letters.known[word] || words.IsEnglish(word) {
			all = append(all, word)
			continue
		}
		nearest, n := letters.nearest(word)
		if nearest == "" {
			return "", 0
		}
		all, faults = append(all, nearest), faults+n
	}
	if faults == 0 {
		return "", 0
	}
	return strings.Join(all, " "), faults
}

// vocabulary are words in Latin letters.
type vocabulary struct {
	known map[string]bool
	words []string // in the order of the kinds
}

// nearest is the word that another is nearest to, if it is near enough; of several the
// first.
func (v vocabulary) nearest(typed string) (nearest string, faults int) {
	if v.known[typed] || words.IsEnglish(typed) {
		return "", 0
	}
	for _, word := range v.words {
		if n, ok := words.Slip(typed, word); ok && (nearest == "" || n < faults) {
			nearest, faults = word, n
		}
	}
	return nearest, faults
}

// latinWords are the Latin words for kinds and categories, whole and word by word.
var latinWords = sync.OnceValue(func() vocabulary {
	v := vocabulary{known: map[string]bool{}}
	add := func(word string) {
		if word != "" && word[0] < 0x80 && !v.known[word] && utf8.RuneCountInString(word) == len(word) {
			v.known[word] = true
			v.words = append(v.words, word)
		}
	}
	for _, word := range strings.Fields("restaurant restaurants food lunch dinner supper station stations stop stops shop store place") {
		add(word)
	}
	for k := range kind.All() {
		for _, word := range k.Words() {
			word = words.Fold(word)
			add(word)
			for part := range strings.FieldsSeq(word) {
				add(part)
			}
		}
	}
	return v
})

// isGuess tells a meaning that only says that some word is a name, and not what the word
// may be misspelt for.
func (g grammar) isGuess(m Meaning) bool {
	switch m.Intent {
	case UnknownIntent:
		return true
	case SearchIntent, RouteIntent:
		return m.Want.Word != "" && m.Want.Guess == (Guess{}) && g.name(newSentence(m.Want.Word).rest) == ""
	case ChatIntent:
		return m.Topic == Praise || m.Topic == Complaint
	}
	return false
}
