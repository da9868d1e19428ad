package dialogue

import (
	"strings"

	"nearby/api/dialogue/prefilter"
)

// inPiece finds the subject in a piece of a sentence, among words that are not part of
// it. Of 火锅或者烧烤 it is the first.
func (g grammar) inPiece(piece string) (subject, bool) {
	if found, ok := g.subjectOf(piece); ok {
		return found, true
	}
	for from := piece; ; {
		for to := from; ; {
			if found, ok := g.subjectOf(to); ok {
				return found, true
			}
			if found, ok := g.compound(to); ok {
				return found, true
			}
			at := tail.FindStringIndex(to)
			if at == nil || at[0] == 0 {
				break
			}
			to = to[:at[0]]
		}
		at := head.FindStringIndex(from)
		if at == nil || at[1] == len(from) || at[1] == 0 {
			break
		}
		from = from[at[1]:]
	}
	if at := either.FindStringIndex(piece); at != nil && at[0] > 0 {
		return g.inPiece(piece[:at[0]])
	}
	return subject{}, false
}

func (g grammar) beginsWithKind(text string) bool {
	k, _ := g.kindAt(text)
	return k != ""
}

// compoundJoint stands between the words of a compound.
var compoundJoint = prefilter.MustCompile(`^[的吃喝配加]`)

// compound reads kinds of food one after the other, of which the last is what is wanted
// and those before it say what it is like: 越南河粉, 清真的牛肉面.
func (g grammar) compound(piece string) (found subject, ok bool) {
	for rest := piece; rest != ""; {
		k, end := g.kindAt(rest)
		if k.Category() != restaurant {
			return subject{}, false
		}
		found = subject{restaurant, k, rest[:end]}
		if rest = rest[end:]; g.beginsWithKind(rest) { // 火锅吃到饱
			continue
		}
		rest = strings.TrimPrefix(rest, compoundJoint.FindString(rest))
	}
	return found, found.kind != ""
}

func (g grammar) holdsSubject(piece string) bool {
	_, ok := g.inPiece(piece)
	return ok
}
