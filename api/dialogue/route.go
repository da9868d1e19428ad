package dialogue

import "nearby/api/dialogue/prefilter"

const (
	leadZH = `(?:就|谢谢|刚[才刚]|都|分别|请问一?下?|不好意思|打扰了?|(?:你|您)好|(?:想|我想)?问一下|麻烦|那|我|我们|你|帮我|告诉我|想|要|想要|打算|准备|得|现在|从这里|从这儿|由这里| )*`
	howZH  = `(?:要|得|该)?(?:坐|乘|搭)(?:什么|几号|哪个|哪条|哪路|几路|哪趟)(?:车|线|路|号线|公交|地铁|班车)*|(?:走路|步行|坐车|开车|坐地铁|坐公交|骑车)?(?:怎么|如何|怎样|咋)(?:坐车过去|坐地铁|坐公交|走|去|到|过去|走过去|走到|去到|到达|前往|坐车|乘车|坐车去|坐|搭|到那(?:里|儿)|去那(?:里|儿))?`
	endZH  = `(?:呢|啊|呀|吗|吧|了|谢谢|好|最快|最近|近|比较快|方便|最方便|嘛)*`
	toEN   = `(?:how (?:i|we) (?:can|could|do|should) (?:get|go|walk)(?: to)?|(?:please |can you |could you |tell me |show me |i need |i want |whats |what is )*(?:how (?:do|can|could|would|should) (?:i|we) (?:get|go|walk|travel)(?: there)?(?: from here)?(?: to)?|how to (?:get|go|walk)(?: there)?(?: from here)?(?: to)?|(?:the )?(?:directions?|route|routes|way|ways)(?: there)?(?: from here)?(?: to| for)?|the way to|navigate(?: me)?(?: to)?|navigation(?: to)?|take me(?: there)?(?: to)?|can i (?:walk|go|get)(?: there)? to|bring me to|lead me to|guide me to|(?:i |we )?(?:want|need|would like|wanna|d like)? ?(?:to )?go to|lets go to|get to|walk(?: me)? to))`
	// byEN is how somebody goes.
	byEN = ` (?:by|with) (?:the )?(?:metro|subway|bus|train|taxi|car|bike|foot|public transport)| on foot| walking`
)

var (
	// routeToIt asks for the way to a place of the list or the one just spoken of.
	routeToIt = whole(
		leadZH+`(?:去|到|往|前往)?(?:`+it+`)?(?:的|了|吧)?(?:要)?(?:`+howZH+`|走法)(?:`+it+`)?`+endZH,
		leadZH+`(?:去|到|导航(?:去|到)?|(?:带|领)(?:我|我们)?(?:去|到|过去|走)|前往)(?:`+it+`|那里|那儿|那边)`+endZH,
		leadZH+`(?:`+it+`)?(?:的)?(?:路线|导航|线路|走法|路线图|地图)(?:图|吧|怎么走)?(?:去|到)?(?:`+it+`)?`+endZH,
		leadZH+`(?:带路|带我去吧?|带我过去|领路|出发|(?:开始)?导航(?:过去|一下)?|去这里|去那里|点去)(?:`+it+`)?`,
		toEN+`(?: ?`+it+`| there| it)?(?: please| from here|`+byEN+`)*`, `(?:go|go there|walk there|(?:show |give |send |open |see |get )?(?:me |it )*(?:on )?(?:the |a )?map(?: (?:of|for|to) `+it+`)?)`)
	// routeTo asks for the way to a place by its name, which is the group.
	routeTo = []*prefilter.Regexp{
		whole(leadZH + `(?:(?:怎么|如何)?(?:从|由)(?:.+?)|.{2,}?)(?:到|去|往|至)(.+?)(?:的)?(?:要|应该|该)?(?:` + howZH + `|路线|走法|(?:要|需要)?(?:走|坐)?(?:多久|多远|几分钟|多长时间))` + endZH),
		whole(leadZH + `(?:怎么|如何)?(?:从|由)(?:.+?)(?:到|去|往|至)(.+?)` + endZH),
		whole(leadZH + `(.+?)(?:离|距离?)(?:这里?|这儿|这边|我|我们|我这里?|我们这)(?:有|还有|大概)*(?:多远|远吗|远不远|几公里)` + endZH),
		whole(leadZH + `(.+?)(?:离(?:我|这里?|这儿))?(?:有|还有|大概)*(?:多远|远吗|远不远|远么)` + endZH),
		whole(leadZH + `(?:这里|这儿|这边|从这[里儿]?|附近)?(?:能|可以|能不能|可不可以)(?:直接)?(?:坐|乘|搭)?(?:车|地铁|公交)?(?:到|去)(.+?)` + endZH),
		whole(leadZH + `(?:怎么|如何|怎样|咋)(?:去|到|走到|走去|去到|到达|前往|走|坐车去|坐车到|坐地铁去|坐公交去)(.+?)` + endZH),
		whole(leadZH + `(?:去|到|往|前往)(.+?)(?:的)?(?:要|应该|该)?(?:` + howZH + `|路线|走法|(?:要|需要)?(?:走)?(?:多久|多远|几分钟|多长时间)|坐?(?:几|多少)站(?:路)?)` + endZH),
		whole(leadZH + `(?:坐|乘|搭)(?:地铁|公交|巴士|轮渡|船|车)(?:去|到)(.+?)` + endZH),
		whole(leadZH + `(?:导航|路线|带路|(?:带|领)(?:我|我们)?|送我)(?:去|到|前往)(.+?)` + endZH),
		whole(leadZH + `导航(.+?)` + endZH),
		whole(leadZH + `(.+?)(?:的)?(?:该|应该|要)?(?:` + howZH + `|路线|导航|走法)` + endZH),
		whole(leadZH + `(?:有没有|有)?(?:直达|直接到|能到|可以到|到|去|开往)(.+?)的(?:车|公交车?|地铁|班车|大巴|线路)(?:有没有|有|在哪(?:里|儿)?坐?)?` + endZH),
		whole(leadZH + `(?:坐|乘|搭)?(?:哪|几)(?:路|趟|条|班|号线|号|条线)(?:车|公交车?|线路|线|地铁)?(?:可以|能)?(?:到|去|直达)(.+?)` + endZH),
		whole(leadZH + `到(.+?)去` + endZH),
		whole(leadZH + `(?:去|前往)(.+?)` + endZH),
		whole(`到(.+?)`),
		whole(`(?:qing ?wen )?(?:wo )?(?:xiang |yao )?(?:qu |dao )?([a-z ]{3,}?) zen ?me ?(?:zou|qu)`), // in pinyin
		whole(`(?:which|what) (?:bus|line|metro|subway|train|metro line|bus line)(?:es|s)? (?:goes?|can i take|to take|do i take|should i take|takes me|will take me) to (?:the )?(.+?)(?: please| from here)*`),
		whole(`is (?:the )?(.+?) far(?: away| from (?:here|me))*`),
		whole(`(?:how far(?: away)?(?: is| to| is it to)|how long(?: does it take| is it)?(?: to get| to walk)? to|(?:whats |what is )?(?:the )?distance to) (?:the )?(.+?)(?: please| from here| away)*`),
		whole(`(?:` + toEN + `|to) (?:the )?(.+?)(?: please| from here|` + byEN + `)*`),
	}
	// fromTo are two places by their names and no more: 人民广场到五角场.
	fromTo = whole(`(.{2,}?)(?:到|至|去)(.{2,}?)` + endZH)
	// asksWay are the words that ask for the way, and not only for what is there.
	asksWay = pattern(`怎么|如何|怎样|咋|导航|路线|带路|带我|领我|走法|坐什么|几号线|多远|远吗|远不远|多久|\bis .+ far\b|\b(?:how|directions?|route|way|navigate|take me|lead me|guide me|walk)\b`)
	// doing is what people go for: 去吃火锅怎么走 asks for places first.
	doing = prefilter.MustCompile(`^(?:吃|喝|买|玩|看|逛|哪|什么|有|eat|drink)`)
	// toDo is what people go for, not where: 去吃火锅.
	toDo = prefilter.MustCompile(`^(?:吃|喝|买|找|玩|看|逛|哪|什么|有|坐|附近|最近|离我|the nearest|nearest|closest|the closest|eat|drink)`)
)

