package dialogue

import (
	"strings"

	"nearby/api/dialogue/prefilter"
	"nearby/kind"
)

// leaving are the words that ask when something leaves.
var (
	leaving = pattern(
		`(?:坐|等)?(?:下|上|后|这)(?:一|1)?(?:班|趟|辆|部)(?:车|次|地铁|公交|火车|轮渡|船)?(?:是)?(?:(?:几点钟?|什么时候|何时|几时|还要|还有|要|等)*(?:来|到|到站|开|发车|多久|几分钟)*)`,
		`(?:首末?|末|头|尾)(?:班|趟)(?:车|地铁|公交|火车|轮渡)?(?:的)?(?:时间|是)*(?:(?:几点钟?|什么时候|何时|几时|到几点)(?:来|到|开|发车)?)?`, `末车|首车`,
		`最[后早晚尾](?:的)?(?:一|1)?(?:班|趟)(?:车|地铁|公交|的)*(?:是)?(?:(?:几点钟?|什么时候|几时)(?:来|到|开|发车)?)?`, `末(?:地铁|公交)`,
		`第(?:一|1)(?:班|趟)(?:车|地铁|公交|火车|轮渡)?(?:是)?(?:(?:几点钟?|什么时候|几时)(?:来|到|开|发车)?)?`, `下(?:一)?(?:个|台)(?:车|公交|地铁|列车)(?:(?:几点钟?|什么时候|何时|还要|还有|多久)*(?:来|到|开)?)`,
		`(?:车|地铁|公交)?(?:快|要)?(?:来|到|走|开走?|停)了(?:吗|没有?|么|未)|(?:车|地铁|公交)?到(?:哪里?|哪儿|哪站)了`, `(?:车|公交|地铁|巴士)(?:还要|还有|要|得)(?:等)?(?:多久|几分钟|多长时间)`, `(?:多久|几分钟)来?(?:一)?(?:班|趟|辆)`, `(?:发车|行车)?(?:间隔|频率)(?:是)?(?:多久|时间|多少|几分钟|多长时间)*(?:一?[班趟辆])?`,
		`(?:我|都|已经|车|公交车?|地铁|巴士|怎么|为什么|咋)*等了?.{0,8}(?:分钟|小时|半天|好久|很久|这么久)(?:了)?(?:怎么)?[|]?(?:车|公交车?|地铁|巴士)?(?:车呢|还没来|还不来|没来)`, `(?:地铁|公交|轮渡|火车|巴士)(?:站)?(?:每天|今天)?(?:早上|晚上)?(?:几点钟?|什么时候|几时)(?:开(?:门|始(?:运营)?)?|关门?)`,
		`(?:还)?(?:赶|来)(?:不|得)(?:赶得)?(?:上|及)(?:坐|乘|搭)?(?:末班|首班)?(?:车|地铁|公交)?(?:吗|么)?`, `(?:地铁|公交|车|火车|轮渡)(?:都|已经|现在)?(?:停运|收班|收车|停)(?:了)?(?:吗|没有?|么)`, `(?:地铁|公交|车)(?:现在|今天)?还(?:在)?(?:开|跑|运营|有)(?:着)?(?:吗|没有?|么)`,
		`(?:地铁|公交|巴士|轮渡|火车|船)(?:今[天日晚]|现在)?(?:还)?开(?:不开|吗|没开)$`, `有(?:什么|哪些)车(?:坐|能坐|可以坐)?`, `(?:今[天日晚]|今儿)(?:还|都|也)?有(?:没有)?(?:车|公交|巴士|地铁|轮渡|船)(?:坐)?(?:吗|么|嘛|没|没有)?$`,
		`最[早晚](?:的)?(?:一班)?(?:地铁|公交|火车|轮渡|船|车)(?:是)?(?:(?:几点钟?|什么时候|几时)(?:来|到|开|发车)?)?`, `(?:还|一共)有(?:多少|几)(?:班|趟)(?:车|地铁|公交|船)?`,
		`(?:车|公交|地铁|火车|船)(?:怎么|为什么|咋)(?:还|一直|老|都)*(?:没有?|不)(?:来|到|开)`, `(?:怎么|为什么|咋)(?:还|一直|老|都)*(?:没有?|不)(?:来|到)(?:车)`,
		`(?:车|公交|地铁|火车|船)(?:是不是|有没有|会不会|今天)?(?:晚点|延误|误点|准点|取消)(?:了|吗|没有?|多久|几分钟)*`,
		`最近(?:的)?(?:一|1)(?:班|趟|辆)(?:车|地铁|公交|火车|轮渡)?`, `\b(?:moban|shouban|xia ?yi ?ban)(?: ?che)?\b`,
		`时刻表|时间表|班次(?:表)?|(?:发车|到站|到达|运营|首末班)(?:的)?时间|(?:车次|列车)时刻`,
		`(?:还|现在还|今天还|晚上还)(?:有)?(?:没有)?(?:车|地铁|公交|巴士|轮渡|船|火车)(?:吗|没|坐|来)?|还有没有车|(?:几点钟?|什么时候|何时|几时)(?:还)?(?:有|到|来)(?:车|站)|(?:几点钟?|什么时候|几时)(?:停运|停|收班|收车|发车|开始运营|开始|首发|运营)(?:结束|到几点)?`,
		`(?:地铁|公交|火车|轮渡)(?:车)?(?:最晚|最早|最后)(?:是|到)?(?:几点钟?|什么时候|几时)?`, `(?:地铁|公交|火车|轮渡)(?:车)?(?:今天|现在|晚上)?还有(?:没有)?(?:吗|没|么)?$`,
		`(?:车|公交|地铁)?(?:还要|还有|要|需要|要等)?(?:多久|几分钟|多少分钟|多长时间)(?:才)?(?:来|一班|一趟|到站|有车|到)(?:车|一班)?`, `(?:车)?(?:几点钟?|什么时候|何时|几时)(?:能|会|才)?(?:来|到|到站|进站|开)(?:车)?$`, `车(?:几点钟?|什么时候)(?:来|到|开)`,
		`\b(?:bus|train|metro|subway|tram|ferry) (?:(?:closing|opening|operating|service|running) )?(?:times?|hours)\b`, `\bany (?:buses|trains|metros?|ferries)(?: now| left| tonight)?$`, `\b(?:when|what time)\b.*\b(?:next|last|first|final) one\b`, `\bhow (?:long|soon) (?:until|till|til|before|to|for|is)?(?: the)?(?: next)?\b`,
		`\b(?:are|is)?(?: there)?(?: any| still| a)*(?: more)? ?(?:buses|bus|trains?|metros?|subways?|trams?|ferr(?:y|ies))? ?(?:still |even )?running\b`,
		`\b(?:are|is)? ?there (?:(?:any|still|a|more|another) )+(?:bus(?:es)?|trains?|metros?|subways?|trams?|ferr(?:y|ies))\b`, `\bany more (?:bus(?:es)?|trains?|metros?|subways?|trams?|ferr(?:y|ies))\b`,
		`\b(?:which|what) (?:bus(?:es)?|trains?|metros?|subways?|trams?|ferr(?:y|ies)) (?:leaves?|departs?|(?:is|are) leaving)\b`,
		`\bhow late (?:do|does|is|are|will)(?: the)?(?: [a-z]+)? (?:run|runs|running|go|open)\b`, `\bevery how many min(?:ute)?s?\b|\bhow many min(?:ute)?s (?:between|apart)\b`, `\bhow (?:often|frequent(?:ly)?|regular(?:ly)?)\b`, `\b(?:bus|train|metro|subway|tram|ferry) (?:late|delayed|on time|early|cancell?ed|gone|(?:not )?coming)\b`, `\bwhere(?: is|s) (?:my|our) (?:bus|train|metro|subway|tram|ferry)\b`,
		`\b(?:next|last|first|final)(?: few)? (?:departures?|arrivals?)\b|\b(?:timetable|time table|schedules?|departures?|arrival times?|departure times?)\b`,
		`\b(?:when|what time)(?: (?:does|do|is|will|are|s))* (?:the |my )?.*\b(?:stop running|stop|close[sd]?|open|start(?: running)?|run until|come|comes|coming|arrive|arrives|arriving|leave|leaves|leaving|depart|departs|due|go|run)\b`)
	// leavesWithin asks whether anything leaves in so many minutes; on foot is another thing.
	leavesWithin = pattern(
		`(?:接下来|未来|最近|这)?`+numeral+`(?:个)?(?:分钟?|刻钟|小时)(?:之内|以内|内|里|后|之后|以后)(?:还|会|能|都|再)*(?:有没有|有|来|坐得上|赶得上)[|]?(?:车|公交|巴士|地铁|班次|火车|轮渡|船)?(?:来|坐|到|开|经过)?(?:吗|么|嘛|不|没有?)?$`,
		`\b(?:any|a|is there|are there|will there be)(?: a| any| the)* (?:bus|train|metro|subway|tram|ferry|departure)(?:es|s)?(?: leaving| coming| going| departing| arriving| due)? (?:with)?in (?:the )?(?:next )?(?:`+numeral+`|an|a|half an|a few)? ?-?(?:minutes?|mins?|hours?)\b`)
	leavingEN = pattern(`\b(?:the )?(?:next|last|first|final)(?: (?:few|couple of|\d|two|three|four|five))? (bus|train|metro|subway|tram|ferry|mrt)(?:es|s)?\b`)
	whichOne  = pattern(`\b(?:next|last|first|final)\b`)
	stillRuns = pattern(`还有(?:吗|没有?|没|么)?$|还(?:在)?(?:开|跑)吗$|有车吗|^(?:现在|今天|今晚)?还(?:有|开)`, `(?:还有|还要|还得|要|得|等)*(?:多久|几分钟|多长时间)(?:来|到)?$`, `时刻|最[早晚](?:几点)?|几点|到哪(?:里|儿)?了`, `(?:晚点|延误|误点|准点|取消)(?:了|吗|没有?|多久|几分钟)*$`, `\bon time\b|\blate\b|\bdelayed\b|\bcancell?ed\b`, `\bstill runs?(?:ning)?\b|\bwhen(?: is| will)?\b|\brunning\b`)
	whenGoes  = pattern(`(?:的)?(?:车|公交|地铁)?(?:是|要)?(?:几点钟?|什么时候|何时|几时|多久(?:一班|来)|还有)(?:有|开|走|来|到)?(?:车)?(?:吗|没有?)?$`, `^\|?when\b`)
	goesThere = pattern(`^(?:[|]|有(?:没有)?|哪[些趟班])*(?:车|船)[|]*$`, `^[|]*有(?:没有)?[|]*(?:地铁|公交|火车|轮渡)(?:[|]|吗|么|嘛|没有?)*$`, `^(?:[| ]|any|the|a|from)*(?:bus(?:es)?|trains?|metros?|subways?|trams?|ferr(?:y|ies))(?:[| ]|from|at|now|please)*$`)
	ofHours   = prefilter.MustCompile(`(?:几点钟?|什么时候|几时)(?:关门|开门|停运|营业|开始|结束|开|停|关|到)|(?:营业|运营|开放)时间`)
	restKind  = prefilter.MustCompile(`地铁|公交|巴士|轮渡|船|有轨电车|火车|metro|subway|\bbus(?:es)?\b|\btram\b|\bferry\b`)
)

