package dialogue

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nearby/words"
)

// Names are not shorter or longer than this, in bytes of the folded name.
const (
	minName = 4
	maxName = 90
)

// nameIn finds the first, longest name in a text that is no word for what people look
// for.
func (g grammar) nameIn(text string) (start, end int, name string) {
	if g.names == nil {
		return 0, 0, ""
	}
	bounds := boundaries(text)
	for i, from := range bounds {
		for _, to := range slices.Backward(bounds[i+1:]) {
			name := g.name(text[from:to])
			if name == "" {
				continue
			}
			if _, end := g.kindAt(text[from:]); from+end > to { // 北京烤鸭
				break
			}
			return from, to, name
		}
	}
	return 0, 0, ""
}

// name is the name that a piece of a sentence is, "" for none.
func (g grammar) name(piece string) string {
	if g.names == nil || len(piece) < minName || len(piece) > maxName || piece[0] == ' ' || piece[len(piece)-1] == ' ' || strings.Contains(piece, gap) {
		return ""
	}
	folded := words.FoldName(piece)
	name, known := g.names(folded)
	if !known && piece[0] < 0x80 {
		name, known = g.names("the" + folded)
	}
	if !known || g.isSubject(piece) || isFiller(piece) {
		return ""
	}
	if _, sounds := g.bySound(piece); sounds && name[0] >= utf8.RuneSelf { // kafei
		return ""
	}
	return name
}

// called is what to look for of a name: as it was typed, but in characters where English
// or pinyin stands for those.
func (s *sentence) called(name, piece string) string {
	if piece[0] < utf8.RuneSelf && name[0] >= utf8.RuneSelf {
		return name
	}
	return s.original(piece)
}
