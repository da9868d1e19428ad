package dialogue

import "nearby/api/dialogue/prefilter"

// beyondUs are the patterns of what people ask for and nobody here can do.
var beyondUs = []topicPattern{
	{Human, unable(`(?:能不能|可不可以|可以|能|我要|帮我|给我|转|找|要|接|有没有|有|联系|呼叫|切换|换|叫)*(?:到)?(?:人工|真人|客服|人工客服|人工服务|在线客服|客服人员|客服电话|工作人员|活人)(?:服务|客服|在吗|在线|呢|小姐|来)*|(?:怎么|如何|在哪|哪里|想)?投诉(?:你们?)?|举报|意见反馈|反馈|我要投诉`,
		`(?:(?:i|we) (?:want|need|would like|d like) (?:to )?|(?:can|could|may|how (?:can|do)) i |let me |is there |get me )?(?:(?:talk|speak|chat|connect|transfer)(?: me)? (?:to|with) )?(?:an? |the |some|real )*(?:human|real person|person|agent|operator|representative|staff|someone|somebody|people)(?: i can (?:talk|speak) to| please| service| agent)?|(?:customer|client) (?:service|support|care)|(?:live )?support|complain(?:t)?|feedback|live chat`)},
	{Weather, unable(`(?:(?:今天|明天|后天|现在|今晚|周末|这周|这几天|上海|北京|外面|会不会|会|要不要|要|是不是|有没有|在|正)*(?:天气|气温|温度|下雨|下雪|冷|热|空气质量|空气|雾霾|雨|降温|刮风|台风|带伞|pm25|穿什么)(?:预报|怎么样|如何|好吗|好不好|吗|多少|多少度|不冷|不热|不下雨|冷吗|热吗|了)*)|(?:今天|明天|现在|外面)*(?:几度|多少度|冷不冷|热不热)`,
		`.*\b(?:weather|forecast|temperature|raining|rainy|umbrella|humidity|air quality)\b.*|.*\b(?:will|is) it (?:going to )?(?:rain|snow|cold|hot|sunny).*|rain`)},
	{Taxi, unable(`(?:我要|我想|帮我|想|要|给我|怎么|哪里|能|可以|附近|这里|能不能|在哪)*(?:打|叫|约|搭|坐|拦)?(?:个|辆|一辆|到)?(?:的士|出租车?|出租|滴滴|专车|快车|网约车|顺风车|曹操|优步|uber|高德打车|t3)(?:打车|出行|司机|站|在哪|电话)*|(?:我要|我想|帮我|想|要|给我|怎么|哪里|能|可以|附近|能不能)*(?:打|叫|约|拼|租|包|代)(?:个|辆|一辆|到)?(?:车|驾|的)(?:去.*|回家|吗|好|方便|软件|多少钱)*|代驾|租车|(?:出租车?|的士|网约车|滴滴)(?:怎么|在哪[里儿]?|哪里)(?:叫|打|拦|坐|能叫|可以叫)*`,
		`(?:(?:call|get|order|book|find|hail|need|want|where can i (?:get|find))(?: me)? )?(?:an? |the )?(?:taxi|taxis|cab|uber|didi|grab car|ride|ride hailing|lyft)(?: stand| rank| please| now| to .*)?|car rental|rent a car`)},
	{Tickets, unable(`(?:我要|我想|帮我|想|要|给我|怎么|哪里|在哪|能|可以|能不能|网上)*(?:买|订|购|抢|退|改签|取|查|换|预订|订购|预定)(?:一?张|两张|点)?(?:到.*的|去.*的)?(?:火车|高铁|地铁|电影|飞机|机|动车|门|汽车|景点|演唱会|船|公交|车)?票(?:价|务)?(?:吗|呢)?|(?:火车|高铁|飞机|机|电影|门|动车|车)票(?:多少钱|查询|预订|价格|购买|怎么买)?|(?:航班|机票|火车票|余票)(?:查询|动态)?|地铁卡|交通卡(?:充值)?|公交卡(?:充值)?|充值|办卡|乘车码|门票`,
		`.*\b(?:buy|book|get|need|order|purchase|reserve)\b.*\btickets?\b.*|tickets?|(?:train|metro|subway|bus|movie|plane|flight|cinema) tickets?|flights?|book a flight|(?:an? |the |any )*(?:flights?|planes?) (?:to|from) .*|top up|metro card`)},
	{Booking, unable(`(?:这[家间])?(?:现在|还)*有(?:没有)?(?:空)?(?:位置?|座位?|位子|空位|空房|房间)|(?:我要|我想|帮我|想|要|给我|怎么|能|可以|能不能|打个?电话)*(?:订|预订|预约|定|预定|留|约|排)(?:一?[个张桌]|两个|今晚的?|明天的?)?(?:位|座|桌|位子|座位|桌子|餐|包间|包厢|包房|号|队|饭店|餐厅|餐位|酒店|房|房间|外卖位)(?:子|吗)?|(?:预订|预约|预定|订桌|排队|取号|叫号|排号)(?:要多久|吗|电话)?`,
		`(?:can you |please |i (?:want|would like|need) to |help me |could you )?(?:book|reserve|make)(?: me| us)? (?:an? )?(?:table|seat|room|hotel|restaurant|reservation|booking|appointment)s?(?: .*)?|(?:make a )?(?:reservation|booking)s?|table for .*`)},
	{Delivery, unable(`(?:我要|我想|帮我|想|要|给我|怎么|能|可以|能不能|附近|有没有|有|哪家|这家|他们|哪里)*(?:点|叫|订|送|做)?(?:个|份|点)?(?:外卖|送餐|送外卖|外送)(?:吗|平台|电话|上门|服务|的|到家|来)*|(?:能|可以)?(?:送货|配送|跑腿|送到家|送上门|闪送|下单|点餐|点菜)(?:上门|到家|吗|服务)?|外卖(?:能|可以)?[送点](?:到家)?|饿了么|美团(?:外卖)?|foodpanda`,
		`(?:(?:order|get|food|do you|can you|i want|i need) )*(?:delivery|takeaway|take ?out|deliver|food delivery|delivered|meituan|eleme|uber eats)(?: please| food| to .*| service)*|(?:order|place an order)(?: food| online)?`)},
	{Vouchers, unable(`(?:有没有|有|领|哪里有|哪里领|给我|给|我要|想要|发|什么|哪些)*(?:优惠券?|折扣券?|打折|团购|红包|代金券|满减|活动|折扣|会员|积分|抽奖|福利|促销|特价|券)+(?:吗|活动|信息|的店|码|卡)*`,
		`(?:any |some |do you have |got |get )*(?:coupons?|vouchers?|discounts?|deals?|promotions?|promo codes?|special offers?|offers?)(?: (?:here|nearby|today|near me))?`)},
	{Traffic, unable(`(?:(?:现在|今天|前面|附近|路上|这边|哪里|会不会|这里|高架|实时)*(?:堵车|路况|堵不堵(?:车)?|堵|拥堵|塞车|限行|车祸|红绿灯)(?:吗|不堵|了|情况|怎么样|严重吗|查询|信息|呢|么)*)|交通(?:状况|情况|怎么样)|限号|今天限行`,
		`(?:hows |how is |whats |check )?(?:the )?(?:traffic(?: jam| conditions?| now| like| today)*|road conditions?)|is there (?:a )?traffic(?: jam)?`)},
	{Talk, unable(`(?:给我|跟我|和我|陪我|来|你会|会|能|你|帮我|再)*(?:讲|说|来|唱|写|念|聊|背)(?:一?[个首段篇]|点|一下|点儿)?(?:笑话|故事|段子|歌|诗|天|聊|作文|代码|冷笑话)(?:吧|吗|听|给我听|听听)*|聊天|陪聊|陪我(?:聊聊天?|聊天|玩|说说话)?|翻译(?:一下)?.*|算命|星座(?:运势)?|股票.*|彩票.*|(?:今天|最近)?(?:有什么)?新闻|(?:现在|今天|今天是)*(?:几点|几号|星期几|礼拜几|周几)(?:了|钟)?|(?:放|播放|听)(?:一?首)?(?:歌|音乐)(?:听听?)?|点歌|(?:给我)?(?:写|做)(?:一?[首篇个])?(?:诗|作业|文章|代码)|拍照|查快递|借钱|贷款|手机充值|话费`,
		`(?:tell|give|sing|write)(?: me| us)? (?:an? )?(?:joke|story|song|poem|riddle)s?(?: please)?|(?:lets )?chat(?: with me)?|translate .*|what time is it(?: now)?|what day is (?:it|today)(?: today)?|play (?:a |some )?(?:music|song|game)s?|news|(?:stock|exchange) .*|horoscope|joke`)},
}

// unable is the pattern of such a wish, with politeness around it.
func unable(chinese, english string) *prefilter.Regexp {
	return whole(`(?:请问|请|能不能|能|可以|这[里儿边]?|那[里儿]|你们|麻烦|你|您|我|好|那|(?:想|帮我|给我|能)?(?:查|看|问|知道)(?:一下|询|看)?| )*(?:`+chinese+`)(?:吗|嘛|呢|啊|呀|吧|啦|了|哦|谢谢|一下|怎么样|不|么| )*`, `(?:please |can you |could you |hi |hello )*(?:`+english+`)(?: please| thanks| now)*`)
}

// unableOf reads a wish that nobody here can fulfil.
func unableOf(text string) (Topic, bool) { return topicOf(text, beyondUs) }
