package dialogue

import (
	"fmt"
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
