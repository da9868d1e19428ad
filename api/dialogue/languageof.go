package dialogue

import (
	"slices"
	"strings"
	"unicode"

	"nearby/api/dialogue/prefilter"
	"nearby/words"
)

// languageOf is the language that a text is written in, if it tells. A name in Latin
// letters tells nothing, nor does pinyin.
func languageOf(s sentence, m Meaning) (in Language, known bool) {
	switch m.Command {
	case ToEnglish:
		return English, true
	case ToHant:
		return Traditional, true
	case ToHans:
		return Chinese, true
	}
	if s.pinyin {
		return English, false
	}
	switch words.ScriptOf(s.typed) {
	case words.English:
		return English, true
	case words.Traditional:
		return Traditional, true
	case words.Simplified, words.Chinese:
		return Chinese, true
	}
	return English, isEnglishWish(s, m)
}

// isEnglishWish tells a text without a common English word that is English for what
// it asks: pizza, cheapest. What people type in any language is not: ok, wc, KTV.
func isEnglishWish(s sentence, m Meaning) bool {
	if s.spelled || pinyinTalk.MatchString(words.Fold(s.typed)) || !strings.ContainsFunc(s.typed, unicode.IsLower) || slices.Contains(inAnyLanguage, words.Fold(s.typed)) {
		return false
	}
	if m.Intent == SearchIntent {
		return (m.Want.Word == "" || m.Want.Guess.Said != "" && len(words.SplitPinyin(m.Want.Word)) == 0) && m.Want.Line == "" && latinWord.MatchString(words.Fold(s.typed))
	}
	return m.Intent != UnknownIntent && len(s.rest) > 2
}

// pinyinTalk is pinyin that is no name of anything.
var pinyinTalk = pattern(`\bzen ?me ?(?:zou|qu)\b`, `^(?:ni ?hao|xie ?xie(?: ?ni)?|zai ?jian|hao ?de)$`)

// latinWord is more than a unit.
var latinWord = prefilter.MustCompile(`[A-Za-z]{3,}`)

// inAnyLanguage are Latin words that say nothing of who types them.
var inAnyLanguage = []string{
	"ok", "okay", "hi", "bye", "bye bye", "ktv", "atm", "wc", "bbq", "mrt", "taxi", "uber", "didi", "n", "h", "lol", "nb", "app", "wifi",
	"mobanche", "moban", "shoubanche", "shouban", "xiayiban", "xiayibanche", "xia yi ban", "xia yi ban che",
}

// withLanguageOf takes over the language that a person types in, unless they have
// asked for one. Characters that both scripts have leave a person their script.
func (s Session) withLanguageOf(m Meaning, text string) Session {
	switch {
	case s.LanguagePinned || !m.LanguageKnown:
	case s.Language == Traditional && words.ScriptOf(text) == words.Chinese:
	default:
		s.Language = m.Language
	}
	return s
}
