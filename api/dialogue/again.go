package dialogue

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nearby/api/dialogue/prefilter"
)

// readAgain reads a text once more of which only a guess was made: by pictures for
// words, without what is said twice, clause by clause, and for a kind among words that
// make a sentence. The first reading that is none is taken.
func (g grammar) readAgain(typed string, guess Meaning) Meaning {
	if pictured := inWords(typed); pictured != typed && guess.Want.Kind == "" {
		if m := g.read(saidOnce(pictured)); !g.isGuess(m) {
			return m
		}
	}
	if !g.isGuess(guess) {
		return guess
	}
	if m := g.read(saidOnce(typed)); !g.isGuess(m) {
		return m
	}
	if topic, ok := talksOf(newSentence(typed).rest); ok {
		return Meaning{Intent: ChatIntent, Topic: topic}
	}
	if m, ok := ofShown(newSentence(typed).rest); ok {
		return m
	}
	if m, ok := g.corrected(typed); ok {
		return m
	}
	if m, ok := g.byClause(typed, guess); ok {
		return m
	}
	if m, ok := g.withoutUntold(typed); ok {
		return m
	}
	if m, ok := g.inSentence(typed, guess); ok {
		return m
	}
	return guess
}

// correction is what somebody wants instead of something else, which is the group: 我要的不是
// 餐厅是超市.
var correction = prefilter.MustCompile(`(?:不是|不要|(?:别|不)[找去吃]).+?(?:而是|我?要的?是|是|我?要|了(?:我?想?[找去吃换]))(.+)$`)

// corrected reads what is wanted of a text that says first what is not.
func (g grammar) corrected(typed string) (Meaning, bool) {
	found := correction.FindStringSubmatch(newSentence(typed).rest)
	if found == nil {
		return Meaning{}, false
	}
	m := g.read(found[1])
	return m, !g.isGuess(m) && m.Intent == SearchIntent && m.Want.subject() != (Want{})
}

func (g grammar) read(typed string) Meaning {
	s := newSentence(typed)
	return g.meaning(&s)
}

// isGuess tells a meaning that only says that some word is a name, and not what the word
// may be misspelt for.
func (g grammar) isGuess(m Meaning) bool {
	switch m.Intent {
	case UnknownIntent:
		return true
	case SearchIntent, RouteIntent:
		return m.Want.Word != "" && m.Want.Guess == (Guess{}) && g.name(newSentence(m.Want.Word).rest) == ""
	case ChatIntent:
		return m.Topic == Praise || m.Topic == Complaint
	}
	return false
}

// saidOnce is a text that says nothing but one thing several times: 火锅火锅.
func saidOnce(typed string) string {
	for size := range len(typed)/2 + 1 {
		if size > 3 && len(typed)%size == 0 && utf8.RuneStart(typed[size]) && strings.Count(typed, typed[:size]) == len(typed)/size {
			return typed[:size]
		}
	}
	return typed
}

// clauseEnds are signs and words between the parts of what somebody says.
var clauseEnds = prefilter.MustCompile(`[，,。.!！?？;；、…\s]+|然后|然後|就是|因为|因為|所以|但是|不过|不過|另外|顺便|順便|反正|最好`)

// clauses are the parts of what somebody says, as typed. A sign between digits parts
// nothing (4.5), nor does a blank but between Chinese characters.
func clauses(typed string) []string {
	var all []string
	from := 0
	for _, at := range clauseEnds.FindAllStringIndex(typed, -1) {
		before, _ := utf8.DecodeLastRuneInString(typed[:at[0]])
		after, _ := utf8.DecodeRuneInString(typed[at[1]:])
		blank := strings.TrimSpace(typed[at[0]:at[1]]) == ""
		if unicode.IsDigit(before) && unicode.IsDigit(after) || blank && !(isChinese(before) && isChinese(after)) {
			continue
		}
		all = append(all, typed[from:at[0]])
		from = at[1]
	}
	all = append(all, typed[from:])
	return slices.DeleteFunc(all, func(clause string) bool { return strings.TrimSpace(clause) == "" })
}

