package dialogue

import (
	"strings"
	"unicode"

	"nearby/words"
)

// Understand says what a text is taken for, whatever was said before. It tries the
// narrow meanings first: what is about the conversation, a place of its list, the way,
// departures; whatever else there is to look for is a search.
func (d Dialogue) Understand(text string) Meaning {
	s := newSentence(text)
	g := newGrammar(d.Choices, d.Names)
	m, ok := g.inPinyin(text, g.read)
	if s.pinyin = ok; !ok {
		m = g.readAgain(s.typed, g.meaning(&s), g.read)
	}
	m.Language, m.LanguageKnown = languageOf(s, m)
	return m
}

// read is what a part of a text means.
func (g grammar) read(typed string) Meaning {
	s := newSentence(typed)
	return g.meaning(&s)
}

func (g grammar) meaning(s *sentence) Meaning {
	if s.rest == "" {
		return meaningOfSigns(s.typed)
	}
	if n, ok := numberAlone(s.rest); ok {
		return Meaning{Intent: CommandIntent, Command: Number, Number: n}
	}
	if category, ok := g.categoryOf(s.rest); ok && !g.isSharedWord(s.rest) {
		return Meaning{Intent: SearchIntent, Want: Want{Category: category}}
	}
	if found, ok := g.subjectOf(s.rest); ok && found.kind != "" && s.rest[0] >= 0x80 { // most of what is typed
		return Meaning{Intent: SearchIntent, Want: Want{Category: found.category, Kind: found.kind, Said: s.original(found.said)}}
	}
	for _, read := range []func(string, sentence) (Meaning, bool){
		aboutPlace, inConversation, chosen, g.departures, g.route, beyond,
	} {
		if m, ok := read(s.rest, *s); ok {
			return m
		}
	}
	return g.wish(s)
}

// isSharedWord tells a word for one of the categories that come with the program, of
// which the kinds may know more.
func (g grammar) isSharedWord(word string) bool {
	category, _ := g.categoryOf(word)
	return category == restaurant || category == transit
}

// meaningOfSigns reads a text without a letter or a digit.
func meaningOfSigns(typed string) Meaning {
	typed = strings.TrimSpace(typed)
	switch {
	case typed == "", isMark.MatchString(typed):
		return Meaning{Intent: CommandIntent, Command: ShowHelp}
	case strings.ContainsFunc(typed, unicode.IsSymbol), strings.HasPrefix(typed, "["), strings.HasPrefix(typed, "/:"):
		return Meaning{Intent: ChatIntent, Topic: Praise}
	}
	return Meaning{Intent: UnknownIntent}
}

// inConversation reads small talk and commands.
func inConversation(text string, _ sentence) (Meaning, bool) {
	if c, ok := commandOf(text); ok {
		if c == Everything {
			return Meaning{Intent: SearchIntent, Anything: true}, true
		}
		return Meaning{Intent: CommandIntent, Command: c}, true
	}
	if howMany.MatchString(text) { // the list again says it
		return Meaning{Intent: SearchIntent}, true
	}
	topic, ok := talkOf(text)
	return Meaning{Intent: ChatIntent, Topic: topic}, ok
}

// howMany asks for no more than how many places there are.
var howMany = whole(`(?:还|一共|总共|大概|这里|这边|附近|那|都|到底)*(?:有|找到)(?:几|多少)[家个间](?:店|餐厅|结果)?(?:呢|啊|呀)?`)

// aboutPlace reads a question about a place of the list.
func aboutPlace(text string, _ sentence) (Meaning, bool) {
	about, n, ok := question(text)
	return Meaning{Intent: CommandIntent, Command: about, Number: n}, ok
}

// chosen reads the choice of a place of the list.
func chosen(text string, _ sentence) (Meaning, bool) {
	for rest, n := range withoutNumber(text) {
		if n != 0 && choosing.MatchString(rest) {
			return Meaning{Intent: CommandIntent, Command: Number, Number: n}, true
		}
	}
	return Meaning{}, false
}

func beyond(text string, _ sentence) (Meaning, bool) {
	topic, ok := unableOf(text)
	return Meaning{Intent: UnableIntent, Topic: topic}, ok
}

// wish reads a wish part by part, each cut out of the sentence before the next: what
// is left is what is looked for.
func (g grammar) wish(s *sentence) Meaning {
	var w Want
	refused := refusal.MatchString(s.rest) && len(clauses(s.typed)) == 1
	if n, ok := words.Number(s.rest); ok && n > maxNumber && n < 10_000 {
		return Meaning{Intent: SearchIntent, Want: Want{Line: words.FoldName(s.rest) + "路", Category: transit}}
	}
	if name := g.name(s.rest); name != "" { // alone it is what is looked for
		return Meaning{Intent: SearchIntent, Want: Want{Word: s.called(name, s.rest)}}
	}
	w.Near = g.cutNear(s)
	if w.Radius = s.cutNotFarther(); w.Radius == 0 {
		w.Without = g.cutRefused(s)
	}
	s.cutQuestion()
	s.cutDistance(&w)
	s.cutWhen(&w)
	s.cutRating(&w)
	s.cutPrice(&w)
	s.cut(party)
	s.rest = spelledLine.ReplaceAllStringFunc(routeNumber.ReplaceAllString(s.rest, "bus $1"), inDigits)
	w.Line = s.cutLine()
	tasty := s.cut(delicious)
	s.cutOrder(&w)
	if w.Line != "" {
		w.Category = transit
		return Meaning{Intent: SearchIntent, Want: w}
	}
	anything := g.cutSubject(s, &w)
	switch {
	case w.Without != "":
		if w = g.anyBut(w); w.Without == "" && spicy.MatchString(s.refused) { // 不要辣的火锅: no kind of it is left out
			w.Untold = s.refused
		}
	case refused && w.Word != "":
		w = g.notNamed(w)
	}
	if tasty != nil {
		w = withTaste(w, tasty[1] != "")
	}
	m := Meaning{Intent: SearchIntent, Want: w, Anything: anything}
	if w == (Want{}) && !anything {
		m.Intent = UnknownIntent
	}
	return m
}

// withTaste is a wish for what is good to eat: something to eat, or the best of what
// was named.
func withTaste(w Want, most bool) Want {
	named := w.subject() != (Want{})
	if !named {
		w.Category = restaurant
	}
	if w.Order == "" && (most || named) {
		w.Order = ByRating
	}
	return w
}
