package prefilter

import (
	"regexp/syntax"
	"slices"
)

// edge is one end of what an expression matches.
type edge struct {
	runes []rune // with which it may begin or end
	empty bool   // it may be empty, so that what is beside it counts too
	any   bool   // with any character
}

// begins returns the characters with which a text must begin that the expression
// matches; nil when it may begin with any.
func begins(re *syntax.Regexp) []rune { return atEdge(re, syntax.OpBeginText, false) }

// ends is begins for the last character.
func ends(re *syntax.Regexp) []rune { return atEdge(re, syntax.OpEndText, true) }

// atEdge needs the expression to be bound to that end of the text: its first or last part
// says so.
func atEdge(re *syntax.Regexp, bound syntax.Op, last bool) []rune {
	if re.Op != syntax.OpConcat {
		return nil
	}
	outermost := re.Sub[0]
	if last {
		outermost = re.Sub[len(re.Sub)-1]
	}
	e := edgeOf(re, last)
	if outermost.Op != bound || e.any || e.empty {
		return nil
	}
	slices.Sort(e.runes)
	return slices.Compact(e.runes)
}

func edgeOf(re *syntax.Regexp, last bool) edge {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			return edge{any: true}
		}
		if last {
			return edge{runes: re.Rune[len(re.Rune)-1:]}
		}
		return edge{runes: re.Rune[:1]}
	case syntax.OpCharClass:
		runes := ofClass(re.Rune)
		return edge{runes: runes, any: runes == nil}
	case syntax.OpCapture, syntax.OpPlus:
		return edgeOf(re.Sub[0], last)
	case syntax.OpStar, syntax.OpQuest:
		e := edgeOf(re.Sub[0], last)
		e.empty = true
		return e
	case syntax.OpConcat:
		return edgeOfAll(re.Sub, last)
	case syntax.OpAlternate:
		return edgeOfAny(re.Sub, last)
	case syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary, syntax.OpEmptyMatch:
		return edge{empty: true}
	default:
		return edge{any: true}
	}
}

// edgeOfAll is that of the parts one after the other, up to the first that cannot be empty.
func edgeOfAll(parts []*syntax.Regexp, last bool) edge {
	all := edge{empty: true}
	for i := range parts {
		if last {
			i = len(parts) - 1 - i
		}
		e := edgeOf(parts[i], last)
		all.runes = append(all.runes, e.runes...)
		all.any = all.any || e.any
		if !e.empty {
			all.empty = false
			break
		}
	}
	return all
}

func edgeOfAny(alternatives []*syntax.Regexp, last bool) edge {
	var all edge
	for _, alternative := range alternatives {
		e := edgeOf(alternative, last)
		all.runes = append(all.runes, e.runes...)
		all.any, all.empty = all.any || e.any, all.empty || e.empty
	}
	return all
}
