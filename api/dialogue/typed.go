package dialogue

import (
	"slices"
	"strings"
)

// command is a word that is about the conversation rather than about a place.
type command uint8

const (
	none command = iota
	help
	more
	everything
	english
	chinese
	privacy
	forget
	thanks
)

// commands are the words for each, folded. Those shown to people stand first.
var commands = map[command][]string{
	help:       {"帮助", "help", "0", "", "菜单", "menu", "h", "你好", "您好", "hi", "hello", "在吗"},
	more:       {"更多", "more", "n", "next", "next page", "show more", "下一页", "换一批", "还有吗", "继续"},
	everything: {"全部", "all", "所有", "不限", "附近", "附近有什么", "附近有啥", "nearby", "what's nearby", "what is nearby", "what's around"},
	english:    {"english", "en", "英文", "英语"},
	chinese:    {"中文", "chinese", "zh", "汉语", "普通话"},
	privacy:    {"隐私", "privacy"},
	thanks:     {"谢谢", "谢谢你", "谢了", "多谢", "thanks", "thank you", "thx"},
	forget:     {"忘记我", "forget me", "forget", "忘了我", "删除我的数据"},
}

func commandOf(word string) command {
	for c, words := range commands {
		if slices.Contains(words, word) {
			return c
		}
	}
	return none
}

// typed tries the meanings of a text from the narrowest to the widest: a
// command, a number, something to do with a numbered place, a category, and at
// last a word to look for.
func (d Dialogue) typed(s Session, text string, each bool) (Session, Action) {
	word := fold(text)
	if !each { // the key of a button is the operator's word, not theirs
		if !d.isShortLatinWord(word) {
			s = s.withTypedLanguage(text, word)
		}
	}
	if c := commandOf(word); c != none {
		return d.command(s, c, each)
	}
	if n, ok := number(word); ok {
		return d.number(s, n, each)
	}
	if verb, n, ok := verbOf(word); ok {
		return d.onPlace(s, verb, n)
	}
	s, want := d.wanted(s, parseWant(word))
	return d.search(s, want, each)
}

// wanted tells words that mean a category, or everything, from words to look for. A
// distance alone repeats the last search within that distance, and "营业中" alone
// repeats it for what is open.
func (d Dialogue) wanted(s Session, want Want) (Session, Want) {
	category, ok := d.categoryOf(want.Word)
	switch {
	case ok:
		s.Want = Want{Category: category}
		want.Category, want.Word = category, ""
	case want.Word == "" && len(s.List.IDs) > 0:
		want = want.withSubjectOf(s.List.Want)
	case want.Word == "":
		want.Category = s.Want.Category
	case commandOf(want.Word) == everything:
		s.Want, want.Word = Want{}, ""
	}
	return s, want
}

// withSubjectOf is what another want looks for, with the radius and the opening of w.
func (w Want) withSubjectOf(before Want) Want {
	if w.Radius > 0 {
		before.Radius = w.Radius
	}
	before.OpenNow = before.OpenNow || w.OpenNow
	return before
}

// isShortLatinWord tells a short Latin word that is neither a command nor a category,
// such as kfc, ktv or ok: people use it in any language.
func (d Dialogue) isShortLatinWord(word string) bool {
	const short = 4
	_, known := d.categoryOf(word)
	return len(word) <= short && !known && commandOf(word) == none
}

func (d Dialogue) command(s Session, c command, each bool) (Session, Action) {
	in := d.speaking(s)
	switch c {
	case more:
		return d.more(s, each)
	case everything:
		s.Want = Want{}
		return d.search(s, s.Want, each)
	case english:
		return d.speak(s, English)
	case chinese:
		return d.speak(s, Chinese)
	case privacy:
		return s, Privacy{in}
	case thanks:
		return s, Chat{in, Thanks}
	case forget:
		return Session{}, Forget{In: in}
	}
	return s.forgetList(), Help{in}
}

// speak changes the language, if the account leaves the choice.
func (d Dialogue) speak(s Session, in Language) (Session, Action) {
	s.Language, s.LanguagePinned = in, true
	s = s.forgetList()
	if d.speaking(s) != in {
		return s, Help{d.speaking(s)}
	}
	return s, ConfirmLanguage{in}
}

// number picks a place of the last list or, when nothing was numbered since the
// menu, a line of the menu.
func (d Dialogue) number(s Session, n int, each bool) (Session, Action) {
	listed := len(s.List.IDs)
	switch {
	case listed > 0 && n >= 1 && n <= listed:
		s.Picked = s.List.IDs[n-1]
		return s, Card{d.speaking(s), s.Picked, s.List.At, n}
	case listed > 0:
		return s, NoSuchNumber{d.speaking(s), n, listed}
	case n >= 1 && n <= len(d.Choices):
		return d.choose(s, d.Choices[n-1].Category, each)
	}
	return s, Help{d.speaking(s)}
}

// onPlace does something with a place of the last list, by its number or, when
// none is given, with the place last asked about.
func (d Dialogue) onPlace(s Session, v verb, n int) (Session, Action) {
	in, listed := d.speaking(s), len(s.List.IDs)
	switch {
	case listed == 0, n == 0 && s.Picked == 0:
		return s, WhichPlace{in}
	case n < 0 || n > listed:
		return s, NoSuchNumber{in, n, listed}
	case n > 0:
		s.Picked = s.List.IDs[n-1]
	}
	if v == listen {
		return s, Listen{in, s.Picked}
	}
	return s, Route{in, s.Picked}
}

// categoryOf returns the category that a word stands for: as it is, as something good,
// as many.
func (d Dialogue) categoryOf(word string) (category string, ok bool) {
	variants := []string{word, strings.TrimPrefix(word, "好"), strings.TrimSuffix(word, "s")}
	for _, c := range d.Choices {
		for _, known := range c.Words {
			if word != "" && slices.Contains(variants, fold(known)) {
				return c.Category, true
			}
		}
	}
	return "", false
}
