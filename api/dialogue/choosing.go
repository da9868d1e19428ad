package dialogue

// The ways to leave the choice to the program, or to ask for whatever there is.
var (
	whatToEatZH = []string{
		`(?:不知道|不晓得)?去哪[里儿]?吃(?:好)?`,
		`(?:我|今天|今晚|中午|晚上|早上|现在|这顿|午饭|晚饭|午餐|晚餐|到底|待会儿?|等下|一会儿?|不知道|不晓得|不知|想不出|纠结|我们|帮我|告诉我|选择|明天|周末|在想|能|该|要|想|去|选|决定|说说|想想)*(?:[吃食](?:点|些|个|顿)?(?:什么|啥|嘛)(?:好|好呢|好吃|的好)?)`,
		`不知道(?:吃)?(?:什么|啥)(?:好)?`, `换(?:个|种|一?下|点)(?:口味|花样)(?:的)?`, `(?:都)?吃腻了?`,
	}
	anyWillDoZH = []string{
		`(?:你|给我|帮我|帮忙|那就|请|就|我|来|为我|替我)*(?:随便|随机|随意|任意|任选|随缘)(?:你)?(?:推荐|选|来|挑|给|找|吃|看看|都行|都可以|定|决定|安排|什么都行)*(?:我)?(?:一?[个家点顿下]|一些|点)?(?:餐厅|吃的|好吃的|店|地方|吧|吃)*`,
		`(?:什么|啥|哪个|哪家|吃什么|怎么|怎样|我)?都(?:行|可以|好|成|ok|可)(?:的)?`, `无所谓`, `试试手气`, `来个惊喜`,
	}
	youChooseZH = []string{
		`你(?:来)?(?:定|决定|选|说了算|推荐|看着办|帮我选|安排)(?:吧|一?[个家])?`, `听你的`, `选择困难(?:症)?(?:了)?`,
		`(?:帮我|替我|给我|你)(?:选|挑|决定|定|拿主意)(?:一?[个家下])?(?:吧|餐厅)?`,
		`(?:有什么|来个|来点|给个|给点|求)?好?(?:推荐|建议|介绍)(?:的|吗|一?下|一?[个家]|点什么|什么)*(?:吧)?`,
	}
	randomEN = []string{
		`surprise(?: me)?`, `random(?:ly)?(?: one| pick| restaurant)?`, `(?:im )?feeling lucky`,
		`anything(?: (?:is fine|goes|will do|is ok|is okay))?`, `whatever`, `any(?: one)?`, `(?:i )?dont (?:care|mind)`, `i dont know(?: what to eat)?`,
		`you (?:choose|decide|pick)(?: for me)?`, `up to you`,
		`(?:choose|pick|decide|select)(?: (?:one|something))? ?(?:for me|one|something|a restaurant|any)?(?: for me)?`,
		`(?:what (?:should|shall|can|do|to|could)|where should) ?(?:i|we)? ?(?:eat|have|go)(?: today| tonight| for (?:lunch|dinner|breakfast))?`,
		`(?:recommend|suggest)(?: me)?(?: something| one| anything| a restaurant| a place)?`, `(?:any )?(?:recommendations?|suggestions?)`, `what do you recommend`,
	}

	everythingZH = []string{
		`全部(?:显示)?`, `所有(?:的)?`, `不限`, `都要`, `都看看`, `随便看看`, `(?:我的?|这|看看|查|看)?(?:附近|周边|周围)(?:的|店|地方|有)*`,
		`(?:我|这)?(?:这|附近|周边|周围|身边|这里|这边)*(?:都)?有(?:些)?(?:什么|啥|哪些)(?:店|地方|东西)?`,
	}
	everythingEN = []string{
		`all`, `everything`, `nearby`, `near me`, `around(?: me| here)?`,
		`(?:what(?:s| is)|anything|whats there)(?: there)? ?(?:nearby|around|near me|around here|near here|here|close by)(?: me| here)?`,
	}
)
