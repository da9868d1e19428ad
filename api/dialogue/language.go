package dialogue

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Language is one that this program speaks.
type Language uint8

// Chinese is the default.
const (
	Chinese Language = iota
	English
)

// Setting says which language an account answers in.
type Setting uint8

// Auto follows the person and begins in Chinese.
const (
	Auto Setting = iota
	AlwaysChinese
	AlwaysEnglish
)

// ParseSetting reads "auto", "zh" or "en".
func ParseSetting(name string) (Setting, error) {
	switch name {
	case "auto":
		return Auto, nil
	case "zh":
		return AlwaysChinese, nil
	case "en":
		return AlwaysEnglish, nil
	}
	return Auto, fmt.Errorf("language must be auto, zh or en, not %q", name)
}

// Default is the language for somebody of whom nothing is known.
func (s Setting) Default() Language {
	if s == AlwaysEnglish {
		return English
	}
	return Chinese
}

// withTypedLanguage takes over the language a person types in, unless they have
// asked for one. A text with a Chinese character in it is Chinese: KTV在哪. A single
// letter is a short command, a word in capitals is a name (KFC), and signs and
// digits belong to no language.
func (s Session) withTypedLanguage(text, folded string) Session {
	switch {
	case s.LanguagePinned || utf8.RuneCountInString(folded) < 2:
	case strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
		s.Language = Chinese
	case strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Latin, r) && unicode.IsLower(r) }):
		s.Language = English
	}
	return s
}
