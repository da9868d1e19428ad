package words

import (
	_ "embed"
	"strings"
	"unicode"
)

// Script is what a text is written in, as far as it tells.
type Script uint8

// Unclear is for texts that tell nothing: digits, signs, brand names, pinyin,
// languages other than these. Chinese is for texts in characters that both scripts
// share (你好).
const (
	Unclear Script = iota
	Chinese
	Simplified
	Traditional
	English
)

// ScriptOf tells the script of a sentence. Latin words that are not common English
// tell nothing, so "KFC在哪" is Chinese and "KFC" is unclear; Chinese names within an
// English sentence leave it English ("I'm at 人民广场"). Characters decide before
// words, and the script with more of its own characters wins. For the best answer cut
// names of the data out before: 鼎泰豐 is written so everywhere.
func ScriptOf(text string) Script {
	han, balance := 0, 0 // above 0 for traditional
	table := hanTable()
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			return Unclear
		case r < firstHan || r > lastHan:
			continue
		}
		han++
		balance += int(table.only[r-hanFrom])
		if strings.ContainsRune(cantonese, r) {
			balance++
		}
	}
	switch {
	case isEnglish(text, han > 0):
		return English
	case balance < 0:
		return Simplified
	case balance > 0:
		return Traditional
	case han > 0:
		return Chinese
	}
	return Unclear
}

// cantonese characters are the same in both scripts, and those who write them mostly
// write traditional ones.
const cantonese = "喺嘅咗冇佢哋嚟搵唔咁啲嗰攞嘢咩囉喎啱嚿乜晒"

// chineseGrammar are characters that sentences are made with and names hardly: a text
// with one of them is Chinese, whatever English words it has.
const chineseGrammar = "的了吗嗎呢吧哪在有我你他去怎么麼什附近找到要想多少几幾请請喺嘅边邊搵唔"

// englishText are common words of English questions for a place. Words that Chinese
// people use as well (ok, wifi, bar, KTV, bye) are not among them.
//
//go:embed english.txt
var englishText string

var english = func() map[string]bool {
	words := make(map[string]bool)
	for _, word := range strings.Fields(englishText) {
		words[word] = true
	}
	return words
}()

// borrowed are English words that people put before a Chinese one: nearby火锅, best 咖啡.
var borrowed = map[string]bool{
	"near": true, "me": true, "nearby": true, "nearest": true, "closest": true, "best": true, "good": true, "cheap": true,
	"open": true, "now": true, "please": true, "thanks": true, "hi": true, "hello": true, "my": true,
}

// IsEnglish tells a common English word, folded.
func IsEnglish(word string) bool { return english[word] }

// isEnglish tells whether one of the words is common English. A text with Chinese
// must have two, or begin with one, not only borrowed ones, and have no Chinese grammar.
func isEnglish(text string, mixed bool) bool {
	if mixed && strings.ContainsAny(text, chineseGrammar) {
		return false
	}
	text = strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	known, telling := 0, 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return (r < 'a' || r > 'z') && r != '\'' }) {
		if word = strings.ReplaceAll(word, "'", ""); english[word] {
			known++
			if !borrowed[word] {
				telling++
			}
		}
	}
	if mixed && telling == 0 {
		return false
	}
	return known > 1 || known == 1 && (!mixed || text[0] < 0x80)
}
