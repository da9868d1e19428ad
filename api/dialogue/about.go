package dialogue

import (
	"strings"

	"nearby/api/dialogue/prefilter"
)

// What people ask about a place that they see: the one just spoken of, or it.
const (
	ofIt   = `(?:` + it + `|他们?|她|[他它她]们?家|店里?|间|餐厅|我|你|刚[才刚]|上面|之前|(?:是|有|请问|帮我|的|给我个?|告诉我|把|发个?|查一?下|看一?下|我想知道|想知道|知道|那|那么|打| ))*`
	ending = `(?:么|发?给?我(?:一下)?|发(?:一下|来|过来)?|一下|的|呢|啊|呀|吗|嘛|吧|了|谢谢| |` + it + `)*`
	itEN   = `(?:` + it + `|it|they|them|this|that|the restaurant|the place|the shop|the station)`
	leadEN = `(?:(?:please|can you|could you|tell me|show me|give me|get|i need|i want|do you (?:know|have)|whats|what is|what are|what|wheres|does|do|has|have|got|its|it|they|the|their|is there|a|any|` + it + `) ?)*`
	ofEN   = `(?: (?:of|for|to|at|from|is)? ?` + itEN + `| have| exactly| located| today| tomorrow| to (?:walk|get)| there| on foot| by (?:foot|taxi|car|cab|bus|metro|bike)| walking| from here| per (?:person|head)| each| a head| on average| please| thanks)*`
)

// abouts are the patterns for each question, tried on what withoutNumber gives.
var abouts = []struct {
	about   Command
	pattern *prefilter.Regexp
}{
	{Phone, about(`(?:(?:有没有|联系|订位|预约)?(?:电话|手机|座机)(?:号码?|号)?(?:是|有)?(?:多少|什么|几号|号码)?|打电话(?:给)?|电话(?:给)?|联系方式|怎么(?:联系|打电话)(?:给)?(?:他们|商家|店家|老板|店里)?|(?:拨打|拨通|致电|联系)(?:电话)?|号码(?:是)?(?:多少)?)`,
		`(?:phone(?: number)?s?|telephone(?: number)?|tel|call|contact(?: number| info)?)`)},
	{Hours, about(`(?:(?:今天|明天|周末|一般|平时|晚上|早上|大概|都)*(?:几点钟?|什么时候|何时|多晚|几时)(?:开始)?(?:关门|开门|打烊|营业|下班|上班|结束|开|关|收工|停业)(?:营业|门)?(?:到几点)?|(?:营业|开门|关门|开放|打烊|工作|开店)的?(?:时间|时段)(?:是)?(?:多少|什么|几点|到几点)?|(?:营业|开)到?(?:到)?(?:几点钟?|什么时候|多晚|几时)|(?:现在|今天|明天|还|周末|有没有|有|晚上)*开(?:不开)?(?:门|店)?(?:吗|了吗|没有?|了没)|(?:今天|明天|周末|晚上|星期[一二三四五六日天]|周[一二三四五六日])+(?:还|都|也)?(?:有)?(?:营业|开门)(?:吗|不|没有?)|(?:现在|今天|有没有|是不是|已经)*(?:关门|打烊|关)(?:了)?(?:吗|没有?)|(?:现在|今天|还|都|在)*它(?:现在|今天|还|都|在)*(?:开着|营业)(?:吗|么|没有?)|(?:现在|今天)*(?:开不开门?|有没有开门?))`,
		`(?:(?:opening|business|open|working|closing|operating)? ?(?:hours|times?)|(?:when|what time|till when|until when|how late)(?: (?:does|do|is|will|are))? ?`+itEN+`? ?(?:close[sd]?|open|opens|closing|opening)(?: (?:until|till))?|(?:is|are) `+itEN+` (?:still )?(?:open|closed)(?: now| today| tomorrow)?|how late is `+itEN+` open)`)},
	{Address, about(`(?:(?:具体|详细|准确|的)*(?:地址|位置|地点|方位)(?:是|在)?(?:什么|哪里|哪儿|哪|多少|怎么走)?|在(?:哪里?|哪儿|哪边|什么地方|什么位置|什么路|哪条(?:路|街)上?|哪个位置)|哪里|哪儿)`,
		`(?:(?:street )?address|where(?:s| is| are| exactly is)?|location)`)},
	{Far, about(`(?:(?:离|距离?)?(?:我|这里|这儿)?(?:还|还有|大概|大约|要|得|走)*(?:有)?(?:多远|多少米|几公里|多少公里|几米|几里)|距离(?:是)?(?:多少|多远)?|(?:离我)?(?:远吗|远不远|近吗|近不近)|(?:走|走路|步行|开车|骑车|坐车|打车|行|行过去|走过去|过去|到那(?:里|儿)?|去|打车)*(?:到|去)?`+it+`?(?:大概|大约|一共|还)?(?:要|需要|得)?(?:走|花)?(?:过去)?(?:要)?(?:多久|多长时间|几分钟|多少分钟|多少时间|多少时候)(?:能到|到|路程)?)`,
		`(?:how far(?: away)?(?: is| are)?|distance|how long(?: does it take| is the walk| to walk| to get there| will it take)*|is `+itEN+` far(?: away)?|how many (?:minutes|mins|meters|metres|kilometers|km)(?: is| are)?|(?:is|are) `+itEN+` (?:within )?walk(?:able|ing distance)|(?:can|should|could) (?:i|we) walk|walk or (?:take )?(?:an? |the )?(?:taxi|cab|bus|metro|drive|didi))`)},
	{Price, about(`(?:人均(?:消费)?(?:是)?(?:多少|几多|价格|怎么样)?(?:钱)?|(?:大概|大约|一般|要|需要|吃一顿|一顿|一个人|一餐|价格|价钱|消费|得|花|住|一[晚天间位份])*(?:多少钱|几钱|多少米)(?:一[晚天个间位份碗杯次])*|(?:人民币)?多少一[晚天个间位份]|(?:是不是|会不会|算不算)(?:很|特别|非常|挺|太|比较)?(?:贵|便宜)|(?:贵不贵|贵吗|贵唔贵|会不会贵|会贵吗|便宜吗|便不便宜|贵)|(?:价格|价位|消费|价钱|消费水平)(?:是)?(?:多少|怎么样|如何|水平|高吗|高不高|贵吗)?)`,
		`(?:how much(?: is| does| are)?(?: `+itEN+`)?(?: cost)?|how expensive(?: is| are)?|price(?:s| range)?|(?:is|are) `+itEN+` (?:expensive|cheap|pricey)|cost|expensive)`)},
	{Audio, about(`(?:听|收听|播放|语音讲解|语音导览|讲解|听讲解|听一下)`, `(?:listen(?: to)?|audio(?: guide)?|play)`)},
}

