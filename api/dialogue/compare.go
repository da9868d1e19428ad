package dialogue

import (
	"slices"

	"nearby/api/dialogue/prefilter"
	"nearby/words"
)

// oneNumber names a place beside another: 第一个, 2, the third.
const oneNumber = `(?:(?:the |number |no |option )?(?:第 ?)?(\d{1,2}|[一二三四五六七八九十]|first|second|third|fourth|fifth|sixth|\d(?:st|nd|rd|th))(?: ?号)?(?: ?[个家间站处])?(?:店|餐厅)?(?: (?:one|place|option))?)`

// severalPlaces names two to four places of a list; what stands between them is needed
// between digits, and words.Fold leaves no sign between Chinese ones.
var severalPlaces = prefilter.MustCompile(`(?:\b|^|第)` + oneNumber + nextNumbers + nextNumbers + `?` + nextNumbers + `?`)

// theFirstFew are several places of a list from its beginning: 前两个.
var theFirstFew = prefilter.MustCompile(`前(?:面)?(?:的)?([2-4两二三四])[个家间](?:店|餐厅)?`)

const nextNumbers = `(?:(?: ?(?:和|跟|与|同|或者?|还是|以及|比|对比|加|及|or|and|versus|vs|than|to) ?| |第)(?:第 ?)?` + oneNumber + `)`

// What places are compared by, in the words for it.
const (
	nearZH   = `(?:离(?:我|这里?|这儿)?)?(?:最|更|比较)?(?:近|方便到|顺路)`
	goodZH   = `(?:好[吃喝玩]?|(?:评分|评价|口碑|味道|分数|星级|口味|人气)(?:最|更|比较)?(?:高|好|旺)|受欢迎|靠谱|不错|值得(?:去|吃|推荐)?|推荐|正宗|适合|出名|有名|合适)`
	cheapZH  = `(?:便宜|实惠|划算|平|省钱|性价比高|(?:价格|人均|价钱|消费)低)`
	dearZH   = `(?:贵|高档|(?:价格|人均|价钱|消费)高)`
	closerEN = `(?:near(?:er|est)?|close(?:r|st)?)(?: to (?:me|here))?`
	goodEN   = `(?:(?:has |have |with |got )?(?:the )?(?:better|best|higher|highest|good|great)(?: rat(?:ed|ing|ings)| reviews?| score)?|(?:the )?(?:top|best|highest|higher|better)[ -]rated|(?:most )?popular|tastie(?:r|st)|nicer|nicest|recommended)`
	cheapEN  = `(?:cheap(?:er|est)?|less expensive|least expensive|lower priced|more affordable)`
	dearEN   = `(?:more expensive|most expensive|pricier|priciest|dearer)`
	degreeZH = `(?:比较|更加?|最|相对|要|会|算|离)*`
	whichZH  = `(?:哪一?[个家间站处](?:店|餐厅|站)?|谁|哪边)`
	softZH   = `(?:一?点儿?|些|一些)?(?:的)?(?:呢|啊|呀|吗|呀|点儿|了|是|一下|谢谢|去|吃)*`
	askingZH = `(?:请问|问一下|那么?|我|你|帮我|看看|比较一?下|对比一?下|比一?下|比比|说说|觉得|你觉得|想知道|在|从|要|这|上面|以上|其中|里面?|这里面?|这些|这几[家个]|这[两三][家个]|列表(?:里|上|中)?(?:的)?|到底|究竟|都)*`
	betweenZ = `(?:这|那)?(?:[两二三几]?[个家间])?(?:之间|当中|里面?|中|比较?|相比|比起来|一下)*`
)

// criteria are what places are compared by, with the patterns in which it stands in
// place of the numbers, and nothing of all the list.
var criteria = []struct {
	by      Order
	numbers *prefilter.Regexp
	all     *prefilter.Regexp
}{
	{ByDistance, comparing(nearZH, closerEN), choice(nearZH, closerEN)},
	{ByPrice, comparing(cheapZH, cheapEN), choice(cheapZH, cheapEN)},
	{Dearest, comparing(dearZH, dearEN), choice(dearZH, dearEN)},
	{ByRating, comparing(goodZH, goodEN), choice(goodZH, goodEN)},
}

// comparing is the pattern of a comparison of places that are numbered.
func comparing(chinese, english string) *prefilter.Regexp {
	return whole(askingZH+it+betweenZ+`(?:是)?`+whichZH+`?`+degreeZH+`(?:`+chinese+`)`+softZH+whichZH+`?`+softZH,
		askingZH+whichZH+degreeZH+`(?:`+chinese+`)`+softZH+it+softZH,
		`(?:(?:which|whats|what|who)(?: one| place)?(?: is| s|s)? |is |are |does |do )?(?:the )?`+english+`(?: one| place)?(?: of| out of| between| among| from| is|,)*(?: the)? ?`+it,
		`(?:between |of |from |is |are |does |do |out of )*`+it+`(?: |,)*(?:which(?: one| place)?|what|who)?(?: is| are| s)*(?: the)? ?`+english+`(?: one| place)?`)
}

