package dialogue

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"nearby/words"
)

// Language is one that this program speaks.
type Language uint8

// Chinese, in simplified characters, is the default. The numbers are stored.
const (
	Chinese Language = iota
	English
	Traditional // Chinese in traditional characters
)

// Setting says which language an account answers in.
type Setting uint8

// Auto follows the person and begins in Chinese.
const (
	Auto Setting = iota
	AlwaysChinese
	AlwaysEnglish
	AlwaysTraditional
)

// ParseSetting reads "auto", "zh-Hans" or "zh", "zh-Hant" or "en".
func ParseSetting(name string) (Setting, error) {
	switch name {
	case "auto":
		return Auto, nil
	case "zh-Hans", "zh":
		return AlwaysChinese, nil
	case "zh-Hant":
		return AlwaysTraditional, nil
	case "en":
		return AlwaysEnglish, nil
	}
	return Auto, fmt.Errorf("language must be auto, zh-Hans (zh), zh-Hant or en, not %q", name)
}

// Default is the language for somebody of whom nothing is known.
func (s Setting) Default() Language {
	switch s {
	case AlwaysEnglish:
		return English
	case AlwaysTraditional:
		return Traditional
	}
	return Chinese
}

// String is the name of the language, as in BCP 47.
func (l Language) String() string {
	switch l {
	case English:
		return "en"
	case Traditional:
		return "zh-Hant"
	}
	return "zh-Hans"
}

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
	if s.spelled || !strings.ContainsFunc(s.typed, unicode.IsLower) || slices.Contains(inAnyLanguage, words.Fold(s.typed)) {
		return false
	}
	if m.Intent == SearchIntent {
		return m.Want.Word == "" && m.Want.Line == "" && latinWord.MatchString(words.Fold(s.typed))
	}
	return m.Intent != UnknownIntent && len(s.rest) > 2
}

// latinWord is more than a unit.
var latinWord = regexp.MustCompile(`[A-Za-z]{3,}`)

// inAnyLanguage are Latin words that say nothing of who types them.
var inAnyLanguage = []string{"ok", "okay", "hi", "bye", "bye bye", "ktv", "atm", "wc", "bbq", "mrt", "taxi", "uber", "didi", "n", "h", "lol", "nb", "app", "wifi"}

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
