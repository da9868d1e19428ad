package dialogue

import (
	"strings"

	"nearby/api/dialogue/prefilter"
)

// smallTalk are the patterns of what is said for its own sake.
var smallTalk = []topicPattern{
	{Self, talk(`(?:请问)?(?:你|您|这|这个)(?:到底|究竟)?(?:是|叫)(?:谁|什么|啥|什么名字|什么人|哪位|哪[个家](?:公司)?|什么东西|什么公众号)(?:名字)?|你(?:的)?名字(?:是|叫)?(?:什么)?|(?:你|您)?(?:是不是|是)(?:一?个)?(?:机器人|真人|人|ai|人工智能|小助手)(?:吗|还是.*)?|(?:你)?(?:几岁|多大|哪里人|哪的)|介绍(?:一下)?(?:你)?自己|自我介绍|(?:谁|哪家)(?:做|开发|创造)的?你?`,
		`who (?:are|r|is) (?:you|this|u)|what(?: are|s| is) (?:you|your name)|(?:are|r) (?:you|u) (?:a |an )?(?:robot|bot|human|real|real person|ai|person|machine)|(?:introduce|tell me about) yourself|who (?:made|built|created|runs|is behind) (?:you|this|it)`)},
	{Greeting, talk(`(?:你|您|大家|hello|hi)?(?:们)?好(?:啊|呀|哇)(?:你好)*|(?:你|您|大家|侬|雷)好(?:(?:啊|呀)?(?:你|您)好)*|哈[喽罗喽咯]+|嗨+|嘿+|喂+|在(?:不在|不|么|吗|嘛|线|线吗)|有人(?:在)?(?:吗|么)?|(?:早上|上午|中午|下午|晚上|早|午|晚)好|[早午]安|早(?:晨|啊|呀)?|(?:你|您)(?:还)?在(?:吗|么|不在)|吃了(?:吗|没)|(?:新年|春节|中秋|元旦|圣诞|节日|周末|生日)(?:快乐|愉快)|最近(?:怎么样|好吗)|你好吗|雷猴|食咗饭未|哈喽哈喽`,
		`ni ?hao|(?:hi|hello|hey|hiya|yo|howdy|halo|hallo|helo)(?: (?:there|everyone|hi|hello|bot|you|again))*|good (?:morning|afternoon|evening|day)|morning|how are you(?: doing)?(?: today)?|how(?:s| is) it going|whats up|sup|anyone(?: there| here)?|are you there|nice to meet you|happy new year|merry christmas`)},
	{Thanks, talk(`(?:好的?|嗯+|ok|行|非常|十分|太|真的|真是|那|多|万分|很|谢了|收到|知道了|明白了)*(?:谢+(?:谢|啦|了|你|您|哦|哈)*|多谢|感谢|感恩|三q|3q|蟹蟹|谢啦|辛苦|麻烦你)(?:你|您|啦|了|哦|哈|大家|老板|亲|兄弟|姐妹|朋友|小哥|小姐姐|的帮忙|的帮助|帮助|帮忙|你的帮助|推荐|这么多)*`,
		`xie ?xie(?: ?ni)?|(?:ok |okay |great |cool |many |good |perfect )*(?:thank(?:s|you| you| u)?|thx|thks|tks|ty|tq|cheers)(?: (?:you|u|a lot|so much|very much|again|a million|for (?:your|the) help|man|mate|bro|much|for that|for everything))*|much appreciated|appreciate it|i appreciate it|merci|danke|arigato`)},
	{Farewell, talk(`(?:好的?|那|那就|我走了|先)?(?:再见|拜+|bye+|掰掰|886+|88|回见|回聊|下次见|下次再聊|明天见|晚安|走了|我走了|先走了|告辞|再会|(?:祝?你?)?好梦|回头见|拜拜了|先这样|没事了)+`,
		`zai ?jian|(?:good ?bye|bye|bye ?bye|see (?:you|ya|u)|cya|later|good ?night|take care|farewell|so long|ciao)(?: (?:bye|now|later|soon|tomorrow|then|again))*|thats all|im done|nothing(?: else)?`)},
	{Assent, talk(`(?:好|嗯|哦|噢|喔|行|可以|对|是|没错|没问题|没关系|没事|懂|懂了|明白|了解|知道|收到|晓得|清楚|成|中|得|ok|okay|不用|不必|不需要|不要|不|没|没有|算了|不了|不客气|客气|原来(?:如此|是?这样)|不[找看吃去用问]了|这样|这样啊|是吗|真的吗|真的|是不是|好吧|然后呢|等等|等一下|等下|稍等|马上|我看看|我试试|试试|测试|唔使|冇问题|好呀|系|系呀|得咯|没什么|没啥|迟点(?:先|儿先)?|等阵|一阵(?:先)?|下次(?:吧)?|改天(?:吧)?|考虑(?:一下|考虑)?|再说|回头再说|对不起|抱歉|不好意思|取消)+(?:的|了|啦|吧|呢|哦|喔|呀|啊|嘛|滴|哒|咯|么|吗|呐|嘞|勒)*(?:好|嗯|哦|行|可以|ok|明白|知道|收到)*(?:的|了|啦|吧|呢|哦|呀|啊)*`,
		`(?:hao ?de|ok|okay|okey|okie|oki|kk?|yes|yeah|yep|yup|no|nope|nah|sure|fine|alright|all right|right|got it|i see|understood|roger|of course|no problem|no worries|np|never ?mind|its ok|its fine|not now|maybe|hmm+|oh|ah|um+|really|wait|one moment|test|testing|sorry|excuse me|no need|thats ok|not bad|correct|y|deal|sounds good|cancel|will do|noted|huh+|eh+|let me (?:think|see)(?: about it)?)(?: (?:ok|okay|then|no|yes|sure|i see|got it|fine|good))*`)},
	{Complaint, talk(`(?:你们?|这个?|真的?|太|好|有点|也太|什么|怎么|都)*(?:无聊|没意思|烦|差劲?|烂|笨|傻|蠢|没用|难用|失望|无语|生气|智障|弱智|气死(?:我)?|坑(?:人|爹)?|骗人|敷衍|搞笑)(?:了|啊|死了|的|吧|呢)*|(?:你)?(?:怎么)?(?:这么|那么)(?:笨|傻|差|慢|烂|蠢|难用)|(?:这)?(?:是)?(?:什么|啥)?(?:破|鬼|垃圾|烂)(?:玩意儿?|东西|公众号|软件|系统|机器人|程序)?|`+
		`(?:你)?(?:说的|给的|推荐的|找的|回答|查的)?(?:都|全|完全|根本|又|好像|你这个?|这个|定位|信息|一点(?:儿)?(?:都|也))*(?:不对|错了?|不准确?|没用|没有用|不好用|不行|不是我(?:要|想要)的|没帮上忙|不靠谱)|(?:我|你|都|根本|完全|怎么|还是|又|一直|老是)*(?:[找查搜]不到|没找到|看不懂|听不懂|没看懂|没听懂|搞不懂|不懂|不明白)(?:我)?(?:的)?(?:人?话|意思|说(?:的)?(?:什么|啥|话)?|在说(?:什么|啥))?(?:吗|啊|呢)?|`+
		`(?:你)?(?:是不是|是|个)*(?:傻|笨蛋|傻瓜|白痴|垃圾|傻逼|有病|有毛病|坏了|死机了?|瞎)(?:吗|啊)?|(?:答非所问|驴唇不对马嘴|胡说(?:八道)?|乱(?:讲|说|来)|瞎(?:说|扯|推荐)|牛头不对马嘴|什么鬼|什么玩意儿?|搞什么(?:鬼)?|有没有搞错|不是这个意思|我不是这个意思|不是问(?:你)?这个|我(?:要|问|说)的不是这个)|(?:你)?(?:能不能|可不可以|能|可以)?(?:再|更)?(?:聪明|智能|准确?|靠谱|认真)(?:一?点儿?|些)|(?:你)?(?:在)?(?:答|说|讲|回|推)(?:的)?(?:是)?(?:都)?(?:什么|啥)(?:玩意儿?|鬼|东西)?|(?:怎么|为什么|为啥)(?:会|都|就)?(?:没有?|冇)(?:了|的)?|呜+|唉+|哎+|切|靠`,
		`(?:`+ofThat+`|how |just |why |too |all |still )+(?:bad|terrible|stupid|useless|boring|awful|wrong|slow|outdated|out of date|incorrect|inaccurate|annoying|dumb|ridiculous|horrible|broken|not (?:working|true|up to date|correct|accurate|helpful|useful|right|what i (?:want(?:ed)?|asked(?: for)?|meant)))|useless|terrible|awful|rubbish|garbage|wrong(?: answer)?|bad bot|boring|not helpful|(?:you )?(?:dont|do not|didnt) (?:understand|get it|help)(?: me)?|thats not what i (?:asked(?: for)?|want(?:ed)?|meant)|wtf|(?:i ?a?m) (?:bored|tired|confused|angry|frustrated|annoyed)|you (?:did not|didnt|do not|dont|never) (?:answer|listen|reply)(?:ed)?(?: (?:to )?(?:me|my questions?))?|you misunderst(?:ood|and)(?: me)?|not (?:helpful|useful|good) at all|i (?:already |just )?(?:told|asked)(?: you)?(?: already| that| before)*|`+goneEN)},
	{Praise, talk(`哈+|呵+|嘻+|嘿嘿+|嘎+|噗+|笑死(?:我了)?|(?:你|您|这|这个|太|真|好|很|超|非常|挺|还|蛮|特别|真的|实在|确实)*(?:厉害|棒|牛|赞|强|好用|方便|不错|优秀|聪明|可爱|给力|完美|爱了|爱你|有用|有意思|好玩|有趣|智能|实用|贴心|6+|nb|牛逼|牛批|犀利|正|靓|神|神奇|太好了|好极了|专业|准|快|喜欢|满意|开心|高兴)(?:了|啊|呀|哦|的|吧|哈|呢|你|啦|死了|得很)*|太好了|真好|好棒棒?|我爱你|么么哒?|666+|233+|啊+|哇+|嘤+|卧槽|我去|天哪|天啊`,
		`(?:`+ofThat+`|how |wow |just |what a |such a )+(?:great|cool|awesome|amazing|nice|good|perfect|excellent|brilliant|wonderful|fantastic|helpful|useful|smart|funny|clever|lovely|impressive|the best|beautiful)(?: (?:job|work|bot|one|stuff|app|idea))?|great|cool|awesome|amazing|nice|perfect|excellent|brilliant|wonderful|fantastic|impressive|wow|(?:good|great|nice|well) (?:job|work|one|done)|well done|(?:ha)+h?|lol+|lmao|haha.*|hehe|i (?:love|like) (?:you|it|this)|love it|good bot|good|funny`)},
}