// choice is the pattern of a question which of the list is the most so.
func choice(chinese, english string) *prefilter.Regexp {
	return whole(askingZH+whichZH+`(?:是)?`+degreeZH+`(?:`+chinese+`)`+softZH,
		askingZH+`(?:最|比较)(?:`+chinese+`)的(?:那|这)?(?:一)?(?:[个家间])?(?:店|站)?(?:是|在)?`+whichZH+softZH,
		askingZH+`(?:最)?(?:`+chinese+`)的?(?:那|这)一?[个家间](?:店|站)?`+softZH,
		`(?:so |ok |and )?(?:which|whats|what)(?: of (?:them|these|those))?(?: one| place| restaurant)?(?: of (?:them|these|those))?(?: is| are| s|s)?(?: the)? ?(?:most )?`+english+`(?: one| place)?(?: of (?:them|these|those)| among (?:them|these|those)| here)?`,
		`(?:the )?`+english+` (?:one|place)(?: please)?`, `(?:the )?`+english+` of (?:them|these|those|all)`)
}

// together names several places and no more, or asks for a comparison without saying by
// what.
var together = whole(askingZH+`(?:要|看|选|点|想要|来)?`+it+betweenZ+`(?:呢|吧|都|要|看看|看|可以|的|详情|情况|区别|怎么选|选哪个|怎么样|有什么(?:区别|不同)|给我|好了|也|行|吗|啊|都要|不错|去)*`+whichZH+`?`+softZH,
	`(?:(?:tell me about|show me|show|details of|details for|compare|i want|what about|how about|both|and) )*`+it+`(?: please| both| details| compared?)*`, `(?:which|difference between)(?: one)?(?: of)? ?`+it)

// allOfThem asks the same of every place of the list.
var allOfThem = []struct {
	by      Order
	pattern *prefilter.Regexp
}{
	{ByPrice, whole(askingZH+`(?:分别)?(?:要|是|大概)?(?:多少钱|什么价位?|人均(?:多少)?(?:钱)?|价格(?:多少)?|贵不贵|贵吗)`+softZH, `how much (?:are|do) they(?: all)?(?: cost)?`)},
	{ByDistance, whole(askingZH+`(?:分别)?(?:有|是)?(?:多远|远不远|远吗|多少米)`+softZH, `how far are they(?: all)?`)},
	{ByRating, whole(askingZH+`(?:分别)?(?:评分|评价|口碑)(?:是|有)?(?:多少|怎么样|如何|几分)?`+softZH, `how good are they(?: all)?`)},
}

// ofSeveral tells a question about all places from one about one of them.
var ofSeveral = prefilter.MustCompile(`都|分别|这些|这几|这两|这三|\bthey\b`)

// comparison reads a question about several places of the list: 1和2哪个好, 哪家便宜.
func comparison(text string) (Meaning, bool) {
	if rest, numbers, ok := withoutNumbers(text); ok {
		for _, c := range criteria {
			if c.numbers.MatchString(rest) {
				return compared(c.by, numbers), true
			}
		}
		if together.MatchString(rest) {
			return compared("", numbers), true
		}
		return Meaning{}, false
	}
	for _, c := range criteria {
		if c.all.MatchString(text) {
			return compared(c.by, [MaxCompared]int{}), true
		}
	}
	for _, a := range allOfThem {
		if ofSeveral.MatchString(text) && a.pattern.MatchString(text) {
			return compared(a.by, [MaxCompared]int{}), true
		}
	}
	return Meaning{}, false
}

func compared(by Order, numbers [MaxCompared]int) Meaning {
	return Meaning{Intent: CommandIntent, Command: Compare, Want: Want{Order: by}, Numbers: numbers}
}

// withoutNumbers is a text with the numbers of several places put as it.
func withoutNumbers(text string) (rest string, numbers [MaxCompared]int, ok bool) {
	if at := theFirstFew.FindStringSubmatchIndex(text); at != nil {
		few, _ := words.Number(text[at[2]:at[3]])
		for i := range min(few, MaxCompared) {
			numbers[i] = i + 1
		}
		return joined(text[:at[0]], text[at[1]:]), numbers, few > 1 && few <= MaxCompared
	}
	at := severalPlaces.FindStringSubmatchIndex(text)
	if at == nil {
		return text, numbers, false
	}
	n := 0
	for i := 2; i < len(at); i += 2 {
		if at[i] < 0 {
			continue
		}
		number := numberIn(text, []int{0, 0, at[i], at[i+1]})
		if number == 0 || slices.Contains(numbers[:n], number) {
			return text, numbers, false
		}
		numbers[n] = number
		n++
	}
	return joined(text[:at[0]], text[at[1]:]), numbers, n > 1
}
