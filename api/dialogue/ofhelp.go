package dialogue

// The ways to ask for help, or to begin anew.
var (
	wrongPlace = []string{
		`(?:我的?|你的?|这个?)?(?:当前|现在)?(?:位置|定位|地址|地点)(?:好像|都|又)?(?:不对|错了?|不准确?|变了|换了|不是这[里儿]?|有误|偏了)`,
		`我(?:已经|现在)?(?:不在(?:这[里儿]?|那[里儿]?)|换地方了?)`,
		`(?:怎么|如何|想)?(?:换|改|重新选)一?个?(?:地方|位置|地点|定位)`, `我?迷路了?`,
		`(?:my |the |your )?(?:location|position) is (?:wrong|not (?:right|correct)|incorrect)`, `wrong (?:location|position)`,
		`(?:im|i am|we are|were|got) lost`, `where am i(?: now| right now)?`,
	}
	helpZH = []string{
		`帮助`, `帮忙`, `重新(?:开始|来)`, `从头(?:开始|来)`, `(?:使用)?说明书?`, `使用方法`, `用法`, `指南`, `教程`, `主?菜单`, `首页`, `主页`, `功能`, `不会用`,
	}
	howToZH = []string{
		`(?:这个|你)?(?:怎么|如何)(?:使?用|玩|操作|弄)(?:这个)?`, `怎么(?:查|找|问|发位置|发送位置)`,
		`(?:你|这个|这)?(?:都)?(?:能|会|可以)(?:做|干|帮我做|查|提供|帮我干|帮我)?(?:些)?(?:什么|啥|嘛|哪些)(?:事|事情|东西|功能|服务)?`,
		`(?:你)?有(?:什么|哪些|啥)(?:用|功能|服务|作用)`, `(?:你)?(?:是)?(?:干什么|做什么|干嘛|干啥)(?:用)?的?`,
		`(?:我的|怎么|如何|发送?|开启|打开|重新)*定位(?:在哪|怎么发|我)?`,
		`(?:怎么|如何)(?:发送?|分享|共享)(?:我的)?(?:位置|地址|定位)(?:给你)?`,
	}
	helpEN = []string{
		`help(?: me)?`, `start over`, `restart`, `reset`, `start`, `menu`, `home`, `h`, `0`, `options`, `commands`, `features`,
		`what|what do you mean|how (?:do|can|to)(?: i)? (?:send|share)(?: you)? (?:my |a |the )?location|pardon|come again|(?:i )?dont (?:get|understand)(?: it| this| that)?`, `(?:are there )?(?:what|which|any)(?: other| else)? (?:things )?(?:can )?(?:you|i)(?: can)? (?:do|help with|ask)(?: you| for me)?`, `manual`, `instructions?`, `guide`, `usage`, `what is this`, `what are you for`,
		`what (?:can|do|could) you (?:do|offer|know)(?: for me)?`, `what can i (?:do|ask|type|send)(?: here)?`,
		`how (?:does|do|to|can) (?:this|it|i|you)? ?(?:work|use|use this|use it|works)`,
	}
)
