package lookup

import (
	"context"

	"nearby/api/dialogue"
	"nearby/brand"
	"nearby/geo"
	"nearby/kind"
)

// forDish is how far, in metres, people go for a place that is named after the dish they
// want, rather than to a nearer one that probably has it.
const forDish geo.Metres = 3000

// isDish tells a wish for a dish of which it is not yet known whether places are named
// after it.
func isDish(w dialogue.Want) bool {
	return w.Kind != "" && w.Also == "" && w.Guessed == "" && kind.IsDish(w.Said)
}

// byWordWithin is a wish for a name that no place has as one for the kind that a word of it
// tells: where no 兰州牛肉面 is, noodles are.
func byWordWithin(w dialogue.Want) (dialogue.Want, bool) {
	if w.Word == "" || w.Kind != "" || w.Line != "" || w.Guessed != "" || brand.Names(w.Word) != nil {
		return w, false
	}
	k, said := kind.Told(w.Word)
	w.Guessed, w.Guess, w.Word = w.Word, dialogue.Guess{Said: said}, ""
	w.Category, w.Kind, w.Said = k.Category(), k, said
	return w, k != ""
}

// resolveDish makes of a wish for a dish one for the places near that have it in their
// names, or notes that there are none: the places of its kind have to do.
func (f Finder) resolveDish(ctx context.Context, w dialogue.Want, at geo.WGS84) (dialogue.Want, error) {
	named := w
	named.Kind, named.Category, named.Said, named.Word = "", "", "", w.Said
	q := f.query(named, at)
	q.Radius = min(q.Radius, forDish)
	found, _, err := f.Search.Nearby(ctx, q, 1)
	if err != nil {
		return w, err
	}
	if len(found) > 0 && isCalled(found[0].Place, w.Said, "") {
		return named, nil
	}
	w.Guessed, w.Said = w.Said, w.Kind.Names().Hans
	return w, nil
}