// isThereStop asks for a stop, and not for what leaves there.
var isThereStop = prefilter.MustCompile(`\b(?:is|are) there (?:an?|any|some) (?:metro|subway|bus|train|tram|ferry) (?:stations?|stops?)\b`)

// namesLine tells a number that is a line's, not a place's of the list.
var namesLine = prefilter.MustCompile(`\b(?:line|bus|route|metro|subway|tram) \d|\d ?(?:号线|路)`)

// ofTheDay tells a number that is of a departure, not of a place: the first bus, 第一班.
var ofTheDay = prefilter.MustCompile(it + ` ?(?:bus|train|metro|subway|tram|ferry|班|趟|车)`)

// nextNumber is a line that only its number names: next 49.
var nextNumber = prefilter.MustCompile(`^((?:when(?: is|s| does) )?(?:the )?(?:next|last|first)) (\d{1,3}[a-z]?)$`)

// routeNumber is a line as English calls it, where something else asks when it leaves:
// route 2 alone is the way to the second place.
var routeNumber = prefilter.MustCompile(`\broute (?:no |number )?(\d{1,3}[a-z]?)\b`)

// onlyLine is such a line alone: route 99x, the route 1 bus. A number of a list was read
// before.
var onlyLine = whole(`(?:the )?` + routeNumber.String() + `(?: bus| stops?| please)*`)

