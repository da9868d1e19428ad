package cells

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"nearby/cells/grid"
	"nearby/cells/index"
	"nearby/store"
	"nearby/words"
)

const (
	// maxGuesses is how many names that may be meant are worth a try.
	maxGuesses = 3
	// patience is how long a guess waits for indexes to be read: the database guesses less.
	patience = 1500 * time.Millisecond
)

// Guess returns names, folded, that may be meant by the word of a query which no name
// holds, the likeliest first: of all names around, or as [store.Store.Guess] does where
// those are not in memory.
func (c *Cells) Guess(ctx context.Context, q store.Query) ([]string, error) {
	q.InAddress = false
	deadline := c.options.Now().Add(patience)
	for grid.Covers(q.Origin, q.Radius) {
		now, err := c.watcher.Catalogue(ctx)
		if err != nil {
			return nil, err
		}
		v := c.view(now, now.Version, lookup{Query: q}, new(fetched))
		names := v.guess(q)
		if v.complete() {
			return names, nil
		}
		done := c.indexer.read(ctx, v)
		if v.overfull || done == nil || !c.options.Now().Before(deadline) {
			break
		}
		select {
		case <-done:
		case <-time.After(patience):
		case <-ctx.Done():
			return nil, store.ErrUnavailable
		}
	}
	return c.store.Guess(ctx, q)
}

// guess guesses among the names of all squares around.
func (v *view) guess(q store.Query) []string {
	var indexes []*index.Index
	for _, c := range v.categories {
		indexes = append(indexes, v.indexesOf(c, q)...)
	}
	if !v.complete() {
		return nil
	}
	typed := words.NewTyped(q.Keyword)
	best := map[string]index.Guessed{}
	for _, x := range indexes {
		for _, one := range x.Guess(typed, maxGuesses) {
			one.Places += best[one.Name].Places
			best[one.Name] = one
		}
	}
	likeliest := slices.SortedFunc(maps.Values(best), func(a, b index.Guessed) int {
		return cmp.Or(cmp.Compare(b.Guess, a.Guess), cmp.Compare(b.Places, a.Places), cmp.Compare(a.Name, b.Name))
	})
	var names []string
	for _, one := range likeliest[:min(maxGuesses, len(likeliest))] {
		names = append(names, one.Name)
	}
	return names
}
