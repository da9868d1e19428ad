package dialogue

const (
	switching = `(?:请|可以|能|能不能|切换|切换到|切换成|换成|改成|换|改|用|说|讲|我要|要|有|设置|设为|显示)*`
	inThat    = `(?:中文|字|版|模式|界面|吗|回答|回复|显示)*`
	ofMe      = `(?:我们?的?)?(?:所有|全部|个人|位置|定位|聊天)*(?:数据|信息|位置|定位|隐私|资料|聊天记录|地址)`
	keeping   = `(?:被|都|偷偷)*(?:保存|收集|记录|泄[露漏]|存|上传|留着?|卖掉?|知道)(?:了|起来|下来|着|多久|给别人)?`
)

// The ways to ask what is kept about oneself, to have it deleted, and to choose a language.
var (
	privacyZH = []string{
		ofMe + `(?:你们?|这里)?(?:会不会|会|要|是不是|有没有|能)?(?:` + keeping + `)?`, ofMe + `(?:是|都)?(?:不安全|安不安全|安全吗?|怎么(?:处理|用|保存|办))`,
		`(?:你们?|这个?|公众号)*(?:会不会|会|是不是|有没有|要)?` + keeping + `(?:我们?的?)?(?:什么|哪些)?` + ofMe, `隐私(?:政策|保护|条款|声明|说明|协议)?`,
	}
	privacyEN = []string{
		`privacy(?: policy| statement| notice)?`, `(?:my )?data`, `what (?:do you|data do you) (?:store|keep|collect|save|know)(?: about me)?`,
		`(?:do|will) you (?:store|keep|save|share|sell|track) my (?:data|location|information|info)`,
	}
	forgetZH = []string{
		`把我(?:给)?(?:忘了|忘掉|删了|删除|删掉)`, `(?:请)?(?:忘记|忘了|忘掉)(?:我|我的数据|我的信息)?(?:吧)?`,
		`把?我的?(?:所有|全部)?(?:数据|信息|记录)(?:都|给|全部?)*(?:删了?|删除|清除|清空|删掉)`,
		`(?:删除|清除|清空|删掉|抹掉|注销)(?:所有|全部)?(?:我)?(?:的|所有|全部)*(?:数据|信息|记录|资料|账号|位置|聊天记录|历史)`,
	}
	forgetEN = []string{
		`forget(?: about)? ?(?:me|my data)?`,
		`(?:delete|erase|remove|clear)(?: all)?(?: of)?(?: my)? (?:data|information|info|account|history|records?|everything)`,
	}

	englishWords = []string{
		switching + `(?:英文|英语|english|英)` + inThat, `en`, `eng`,
		`(?:i )?(?:dont|do not|cant|cannot|can not) (?:speak|read|understand|know)(?: any)? chinese`, `(?:i )?(?:can )?(?:only )?(?:speak|read|understand)(?: only)? english(?: only)?`, `my chinese is (?:bad|poor|not (?:so |very )?good)`,
		`(?:do you |can you |please |could you |switch |change |in |speak |use |to |the |language |reply |answer |set )*english`,
	}
	hantWords = []string{
		switching + `(?:繁体|正体|繁中)` + inThat, `(?:广东话|粤语|台湾话|白话)`,
		`traditional(?: chinese)?`, `zh hant`, `hant`, `zh tw`, `zh hk`,
	}
	hansWords = []string{
		switching + `(?:中文|简体|汉语|普通话|国语|华语|简中)` + inThat,
		`(?:please |switch |change |in |speak |use |to |language )*(?:simplified )?chinese`, `simplified`, `mandarin`, `zh`, `cn`, `zh hans`, `zh cn`,
	}
)
