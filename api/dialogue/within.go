package dialogue

import (
	"strings"
	"unicode/utf8"

	"nearby/api/dialogue/prefilter"
	"nearby/words"
)

// sentenceWords are words of sentences that names hardly have.
var sentenceWords = prefilter.MustCompile(`我[想要在现的们就]|你们?有|您|想|请问|可以|有没有|什么|怎么|吗|呢|那种|这种|那个|一个|一家|适合|推荐|坐下来|饿|就是|急|[子完饿累渴困痛烧病坏伤丢]了.|在哪|哪里|哪儿|疼|痛|不舒服|今天|明天|今晚|[好快没]了|快没|没[油电水]|高档|高级|高端|环境好|安静|给我|帮我|` +
	`\b(?:i|im|we|you|are|there|that|which|where|what|whats|can|could|should|want|need|some|any|please|somewhere|know)\b`)

// ofWhat ends what a kind is of: 适合带孩子的餐厅. Names have that as well, but shorter.
var ofWhat = prefilter.MustCompile(`^.{2,}的$`)

// inSentence finds a kind or a category within a piece that is no name, because it has
// the words of a sentence: 那种可以坐下来喝咖啡的地方.
func (g grammar) inSentence(typed string, guess Meaning) (Meaning, bool) {
	if guess.Intent != SearchIntent || guess.Want.Word == "" {
		return guess, false
	}
	word := newSentence(guess.Want.Word).rest
	found, before, after := g.longestSubject(word)
	if found == (subject{}) {
		return guess, false
	}
	if !sentenceWords.MatchString(word) && !isEnglishSentence(word) && !(ofWhat.MatchString(before) && (after == "" || isFiller(after))) && !saysMore(before, after) {
		return guess, false
	}
	w := guess.Want
	s := newSentence(typed)
	w.Word, w.Category, w.Kind, w.Said = "", found.category, found.kind, ""
	if found.kind != "" {
		w.Said = s.original(found.said)
	}
	guess.Want, guess.Anything = w, false
	return guess, true
}

// isEnglishSentence tells words of which the most are common English ones: place for dinner.
func isEnglishSentence(word string) bool {
	all, common := 0, 0
	for w := range strings.FieldsSeq(word) {
		if all++; words.IsEnglish(strings.Trim(w, "'")) {
			common++
		}
	}
	return all >= 3 && 2*common > all
}

// saysMore tells words around a kind that say something of it, or of who wants it, and are
// no name with it: 给自行车打气, 图书馆能自习.
func saysMore(before, after string) bool {
	return doesWith.MatchString(before) || before == "" && does.MatchString(after)
}

var (
	doesWith = prefilter.MustCompile(`^(?:你?知道|给|带|请|陪|遛|看|修|换|找|去|个吃)`)
	does     = prefilter.MustCompile(`^(?:能|可以|会|卖|在|给|去|怎|多|收|免|好)`)
)

// longestSubject is the longest word of a text that stands for a kind or a category;
// of several the last, which others describe.
func (g grammar) longestSubject(text string) (found subject, before, after string) {
	bounds := boundaries(text)
	longest := 1
	for i := range bounds {
		for j := i + 1; j < len(bounds) && bounds[j]-bounds[i] <= 3*longestKind; j++ {
			piece := strings.TrimSpace(text[bounds[i]:bounds[j]])
			n := utf8.RuneCountInString(piece)
			if n < 2 || n < longest {
				continue
			}
			if s, ok := g.subjectOf(piece); ok {
				if s.said == "" {
					s.said = piece
				}
				found, before, after, longest = s, text[:bounds[i]], text[bounds[j]:], n
			}
		}
	}
	return found, before, after
}

// isQuestion are words that the names of places do not have, in whatever is asked or said
// of places.
var isQuestion = prefilter.MustCompile(`[吗呢么]$|哪一?[个家间]|[这那]一?[个家间]|怎么|怎样|什么|为什么|多少|几[点个家]|好不|是不是|有没有|能不能|可不可以|要不要|会不会|不想|不要|不能|不会|不行|太.了|^它|第.{1,2}[个家间]|都[要不]|` +
	`\b(?:is|are|does|do|did|can|could|should|would|which|what|how|why|who|when|it|they|them|these|those|not|dont|doesnt|isnt|cant|didnt|wont|too)\b`)

// IsSentence tells a word that nobody would call a place: when nothing has it, it was not
// understood rather than looked for.
func IsSentence(word string) bool {
	word = newSentence(word).rest
	return (isQuestion.MatchString(word) || isEnglishSentence(word)) && !(isShop.MatchString(word) && !isSpeech.MatchString(word))
}

// isShop is a word as short as a name that ends like one of a shop; isSpeech is what
// nobody calls one: 有没有酒馆 may be a name, 你有没有店 is none.
var (
	isShop   = prefilter.MustCompile(`^.{3,8}(?:馆|坊|轩|阁|楼|居|屋|记|堂|铺|餐厅|小店|厨房|酒家|食堂| (?:bar|cafe|coffee|kitchen|restaurant|house))$`)
	isSpeech = prefilter.MustCompile(`[我你他它这那吗呢]|都|多少|\b(?:i|you|it|they|is|are|there)\b`)
)
