package lookup

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"nearby/api/dialogue"
	"nearby/brand"
	"nearby/kind"
	"nearby/place"
	"nearby/words"
)

// unknownKind in the wish of a list is for places whose kind the data do not tell.
const unknownKind kind.Kind = "unknown"

// said is a wish as it can be spoken of.
func said(w dialogue.Want) dialogue.Want {
	if !w.Inside && !w.Similar && !w.Address {
		w.Word = brand.Called(w.Word)
	}
	if w.Kind == unknownKind {
		w.Kind = ""
	}
	return w
}

// alternatives are what has not been tried yet in the place of what was asked for.
type alternatives struct {
	asked   dialogue.Want
	inside  bool // names of which that of a chain is a piece were tried
	guessed bool
	names   []string // that may be meant by the word
}

// otherwise is what to look for where nothing is as it was wanted, one after the other:
// what a kind is called in data that do not know it, what has the name of a chain in
// another, the names that may be meant by a word, the word in addresses. When all were tried it is again what was asked for.
func (f Finder) otherwise(ctx context.Context, l dialogue.List, left *alternatives) (w dialogue.Want, again bool, err error) {
	if next, ok := nextBest(l.Want, left.asked); ok {
		return next, true, nil
	}
	if w = left.asked; !isWord(w) {
		return w, false, nil
	}
	if !left.inside && brand.Names(w.Word) != nil {
		left.inside, w.Inside = true, true
		return w, true, nil
	}
	if !left.guessed {
		left.guessed = true
		if left.names, err = f.Search.Guess(ctx, f.query(w, l.At)); err != nil {
			return w, false, err
		}
	}
	switch {
	case len(left.names) > 0:
		w.Similar, w.Meant = true, left.names[0]
		left.names = left.names[1:]
		return w, true, nil
	case !l.Want.Address:
		w.Address = true
		return w, true, nil
	}
	return w, false, nil
}

// isWord tells a wish for a name alone.
func isWord(w dialogue.Want) bool {
	return w.Word != "" && w.Kind == "" && w.Category == "" && w.Line == "" && !(filter{want: w}).active()
}

// nextBest is what to look for instead of buses: all transit, which many call so; instead
// of another kind of transit stops whose kind is not known, and instead of any other kind
// its words in names: files know 中餐厅 and nothing closer of a place called 阿娘面馆.
func nextBest(w, asked dialogue.Want) (dialogue.Want, bool) {
	switch category := asked.Kind.Category(); {
	case w.Line != "" || category == "":
		return w, false
	case w.Kind == kind.Bus:
		w.Kind, w.Also, w.Said, w.Category = "", "", "", place.Transit
		return w, true
	case w.Kind.Category() == place.Transit:
		w.Kind, w.Also, w.Said, w.Category = unknownKind, "", "", place.Transit
		return w, true
	case category == place.Transit:
		return w, false
	default:
		return byName(w, asked.Kinds())
	}
}

// byName is a wish for places of a kind by their names: first by the word for it that was
// said, which may be in their English names, then by what it is called. Of several kinds
// one after the other is tried.
func byName(w dialogue.Want, kinds []kind.Kind) (dialogue.Want, bool) {
	k := kinds[0]
	names := make([]string, len(kinds))
	for i := range kinds {
		names[i] = kinds[i].Names().Hans
	}
	switch next := slices.Index(names, w.Word) + 1; {
	case w.Kind != "" && len(kinds) == 1:
		w.Word = cmp.Or(shortWord(k, w.Said), names[0])
	case w.Kind != "":
		w.Word = names[0]
	case next < len(names):
		w.Word = names[next]
	default:
		return w, false
	}
	w.Kind, w.Also, w.Said, w.Category = "", "", "", k.Category()
	return w, true
}

// shortWord is the shortest Chinese word for a kind, of two characters or more, within what
// was said for it: names say 寿司 rather than 回转寿司店. English words and the
// name of the kind stay as they are: not all 拉面 is 日式拉面.
func shortWord(k kind.Kind, said string) (short string) {
	folded := words.Fold(said)
	if said != "" && said[0] < utf8.RuneSelf || folded == words.Fold(k.Names().Hans) {
		return said
	}
	for _, word := range k.Words() {
		word = words.Fold(word)
		n := utf8.RuneCountInString(word)
		if n > 1 && len(word) >= 3*n && strings.Contains(folded, word) && (short == "" || len(word) < len(short)) {
			short = word
		}
	}
	return short
}

// written is how a folded name that was found is written, without the branch.
func written(folded string, groups []group) string {
	if folded == "" {
		return ""
	}
	for _, g := range groups {
		for _, f := range g.Places {
			for _, name := range []string{words.PlainName(f.Name), words.PlainName(f.NameEN)} {
				if beginning, ok := cutFolded(name, words.FoldName(folded)); ok {
					return beginning
				}
			}
		}
	}
	return folded
}

// cutFolded is the beginning of a name that folds to something.
func cutFolded(name, folded string) (beginning string, ok bool) {
	if words.FoldName(name) == folded {
		return name, true
	}
	for i := range name {
		if words.FoldName(name[:i]) == folded {
			return name[:i], true
		}
	}
	return "", false
}
