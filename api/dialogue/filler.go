package dialogue

import "nearby/api/dialogue/prefilter"

// What people put around a wish and is not part of it. Any number of these may stand
// there: 请问附近有没有.
const (
	politeZH = `谢谢|随便|你?知道|有点儿?(?:无聊|累|饿|渴|冷|热)?了?|要不然?|算了(?:吧)?(?:还是)?|那就|就没有?|不好意思|打扰(?:一?下|了)?|抱歉|呃+|额+|哎+|唉+|那啥|那个啥|就是说?|然后|求|急|着急|在线等|请问一?下?|请|麻烦(?:你|您)?(?:问一?下)?|想?问一?下|劳烦|劳驾|拜托|(?:你|您)好(?:啊|呀)?|哈喽|嗨|嗯+|哦|噢|诶|欸|喂|那(?:个|么|种|边|里|儿)?|小助手|老板|师傅|亲`
	personZH = `馋|给(?:孩子|女朋友|男朋友|老婆|老公|爸妈|父母|家人|朋友)?|在|(?:我)?(?:说|打|发|搞|弄|讲)错(?:字)?了?|我是说|我[说要问找指]的是|我?的?意思是|应该?是|我们?(?:这(?:边|里|儿)?|身边|旁边|附近)?|咱们?|你们?|您|大家|(?:能不能|可不可以|能否|可否|可以)?(?:帮|给|替|告诉|带)(?:我们?|忙|下|一下)+|能不能|可不可以|能否|能|可以`
	wishZH   = `出去|做|要不要|想不想|是不是(?:有)?|是|坐下来?|坐着|(?:还|就|突然|好|特别|很|有点|只)?(?:想要|想|要|需要|打算|准备)(?:去)?|只(?:看|要|找|想)|(?:换|改|改成|换成)(?:成|个|点)?|还是|再|(?:我)?在?(?:找|搜索?|查询?|查找|看看?|推荐|介绍|安排|整|来)(?:一?下|看看|看)?(?:一?[个家点间些份杯碗盘锅串顿瓶]儿?|几[个家间]|点儿)?(?:地方|店|馆子)?|` +
		`有(?:没有|木有|木|什么|啥|哪些|哪家|几家|多少|没|卖)*|(?:吃|喝|食|饮|逛|买|用|怎么坐|怎么搭|坐|搭乘?|乘|住)(?:一?[个点杯顿碗口份]儿?|点儿)?|一?[个家间](?:人)?|一[份杯碗盘锅串双瓶件包]|一[下些点]儿?|几[家个]|去(?:哪里?)?|到|还有|显示|列出|列一下`
	placeZH = `别的|其[他它]的?|(?:我家|公司|酒店|学校)?(?:楼下|楼上|门口|路边|街上|对面)(?:的|有)?|(?:回家|上班|下班|回酒店)的|这个点|这个时候|这个时间|这么晚了?|(?:这|我|那|本|此)?(?:附近|周边|周围|四周|旁边|身边|左近|跟前|一带)(?:一带|这里|地区)?(?:的|都|还)?|这(?:附近|边|里|儿|一带|地方)?|那边|此处|当地|本地|哪[里儿边些家个]?(?:还)?(?:有|能|可以|好|卖|可|是|的)*|何处(?:有|可)?|(?:现在|目前|今天|今晚|中午|晚上|早上|明天|后天|周末|下午|待会儿?|等下|马上|等会儿?)|什么店?|啥店?|哪些店?|的|还|都|也|[两三四五六]家|卖|全部|所有|不限|正宗的?|地道的?`

	tailZH = `优先|走起|卖|(?:叫|是)(?:什么|啥)(?:名字?)?|得|没(?:有)?|不|[食饮喝吃]|去哪[里儿]?[看买吃玩找修办坐]?|坐(?:一?会儿?)|(?:要|大概)?(?:多少钱|怎么收费|收费|什么价|贵不贵|贵)(?:一[次个位晚天间])?|看看|外卖|在那[里儿边]?|排(?:在)?(?:最)?前面?|放前面|哪[家个间](?:店)?(?:做[得的])?(?:最|比较|更)?(?:好吃|不错|近|好|正宗)?|吃(?:点儿?)?(?:什么|啥)(?:好|呢)*|(?:吃个?|食|约)饭|喝酒|聊聊?天|(?:[吗呢啊呀吧哦嘛哈])亲(?:们)?|去|可以[逛玩去坐吃看]|能[逛玩去坐吃看]|吗|嘛|么|呢|啊|呀|吧|啦|哦|喔|噢|哈|咯|哒|呗|哇|的|了|哪|` +
		`(?:在|是|位于)?(?:哪(?:里|儿|边|个(?:位置|地方|方向)|条路)?|什么(?:地方|位置|方向))(?:能|可以)?(?:有|吃|吃到|好|呢|啊|卖|买|找|借|租|办|换|修|玩)?|在|有(?:吗|没有|没|哪些|什么|啥|多少|木有|么|几家)?|` +
		`(?:这|我|那)?(?:附近|周边|周围|旁边|这边|这里|这儿|身边)|(?:的)?(?:地方|店铺|馆子|门店|选择|去处|店名)|(?:求)?推荐(?:一下|下|吗|几家)?|谢谢(?:你|您|啦|了)*|多谢|感谢|拜托(?:了)?|辛苦了?|` +
		`一下|下|怎么[走去坐到]|怎么样|好吗|好不好|可以吗|(?:也|都|就)行吗?|行不行|(?:比较|最|更)?(?:正宗|地道)|有没有|哪家好|哪[家个](?:好吃|不错|近)?|多不多|坐坐|(?:在)?哪(?:里|儿)?(?:坐|乘|搭)|来(?:一?[个家份杯碗]|点儿?)?|求|在线等`

	headEN = `please|can (?:i|we)|can you|could you|would you|will you|kindly|i(?: am|m) (?:looking for|searching for|after|craving|in the mood for|in need of)|(?:i|we) (?:really )?(?:want|need|wanna|would like|d like|feel like|fancy|prefer)(?: to (?:eat|have|drink|find|get|go to|try|see|grab))?|(?:i|we)d like(?: to (?:eat|have|drink|find|get|go to|try|see|grab))?|` +
		`looking for|search(?: for)?|find(?: me| us)?|show(?: me| us)?|get(?: me| us)?|give(?: me| us)?|recommend(?: me)?|suggest|list|help me find|(?:does|do) (?:it|they|you) have|lets (?:eat|have|go for|get|find)|eat|have|drink|grab|` +
		`where(?:s| is| are| can (?:i|we|you))?(?: (?:find|get|buy|have|take|catch|grab|there))*|(?:is|are) there|do you (?:have|know)|got|(?:what|how) about|(?:what|which|whats)(?: (?:is|are))?(?: there)?|` +
		`is (?:any|some)thing|anything|something|some ?where|some ?place|any(?: of the)?|some|an?|the|good|nice|decent|local|family|authentic|traditional|famous|hi|hello|hey|ok|and|with|for|to|that|me|nearby|near|around|you|of|all|everything`
	tailEN = `please|thanks|thank you|thx|near(?:est)?(?: to)? ?(?:me|here|us|by)?|nearby|close ?by|close(?: to (?:me|here))?|around(?: (?:me|here|us))?|here|in (?:the|this) (?:area|neighbou?rhood)|in the vicinity|around the corner|` +
		`is|are|there|for me|to go|options?|place|places|spots?|shops?|that|is there|are there|now|today|tonight|and|with|to eat|at|in|for|or so|pls|plz|stores?|available|by|the`

	// softEN is what people put around what they say in English, and names have as well.
	softEN = `only|just|maybe|perhaps|actually|(?:no )?i (?:mean(?:t)?|said)|instead|rather|then|but|so|also|too|as well|though|(?:the )?same(?: thing)?|sorry|excuse me|oh|well|ones?|about|around|recommendations? for|first|urgent(?:ly)?|asap|quick(?:ly)?|in town|late night|if possible|if you can`
	// doingEN is what people say they are or do before what they want.
	doingEN = `(?:im|i am|we are|were)(?: (?:so|very|really|a bit|feeling))*|places? (?:for|with)|rent|hire|borrow|buy|try|see|visit|call|go (?:to|for)|having|eating|drinking|getting|finding|trying`
)

