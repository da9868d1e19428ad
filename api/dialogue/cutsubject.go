package dialogue

import (
	"unicode/utf8"

	"nearby/brand"
	"nearby/kind"
)

// cutSubject reads what is looked for out of what is left of a sentence: a kind, a
// category, or a name. It tells whether the sentence says that anything will do.
func (g grammar) cutSubject(s *sentence, w *Want) (anything bool) {
	var name string
	for _, piece := range s.pieces() {
		if piece = g.cutOpen(piece, w); piece == "" {
			continue
		}
		if kinds := g.severalIn(piece); kinds != nil {
			w.Category, w.Kind, w.Also, w.Word = kinds[0].Category(), kinds[0], kind.List(kinds[1:]), ""
			return false
		}
		if found, ok := g.inPiece(piece); ok {
			w.Category, w.Kind, w.Word = found.category, found.kind, ""
			w.Said = s.original(found.said)
			return false
		}
		if isFiller(piece) {
			anything = anything || asksForAnything.MatchString(piece)
			continue
		}
		if utf8.RuneCountInString(piece) > utf8.RuneCountInString(name) {
			name = piece
		}
	}
	if name == "" {
		return anything
	}
	name = firstChain(strip(name, plainHead, plainTail))
	if found, ok := g.inPiece(name); ok {
		w.Category, w.Kind, w.Said = found.category, found.kind, s.original(found.said)
		return false
	}
	if known := g.name(name); known != "" {
		w.Word = s.called(known, name)
		return false
	}
	if sounds, ok := g.bySound(name); ok {
		w.Category, w.Kind, w.Said, s.spelled = sounds.category, sounds.kind, sounds.said, true
		return false
	}
	runes := []rune(s.original(name))
	w.Word = string(runes[:min(len(runes), maxWord)])
	w.Guess = g.guess(name)
	return false
}

// firstChain is the first of chains of which any will do: 麦当劳或者肯德基.
func firstChain(name string) string {
	if at := either.FindStringIndex(name); at != nil && brand.Names(name[:at[0]]) != nil {
		return name[:at[0]]
	}
	return name
}

// asksForAnything are words that ask for whatever there is.
var asksForAnything = pattern(`附近|周边|周围|这里|这儿|这边|有什么|有啥|有哪些|推荐|全部|所有|不限|\ball\b|everything|nearby|around|what|here`)
