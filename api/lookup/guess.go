package lookup

import (
	"context"
	"slices"
	"strings"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/place"
	"nearby/words"
)

// mostNamed is how many places that hold a word are looked at.
const mostNamed = 50

// resolve settles what a word is that may be misspelt: a name if a place around is called
// so, or sounds as the pinyin that was typed, and otherwise what was guessed.
func (f Finder) resolve(ctx context.Context, w dialogue.Want, at geo.WGS84) (dialogue.Want, error) {
	guess := w.Guess
	w.Guess = dialogue.Guess{}
	named, err := f.isNamed(ctx, w, guess, at)
	if err != nil || named {
		return w, err
	}
	if guess.Chain == "" {
		w.Guessed, w.Word, w.Guess = w.Word, "", dialogue.Guess{Said: guess.Said, Or: guess.Or}
		w.Category, w.Kind, w.Said = guess.Category, guess.Kind, guess.Said
		return w, nil
	}
	meant := w
	meant.Similar, meant.Meant = true, guess.Chain
	found, _, err := f.Search.Nearby(ctx, f.query(meant, at), 1)
	if err != nil || len(found) == 0 {
		return w, err
	}
	return meant, nil
}

func (f Finder) isNamed(ctx context.Context, w dialogue.Want, guess dialogue.Guess, at geo.WGS84) (bool, error) {
	q := f.query(w, at)
	found, _, err := f.Search.Nearby(ctx, q, mostNamed)
	if err != nil {
		return false, err
	}
	if slices.ContainsFunc(found, func(f place.Found) bool { return isCalled(f.Place, w.Word, guess.Said) }) {
		return true, nil
	}
	typed := words.NewTyped(w.Word)
	if len(typed.Ways) == 0 {
		return false, nil
	}
	names, err := f.Search.Guess(ctx, q)
	return slices.ContainsFunc(names, func(name string) bool { return typed.Sound(name) >= words.SoundBegins }), err
}

// isCalled tells whether a name of a place has a word. One that is a piece of the right
// spelling must be the whole name: Costa Coffee is not called coffe.
func isCalled(p place.Place, word, right string) bool {
	parts, whole := words.Parts(word), words.FoldName(word)
	piece := strings.Contains(words.FoldName(right), whole)
	for _, name := range []string{p.Name, p.NameEN} {
		if piece && words.FoldName(words.PlainName(name)) == whole || !piece && words.Holds(words.FoldName(name), parts) {
			return true
		}
	}
	return false
}