// ofThat is what an opinion is of, and how strong it is.
const ofThat = `(?:(?:that|this|it|you)(?: is|s| was| are|re| were)? |its |(?:your|the) [a-z]+ (?:is|was|are|were) |so |very |really |quite |pretty )`

// goneEN says that a place is not what the data say of it.
const goneEN = `(?:(?:its|it is|(?:this|that|the) (?:one|place|shop|restaurant|address|location)(?: is|s)?|they are) )(?:permanently |already |now |all )*(?:closed|shut|gone|wrong|not (?:there|open|correct))(?: (?:down|now|already|anymore|for good|today))*|` +
	`(?:it|(?:this|that|the) (?:one|place|shop|restaurant)) (?:(?:does not|doesnt) exist|no longer exists)(?: anymore)?|(?:i )?(?:cant|cannot|couldnt|can not|could not) find (?:it|(?:this|that|the) (?:one|place|shop|restaurant))`

// topicPattern is a pattern for a topic.
type topicPattern struct {
	topic   Topic
	pattern *prefilter.Regexp
}

// talk is the pattern of small talk, said once or several times, with what may follow.
func talk(chinese, english string) *prefilter.Regexp {
	return whole(`(?:(?:`+chinese+`)(?:啊|呀|哦|喔|吧|呢|啦|了|吗|么|嘛|哈|的|~)*)+`, `(?:`+english+`)(?: ?(?:please|thanks|man|bro|dude|buddy|sir|dear|friend)| ?[啊呀哈哦])*`)
}