// route reads a wish for the way: to a place of the list, or to one by its name.
func (g grammar) route(text string, s sentence) (Meaning, bool) {
	for rest, n := range withoutNumber(text) {
		if routeToIt.MatchString(rest) {
			return Meaning{Intent: RouteIntent, Number: n}, true
		}
	}
	if onlyLine.MatchString(text) {
		return Meaning{}, false
	}
	if found := fromTo.FindStringSubmatch(text); found != nil && g.name(found[1]) != "" {
		if name := g.name(found[2]); name != "" {
			return Meaning{Intent: RouteIntent, Want: Want{Near: name}}, true
		}
	}
	for _, p := range routeTo {
		found := p.FindStringSubmatch(text)
		if found == nil {
			continue
		}
		if w, ok := g.destination(found[1], s); ok {
			return Meaning{Intent: RouteIntent, Want: w}, true
		}
		if w, ok := g.nearestOf(found[1], s); ok && asksWay.MatchString(text) {
			return Meaning{Intent: RouteIntent, Want: w}, true
		}
	}
	return Meaning{}, false
}

// nearestOf reads what the way is asked to without a name: 最近的地铁站.
func (g grammar) nearestOf(text string, s sentence) (w Want, ok bool) {
	if doing.MatchString(text) {
		return w, false
	}
	cut := sentence{typed: s.typed, rest: text}
	cut.cutOrder(&w)
	if cut.cutLine() != "" || g.cutSubject(&cut, &w) || w.subject() == (Want{}) {
		return Want{}, false
	}
	return w, w.Kind != "" || w.Category != "" || w.Order == ByDistance
}

// destination is the place of the data or the name that somebody wants to get to.
// A kind of places, as in 最近的地铁站怎么走, is to be searched for instead.
func (g grammar) destination(text string, s sentence) (Want, bool) {
	if g.names != nil {
		if name := g.name(strip(text, placeHead, placeTail)); name != "" {
			return Want{Near: name}, true
		}
		if name := g.name(text); name != "" {
			return Want{Near: name}, true
		}
	}
	cut := sentence{typed: s.typed, rest: text}
	if toDo.MatchString(text) || clockZH.MatchString(text) || isFiller(text) || cut.cutLine() != "" {
		return Want{}, false
	}
	if _, ok := g.inPiece(text); ok {
		return Want{}, false
	}
	if _, _, name := g.nameIn(text); name != "" {
		return Want{}, false
	}
	return Want{Word: s.original(strip(text, placeHead, particle))}, true
}
