package prefilter

import "regexp/syntax"

// maxClass is how many characters a class may have to count as that many literals.
const maxClass = 16

// needed returns literals of which each match of the expression holds at least one; nil
// when there are none that can be told.
func needed(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			return []string{string(re.Rune)}
		}
	case syntax.OpCharClass:
		return literals(ofClass(re.Rune))
	case syntax.OpCapture, syntax.OpPlus:
		return needed(re.Sub[0])
	case syntax.OpConcat:
		return ofAll(re.Sub)
	case syntax.OpAlternate:
		return ofAny(re.Sub)
	default: // an empty match, any character, what may be left out
	}
	return nil
}

// ofClass returns the characters of a small class, which is given by the ends of its
// ranges; nil for those of a large one.
func ofClass(ends []rune) []rune {
	var all []rune
	for i := 0; i < len(ends); i += 2 {
		if int(ends[i+1]-ends[i])+len(all) >= maxClass {
			return nil
		}
		for r := ends[i]; r <= ends[i+1]; r++ {
			all = append(all, r)
		}
	}
	return all
}

func literals(runes []rune) []string {
	var all []string
	for _, r := range runes {
		all = append(all, string(r))
	}
	return all
}

// ofAll chooses one of the parts, which all have to match: that with the longest
// literals, which the fewest texts hold.
func ofAll(parts []*syntax.Regexp) []string {
	var best []string
	for _, part := range parts {
		if all := needed(part); all != nil && (best == nil || shortest(all) > shortest(best)) {
			best = all
		}
	}
	return best
}

// ofAny joins what the alternatives need, nil if one of them needs nothing.
func ofAny(alternatives []*syntax.Regexp) []string {
	var all []string
	for _, alternative := range alternatives {
		some := needed(alternative)
		if some == nil {
			return nil
		}
		all = append(all, some...)
	}
	return all
}

func shortest(literals []string) int {
	least := len(literals[0])
	for _, l := range literals {
		least = min(least, len(l))
	}
	return least
}
