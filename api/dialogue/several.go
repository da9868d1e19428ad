package dialogue

import (
	"slices"

	"nearby/api/dialogue/prefilter"
	"nearby/kind"
)

// kindJoint stands between kinds of which any will do, and anyWill after them.
var (
	kindJoint = prefilter.MustCompile(`^(?: |或者?|还是|和|跟|与|以及|or\b|and\b)+`)
	anyWill   = prefilter.MustCompile(`^(?:都|也)(?:行|可以|好|成|要|能|想吃?)`)
)

// maxSeveral is how many kinds somebody can want at once.
const maxSeveral = 4

// severalIn reads kinds of which any will do: 火锅或者烧烤, 川菜湘菜都行, and one that is said
// in two words: 烧烤撸串. Kinds beside each other are several only if it is said that any
// will do: 韩国烤肉 is one thing. It is nil for a piece of anything else.
func (g grammar) severalIn(piece string) []kind.Kind {
	for rest := piece; ; {
		if kinds := g.kindsOf(rest); kinds != nil {
			return kinds
		}
		at := head.FindStringIndex(rest)
		if at == nil || at[1] == 0 || at[1] == len(rest) {
			return nil
		}
		rest = rest[at[1]:]
	}
}

// kindsOf reads a text of nothing but kinds and what stands between and after them.
func (g grammar) kindsOf(text string) (kinds []kind.Kind) {
	joined := true
	for rest, named := text, 1; named <= maxSeveral; named++ {
		k, end := g.kindAt(rest)
		if k == "" {
			return nil
		}
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
		rest = rest[end:]
		if whichever := anyWill.MatchString(rest); named > 1 && (whichever || rest == "" || isFiller(rest)) {
			if whichever || joined || len(kinds) == 1 {
				return kinds
			}
			return nil
		}
		joint := kindJoint.FindString(rest)
		joined = joined && joint != ""
		rest = rest[len(joint):]
	}
	return nil
}