var (
	head = prefilter.MustCompile(`^(?:` + politeZH + `|` + personZH + `|` + wishZH + `|` + placeZH + `|(?:` + headEN + `|` + softEN + `|` + doingEN + `)\b| )`)
	tail = prefilter.MustCompile(`(?:` + tailZH + `|\b(?:` + tailEN + `|` + softEN + `)| )$`)
	// plainHead and plainTail are those that hardly stand within a name.
	plainHead = prefilter.MustCompile(`^(?:(?:` + politeZH + `)|卖|正宗的?|地道的?|(?:能不能|可以|能)?(?:帮|给|替|告诉|带)(?:我|忙|下|一下)+|我?(?:想要|想|要)(?:去|吃|食|喝|饮|找|买)?|我?(?:在|想)?(?:找|搜索?|查询?|推荐)(?:一?下)?(?:一?[个家间])?|有没有|有什么|哪里(?:有|能|可以)?|哪儿(?:有|能|可以)?|[这我]?(?:附近|周边|周围)(?:的|有没有|有)?|有|在|吃|(?:` + headEN + `)\b| )`)
	plainTail = prefilter.MustCompile(`(?:[吗呢啊呀吧哦嘛哈]亲(?:们)?|在?(?:哪[里儿边]?|附近)(?:能|可以|可)?(?:有|吃|喝|吃到|喝到|有吃|有卖)|哪[家个间](?:店)?(?:做[得的])?(?:最|比较|更)?(?:好吃|不错|近|好|正宗)?|(?:叫|是)(?:什么|啥)(?:名字?)?|吗|么|嘛|呢|啊|呀|吧|在?哪[里儿边]?(?:能|可以)?[借租买卖办换修玩]?|的(?:地方|店)|怎么[走去]|在那[里儿边]?|有(?:几|多少)[家个间]|有(?:吗|没有)|在?附近|推荐|谢谢|的|\b(?:` + tailEN + `)| )$`)
)

// party is how many people come, which no data tell of a table.
var party = pattern(`\b(?:(?:we|there) (?:are|will be)|were|party of|group of|table for|for|with)? ?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|a few) (?:people|persons?|pax|of us|friends|guests|adults|colleagues)\b`,
	`\b(?:a )?(?:table|party|group) (?:for|of) (?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\b`, `\bfor (?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\b`)

// never matches nothing.
var never = prefilter.MustCompile(`[^\s\S]`)

// strip takes what may stand around a wish off both ends, and stops where nothing
// would be left.
func strip(text string, head, tail *prefilter.Regexp) string {
	for {
		rest := text
		if at := head.FindStringIndex(rest); at != nil && at[1] < len(rest) {
			rest = rest[at[1]:]
		}
		if at := tail.FindStringIndex(rest); at != nil && at[0] > 0 {
			rest = rest[:at[0]]
		}
		if rest == text {
			return text
		}
		text = rest
	}
}

// isFiller tells a text of nothing but such words.
func isFiller(text string) bool {
	for _, rest := range []string{text, strip(text, head, never), strip(text, head, tail)} {
		if rest == "" || rest == "店" || head.FindString(rest) == rest || tail.FindString(rest) == rest {
			return true
		}
	}
	return false
}
