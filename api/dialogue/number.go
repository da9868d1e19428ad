package dialogue

import (
	"slices"
	"strings"

	"nearby/api/dialogue/prefilter"
	"nearby/words"
)

// maxNumber is the highest number that means a place of a list or a line of the menu.
// Above it people type bus lines: 49, 926.
const maxNumber = 20

// it stands where a place of the list was named by its number, in patterns.
const it = "它"

// What is counted, with its measure word, which 倒数第二 may leave out.
const (
	counted  = `(?:[个家间站处位座](?:店铺?|餐厅|饭店|站|地方|选项)?|项|条)`
	measured = counted + `?`
)

// How people name a place of the list: the words, and numbers where those around them
// show what they mean.
var (
	ordinal = pattern(`第 ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?(?:个|家|间|号|站|条|项|处|店|所|位|座)?(?:店|餐厅|站)?`,
		`(?:the )?\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))\b(?: (?:one|place|result|option|restaurant|stop|station))?`,
		`(?:the )?\b(?:number|no|nr|num|option|item) ?(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b`)
	bare    = pattern(`(\d{1,2})(?:号|个|家)?(?:店|那家|那个|这家|这个)?`)
	lastOne = pattern(`(?:the )?\b(last) (?:one|place|result|option|restaurant|stop|station)\b`)
	// fromEnd counts from the last one: 倒数第二个.
	fromEnd = pattern(`(?:倒(?:着)?数|从(?:下面?|后面?|末尾)(?:开始)?(?:往[上前])?数?(?:起)?)的?第? ?(\d{1,2}|[一二两三四五六七八九十]{1,2}) ?`+measured, `最后第 ?(\d{1,2}|[一二三四五六七八九十]{1,2}) ?`+measured,
		`(?:the )?\b(second|third|fourth|fifth|sixth|2nd|3rd|4th)(?: one| place)? ?(?:to|from)(?: the)? (?:last|end|bottom|back)(?: one| place)?\b`,
		`(?:the )?\b(second|third|2nd|3rd) last(?: one| place)?\b`)
	penultimate = pattern(`(?:the )?\b(?:last but one|penultimate|one before (?:the )?last)(?: one| place)?\b`)
	finalOne    = pattern(`最(?:后|末|尾|下|底下|末尾)(?:面|边)?的?(?:那|这)?一?`+counted, `末尾(?:的)?(?:那|这)?一?`+counted,
		`(?:the )?\b(?:final|bottom|very last)(?: one| place| result| option)\b`)
	firstOne   = pattern(`(?:最(?:上|顶|前)(?:面|边|头)?的?|打头的?|开头的?|排?头|首)(?:那|这)?一?`+counted, `(?:the )?\b(?:top|very first) (?:one|place|result|option)\b`)
	nearestOne = pattern(`(?:离(?:我|这里?|这儿))?(?:最|比较|更|相对)?近的?(?:那|这)一?[个家间站处]`, `(?:the )?\b(?:nearest|closest|nearer|closer) one\b`)
	middleOne  = pattern(`(?:最|正)?(?:中间|当中|居中)的?(?:那|这)?一?`+counted, `(?:the )?\b(?:middle|one in the middle)(?: one| place| result| option)?\b`)
	that       = pattern(`(?:这|那|该)(?:家|个|间|一?家|里|儿)?(?:店|餐厅|站|地方)?`, `\b(?:this|that)(?: one| place)?\b|\bthere\b`)
	// choosing are the words around a number that only choose it.
	choosing = whole(`(?:我|就|那|那就|给我|帮我|请|要不|你?(?:刚才|刚刚)?(?:说|推荐|发|列)的|刚[才刚]的?|(?:从|在)?(?:上面|上边|前面|列表|清单|名单|结果)(?:里面?|上|中)?的?|从上(?:面)?(?:往下)?数?起?|往下数)*(?:选择?|要|看看?|看一?下|点|来|打开|进|查看?|去看|介绍一?下|说说|讲讲|想看|想要)*(?:一下|一?看)?`+it+
		`(?:那|这)?[个家间]?(?:的)?(?:详情|信息|详细信息|资料|情况|(?:详细|具体|仔细)?(?:介绍|说|讲)(?:说|讲|一下)?|叫什么(?:名字)?|再|是(?:什么|啥|哪[家个])(?:店|地方|餐厅)?|怎么样|好不好|如何|好吃吗|看看|呢|吧|谢谢|啊|呀|了|好了|一下)*`,
		`(?:(?:i|ill|i will|lets|please|can you|could you) )*(?:tell me(?: more)? about|show(?: me)?|open|choose|select|pick|want|take|go (?:with|for)|see|(?:some |more )?details(?: of| for| on| about)?|(?:some |more )?info(?:rmation)?(?: of| for| on| about)?|what about|how about|more about)? ?`+it+`(?: (?:please|details|info|thanks))?`)
	plainHan = whole(`[一二三四五六七八九十两]`)
)

// numberAlone reads a text that is the number of a place and no more.
func numberAlone(text string) (int, bool) {
	if n := slices.Index(inEnglish, text); n > 0 {
		return n, true
	}
	n, ok := words.Number(text)
	if ok && n >= 0 && n <= maxNumber && (text[0] < 0x80 || plainHan.MatchString(text) || strings.HasPrefix(text, "十")) {
		return n, true
	}
	return 0, false
}

// numbering are the ways to name a place of a list, the longest first. The number is in
// a group, counted from the end where backwards is set, or else fixed.
var numbering = []struct {
	pattern   *prefilter.Regexp
	backwards bool
	fixed     int
}{
	{pattern: fromEnd, backwards: true},
	{pattern: penultimate, fixed: Last - 1},
	{pattern: finalOne, fixed: Last},
	{pattern: lastOne, fixed: Last},
	{pattern: firstOne, fixed: 1},
	{pattern: middleOne, fixed: Middle},
	{pattern: nearestOne, fixed: Nearest},
	{pattern: ordinal},
	{pattern: bare},
}

// withoutNumber yields a text with the number of a place put as it, for all the ways
// to read it, and as it stands last.
func withoutNumber(text string) func(yield func(rest string, n int) bool) {
	return func(yield func(string, int) bool) {
		for _, way := range numbering {
			for _, at := range way.pattern.FindAllStringSubmatchIndex(text, 2) {
				n := way.fixed
				if n == 0 {
					n = numberIn(text, at)
				}
				if way.backwards {
					n = -n
				}
				if n != 0 && !yield(joined(text[:at[0]], text[at[1]:]), n) {
					return
				}
			}
		}
		if at := that.FindStringIndex(text); at != nil && !yield(joined(text[:at[0]], text[at[1]:]), 0) {
			return
		}
		yield(text, 0)
	}
}

// joined is a text with it in the middle. Possessives are dropped: it's phone.
func joined(before, after string) string {
	return before + it + strings.TrimPrefix(strings.TrimPrefix(after, "的"), "s ")
}

// inEnglish are the numbers in words.
var inEnglish = strings.Fields("zero one two three four five six seven eight nine ten")

// numberIn is the number in the first group that matched.
func numberIn(text string, at []int) int {
	for span := range slices.Chunk(at[2:], 2) {
		if span[0] < 0 {
			continue
		}
		group := text[span[0]:span[1]]
		if n := slices.Index(inEnglish, group); n > 0 {
			return n
		}
		if n, _, ok := words.CutOrdinal(group); ok && n <= maxNumber {
			return n
		}
		if n, ok := words.Number(group); ok && n >= 1 && n <= maxNumber {
			return n
		}
	}
	return 0
}
