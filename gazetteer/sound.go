package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nearby/words"
)

// beginning is how the first two characters of a name may sound.
type beginning [2]words.Syllable

// soundIndex has the Chinese names of places, folded, by how they begin.
type soundIndex map[beginning][]string

// Names that are known by their sound have so many characters, and so many letters.
const (
	minSounded = 2
	maxSounded = 12
	minTyped   = 5
)

// add enters a folded name for every way to read its first two characters. Names that
// are not all Chinese have no sound.
func (x soundIndex) add(folded string) {
	runes := []rune(folded)
	if len(runes) < minSounded || len(runes) > maxSounded || slices.ContainsFunc(runes, func(r rune) bool { return words.Readings(r) == nil }) {
		return
	}
	for _, first := range words.Readings(runes[0]) {
		for _, second := range words.Readings(runes[1]) {
			at := beginning{first, second}
			x[at] = append(x[at], folded)
		}
	}
}

// of are the names that sound as Latin letters, folded: those in pinyin, and those
// in English whose words are translations: nanjingeastroad is 南京东路.
func (x soundIndex) of(typed string) (names []string) {
	if words.IsEnglish(typed) || strings.Trim(typed, "abcdefghijklmnopqrstuvwxyz") != "" {
		return nil
	}
	for _, pinyin := range inPinyin(typed) {
		if len(pinyin) < minTyped {
			continue
		}
		for _, syllables := range words.SplitPinyin(pinyin) {
			if len(syllables) < minSounded {
				continue
			}
			for _, name := range x[beginning{syllables[0], syllables[1]}] {
				if reads(name, syllables) && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
	}
	return names
}

// reads tells whether the characters of a name may be read as the syllables.
func reads(name string, syllables []words.Syllable) bool {
	if utf8.RuneCountInString(name) != len(syllables) {
		return false
	}
	i := 0
	for _, r := range name {
		if !slices.Contains(words.Readings(r), syllables[i]) {
			return false
		}
		i++
	}
	return true
}
