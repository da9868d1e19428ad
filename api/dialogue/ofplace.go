package dialogue

import "nearby/api/dialogue/prefilter"

// facilities are what a place may have and no data tell.
const facilities = `(?:免费的?)?(?:wi ?fi|无线网?络?|网络?|包[间厢房]|(?:停车|泊车)(?:位|场|的?地方)?|车位|位(?:置|子)?(?:可以)?[停泊]车|充电(?:宝|桩|的?地方)?|插座|(?:儿童|宝宝)(?:座?椅|餐椅|餐|乐园)|空调|暖气|露台|阳台|室?外面?(?:的)?(?:座位|位置?|位子)|露天(?:座位|位置?)?|(?:英文|中文|图片)菜单|素食?的?菜|吸烟[区室]|电梯|无障碍(?:通道|设施)?|套餐|下午茶|招牌(?:菜)?|特色(?:菜)?|推荐(?:的)?菜|必[点吃](?:的)?(?:菜)?|江景|夜景|景观位?)`

// facilitiesEN are the same in English.
const facilitiesEN = `(?:an? |any |free |the )*(?:wi ?fi|internet|(?:car ?)?park(?:ing)?(?: lot| space| spaces| spot)?|private rooms?|(?:outdoor|outside|patio|terrace|window) ?(?:seats?|seating|tables?|area)?|terrace|patio|high ?chairs?|kids?(?: menu| chairs?| area)?|(?:english|picture|vegetarian|vegan|kids) menus?|(?:vegetarian|vegan|halal|gluten free) (?:options?|food|dishes)|air ?con(?:ditioning)?|ac|heating|power (?:sockets?|outlets?)|outlets?|sockets?|charging|an? view|elevator|lift|wheelchair access|smoking (?:area|room)|live music|set (?:menu|lunch)|photos?|pictures?|images?)`

// qualities are how a place may be and no data tell.
const (
	qualities   = `(?:人(?:流量)?(?:多|少)|拥挤|挤|吵闹?|热闹|安静|干净|卫生|辣|咸|甜|油腻?|清淡|新鲜|正宗|地道|量(?:大|多|足)|分量[大足]|上菜快|服务好|环境好|态度好|装修好|氛围好|大|小|宽敞|舒服|难找|好找|好停车|停车(?:方便|免费|难|贵)|踩雷|是?连锁|热门|网红|拍照好看)`
	qualitiesEN = `(?:very |too |really |usually )*(?:crowded|busy|packed|noisy|loud|quiet|clean|hygienic|spicy|salty|sweet|fresh|authentic|cozy|cosy|romantic|big|small|spacious|(?:kids?|child|family|pet|dog|wheelchair)[ -]?(?:friendly|accessible)|accessible|halal|vegan|vegetarian|fancy|touristy|worth the (?:wait|queue)|air ?conditioned)`
)

