package page

import (
	"strconv"

	"nearby/api/dialogue"
	"nearby/api/link"
	"nearby/api/lookup"
	"nearby/api/reply"
	"nearby/place"
)

// chip leads to another list around the same place.
type chip struct {
	Name    string
	Count   string // how many there are; "" where that is not told
	URL     string
	Current bool
}

// mostKinds is how many chips of kinds there are: the commonest, each more than once.
const mostKinds = 8

// chips lead to everything, to the categories and kinds that are here, and to what is
// open, where that can be told.
func (p pages) chips(t link.Target, around vicinity, categories []place.Category) []chip {
	words, want := reply.Words(t.In), t.List.Want
	to := func(name string, count int, other dialogue.Want) chip {
		other.OpenNow, other.Order = want.OpenNow, want.Order
		return chip{name, countOf(count), p.other(t, other), want == other}
	}
	all := []chip{to(words.All, 0, dialogue.Want{})}
	for _, c := range categories {
		if n := around.counts[c.Slug]; n > 0 || want.Category == c.Slug {
			all = append(all, to(words.Category(c), n, dialogue.Want{Category: c.Slug}))
		}
	}
	for i, k := range around.kinds(want.Category) {
		if i == mostKinds || k.count < 2 {
			break
		}
		names := k.kind.Names()
		if names.Hans == "" {
			continue
		}
		c := to(words.KindName(k.kind), k.count, dialogue.Want{Category: k.kind.Category(), Kind: k.kind, Said: names.Hans})
		c.Current = want.Kind == k.kind && want.Also == ""
		all = append(all, c)
	}
	isKnown := func(f place.Found) bool { return f.Open(p.Now()).Known }
	if want.OpenNow || around.any(isKnown) {
		open := want
		open.OpenNow = !want.OpenNow
		all = append(all, chip{Name: words.OpenNow, URL: p.other(t, open), Current: want.OpenNow})
	}
	return all
}

// orders sort the list otherwise, where there is something to sort by.
func (p pages) orders(t link.Target, around vicinity) []chip {
	words, want := reply.Words(t.In), t.List.Want
	isRated := func(f place.Found) bool { return f.Rating > 0 }
	isPriced := func(f place.Found) bool { _, known := f.Cost(); return known }
	by := func(name string, order dialogue.Order) chip {
		current := want.Order == order
		other := want
		other.Order = order
		return chip{Name: name, URL: p.other(t, other), Current: current}
	}
	var all []chip
	if around.any(isRated) {
		all = append(all, by(words.ByRating, dialogue.ByRating))
	}
	if around.any(isPriced) {
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
