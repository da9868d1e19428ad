package dialogue

import (
	"slices"

	"nearby/geo"
)

// List is an answer that numbered places, and where the next page of it begins.
type List struct {
	At   geo.WGS84 `json:",omitzero"`
	Want Want      `json:",omitzero"`
	Page int       `json:",omitzero"` // how many pages were shown
	One  bool      `json:",omitzero"` // pages of a single place: 随便
	Skip []int     `json:",omitzero"` // how many places were shown, of each category in the menu's order
	// Starts is what Skip was before each page but the first: where to turn back to.
	Starts [][]int `json:",omitzero"`
	IDs    []int64 `json:",omitzero"` // on the last page: ① is IDs[0]
	More   bool    `json:",omitzero"` // there is another page
	// Reached is how far the last page looked for what it shows: farther away begins there.
	Reached geo.Metres `json:",omitzero"`
}

// next is the list to be turned to its next page.
func (l List) next() List {
	l.Starts = append(slices.Clip(l.Starts), l.Skip)
	return l
}

// previous is the list to be turned to the page before the last shown, from the second
// on.
func (l List) previous() List {
	l.Page -= 2
	l.Skip = nil
	if l.Page > 0 {
		l.Skip = l.Starts[l.Page-1]
	}
	l.Starts = slices.Clip(l.Starts[:l.Page])
	return l
}