// asksUntold asks something about a place that no data tell: 能停车吗, 要排队吗.
var asksUntold = whole(
	ofIt+`(?:里面?|那[里儿边]?)?(?:有(?:没有)?|是否有|提供|带|设)`+facilities+`(?:不|没有?|么|可以坐|提供)?`+ending,
	ofIt+`(?:里面?)?`+facilities+`(?:有吗|有没有|多吗|好不好|好吗|快吗|怎么样)`+ending,
	ofIt+`(?:里面?|门口|附近)?(?:能不能|可不可以|能否|是否|可以|能|好|方便不方便|方便|让不让|让|给不给|给|准|支持|接受|可)(?:不可以)?(?:免费)?(?:停车|泊车|刷(?:信用)?卡|用?(?:信用卡|支付宝|微信|现金|外卡|医保)(?:支付|付款|付)?|付现金?|带(?:狗|猫|宠物|小孩|孩子|娃|宝宝|老人|酒水?)(?:进?去|来)?|[抽吸]烟|打包|外带|包场|开发?票|充电|坐(?:下)?(?:几个|多少|很多)?人|坐外面|自助|拼桌|办公|学习|聊天|点评|试吃|取现)(?:不|么|吗|不可以)?`+ending,
	ofIt+`(?:一般|平时|现在|周末|今天|晚上|中午|通常|会不会|会|大概|是不是|是否)*(?:要不要|用不用|需不需要|需要|要|用|使唔使|得|很|常)?(?:排(?:长)?队|排号|等位|等座|等位子|拿号|预约|提前订位?|等)(?:不|么|吗|久吗|很?久|多久|多长时间|长吗|严重吗|厉害吗|的人)+(?:多吗|吗)?`+ending,
	ofIt+`(?:要不要|用不用|需不需要|是不是要)?(?:排队|等位|排号|等座|预约)`+ending,
	ofIt+`(?:一般|平时|现在|周末|今天|晚上|中午|会不会|会|那边|里面|味道|口味|东西|菜)*(?:太|很|还|够|算)?`+qualities+`(?:吗|不|么|嘛|没)+`+ending,
	ofIt+`(?:一般|平时|现在)*(?:人多不多|挤不挤|吵不吵|安不安静|干不干净|卫不卫生|辣不辣|咸不咸|甜不甜|油不油|新不新鲜|正不正宗|地不地道|大不大|方不方便停车|好不好(?:停车|停|找|排队))`+ending,
	ofIt+`(?:从|走|在)?(?:几|哪)(?:一?个)?号?(?:出)?口(?:离它)?(?:出[去来站]?|进站?|最?近|方便|下|上|好)*`+ending, ofIt+`(?:的)?(?:出口|出站口|入口)(?:在)?(?:哪[里儿]?|几号)`+ending,
	ofIt+`(?:的)?(?:环境|服务(?:态度)?|卫生|分量|菜量|份量|装修|氛围|停车|座位|态度|上菜(?:速度)?)(?:还)?(?:怎么样|咋样|怎样|如何|好不好|好吗|行吗|可以吗|方便吗|方便不方便|方便不|多吗|大吗|快吗|干净吗)`+ending,
	ofIt+`(?:里)?(?:有)?(?:什么|啥|哪些)(?:最)?(?:好吃的?|值得(?:吃|点)的?|推荐(?:的)?(?:菜)?|招牌(?:菜)?|特色(?:菜)?|拿手(?:菜)?|菜|必点(?:的)?|优惠)`+ending,
	ofIt+`(?:的)?(?:(?:招牌|特色|推荐|拿手|必点)(?:菜)?|菜单|主打)(?:是|有)?(?:什么|啥|哪些)`+ending,
	ofIt+`(?:适不适合|适合|可以)(?:带)?(?:小孩|孩子|小朋友|儿童|老人|长辈|情侣|约会|聚餐|聚会|请客|商务|一个人|几个人|多少人|很多人|拍照|家庭|朋友聚会)(?:去|来|吃饭?)?(?:吗|不|么)`+ending,
	ofIt+`离(?:地铁|公交|车站|景点)(?:站|口)?(?:很|比较)?(?:近|远)(?:吗|么|不[近远]?)`+ending,
	ofIt+`(?:开了|营业了|有)(?:多久|几年|多少年|多长时间)`+ending, ofIt+`(?:老板|厨师|店长)(?:是)?(?:谁|哪里人|什么人)`+ending, ofIt+`(?:有|在)?(?:[几哪]一?楼|几层楼?|哪一?层|多大|多少(?:个)?座位|多少平)`+ending,
	`(?:(?:does|do|did|has|have|is|are|got|show me|(?:can i )?see) )?(?:`+itEN+` )?(?:there )?(?:have |has |got |offer |provide |serve )?`+facilitiesEN+`(?: there| here| available| at `+itEN+`| inside)*`,
	`(?:can|could|may|do|does|should|must) (?:i|we|you|one|they|`+itEN+`) (?:need to |have to |accept |take )?(?:park(?: (?:my|the|a) car)?|pay (?:by|with) .+|smoke|bring (?:my |a |the |our )*(?:dogs?|cats?|pets?|kids?|child(?:ren)?|baby|stroller|own .+)|sit outside|work|queue(?: up)?|line up|wait(?: long| in line)?|book(?: ahead)?|reserve|(?:credit )?cards?|cash|alipay|wechat pay|visa|reservations?)(?: there| here| at `+itEN+`)*`,
	`(?:is|are|was) (?:`+itEN+`|there|the (?:food|service|place)) (?:usually )?`+qualitiesEN+`(?: there| inside| now| today)*`,
	`(?:is there|will there be|hows|how (?:is|long is)) (?:an? |the )?(?:long |big )?(?:queue|line|wait(?:ing time)?|service|atmosphere|ambiance|vibe|decor)(?: there| now| like)*`, `how long (?:is|s) the (?:queue|line|wait)`,
	`what(?: is|s| are)? (?:the |their |its )*(?:good|best|signature dish(?:es)?|special(?:ty|ties|s)?|recommended dish(?:es)?|menu|must (?:eat|try)s?)(?: there| here| at `+itEN+`)*`, `what (?:should|can|do) (?:i|we|they) (?:order|eat|have|try|serve|get)(?: there| here| at `+itEN+`)`,
)

// complains says of what is shown that it is too much of something no data tell.
var complains = whole(`(?:这|那|都|可能|感觉|好像|怕|会|有点|味道|口味|这些|这家|那家|它|里面|东西)*(?:太|有点|好|过于|很)(?:辣|甜|咸|油腻?|吵|挤|闹|脏|乱|慢|小|大众|难吃|难找|重口|清淡|多人|人多|人太多)(?:了|啊|呀|吧|的|点|一点)*`, `人太多(?:了|啊|吧)*`, `(?:我|我们)?(?:怕|吃不了|不能吃|不会吃)(?:太)?辣(?:的)?`,
	`(?:its |it is |thats |that is |this is )?(?:too|a bit|way too|very) (?:spicy|sweet|salty|oily|greasy|noisy|loud|crowded|busy|dirty|touristy|small)`)

