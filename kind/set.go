package kind

import (
	"slices"
	"strings"

	"nearby/words"
)

// levels separate the kinds that a file lists in one cell, and the levels of one:
// 餐饮服务;中餐厅;火锅店|购物服务;超级市场;超市, sushi;ramen, 火锅/烧烤.
const levels = ";|,、，；/>・·"

// Of returns the kinds that the words of a file mean, the most special of each
// line of kinds alone, in the order of the words. All levels count: 餐饮服务;中餐厅;火锅店
// is hotpot. Words that are no kind's say nothing.
func Of(written string) []Kind {
	var all []Kind
	add := func(part string) bool {
		kinds := load().written[words.Fold(part)]
		for _, k := range kinds {
			if !slices.Contains(all, k) {
				all = append(all, k)
			}
		}
		return len(kinds) > 0
	}
	if !add(written) {
		// A word may hold a separator itself: 泰国/越南菜品餐厅.
		for _, part := range strings.FieldsFunc(written, func(r rune) bool { return strings.ContainsRune(";|>", r) }) {
			if add(part) {
				continue
			}
			for _, smaller := range strings.FieldsFunc(part, func(r rune) bool { return strings.ContainsRune(levels, r) }) {
				add(smaller)
			}
		}
	}
	return slices.DeleteFunc(all, func(k Kind) bool {
		return slices.ContainsFunc(all, func(other Kind) bool { return other != k && other.Is(k) })
	})
}

// listSeparator stands between the slugs of a list.
const listSeparator = ";"

// List writes kinds as a place keeps them: their slugs, separated by ";".
func List(kinds []Kind) string {
	slugs := make([]string, len(kinds))
	for i, k := range kinds {
		slugs[i] = string(k)
	}
	return strings.Join(slugs, listSeparator)
}

// Listed reads what [List] has written.
func Listed(slugs string) []Kind {
	var kinds []Kind
	for slug := range strings.SplitSeq(slugs, listSeparator) {
		if slug != "" {
			kinds = append(kinds, Kind(slug))
		}
	}
	return kinds
}

// Together is what several kinds are called of which any will do; the name of one alone.
func Together(kinds []Kind) Names {
	var all Names
	for i, k := range kinds {
		next := k.Names()
		if i > 0 {
			next = Names{all.Hans + "或" + next.Hans, all.Hant + "或" + next.Hant, all.English + " or " + next.English}
		}
		all = next
	}
	return all
}

// Within are the kind itself and all that are of it, for who looks for places of a
// kind: of japanese, also sushi.
func (k Kind) Within() []Kind {
	all := []Kind{k}
	for other := range All() {
		if other != k && other.Is(k) {
			all = append(all, other)
		}
	}
	return all
}