// topicOf finds the topic whose pattern is the whole text.
func topicOf(text string, topics []topicPattern) (Topic, bool) {
	for _, t := range topics {
		if t.pattern.MatchString(text) {
			return t.topic, true
		}
	}
	return "", false
}

// maxTalk is the length in bytes from which on small talk is not read word by word.
const maxTalk = 60

// talkOf reads small talk. Several sentences of it are what the first is: 好的谢谢再见.
func talkOf(text string) (Topic, bool) {
	if topic, ok := topicOf(text, smallTalk); ok {
		return topic, true
	}
	if first, rest, ok := strings.Cut(text, " "); ok && len(text) < maxTalk { // ok thx bye
		if topic, ok := topicOf(first, smallTalk); ok {
			if _, ok = talkOf(rest); ok {
				return topic, true
			}
		}
	}
	if at := opening.FindStringIndex(text); at != nil && at[1] < len(text) {
		if rest := strings.TrimSpace(text[at[1]:]); rest != "" {
			return topicOf(rest, smallTalk)
		}
	}
	return "", false
}

// talksOf reads small talk of several topics without anything between them, and is what
// the first of them is: 谢谢再见.
func talksOf(text string) (Topic, bool) {
	if len(text) > maxTalk {
		return "", false
	}
	for _, to := range boundaries(text)[1:] {
		if to == len(text) {
			break
		}
		if topic, ok := topicOf(text[:to], smallTalk); ok {
			if _, ok = talkOf(text[to:]); ok {
				return topic, true
			}
		}
	}
	return "", false
}

// opening is small talk before other small talk.
var opening = prefilter.MustCompile(`^(?:你好|您好|嗨|哈喽|好的?|嗯+|哦+|行|知道了|明白了|收到|没事|不用了?|hi|hello|ok|okay|great|cool|yes|no)(?: |啊|呀|吧|了)*`)

// isMark tells the signs that ask for help: ？ and nothing else.
var isMark = prefilter.MustCompile(`^[\s?？¿]*[?？]+[\s?？]*$`)