func isChinese(r rune) bool { return unicode.Is(unicode.Han, r) }

// byClause reads a text part by part. A question or a command among them is what is
// wanted, with the place that others name; else the parts of a wish are put together.
// Small talk counts only when nothing else was said.
func (g grammar) byClause(typed string, guess Meaning) (Meaning, bool) {
	parts := clauses(typed)
	if len(parts) < 2 || len(parts) > 8 {
		return Meaning{}, false
	}
	all := Meaning{Intent: UnknownIntent}
	var chat *Meaning
	var without Refused
	for _, part := range parts {
		m := g.read(part)
		if g.isGuess(m) {
			m, _ = g.inSentence(part, m)
		}
		switch {
		case m.Intent == ChatIntent && chat == nil:
			chat = &m
		case m.Intent == SearchIntent && m.Want.Without != "" && refusal.MatchString(newSentence(part).rest):
			without = without.and(m.Want.Without.All()...)
		case m.Intent == ChatIntent, m.Intent == "", m.Intent == UnknownIntent, g.isGuess(m),
			m.Intent == SearchIntent && m.Want.subject() != (Want{}) && refusal.MatchString(newSentence(part).rest):
		default:
			all = all.with(m)
		}
	}
	if without != "" && (all.Intent == UnknownIntent || all.Intent == SearchIntent) {
		all.Intent = SearchIntent
		if all.Want.Without = all.Want.Without.and(without.All()...); all.Want.Without != "" {
			all.Want = g.anyBut(all.Want)
		}
	}
	if all.Intent != UnknownIntent && (all.Intent != SearchIntent || all.Want.isPlain() || guess.Want.Near == "") {
		return all, true
	}
	if chat == nil || guess.Want.Near != "" {
		return Meaning{}, false
	}
	if chat.Topic == Thanks || chat.Topic == Greeting {
		if asked, ok := g.asksForName(parts[len(parts)-1]); ok {
			return asked, true
		}
	}
	return *chat, true
}

// asksForName reads a clause that asks for a name: 有没有酒楼.
func (g grammar) asksForName(clause string) (Meaning, bool) {
	m := g.read(clause)
	asks := asksWhether.MatchString(newSentence(clause).rest)
	return m, asks && m.Intent == SearchIntent && m.Want.Word != "" && !IsSentence(m.Want.Word)
}

// asksWhether begins a clause that asks for something.
var asksWhether = prefilter.MustCompile(`^(?:附近|这里|这边|请问)?(?:有没有|有什么|哪里有|找|我?想[找吃去])`)

// with is what is meant by a clause and the one after it.
func (m Meaning) with(next Meaning) Meaning {
	switch {
	case m.Intent == UnknownIntent, m.Command == More && next.Want.subject() != (Want{}):
		return next
	case next.Command == Nearer && m.Want.subject() != (Want{}):
		m.Want.Order = cmp.Or(m.Want.Order, ByDistance)
		return m
	case next.Intent != SearchIntent && m.Intent == SearchIntent:
		next.Want = m.Want.and(next.Want)
		return next
	}
	m.Want = m.Want.and(next.Want)
	m.Anything = m.Anything && next.Anything
	return m
}

// and is a want with all that another one says as well.
func (w Want) and(next Want) Want {
	joined := w.changed(next)
	if next.subject() != (Want{}) {
		joined.Category, joined.Kind, joined.Also, joined.Said = next.Category, next.Kind, next.Also, next.Said
		joined.Word, joined.Line = next.Word, next.Line
	}
	return joined
}

// isPlain tells a want of which it is known what is looked for.
func (w Want) isPlain() bool { return w.Category != "" || w.Kind != "" || w.Line != "" }
