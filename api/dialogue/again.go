package dialogue

import (
	"strings"
	"unicode/utf8"

	"nearby/api/dialogue/prefilter"
)

// readAgain reads a text once more of which only a guess was made: by pictures for
// words, without what is said twice, clause by clause, and for a kind among words that
// make a sentence. The first reading that is none is taken.
func (g grammar) readAgain(typed string, guess Meaning, read reading) Meaning {
	if pictured := inWords(typed); pictured != typed && guess.Want.Kind == "" {
		if m := read(saidOnce(pictured)); !g.isGuess(m) {
			return m
		}
	}
	if !g.isGuess(guess) {
		return guess
	}
	if m := read(saidOnce(typed)); !g.isGuess(m) {
		return m
	}
	if topic, ok := talksOf(newSentence(typed).rest); ok {
		return Meaning{Intent: ChatIntent, Topic: topic}
	}
	if m, ok := ofShown(newSentence(typed).rest); ok {
		return m
	}
	if m, ok := g.corrected(typed, read); ok {
		return m
	}
	if m, ok := g.byClause(typed, guess, read); ok {
		return m
	}
	if m, ok := g.withoutUntold(typed, read); ok {
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
func (g grammar) corrected(typed string, read reading) (Meaning, bool) {
	found := correction.FindStringSubmatch(newSentence(typed).rest)
	if found == nil {
		return Meaning{}, false
	}
	m := read(found[1])
	return m, !g.isGuess(m) && m.Intent == SearchIntent && m.Want.subject() != (Want{})
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

// byClause reads a text part by part. A question or a command among them is what is
// wanted, with the place that others name; else the parts of a wish are put together.
// Small talk counts only when nothing else was said.
func (g grammar) byClause(typed string, guess Meaning, read reading) (Meaning, bool) {
	parts := clauses(typed)
	if len(parts) < 2 || len(parts) > 8 {
		return Meaning{}, false
	}
	all := Meaning{Intent: UnknownIntent}
	var chat *Meaning
	var without Refused
	for _, part := range parts {
		m := read(part)
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
		if asked, ok := g.asksForName(parts[len(parts)-1], read); ok {
			return asked, true
		}
	}
	return *chat, true
}

// asksForName reads a clause that asks for a name: 有没有酒楼.
func (g grammar) asksForName(clause string, read reading) (Meaning, bool) {
	m := read(clause)
	asks := asksWhether.MatchString(newSentence(clause).rest)
	return m, asks && m.Intent == SearchIntent && m.Want.Word != "" && !IsSentence(m.Want.Word)
}

// asksWhether begins a clause that asks for something.
var asksWhether = prefilter.MustCompile(`^(?:附近|这里|这边|请问)?(?:有没有|有什么|哪里有|找|我?想[找吃去])`)