// asksRating asks whether a place is good.
var asksRating = whole(
	ofIt+`(?:的)?(?:东西|菜|味道|口味|饭菜|整体)*(?:还|真的?|很|算|到底|真)*(?:好[吃喝玩]|好|不错|推荐|靠谱|可以|行|受欢迎|有名|出名|好评多|味道好|评[价分]高|口碑好|值得(?:去|吃|推荐|一去|一试|试试)?)(?:吗|么|嘛|不|不啊|不呢|没)`+ending,
	ofIt+`(?:东西|菜|味道|口味|到底)*(?:好不好(?:[吃喝玩])?|好[吃喝]不好[吃喝]|好不(?:好)?[吃食]|行不行|靠不靠谱|推不推荐|值不值得?(?:去|吃|一去)?|可不可以|错不错)`+ending,
	ofIt+`(?:的)?(?:味道|口味|口碑|评价|评分|点评|分数|星级|好评率?|质量|菜品)(?:是|有)?(?:怎么样|咋样|怎样|如何|好吗|高吗|高不高|好不好|多少分?|几分|几颗?星|几星)`+ending,
	ofIt+`(?:是|有|评)?(?:几分|多少分|几颗?星|几星)`+ending,
	`(?:the )?(?:rating|score|stars|reviews?)(?: (?:of|for) `+itEN+`)?`, `(?:whats|what is|what are|hows|how is|how are|does|do) (?:`+itEN+` )?(?:have )?(?:the |its |their |good |any )*(?:rating|score|stars|reviews?)(?: (?:of|for) `+itEN+`)?(?: like)?`,
	`(?:is|are|was) (?:`+itEN+`|the (?:food|coffee)) (?:any |really |very )?(?:good|tasty|nice|great|ok|delicious|yummy|decent|worth it|worth (?:a visit|going|trying|visiting)|recommended|popular|famous|highly rated|well rated)(?: there| here)?`,
	`(?:how|hows)(?: good)?(?: is| are)? (?:`+itEN+`|the food|the coffee)(?: there| rated| like)?`, `(?:do|would|can) you recommend `+itEN, `any good`, `worth (?:it|going|a visit|trying)`, `good or not`, `is the food (?:any )?good`,
)

// howIsIt asks the same of the place just spoken of, and for the card of one by number.
var howIsIt = whole(ofIt+`(?:还)?(?:怎么样|咋样|咋个样|怎样|如何|好吃不|行不|好不|可以不)`+ending, `(?:how|hows|how is|what about) `+itEN)

// asksLines asks for what the card of a stop tells.
var asksLines = whole(ofIt+`(?:都)?(?:有|是|停|经过|能坐|坐|搭|乘)?(?:地铁)?(?:几条|哪些|什么|哪几条|几路|哪几路|几号|多少条)(?:地铁|公交|公交车|线路?|车|号线)*`+ending, `(?:which|what) (?:lines?|bus(?:es)?) (?:stop|run|go|are|is)(?: there| here| at `+itEN+`)*`)

// itAgain is the place just spoken of: 那家呢.
var itAgain = whole(`(?:那|就|我|要|说|看|看看|选|还是|再看看?|我想要?|前面|刚[才刚]|之前|上面|你?说的?|的)*`+it+`(?:店|餐厅)?(?:的)?(?:呢|吧|啊|呀|了|好了|情况|详情|看看|行|也行|可以|不错)*`, `(?:(?:what|how) about )?`+it+`(?: please| again)?`, `(?:the )?previous (?:one|place)`)

// thisOne is a place that is pointed at; 那个 alone people say when they think.
var thisOne = prefilter.MustCompile(`[这那]一?[家间](?:店|餐厅)?|[这那]个(?:店|餐厅|站|地方|呢|吧)|\b(?:this|that) (?:one|place)\b|\bprevious (?:one|place)\b`)

// ofShown reads what is asked of the list or a place of it and means something else, or
// nothing, without one.
func ofShown(text string) (Meaning, bool) {
	if m, ok := comparison(text); ok {
		return m, true
	}
	if complains.MatchString(text) {
		return Meaning{Intent: CommandIntent, Command: Untold}, true
	}
	for rest, n := range withoutNumber(text) {
		about := Command("")
		switch {
		case asksRating.MatchString(rest), n == 0 && howIsIt.MatchString(rest):
			about = Rating
		case asksUntold.MatchString(rest):
			about = Untold
		case asksLines.MatchString(rest):
			about = Number
		case n == 0 && thisOne.MatchString(text) && itAgain.MatchString(rest):
			about = Number
		default:
			continue
		}
		return Meaning{Intent: CommandIntent, Command: about, Number: n}, true
	}
	return Meaning{}, false
}
