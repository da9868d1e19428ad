package kind

import (
	"slices"
	"strings"

	"nearby/words"
)

// levels separate the kinds that a file lists in one cell, and the levels of one:
// 餐饮服务;中餐厅;火锅店|购物服务;超级市场;超市, sushi;ramen, 火锅/烧烤.
const levels = ";|,、，；/"

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
		for _, part := range strings.FieldsFunc(written, func(r rune) bool { return strings.ContainsRune(";|", r) }) {
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
