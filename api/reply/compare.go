package reply

import (
	"cmp"
	"slices"

	"nearby/api/dialogue"
	"nearby/place"
	"nearby/wechat"
)

// Numbered is a place of a list with its number there.
type Numbered struct {
	place.Found
	Number int
}

// Best are those of several places that come first by an order, more than one where it
// does not tell them apart; none where nothing is known to order them by, or there is no
// order.
func Best(all []Numbered, by dialogue.Order) []Numbered {
	var best []Numbered
	for _, n := range all {
		if _, known := n.value(by); !known {
			continue
		}
		switch first := compareValues(n, best, by); {
		case first < 0:
			best = []Numbered{n}
		case first == 0:
			best = append(best, n)
		}
	}
	return best
}

// compareValues is negative where a place comes before the best so far.
func compareValues(n Numbered, best []Numbered, by dialogue.Order) int {
	if len(best) == 0 {
		return -1
	}
	value, _ := n.value(by)
	other, _ := best[0].value(by)
	if by == dialogue.ByRating || by == dialogue.Dearest {
		return cmp.Compare(other, value)
	}
	return cmp.Compare(value, other)
}

// value is what a place is ordered by, if it is known.
func (n Numbered) value(by dialogue.Order) (value float64, known bool) {
	switch by {
	case dialogue.ByDistance:
		return float64(n.Distance), true
	case dialogue.ByRating:
		return n.Stars(), n.Rating > 0
	case dialogue.ByPrice, dialogue.Dearest:
		return n.Cost()
	}
	return 0, false
}

// Compare tells what is known of several places of a list, and which come first by an
// order.
func (c Composer) Compare(in dialogue.Language, all, best []Numbered, by dialogue.Order) wechat.Reply {
	p := phrasesIn(in)
	lines := c.verdict(p, all, best, by)
	for _, n := range all {
		line := circled(n.Number) + " " + truncate(p.placeName(n.Found), p.maxName) + " " + p.whereabouts(n.Found)
		for _, fact := range []string{labelled(p.rating, rating(n.Rating)), labelled(p.price, n.Price)} {
			if fact != "" {
				line += p.pause + fact
			}
		}
		lines = append(lines, plain(line)+c.closed(p, n.Found))
	}
	return text(append(lines, p.pickHint)...)
}

// verdict says which place comes first, and of how many that is not known.
func (c Composer) verdict(p *phrases, all, best []Numbered, by dialogue.Order) []string {
	if by == "" {
		return nil
	}
	lacks := p.qualities.lacks[lacksRating]
	if by == dialogue.ByPrice || by == dialogue.Dearest {
		lacks = p.qualities.lacks[lacksPrice]
	}
	unknown := len(slices.DeleteFunc(slices.Clone(all), func(n Numbered) bool { _, known := n.value(by); return known }))
	if len(best) == 0 {
		return []string{p.answers.noneTold(lacks)}
	}
	var names []string
	for _, n := range best {
		names = append(names, circled(n.Number)+" "+truncate(p.placeName(n.Found), p.maxName))
	}
	said := p.answers.first[by](names)
	if len(best) > 1 && len(best) == len(all)-unknown {
		said = p.answers.same[by]
	}
	if unknown > 0 {
		measure := p.measure(place.Category{Slug: all[0].Category})
		said = p.sentences(said, p.qualities.others(unknown, measure, lacks)+p.stop)
	}
	return []string{plain(said)}
}
