package gazetteer

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// englishText are the English words of Chinese place names and what they stand for, in
// pinyin.
//
//go:embed english.txt
var englishText string

// translation are English words, without blanks, and what may stand for them in pinyin.
type translation struct {
	english string
	pinyin  []string
}

// vocabulary is english.txt: names that are translated whole, words that begin a name,
// words that end one, and directions, which stand before either.
type vocabulary struct {
	whole, first, last, direction []translation
}

var english = sync.OnceValue(func() (v vocabulary) {
	part := &v.whole
	for line := range strings.Lines(englishText) {
		line = strings.TrimSpace(line)
		switch line {
		case "[whole]":
			part = &v.whole
		case "[first]":
			part = &v.first
		case "[last]":
			part = &v.last
		case "[direction]":
			part = &v.direction
		default:
			if words, pinyin, ok := strings.Cut(line, "\t"); ok && line[0] != '#' {
				*part = append(*part, translation{strings.ReplaceAll(words, " ", ""), strings.Split(pinyin, "|")})
			}
		}
	}
	return v
})

// inPinyin are the ways to say a folded English name in pinyin, itself among them: one of
// which no word is English is pinyin already.
func inPinyin(typed string) []string {
	typed = strings.TrimPrefix(typed, "the")
	all := []string{typed}
	v := english()
	for _, t := range v.whole {
		if t.english == typed {
			return t.pinyin
		}
	}
	for _, t := range v.last {
		stem, ok := strings.CutSuffix(typed, t.english)
		if !ok || stem == "" {
			continue
		}
		for _, end := range t.pinyin {
			all = append(all, v.stems(stem, end)...)
		}
	}
	return all
}

// stems are the ways to say the name before its last word, with that word: east nanjing
// road and nanjing east road are one.
func (v vocabulary) stems(stem, end string) []string {
	all := []string{stem + end}
	if strings.HasSuffix(stem, end) { // yuyuan garden, nanjing lu road
		all = append(all, stem)
	}
	for _, t := range v.first {
		if rest, ok := strings.CutPrefix(stem, t.english); ok {
			all = append(all, t.pinyin[0]+rest+end)
		}
	}
	for _, t := range v.direction {
		if rest, ok := strings.CutSuffix(stem, t.english); ok {
			all = append(all, rest+t.pinyin[0]+end)
		}
		if rest, ok := strings.CutPrefix(stem, t.english); ok && rest != "" {
			all = append(all, rest+t.pinyin[0]+end, t.pinyin[0]+rest+end)
		}
	}
	return slices.Compact(all)
}
