package dialogue

import (
	"fmt"
	"unicode"
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

// Auto follows the person and falls back to Chinese.
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

// of returns the language to answer text in: that of its first letter. A text
// without letters, such as a digit, is answered in Chinese.
func (s Setting) of(text string) Language {
	switch s {
	case AlwaysChinese:
		return Chinese
	case AlwaysEnglish:
		return English
	}
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			return Chinese
		}
		if unicode.Is(unicode.Latin, r) {
			return English
		}
	}
	return Chinese
}
