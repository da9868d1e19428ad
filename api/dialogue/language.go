package dialogue

import (
	"fmt"
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

// spoke follows the language a person types in, unless they asked for one in
// words. A single letter is a short command and not a language; signs and digits
// are in no language.
func (s Session) spoke(text, folded string) Session {
	if s.Insists || utf8.RuneCountInString(folded) < 2 {
		return s
	}
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			s.Language = Chinese
			return s
		}
		if unicode.Is(unicode.Latin, r) {
			s.Language = English
			return s
		}
	}
	return s
}
