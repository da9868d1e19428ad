package dialogue

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"nearby/api/dialogue/prefilter"
	"nearby/kind"
)

var (
	// refusing are the words before what somebody does not want: 不要火锅.
	refusing = pattern(
		`(?:不要|不想[要吃喝去]?|不去|不爱[吃喝]?|不喜欢[吃喝]?|讨厌|不吃|不喝|别(?:再)?(?:吃|去|找|要|来|(?:给我)?推荐)?|不是|除[了开去]|排除|去掉|唔要|唔想[要食饮]?|唔食)`,
		`\b(?:(?:(?:i |we )?(?:really )?(?:do not|dont|don t) (?:want|like|eat|show(?: me)?))|anything but|everything but|all but|not in the mood for|other than|except(?: for)?|without|excluding|no more|not|no|hate)\b`)
	refusedHead = prefilter.MustCompile(`^(?:再|又|给我|推荐|什么|这些|那些|任何|再吃|[吃喝去找]| |any\b|another\b|more\b|to eat\b|the\b|a\b)+`)
	refusedTail = prefilter.MustCompile(`^(?:之?外|以外|之类|店|餐厅|了|的|别的|其[他它]的?|都(?:行|可以|好|成))*(?: |我|而|就)*(?:是|要的是)?`)
	refusedNext = prefilter.MustCompile(`^(?:[、, ]|和|跟|与|或者?|以及|也?不要|or\b|and\b)+`)
	// asking is what makes a question of a refusal: 是不是火锅, 要不要火锅, why not hotpot.
	asking = prefilter.MustCompile(`(?:是|要|想|爱|喜欢|why )$`)
	// refusal is a text that is one to its end.
	refusal = prefilter.MustCompile(`^(?:我|我们)?(?:不要|不想[要吃喝]?|不吃|不喝|别(?:吃|给我推荐)|不是|除了|唔要|唔想|not |no |dont )`)
)

// cutRefused takes the kinds out that are not wanted: 除了火锅和烧烤. What only looks like
// a refusal stays: 不要太贵.
func (g grammar) cutRefused(s *sentence) (all Refused) {
	for from := 0; from < len(s.rest); {
		at := refusing.FindStringIndex(s.rest[from:])
		if at == nil {
			return all
		}
		start, end := from+at[0], from+at[1]
		kinds, after := g.kindsAt(s.rest[end:], strings.HasPrefix(s.rest[start:], "除") || len(clauses(s.typed)) == 1)
		if len(kinds) == 0 || asking.MatchString(s.rest[:start]) {
			from = end
			continue
		}
		all = all.and(kinds...)
		s.refused = s.original(strings.TrimSuffix(s.rest[start:], after))
		s.rest = s.rest[:start] + gap + after
		from = start + len(gap)
	}
	return all
}

// kindsAt reads the kinds that a text begins with, and what comes after them. Those that
// are joined by nothing count only where more than one is sure to be meant: 除了火锅烧烤.
func (g grammar) kindsAt(text string, side bool) (kinds []string, after string) {
	parted := false
	for after = text; ; {
		rest := strings.TrimPrefix(after, refusedHead.FindString(after))
		if len(kinds) > 0 {
			next := refusedNext.FindString(after)
			if next == "" && (!side || parted) {
				return kinds, after
			}
			rest = after[len(next):]
		}
		k, end := g.kindAt(rest)
		what := string(k)
		if k == "" {
			what, end = chainAt(rest)
		}
		if what == "" {
			return kinds, after
		}
		kinds = append(kinds, what)
		after = strings.TrimPrefix(rest[end:], refusedTail.FindString(rest[end:]))
		parted = after != rest[end:] || strings.HasSuffix(rest[:end], "的") // 不要辣的火锅
	}
}

// anyBut is a wish in which nothing but what is not wanted was said: for something else
// to eat if that was to be eaten. Stops are never left out, instead of a kind of transit
// any will do.
func (g grammar) anyBut(w Want) Want {
	refused := kind.Kind(w.Without.All()[0]).Category()
	if w.subject() == (Want{}) {
		w.Category = cmp.Or(refused, restaurant)
		if !g.has[w.Category] {
			w.Category = ""
		}
	}
	if w.Without = w.Without.among(w); refused == transit {
		w.Without = ""
	}
	return w
}

// notNamed is a wish for others than the name that was refused: 不要海底捞.
func (g grammar) notNamed(w Want) Want {
	s := newSentence(w.Word)
	if correction.MatchString(s.rest) {
		return w
	}
	name := s.rest
	name = strip(strings.TrimPrefix(name, refusal.FindString(name)), plainHead, plainTail)
	if utf8.RuneCountInString(name) > 1 && !isFiller(name) && !untold.MatchString(s.rest) && g.name(name) == "" && g.has[restaurant] {
		w.Without, w.Word, w.Category = w.Without.and(name), "", restaurant
	}
	return w
}

// among leaves of what is refused what a wish could find.
func (r Refused) among(w Want) (left Refused) {
	for _, what := range r.All() {
		if of := kind.Kind(what); w.Kind == "" || len(of.Words()) == 0 || of.Is(w.Kind) {
			left = left.and(what)
		}
	}
	return left
}
