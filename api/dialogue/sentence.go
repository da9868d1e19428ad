package dialogue

import (
	"strings"
	"unicode/utf8"

	"nearby/api/dialogue/prefilter"
	"nearby/words"
)

// sentence is a text on its way to a meaning. What is understood of it is cut out.
type sentence struct {
	typed string
	rest  string // folded, in Mandarin; gap stands where something was cut out
	// spelled tells that a word was read as pinyin.
	spelled bool
	// pinyin tells that all of it is pinyin.
	pinyin bool
	// refused is what was last cut out as not wanted, as typed.
	refused string
}

// gap is no letter and no sign that words.Fold leaves.
const gap = "|"

// maxText is how many bytes of a text are read: more is no wish.
const maxText = 600

func newSentence(typed string) sentence {
	typed = strings.ToValidUTF8(typed[:min(len(typed), maxText)], "")
	return sentence{typed: typed, rest: mandarin.Replace(orNot(words.Fold(typed)))}
}

// mandarin puts Mandarin for what is said in Cantonese, after folding. 食 and 平 stand
// in names, so the patterns know them.
var mandarin = strings.NewReplacer(
	"抵食", "便宜", "落不落雨", "下雨吗", "落雨", "下雨", "畀", "给", "佢", "它", "紧未", "着没", "开紧", "开着", "㗎", "啊", "喇", "啦", "喎", "哦", "系边个", "是谁", "点解", "为什么", "得唔得", "行不行", "仲有冇", "还有没有", "有冇", "有没有", "喺边度", "在哪里", "系边度", "在哪里", "边度", "哪里", "喺边", "在哪里", "揾", "找", "义大利", "意大利", "便当", "盒饭", "计程车", "出租车", "边个", "哪个", "边间", "哪家",
	"喺", "在", "嘅", "的", "啲", "点儿", "搵", "找", "嘢吃", "东西吃", "嘢食", "东西吃", "乜嘢", "什么", "乜", "什么", "咩", "什么",
	"而家", "现在", "依家", "现在", "宜家仲", "现在还", "仲有", "还有", "仲开", "还开", "仲营业", "还营业",
	"点样", "怎么", "点去", "怎么去", "点行", "怎么走", "唔该晒", "谢谢", "唔该", "谢谢", "多谢晒", "谢谢",
	"几多", "多少", "几远", "多远", "几耐", "多久", "走咗未", "走了没", "几时嚟", "几时来", "几点嚟", "几点来", "有车冇", "有没有车", "闩门", "关门", "收档", "关门", "尾班", "末班", "头班", "首班",
	"听日", "明天", "听晚", "明晚", "听朝", "明早", "赶唔赶得切", "赶得上", "赶唔赶得上", "赶得上", "赶唔赶得及", "赶得上", "赶得切", "赶得上", "赶唔切", "赶不上", "仲开唔开", "还开不开", "开唔开", "开不开",
	"得拣", "其他", "有得", "有", "收工", "关门", "呢间", "这家", "嗰间", "那家", "点搭车", "怎么坐车", "点搭", "怎么坐", "是但", "随便",
	"食辣", "吃辣", "号line", "号线", "号 line", "号线", "好唔好", "好不好", "使唔使", "要不要", "系唔系", "是不是", "唔要", "不要", "最尾", "最后", "呢个", "这个", "嗰个", "那个", "唔好", "不要", "啥子", "什么", "木有", "没有", "食饭", "吃饭", "系边", "在哪里", "呢度", "这里", "果度", "那里", "附近冇", "附近没有", "行路", "走路", "同埋", "和",
)

// orNot puts Mandarin for a question that says a word twice: 遠唔遠 is 远不远.
func orNot(text string) string {
	if !strings.Contains(text, "唔") {
		return text
	}
	said := []rune(text)
	for i := 1; i < len(said)-1; i++ {
		if said[i] == '唔' && said[i-1] == said[i+1] {
			said[i] = '不'
		}
	}
	return string(said)
}

// cut takes the first match of a pattern out, and returns it and its groups; nil when
// there is none.
func (s *sentence) cut(pattern *prefilter.Regexp) []string {
	at := pattern.FindStringSubmatchIndex(s.rest)
	if at == nil {
		return nil
	}
	groups := make([]string, len(at)/2)
	for i := range groups {
		if at[2*i] >= 0 {
			groups[i] = s.rest[at[2*i]:at[2*i+1]]
		}
	}
	s.rest = s.rest[:at[0]] + gap + s.rest[at[1]:]
	return groups
}

// original is a piece of the folded text as it was typed: "KFC" for "kfc".
func (s *sentence) original(piece string) string {
	if piece == "" {
		return ""
	}
	wanted := strings.ReplaceAll(piece, " ", "")
	var folded strings.Builder
	var starts, ends []int // in typed, of the character that each byte of folded is of
	for i, r := range s.typed {
		end := i + utf8.RuneLen(r)
		folded.WriteString(words.FoldName(s.typed[i:end]))
		for len(starts) < folded.Len() {
			starts, ends = append(starts, i), append(ends, end)
		}
	}
	at := strings.Index(folded.String(), wanted)
	if at < 0 {
		return piece
	}
	start, end := starts[at], ends[at+len(wanted)-1]
	if r, size := utf8.DecodeRuneInString(s.typed[end:]); (r == ')' || r == '）') && strings.ContainsAny(s.typed[start:end], "(（") {
		end += size
	}
	return strings.Join(strings.Fields(s.typed[start:end]), " ")
}

// pieces are what was not cut out, in order.
func (s *sentence) pieces() []string {
	var all []string
	for piece := range strings.SplitSeq(s.rest, gap) {
		if piece = strings.TrimSpace(piece); piece != "" {
			all = append(all, piece)
		}
	}
	return all
}

// pattern compiles alternatives that stand anywhere in a text.
func pattern(alternatives ...string) *prefilter.Regexp {
	return prefilter.MustCompile(strings.Join(alternatives, "|"))
}

// whole compiles alternatives that are the whole text.
func whole(alternatives ...string) *prefilter.Regexp {
	return prefilter.MustCompile("^(?:" + strings.Join(alternatives, "|") + ")$")
}

// numeral is a number as people write it: 500, 1.5, 五百, 半.
const numeral = `(\d+(?:\.\d+)?|[半一二两三四五六七八九十百千零]+)`

// amount reads a numeral.
func amount(text string) (float64, bool) {
	n, rest, ok := words.CutNumber(text)
	return n, ok && rest == ""
}