// kindsOfTransit are the words for what leaves.
var kindsOfTransit = map[string]kind.Kind{
	"地铁": kind.Metro, "metro": kind.Metro, "subway": kind.Metro, "mrt": kind.Metro,
	"公交": kind.Bus, "巴士": kind.Bus, "bus": kind.Bus, "buses": kind.Bus, "有轨电车": kind.Tram, "tram": kind.Tram,
	"轮渡": kind.Ferry, "船": kind.Ferry, "ferry": kind.Ferry, "火车": kind.Rail,
}

// departures reads a question for what leaves next, first or last: of a line, of a
// kind, near a place, at a stop of the list.
func (g grammar) departures(text string, s sentence) (Meaning, bool) {
	if isThereStop.MatchString(text) {
		return Meaning{}, false
	}
	for rest, n := range withoutNumber(text) {
		if n != 0 && strings.Contains(rest, it) && !namesLine.MatchString(text) && !ofTheDay.MatchString(rest) {
			cut := sentence{typed: s.typed, rest: rest}
			asked := g.cutAsked(&cut)
			if cut.cut(leaving) != nil && onlyFiller(strings.ReplaceAll(cut.rest, it, gap)) {
				return Meaning{Intent: DeparturesIntent, Number: n, Asked: asked}, true
			}
		}
	}
	s.rest = nextNumber.ReplaceAllString(routeNumber.ReplaceAllString(text, "bus $1"), "$1 bus $2")
	m := Meaning{Intent: DeparturesIntent}
	m.Asked = g.cutAsked(&s)
	m.Want.Near = g.knownName(&s)
	m.Want.Line = s.cutLine()
	before := s.rest
	asked := s.cut(leavesWithin) != nil
	if asked {
		m.Want.Kind = kindsOfTransit[restKind.FindString(before)]
	}
	if found := s.cut(leavingEN); found != nil {
		asked = true
		m.Want.Kind = kindsOfTransit[found[1]]
	}
	before = s.rest
	if found := s.cut(leaving); found != nil {
		asked = true
		if k := restKind.FindString(before); k != "" && m.Want.Line == "" {
			m.Want.Kind = kindsOfTransit[k]
		}
	}
	asked = asked || m.Want.Line != "" && s.cut(whichOne) != nil
	asked = asked || m.Asked.To != "" && (s.cut(whenGoes) != nil || s.cut(goesThere) != nil)
	if !asked && (m.Asked.After != 0 || m.Asked.Which == TheLast) {
		k := restKind.FindString(s.rest)
		if asked = s.cut(anyMore) != nil || m.Asked.After != 0 && s.cut(goesThere) != nil; asked && m.Want.Line == "" {
			m.Want.Kind = kindsOfTransit[k]
		}
	}
	if !asked && (m.Asked.Ahead > 0 || m.Asked.Weekday > 0) {
		k := restKind.FindString(s.rest)
		asked = s.cut(runsThen) != nil
		m.Want.Kind = kindsOfTransit[k]
	}
	if !asked && (m.Want.Line != "" && (s.cut(ofHours) != nil || s.cut(stillRuns) != nil)) {
		asked = true
	}
	if !asked || !onlyFiller(restKind.ReplaceAllString(s.rest, gap)) {
		return Meaning{}, false
	}
	if m.Want.Line != "" {
		m.Want.Kind = ""
	}
	m.Want.Category = m.Want.Kind.Category()
	return m, true
}

