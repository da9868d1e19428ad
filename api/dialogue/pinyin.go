package dialogue

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"nearby/brand"
	"nearby/words"
)

// sentenceText are words of which people make sentences about places, each character of
// which may be typed in pinyin. Kinds and names are not among them.
const sentenceText = `附近 附近的 周边 这里 这边 这附近 哪里 哪儿 在哪里 在哪儿 在哪 哪里有 哪有 有没有 有什么 什么 有哪些 哪些 哪家 怎么走 怎么去 怎么坐 怎么到 怎么样 多远 多久 多少钱
	最近 最近的 离我最近 离我最近的 离 远 近 好吃 好吃的 好喝 好喝的 最好吃 最便宜 便宜 便宜的 便宜点 请问 我想 想吃 我想吃 想喝 我想喝 想去 我要 我要去 我在 我们 想找 找 找一家 吃什么 吃点什么
	我 你 想 要 去 到 吃 喝 坐 找 有 在 的 吗 呢 吧 啊 了 一下 一家 一个 家 个 店 地方 可以 能 推荐 推荐一下 随便 现在 今天 晚上 中午 早上 早餐 午饭 晚饭 饿了 我饿了 肚子饿
	开门 关门 几点 几点开门 几点关门 营业 24小时 小时 米 公里 块 块钱 块以下 块钱以下 以下 以上 左右 点 号 号线 路 杯 好饿 电话 地址 更多 下一页 上一页 换一批 第一个 第二个 第三个 末班车 首班车 下一班 几号线 走路 步行 分钟 以内 人均 评分 谢谢 你好 再见 帮助 给我 帮我 看看`

// maxPinyin is how many letters of a text are tried as pinyin, and longestPinyin how many
// a word may have.
const (
	maxPinyin     = 60
	longestPinyin = 24
)

// inPinyin reads a text of which all is pinyin, as if it was typed in characters: fujin
// you shenme haochi de. Of a single word others tell whether it is a name.
func (g grammar) inPinyin(typed string, read reading) (Meaning, bool) {
	letters := words.FoldName(typed)
	if len(letters) < 4 || len(letters) > maxPinyin || strings.Trim(letters, "abcdefghijklmnopqrstuvwxyz0123456789") != "" || isNumber(letters) {
		return Meaning{}, false
	}
	written, count := g.inCharacters(letters, words.Fold(typed))
	if count == 0 || count == 1 && !hasDigit(letters) || count == characters(written) { // which alone are no sentence: you he
		return Meaning{}, false
	}
	m := read(written)
	return m, m.Intent != UnknownIntent
}

// inCharacters writes pinyin in as few words as it can, at most one of them a name, and
// tells in how many: 0 if some of it is none. Spaced are the letters as they were typed.
func (g grammar) inCharacters(letters, spaced string) (written string, count int) {
	from, to := spellings(letters, false), spellings(letters, true)
	if whole := from[len(letters)]; whole.count > 0 {
		return whole.written, whole.count
	}
	for start, before := range from {
		for end := len(letters); end > start; end-- {
			if before.count < 0 || to[end].count < 0 || end-start == len(letters) || !isSpaced(spaced, letters, start, end) {
				continue
			}
			if name := g.called(letters[start:end]); name != "" && name[0] >= utf8.RuneSelf {
				return before.written + name + to[end].written, before.count + 1 + to[end].count
			}
		}
	}
	return "", 0
}

// called is the name of a place or of a chain that letters stand for, "" for none.
func (g grammar) called(letters string) string {
	if name := g.name(letters); name != "" || brand.Names(letters) == nil {
		return name
	}
	return brand.Called(letters)
}

// spelling is some text in characters, and of how many words it is made; -1 if it is none.
type spelling struct {
	written string
	count   int
}

// spellings are those of all beginnings of a text or, backwards, of all its ends.
func spellings(letters string, backwards bool) []spelling {
	all := make([]spelling, len(letters)+1)
	for i := range all {
		all[i].count = -1
	}
	lexicon := pinyinLexicon()
	if backwards {
		all[len(letters)].count = 0
		for start := len(letters) - 1; start >= 0; start-- {
			for end := start + 1; end <= min(len(letters), start+longestPinyin); end++ {
				if word := lexicon.written(letters[start:end]); word != "" && all[end].count >= 0 && (all[start].count < 0 || all[end].count+1 < all[start].count) {
					all[start] = spelling{word + all[end].written, all[end].count + 1}
				}
			}
		}
		return all
	}
	all[0].count = 0
	for end := 1; end <= len(letters); end++ {
		for start := max(0, end-longestPinyin); start < end; start++ {
			if word := lexicon.written(letters[start:end]); word != "" && all[start].count >= 0 && (all[end].count < 0 || all[start].count+1 < all[end].count) {
				all[end] = spelling{all[start].written + word, all[start].count + 1}
			}
		}
	}
	return all
}

// isSpaced tells whether a piece of the letters begins and ends where words do as they
// were typed, or no blank was.
func isSpaced(spaced, letters string, start, end int) bool {
	if !strings.Contains(spaced, " ") {
		return true
	}
	at := 0
	begins, ends := start == 0, end == len(letters)
	for _, r := range spaced {
		if r != ' ' {
			at++
			continue
		}
		begins, ends = begins || at == start, ends || at == end
	}
	return begins && ends
}

// pinyinLexicon are words in characters by all the ways to spell them, the first of those
// that sound alike.
var pinyinLexicon = sync.OnceValue(func() lexicon {
	lexicon := lexicon{}
	for _, word := range slices.Concat(strings.Fields(sentenceText), numberedLines(), spoken()) {
		for _, spelled := range spelledOf(words.FoldName(word)) {
			if lexicon[spelled] == "" {
				lexicon[spelled] = word
			}
		}
	}
	return lexicon
})

// lexicon has words in characters by how they are spelt.
type lexicon map[string]string

// written is a piece of a text in characters: a word, or digits as they are.
func (l lexicon) written(piece string) string {
	digits := strings.TrimRight(piece, "abcdefghijklmnopqrstuvwxyz")
	switch letters := piece[len(digits):]; {
	case digits == "", !isNumber(digits):
		return l[piece]
	case letters == "", letters == "lu", letters == "hao", letters == "haoxian": // as one word: 49 lu
		return digits + l[letters]
	case letters == "yixia": // 一下 says nothing of a number
		return digits + "以下"
	}
	return ""
}

// characters is how many there are in a text, a number being one.
func characters(text string) (n int) {
	digit := false
	for _, r := range text {
		if isDigit := unicode.IsDigit(r); !isDigit || !digit {
			digit = isDigit
			n++
		}
	}
	return n
}

func hasDigit(text string) bool { return strings.ContainsFunc(text, unicode.IsDigit) }

func isNumber(text string) bool { return strings.Trim(text, "0123456789") == "" }

// numberedLines are the lines of a metro, whose numbers people write out: yihaoxian.
func numberedLines() []string {
	var all []string
	for _, ten := range []string{"", "十", "二十"} {
		for one := range strings.SplitSeq("一二三四五六七八九", "") {
			all = append(all, ten+one+"号线")
		}
		if ten != "" {
			all = append(all, ten+"号线")
		}
	}
	return all
}

// spelledOf are the ways to spell a Chinese word in pinyin; none for what is not Chinese.
func spelledOf(word string) []string {
	all := []string{""}
	for _, r := range word {
		var longer []string
		for _, syllable := range words.Readings(r) {
			if r == '的' && syllable.String() != "de" { // xintiandi
				continue
			}
			for _, before := range all {
				longer = append(longer, before+syllable.String())
			}
		}
		all = longer
	}
	return all
}