// about is the pattern of a question in Chinese and English, with what may stand
// around it. A number may stand before it, after it, or within.
func about(chinese, english string) *prefilter.Regexp {
	return whole(ofIt+chinese+ending, leadEN+english+ofEN)
}

// question reads a question about a place of the list or the one just spoken of.
func question(text string) (about Command, n int, ok bool) {
	for rest, n := range withoutNumber(text) {
		for _, a := range abouts {
			if a.pattern.MatchString(rest) {
				return a.about, n, true
			}
		}
	}
	return "", 0, false
}

// askedOf is a question about a place after its name, or before it in English.
var askedOf = pattern(
	`(.)(?:的)?(?:联系)?(?:电话|手机|号码)(?:号码?)?(?:是)?(?:多少)?$`, `(.)(?:的)?(?:具体|详细)?(?:地址|位置)(?:是|在)?(?:什么|哪里?|哪儿|多少)?$`,
	`(.)(?:的)?(?:营业|开放)时间(?:是)?(?:多少|什么)?$`, `(.)(?:都)?(?:营业|开门?)到(?:几点钟?|什么时候)$`,
	`(.)到?(?:今天|明天|一般|早上|晚上)?(?:几点钟?|什么时候)(?:开门|关门|打烊|开始营业|营业|下班|收工|结束)$`, `(.)(?:的)?人均(?:消费)?(?:是)?(?:多少(?:钱)?)?$`, `(.)(?:贵不贵|贵吗)$`,
	`^(?:(?:what(?:s| is) )?the )?(?:phone(?: number)?|address|(?:opening )?hours|opening times?) (?:of|for) (?:the )?(.)`,
	`([^\d ]) (?:phone(?: number)?|address|opening hours|opening times?|hours)$`,
	`^(?:when|what time) (?:does|do|is) (?:the )?(.+?) (?:open|close)$`,
)

// cutQuestion takes a question about a place out that stands with its name: 海底捞电话.
// What is left is looked for, and the answer says it.
func (s *sentence) cutQuestion() {
	at := askedOf.FindStringSubmatchIndex(s.rest)
	if at == nil || strings.HasSuffix(s.rest, "my phone") { // where to charge my phone
		return
	}
	for i := 2; i < len(at); i += 2 {
		if at[i] >= 0 {
			s.rest = s.rest[:at[0]] + s.rest[at[i]:at[i+1]] + s.rest[at[1]:]
			return
		}
	}
}
