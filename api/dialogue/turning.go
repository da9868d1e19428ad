package dialogue

// The ways to turn a list: to more of it and back, farther and nearer.
var (
	moreZH = []string{
		`(?:给我|我要|我想|再|看|看看|显示|还要|要|请|多来|来点|有没有)*更多(?:的|结果|选择|一些|一点|几家|餐厅|地方)*`,
		`再(?:来|多来|多给|多看|给|看|换|找|显示)(?:我)?(?:几|一|点|一些|些|多|一点|一批|一?下|看)*(?:个|家|点|批|页)?(?:别的|其他的?|其它的?)?`, `再来`,
		`多(?:来|给|看)?(?:几|点|些)(?:个|家)?`,
		// what else there is
		`(?:下面|后面|那)?还有(?:没有|什么|哪些|啥)?(?:别(?:的|家|[个间])|其他的?|其它的?|更多的?|另外的?|第[二三四五2-5][个家间]|的|选择|吗|没有?)*`,
		`(?:有没有|有|看看|看)?(?:别(?:的|[个家间])|其他的?|其它的?|另外的)(?:选择|店|餐厅|地方|吗|呢)*`,
		`(?:别|其他|其它)家`, `另外(?:的|几家|一家|一个)?`, `剩下的`, `后面的?`,
		// another instead
		`换(?:一|几|个|别)?(?:批|换|组|些|页|个|家|几家|的|别的|一批|一家|一个|其他的?)?(?:看看)?`,
		`换(?:一?[个家])?(?:别|其他|其它|另)(?:的|家|外的?|一家)*`, `再换(?:一?[个家间批])?`, `下一[个家间]`,
		// pages
		`(?:看)?(?:下|后)(?:一|1)?(?:页|批|组|个|家|一?屏)`, `(?:往)?(?:后|下)翻(?:页)?`, `翻页`, `往后`, `往下`, `向下`,
		`接着(?:看|来)?`, `继续(?:看|往下|显示)?`,
	}
	// turnedDownZH says that none of what is shown will do.
	turnedDownZH = []string{
		`没有我?(?:想要|要|喜欢|合适|满意)的`,
		`(?:怎么|为什么|为啥|咋)?(?:又|还|都|总|老)是(?:这[几些][家个]?|一样的|同样的)(?:店|餐厅)?`,
		`(?:这些|这几家|这个|这家)(?:我)?(?:都)?(?:不喜欢|不想吃|不想要|不要|不好)(?:换|再来|再换)(?:一?[批个家些])?`,
		`(?:这些|这几家)?(?:我)?(?:都)?(?:不喜欢|不想要|不想吃|不想去|不满意)(?:这些|这几家|这个|这家)?`,
		`(?:不要|不喜欢|不是|不想[去吃要])(?:这[个家间些]|那[个家间些]|这几[个家间])(?:店|餐厅)?(?:换(?:一?[个家批]|别[的家])?)?`,
		`(?:这[些个家]|这几[个家间]|以上|上面(?:的|这些)?|两个|哪个)?(?:我)?(?:都|全)(?:不要|不行|不好|不想[要去吃]?|不合适|不感兴趣|不太?喜欢|看不上|没兴趣|不合胃口|去过了|吃过了)(?:换(?:一?[个家批]|别[的家])?)?`,
	}
	isThatAllZH = []string{`(?:就)?没有?(?:别的|其他的?|更多的?)?了(?:吗|么)`, `就(?:只有)?这(?:些|几[个家])(?:吗|么)?`}

	moreEN = []string{
		`(?:show |see |give |load |list )?(?:me )?(?:some |any )?more(?: results?| places?| options?| of them| restaurants?)?`, `n`, `any more`,
		`next(?: page| one| ones| place)?`, `page down`, `forward`, `the rest`, `continue`, `go on`, `keep going`, `another(?: one| page)?`,
		`(?:any|something|anything|show me|what) (?:others?|else)(?: ones?)?`, `what else(?: is there)?`,
		`(?:any |some |the |show me )*other (?:options?|choices?|places?|ones?|restaurants?|suggestions?)`,
		`(?:are )?(?:there )?(?:any )?others?`, `different (?:ones?|places?|restaurants?)`,
		`(?:anything|something|somewhere|some place) (?:else|different)`,
	}
	turnedDownEN = []string{
		`none of (?:these|those|them|the above)`, `neither(?: of (?:them|these|those))?`, `not (?:this|that|these|those)(?: one| ones| place)?`,
		`(?:i )?(?:dont|do not) (?:like|want) (?:these|those|this|that|them|it|any of (?:them|these|those)|this one|that one|either(?: of them)?)`,
	}

	backZH = []string{
		`(?:回到|返回|回|看)(?:第一|首)页`,
		`(?:回到|返回|看|去|回)*(?:上|前)(?:一|1)?(?:页|批|组|个|个列表|步|一?屏)`, `(?:往)?(?:前|上|回)翻(?:页)?`, `往前`,
		`返回(?:上级|上一级|上一步|列表|上一层)?`, `回到(?:列表|上一级|之前)`, `后退`, `退回去?`, `退后`, `回去`,
		`(?:回到|返回|回|看)?(?:刚才|刚刚|之前|前面|上面)(?:的|那些|那一?页|那批|的列表)+`,
	}
	backEN = []string{
		`(?:go |take me )?(?:back(?: to (?:the )?(?:list|previous page))?|to (?:the )?previous page)`, `(?:the )?prev(?:ious)?(?: page| one| ones)?`, `last page`, `(?:go )?(?:back )?(?:to )?(?:the )?(?:first|1st) page`, `page up`, `return`, `b`,
	}

	fartherZH = []string{
		`(?:再|要|想要|有没有|有|看看|去|更|还|稍微|走|找|可以)*(?:更)?远(?:一|点|些|儿|的|一点儿?|一些|处|地方)*`,
		`(?:再|更)?往?远处(?:再)?[找看搜]*(?:一?下)?`,
		`(?:再|更)?远(?:一|点|些)*(?:的)?(?:也行|也可以|也没关系|都行)`, `太近(?:了)?`, `(?:再)?(?:往)?外(?:面)?(?:一点)?`,
		`(?:再)?(?:扩大|放大|加大|增大|扩展)(?:一下|点|一点)*(?:搜索)?(?:范围|距离|半径)?`, `范围(?:再)?(?:大|扩大|放大)(?:一)?(?:点|些)?`,
	}
	fartherEN = []string{
		`(?:a (?:bit|little) |much |look |go |something |show me |even )*(?:further|farther)(?: away| out| please)*`, `more distant`, `far away`,
		`(?:expand|widen|larger|bigger|wider|increase)(?: the)? ?(?:search|radius|range|area)?`,
	}
	nearerZH = []string{
		`(?:再|要|想要|有没有|没有|有|看看|更|还|稍微|太远了|找|可以|能|换|来|一?[个家间](?:离我|离这[里儿]?)?|就没有|离(?:我|这里?|这儿))*(?:更)?近(?:一|点|些|儿|的|一点儿?|一些|处|地方|吗|有吗|家)*`,
		`(?:再)?(?:缩小|减小)(?:一下|点|一点)*(?:搜索)?(?:范围|距离|半径)?`, `范围(?:再)?(?:小|缩小)(?:一)?(?:点|些)?`,
	}
	tooFarZH = []string{
		`(?:不要|别|不想去)(?:太|那么|很)远(?:的)?`, `远了(?:一?点儿?|些)?`, `(?:我)?(?:不想|走不|懒得)走?(?:太|那么|这么)?远(?:的路?)?`,
		`(?:这[些个家]?|那[些个家]?|都|也|还是)*(?:太|有点|好|真|挺|过于|实在太)远(?:了|啊|吧|呀|的)*(?:(?:我)?(?:不想|走不|懒得|不愿意?)(?:走|动|去|到)(?:了|那么远)?|换(?:一?[个家])?(?:近)?(?:一?点儿?)?(?:的)?)?`,
	}
	nearerEN = []string{
		`(?:a (?:bit|little) |much |something |anything |show me |even |any )*(?:closer|nearer)(?: by| to me| ones?)*`, `(?:somewhere|a place|one) (?:closer|nearer)`,
		`(?:(?:its|it is|thats|that is|they are|theyre|this is|all) )?(?:a bit |way |much )?too far(?: away| to walk| for me)?`, `not (?:so|too|that|very) far(?: away)?`,
		`(?:narrow|reduce|smaller)(?: the)? ?(?:search|radius|range|area)?`,
	}
)
