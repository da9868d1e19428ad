package dialogue

import "regexp"

// commands are the patterns for what is said about the conversation.
var commands = []struct {
	command Command
	pattern *regexp.Regexp
}{
	{ShowHelp, command(`(?:我的?|你的?|这个?)?(?:当前|现在)?(?:位置|定位|地址|地点)(?:好像|都|又)?(?:不对|错了?|不准确?|变了|换了|不是这[里儿]?|有误|偏了)|我(?:已经|现在)?(?:不在(?:这[里儿]?|那[里儿]?)|换地方了?)|(?:换|改|重新选)一?个?(?:地方|位置|地点|定位)|帮助|帮忙|重新(?:开始|来)|我?迷路了?|说明|使用说明|使用方法|用法|指南|教程|菜单|主菜单|首页|主页|功能|(?:这个|你)?(?:怎么|如何)(?:使?用|玩|操作|弄)(?:这个)?|(?:你|这个|这)?(?:都)?(?:能|会|可以)(?:做|干|帮我做|查|提供|帮我干|帮我)?(?:些)?(?:什么|啥|嘛|哪些)(?:事|事情|东西|功能|服务)?|(?:你)?有(?:什么|哪些|啥)(?:用|功能|服务|作用)|不会用|怎么(?:查|找|问|发位置|发送位置)|(?:我的|怎么|如何|发送?|开启|打开|重新)*定位(?:在哪|怎么发|我)?|(?:怎么|如何)(?:发送?|分享|共享)(?:我的)?(?:位置|地址|定位)(?:给你)?|(?:你)?(?:是)?(?:干什么|做什么|干嘛|干啥)(?:用)?的?`,
		`(?:my |the |your )?(?:location|position) is (?:wrong|not (?:right|correct)|incorrect)|wrong (?:location|position)|help(?: me)?|start over|restart|reset|im lost|i am lost|menu|h|0|manual|instructions?|guide|usage|what (?:can|do|could) you (?:do|offer|know)(?: for me)?|what can i (?:do|ask|type|send)(?: here)?|how (?:does|do|to|can) (?:this|it|i|you)? ?(?:work|use|use this|use it|works)|what is this|what are you for|features|start|options|commands|home`)},
	{More, command(`(?:这些|这几家|这个|这家)(?:我)?(?:都)?(?:不喜欢|不想吃|不想要|不要|不好)(?:换|再来|再换)(?:一?[批个家些])?|(?:给我|我要|我想|再|看|看看|显示|还要|要|请|多来|来点|有没有)*更多(?:的|结果|选择|一些|一点|几家|餐厅|地方)*|再(?:来|多来|多给|多看|给|看|换|找|显示)(?:我)?(?:几|一|点|一些|些|多|一点|一批|一?下|看)*(?:个|家|点|批|页)?(?:别的|其他的?|其它的?)?|(?:还|那还)有(?:没有|什么|哪些|啥)?(?:别的|其他的?|其它的?|更多的?|另外的?|的|选择|吗|没有?)*|(?:有没有|有|看看|看)?(?:别的|其他的?|其它的?|另外的)(?:选择|店|餐厅|地方|吗|呢)*|换(?:一|几|个|别)?(?:批|换|组|些|页|个|家|几家|的|别的|一批|一家|一个|其他的?)?(?:看看)?|(?:看)?(?:下|后)(?:一|1)?(?:页|批|组|个|家|一?屏)|(?:往)?(?:后|下)翻(?:页)?|翻页|往后|往下|向下|接着|继续|接着(?:看|来)|继续(?:看|往下|显示)?|多(?:来|给|看)?(?:几|点|些)(?:个|家)?|剩下的|后面的?|再来|(?:这些|这几家)?(?:我)?(?:都)?(?:不喜欢|不想要|不想吃|不想去|不满意)(?:这些|这几家|这个|这家)?|(?:不要|不喜欢|不是|不想[去吃要])(?:这[个家间些]|那[个家间些]|这几[个家间])(?:换(?:一?[个家批]|别[的家])?)?|(?:这[些个家]|这几[个家间]|以上|上面(?:的|这些)?|两个|哪个)?(?:我)?(?:都|全)(?:不要|不行|不好|不想[要去吃]?|不对|不合适|不感兴趣|不太?喜欢|看不上|没兴趣|不合胃口|去过了|吃过了)(?:换(?:一?[个家批]|别[的家])?)?|换(?:一?[个家])?(?:别|其他|其它|另)(?:的|家|外的?|一家)*|(?:别|其他|其它)家|另外(?:的|几家|一家|一个)?|下一[个家间]|再换(?:一?[个家间批])?|(?:就)?(?:没有?了|没别的了)(?:吗|么)|就(?:只有)?这(?:些|几[个家])(?:吗|么)?`,
		`(?:show |see |give |load |list )?(?:me )?(?:some |any )?more(?: results?| places?| options?| of them| restaurants?)?|n|next(?: page| one| ones)?|(?:any|something|anything|show me|what) (?:others?|else)(?: ones?)?|(?:any |some |the |show me )*other (?:options?|choices?|places?|ones?|restaurants?|suggestions?)|others?|continue|go on|keep going|another(?: one| page)?|any more|(?:are )?(?:there )?(?:any )?others?|different (?:ones?|places?|restaurants?)|none of (?:these|those|them|the above)|neither(?: of (?:them|these|those))?|(?:i )?(?:dont|do not) (?:like|want) (?:these|those|this|that|them|it|any of (?:them|these|those)|this one|that one|either(?: of them)?)|not (?:this|that|these|those)(?: one| ones| place)?|(?:anything|something|somewhere|some place) (?:else|different)|next (?:one|place)|forward|the rest|page down|what else(?: is there)?`)},
	{Back, command(`(?:回到|返回|看|去|回)*(?:上|前)(?:一|1)?(?:页|批|组|个|个列表|步|一?屏)|返回(?:上级|上一级|上一步|列表|上一层)?|(?:往)?(?:前|上|回)翻(?:页)?|后退|退回去?|退后|回去|回到(?:列表|上一级|之前)|(?:回到|返回|回|看)?(?:刚才|刚刚|之前|前面|上面)(?:的|那些|那一?页|那批|的列表)+|往前`,
		`(?:go |take me )?back(?: to (?:the )?(?:list|previous page))?|(?:the )?prev(?:ious)?(?: page| one| ones)?|last page|page up|return|b`)},
	{Farther, command(`(?:再|要|想要|有没有|有|看看|去|更|还|稍微|走|找|可以)*(?:更)?远(?:一|点|些|儿|的|一点儿?|一些|处|地方)*|太近(?:了)?|(?:再|更)?远(?:一|点|些)*(?:的)?(?:也行|也可以|也没关系|都行)|(?:再)?(?:扩大|放大|加大|增大|扩展)(?:一下|点|一点)*(?:搜索)?(?:范围|距离|半径)?|范围(?:再)?(?:大|扩大|放大)(?:一)?(?:点|些)?|(?:再)?(?:往)?外(?:面)?(?:一点)?`,
		`(?:a (?:bit|little) |much |look |go |something |show me |even )*(?:further|farther)(?: away| out| please)*|more distant|(?:expand|widen|larger|bigger|wider|increase)(?: the)? ?(?:search|radius|range|area)?|far away`)},
	{Nearer, command(`(?:不要|别|不想去)(?:太|那么|很)远(?:的)?|(?:再|要|想要|有没有|有|看看|更|还|稍微|太远了|找|可以|能|换|来|一?[个家间](?:离我|离这[里儿]?)?|就没有|离(?:我|这里?|这儿))*(?:更)?近(?:一|点|些|儿|的|一点儿?|一些|处|地方|吗|有吗|家)*|(?:这[些个家]?|那[些个家]?|都|也|还是)*(?:太|有点|好|真|挺|过于|实在太)远(?:了|啊|吧|呀|的)*(?:(?:我)?(?:不想|走不|懒得|不愿意?)(?:走|动|去|到)(?:了|那么远)?|换(?:一?[个家])?(?:近)?(?:一?点儿?)?(?:的)?)?|远了(?:一?点儿?|些)?|(?:我)?(?:不想|走不|懒得)走?(?:太|那么|这么)?远(?:的路?)?|(?:再)?(?:缩小|减小)(?:一下|点|一点)*(?:搜索)?(?:范围|距离|半径)?|范围(?:再)?(?:小|缩小)(?:一)?(?:点|些)?`,
		`(?:a (?:bit|little) |much |something |anything |show me |even |any )*(?:closer|nearer)(?: by| to me| ones?)*|(?:(?:its|it is|thats|that is|they are|theyre|this is|all) )?(?:a bit |way |much )?too far(?: away| to walk| for me)?|not (?:so|too|that|very) far(?: away)?|(?:somewhere|a place|one) (?:closer|nearer)|(?:narrow|reduce|smaller)(?: the)? ?(?:search|radius|range|area)?`)},
	{ShowPrivacy, command(`(?:我的)?(?:数据|信息|位置|隐私)(?:你们?)?(?:会|会不会|要)?(?:被)?(?:保存|收集|记录|泄露|存)(?:起来|下来)?|隐私(?:政策|保护|条款|声明|说明|协议)?|(?:你)?(?:保存|收集|记录|存)(?:了)?(?:我)?(?:的)?(?:什么|哪些)?(?:数据|信息|位置|隐私)`, `privacy(?: policy| statement| notice)?|what (?:do you|data do you) (?:store|keep|collect|save|know)(?: about me)?|my data|data`)},
	{ForgetMe, command(`把我(?:给)?(?:忘了|忘掉|删了|删除|删掉)|把?我的?(?:所有|全部)?(?:数据|信息|记录)(?:都|给|全部?)*(?:删了?|删除|清除|清空|删掉)|(?:请)?(?:忘记|忘了|忘掉)(?:我|我的数据|我的信息)?(?:吧)?|(?:删除|清除|清空|删掉|抹掉|注销)(?:所有|全部)?(?:我)?(?:的|所有|全部)*(?:数据|信息|记录|资料|账号|位置|聊天记录|历史)`, `forget(?: about)? ?(?:me|my data)?|(?:delete|erase|remove|clear)(?: all)?(?: of)?(?: my)? (?:data|information|info|account|history|records?|everything)`)},
	{ToEnglish, command(`(?:请|可以|能|能不能|切换|切换到|切换成|换成|改成|换|改|用|说|讲|我要|要|有|设置|设为)*(?:英文|英语|english|英)(?:版|模式|界面|吗|回答|回复|显示)*`, `(?:do you |can you |please |could you |switch |change |in |speak |use |to |the |language |reply |answer |set )*english|en|eng`)},
	{ToHant, command(`(?:请|可以|能|能不能|切换|切换到|切换成|换成|改成|换|改|用|说|我要|要|有|设置|设为|显示)*(?:繁体|正体|繁中)(?:中文|字|版|模式|吗|回答|显示)*|(?:广东话|粤语|台湾话|白话)`, `traditional(?: chinese)?|zh hant|hant|zh tw|zh hk`)},
	{ToHans, command(`(?:请|可以|能|能不能|切换|切换到|切换成|换成|改成|换|改|用|说|讲|我要|要|有|设置|设为|显示)*(?:中文|简体|汉语|普通话|国语|华语|简中)(?:中文|字|版|模式|吗|回答|显示)*`, `(?:please |switch |change |in |speak |use |to |language )*(?:simplified )?chinese|simplified|mandarin|zh|cn|zh hans|zh cn`)},
	{Random, command(`(?:我|今天|今晚|中午|晚上|早上|现在|这顿|午饭|晚饭|早饭|午餐|晚餐|到底|待会儿?|等下|一会儿?|不知道|不晓得|不知|想不出|纠结|我们|帮我|告诉我|选择|明天|周末|在想|能|该|要|想|去|选|决定|说说|想想)*(?:[吃食](?:点|些|个|顿)?(?:什么|啥|嘛)(?:好|好呢|好吃|的好)?)`,
		`(?:你|给我|帮我|帮忙|那就|请|就|我|来|为我|替我)*(?:随便|随机|随意|任意|任选|随缘)(?:你)?(?:推荐|选|来|挑|给|找|吃|看看|都行|都可以|定|决定|安排|什么都行)*(?:我)?(?:一?[个家点顿下]|一些|点)?(?:餐厅|吃的|好吃的|店|地方|吧|吃)*`,
		`换(?:个|种|一?下|点)(?:口味|花样)(?:的)?|(?:都)?吃腻了?`, `(?:什么|啥|哪个|哪家|吃什么|怎么|怎样|我)?都(?:行|可以|好|成|ok|可)(?:的)?|无所谓|你(?:来)?(?:定|决定|选|说了算|推荐|看着办|帮我选|安排)(?:吧|一?[个家])?|(?:帮我|替我|给我|你)(?:选|挑|决定|定|拿主意)(?:一?[个家下])?(?:吧|餐厅)?|(?:有什么|来个|来点|给个|给点|求)?推荐(?:的|吗|一?下|一?[个家]|点什么|什么)*(?:吧)?|选择困难(?:症)?(?:了)?|听你的|不知道(?:吃)?(?:什么|啥)(?:好)?|试试手气|来个惊喜`,
		`surprise(?: me)?|random(?:ly)?(?: one| pick| restaurant)?|anything(?: (?:is fine|goes|will do|is ok|is okay))?|whatever|any(?: one)?|you (?:choose|decide|pick)(?: for me)?|(?:choose|pick|decide|select)(?: (?:one|something))? ?(?:for me|one|something|a restaurant|any)?(?: for me)?|(?:what (?:should|shall|can|do|to|could)|where should) ?(?:i|we)? ?(?:eat|have|go)(?: today| tonight| for (?:lunch|dinner|breakfast))?|(?:recommend|suggest)(?: me)?(?: something| one| anything| a restaurant| a place)?|(?:any )?(?:recommendations?|suggestions?)|i dont (?:care|mind|know(?: what to eat)?)|dont care|up to you|feeling lucky|im feeling lucky|what do you recommend`)},
	{Everything, command(`全部(?:显示)?|所有(?:的)?|不限|都要|都看看|随便看看|(?:我|这)?(?:这|附近|周边|周围|身边|这里|这边)*(?:都)?有(?:些)?(?:什么|啥|哪些)(?:店|地方|东西)?|(?:我的?|这|看看|查|看)?(?:附近|周边|周围)(?:的|店|地方|有)*`, `all|everything|nearby|around(?: me| here)?|(?:what(?:s| is)|anything|whats there)(?: there)? ?(?:nearby|around|near me|around here|near here|here|close by)(?: me| here)?|near me`)},
}

// command is the pattern of a command, with politeness around it.
func command(patterns ...string) *regexp.Regexp {
	all := ""
	for i, p := range patterns {
		if i > 0 {
			all += "|"
		}
		all += p
	}
	return whole(`(?:请问|请|麻烦|那|那么|嗯|好的?|我想|我要|给我|帮我|please|can you|could you|ok| )*(?:` + all + `)(?:吗|嘛|呢|啊|呀|吧|啦|了|哦|喔|哈|的|谢谢|一下|please|thanks|pls|thank you| )*`)
}

// commandOf reads a command that is the whole text.
func commandOf(text string) (Command, bool) {
	for _, c := range commands {
		if c.pattern.MatchString(text) {
			return c.command, true
		}
	}
	return "", false
}
