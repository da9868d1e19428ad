package lookup

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"nearby/api/dialogue"
	"nearby/brand"
	"nearby/departures"
	"nearby/geo"
	"nearby/kind"
	"nearby/place"
	"nearby/store"
	"nearby/timetable"
	"nearby/words"
)

// Searcher finds places around a point. A *store.Store is one, which asks the
// database each time; *cells.Cells are another, which ask their memory.
type Searcher interface {
	// Nearby returns, for each category of q, the limit nearest places, of transit as
	// many as q says, nearest first. Bearings may be left to whoever shows them.
	Nearby(ctx context.Context, q store.Query, limit int) ([]place.Found, store.Edition, error)
	// Count returns for each category of q how many places there are, counting to
	// most and no further, whatever q leaves out by Beyond.
	Count(ctx context.Context, q store.Query, most int) (map[string]int, store.Edition, error)
	// Guess returns folded names that may be meant by the word of q, which no name holds,
	// the likeliest first.
	Guess(ctx context.Context, q store.Query) ([]string, error)
}

// Finder makes pages of lists.
type Finder struct {
	Search     Searcher
	Radii      []geo.Metres       // the search widens through these, rising; at least one
	Categories []place.Category   // in the order of the menu
	Size       int                // how many places a page lists in all; 0 means the chat's
	Now        time.Time          // when somebody asks what is open, and what leaves
	Departures *departures.Memory // what leaves stops; nil: nobody knows
	Live       timetable.LiveOf   // what sources say of their trips now; nil: nothing
}

// query reaches as far as the widest radius, because the nearest are the same
// whatever the radius.
func (f Finder) query(w dialogue.Want, at geo.WGS84) store.Query {
	q := store.Query{Origin: at, Radius: f.Radii[len(f.Radii)-1], Beyond: w.Beyond, Keyword: cmp.Or(w.Meant, w.Word), InAddress: w.Address}
	if !w.Inside && !w.Address {
		q.Chain = brand.Names(q.Keyword)
	}
	switch {
	case w.Category != "":
		q.Categories = []string{f.category(w.Category).Slug}
	case slices.ContainsFunc(q.Chain, isTransit): // Subway is no metro, 7-11 no line
		q.Categories = f.butTransit()
	}
	switch {
	case w.Line != "":
		q.Line, q.Categories, q.Keyword, q.Chain = words.ParseLine(w.Line), []string{place.Transit}, "", nil
	case w.Kind == unknownKind:
		q.Kinds = []string{store.NoKind}
	case w.Kind != "": // its places may be in any category, also in one of the operator's
		q.Kinds, q.Categories, q.Keyword, q.Chain = within(w.Kinds()), nil, "", nil
	}
	return q
}

// isTransit tells a word that people say for stops or lines.
func isTransit(word string) bool {
	if strings.Trim(words.FoldName(word), "0123456789") == "" {
		return true
	}
	return slices.ContainsFunc(kind.Said(word), func(k kind.Kind) bool { return k.Category() == place.Transit })
}

// butTransit are the slugs of the categories that are no stops, of all when there are no
// others.
func (f Finder) butTransit() (all []string) {
	for _, c := range f.Categories {
		if c.Slug != place.Transit {
			all = append(all, c.Slug)
		}
	}
	return all
}

// within are the slugs of some kinds and of all that are of one of them.
func within(kinds []kind.Kind) (all []string) {
	for _, k := range kinds {
		for _, narrower := range k.Within() {
			if !slices.Contains(all, string(narrower)) {
				all = append(all, string(narrower))
			}
		}
	}
	return all
}

func (f Finder) category(slug string) place.Category {
	i := slices.IndexFunc(f.Categories, func(c place.Category) bool { return c.Slug == slug })
	if i < 0 { // an operator took it away meanwhile
		return f.Categories[0]
	}
	return f.Categories[i]
}