// knownName cuts a name of the data out, and nothing that is not one.
func (g grammar) knownName(s *sentence) string {
	start, end, name := g.nameIn(s.rest)
	if name != "" {
		s.rest = s.rest[:start] + gap + strings.TrimPrefix(s.rest[end:], besideOf(s.rest[end:]))
	}
	return name
}

// onlyFiller tells that nothing of a sentence is left but what stands around a wish.
func onlyFiller(text string) bool {
	for piece := range strings.SplitSeq(text, gap) {
		if piece = strings.Trim(piece, " "); piece != "" && !isFiller(piece) && !leftover.MatchString(piece) {
			return false
		}
	}
	return true
}

// leftover is what may remain of a question for departures.
var leftover = whole(`(?:啊|呀|呢|吧|嘛|喔|啦|哦|我|怕|担心|还?能|坐[得不]?上|不|回家|回去|早?晚?高峰期?|平峰|平时|一般|早上|晚上|今晚|从|由|自|仲|这班|这趟|这|那|是不是|车|到站?|来|开|码头|渡口|等|有|还|走|嚟|了|没有?|冇|未|吗|赶得上|赶不上|来得及|坐|站|站台|开往|方向|今天|现在|的|是|几点|什么时候|时间|when|why|is|are|did|i|miss(?:ed)?|left|gone|departed|yet|has|have|just|already|in|morning|evening|afternoon|night|day|every|each|how|many|long|min(?:ute)?s?|usually|normally|please|if|can|get|make|we|my|our|often|one|home|still|any|more|another|next|bus|buses|train|trains|running|run|runs|stop|the|does|do|will|what|time|for|of|at|from|on|line|stop|station|s|leave|come|to|here|there| )*`)
