package page

import (
	"context"
	"slices"
	"strconv"

	"nearby/api/dialogue"
	"nearby/api/link"
	"nearby/api/lookup"
	"nearby/api/reply"
	"nearby/kind"
	"nearby/place"
	"nearby/store"
)

// chip leads to another list around the same place.
type chip struct {
	Name    string
	Count   string // how many there are; "" where that is not told
	URL     string
	Current bool
}

// mostKinds is how many chips of kinds there are: the commonest, each more than once but
// for the metro.
const mostKinds = 8

// chips lead to everything, to the categories and kinds that are here, and to what is
// open, where that can be told.
func (p pages) chips(ctx context.Context, t link.Target, found results, around vicinity) ([]chip, error) {
	words, want := reply.Words(t.In), t.List.Want
	to := func(name string, count int, other dialogue.Want) chip {
		other.OpenNow, other.Order = want.OpenNow, want.Order
		return chip{name, countOf(count), p.other(t, other), want == other}
	}
	all := []chip{to(words.All, 0, dialogue.Want{})}
	for _, c := range found.finder.Categories {
		n, err := around.count(ctx, store.Query{Categories: []string{c.Slug}}, around.categories[c.Slug], want.OpenNow)
		if err != nil {
			return nil, err
		}
		if n > 0 || want.Category == c.Slug {
			all = append(all, to(words.Category(c), n, dialogue.Want{Category: c.Slug}))
		}
	}
	ofKinds, err := p.kindChips(ctx, t, around, to)
	if err != nil {
		return nil, err
	}
	all = append(all, ofKinds...)
	if !slices.ContainsFunc(all, func(c chip) bool { return c.Current }) {
		all = slices.Insert(all, 1, chip{found.subject(t.In), countOf(found.count), p.other(t, want), true})
	}
	open, err := p.openChip(ctx, t, around)
	return append(all, open...), err
}

// kindChips lead to the kinds that are here.
func (p pages) kindChips(ctx context.Context, t link.Target, around vicinity, to func(string, int, dialogue.Want) chip) ([]chip, error) {
	words, want := reply.Words(t.In), t.List.Want
	var all []chip
	for _, k := range around.commonest(want.Category) {
		names := k.Names()
		if len(all) == mostKinds || names.Hans == "" {
			continue
		}
		n, err := around.count(ctx, store.Query{Kinds: slugs(k.Within())}, around.kinds[k], want.OpenNow)
		if err != nil {
			return nil, err
		}
		if n > 1 || n == 1 && k == kind.Metro || want.Kind == k {
			c := to(words.KindName(k), n, dialogue.Want{Category: k.Category(), Kind: k, Said: names.Hans})
			c.Current = want.Kind == k && want.Also == ""
			all = append(all, c)
		}
	}
	return all, nil
}

// openChip leads to what of the same is open, and back; to nothing where no hours are
// known.
func (p pages) openChip(ctx context.Context, t link.Target, around vicinity) ([]chip, error) {
	words, want := reply.Words(t.In), t.List.Want
	isKnown := func(f *place.Found) bool { return f.Open(p.Now()).Known }
	if !want.OpenNow && !around.any(want, isKnown) {
		return nil, nil
	}
	other, plain, of := want, want, around.categories[want.Category]
	other.OpenNow = !want.OpenNow
	if want.Kind != "" {
		of = around.kinds[want.Kind]
	}
	plain.OpenNow, plain.Order = false, ""
	if plain != (dialogue.Want{Category: want.Category, Kind: want.Kind, Said: want.Said}) {
		of = nil // who knows
	}
	n, err := around.count(ctx, store.Query{}, of, true)
	return []chip{{words.OpenNow, countOf(n), p.other(t, other), want.OpenNow}}, err
}

// orders sort the list otherwise, where there is something to sort by.
func (p pages) orders(t link.Target, around vicinity) []chip {
	words, want := reply.Words(t.In), t.List.Want
	isRated := func(f *place.Found) bool { return f.Rating > 0 }
	isPriced := func(f *place.Found) bool { _, known := f.Cost(); return known }
	by := func(name string, order dialogue.Order) chip {
		current := want.Order == order
		other := want
		other.Order = order
		return chip{Name: name, URL: p.other(t, other), Current: current}
	}
	var all []chip
	if around.any(want, isRated) {
		all = append(all, by(words.ByRating, dialogue.ByRating))
	}
	if around.any(want, isPriced) {
		all = append(all, by(words.ByPrice, dialogue.ByPrice))
	}
	if all == nil {
		return nil
	}
	nearest := by(words.ByDistance, "")
	nearest.Current = want.Order == "" || want.Order == dialogue.ByDistance
	return append([]chip{nearest}, all...)
}

// countOf writes a count as answers do; nothing for none.
func countOf(n int) string {
	switch {
	case n == 0:
		return ""
	case n >= lookup.MaxCount:
		return strconv.Itoa(lookup.MaxCount) + "+"
	}
	return strconv.Itoa(n)
}

// other is the address of another list around the same place.
func (p pages) other(t link.Target, want dialogue.Want) string {
	address, _ := p.Links.List(t.In, dialogue.List{At: t.List.At, Want: want})
	return pathOf(address)
}
