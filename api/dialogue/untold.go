package dialogue

import (
	"strings"

	"nearby/api/dialogue/prefilter"
)

// untold are qualities that people ask for and no data tell, and how much of one.
var untold = prefilter.MustCompile(`(` + pattern(
	`(?:环境)?(?:安静|清静|幽静)`, `环境(?:要|得|比较|很)?(?:好|优雅|不错)`, `有?氛围(?:感|好)?`, `有?情调`, `浪漫`, `情侣`,
	`(?:适合|可以|方便)(?:情侣|约会|拍照|打卡|聚会|聚餐|小孩|孩子|儿童|老人|家庭|商务|请客|朋友|一个人|办公|学习|聊天|带(?:个|着|上|一?条|一?只)?(?:娃|小孩|小朋友|孩子|宝宝|老人|狗狗?|猫|宠物))(?:吃饭|吃|去)?`,
	`带(?:个|着|上|一?条|一?只)?(?:(?:娃|小孩|小朋友|孩子|宝宝|老人|长辈|爸妈|父母|女朋友|男朋友|对象|老婆|老公|客户|狗狗?|猫|宠物)(?:和|、)?)+(?:去)?`, `(?:不要|不是|非)?连锁(?:店)?`,
	`有?(?:包间|包厢|包房|wifi|无线网络?|插座|露台|儿童座椅)`, `(?:能|可以)?看?(?:江景|海景|湖景|夜景)`, `(?:高|中高)(?:档|级|端)`, `上档次`,
	`不(?:想|能|要|太|会|喜欢|爱)*吃?(?:太)?辣(?:的)?`, `唔(?:要|食|好|太)*辣`, `\b(?:not (?:too |so |very |that )?|non )spicy\b`, `\bmild\b`, `(?:口味)?(?:清淡|微辣|不油腻|低脂|低卡)`, `不踩雷`, `靠谱`, `(?:干净|卫生)`, `新开(?:业)?`, `老字号`, `不?用?排队`, `人(?:少|不多)`,
	`(?:有|能|可以|方便|好|免费)停车(?:位|场)?的`, `能?(?:坐着|坐下来|安静)?聊天`, `(?:可以|能不能|能)?(?:刷(?:信用)?卡|用信用卡|用支付宝|用微信|微信支付|付现金)`, `靠窗`, `(?:英文|中文|英语)菜单`,
	`\bpay (?:with|by) (?:a )?(?:credit )?card\b`, `\b(?:alipay|wechat pay)\b`, `\benglish menus?\b`, `\b(?:kids?|family|child|pet|dog|baby|budget)[ -]?friendly\b`, `\b(?:romantic|quiet|cozy|cosy|fancy|upscale|not spicy|with (?:a )?(?:view|wifi|private rooms?))\b`, `\b(?:to|for) (?:work|study|chat|talk|read|sit|relax)(?:ing)?(?:(?: and| or| down)+ (?:chat|talk|relax|work|study))*(?: (?:on|with) (?:a |my )?laptop)?\b`, `\bfor (?:kids?|children|families|couples|friends|groups|a (?:date|family|group|big group|meeting))\b`, `\b(?:gluten|dairy|nut|sugar)[ -]free\b`, `\bsomething (?:light|healthy)\b|\bhealthy\b`, `\blaptop[ -]friendly\b`,
	`(?:可以|能)?(?:外带|打包|带走)`, `离(?:地铁|公交|车站)(?:站|口)?(?:比较|很|最|要)?近`, `服务(?:态度)?好`, `(?:上菜|出餐)快`, `分?量[大足]`,
	`(?:我们)?(?:大概|一共|就)?(?:[一两二三四五六七八九十几]|\d{1,2})(?:来|几)?个(?:大人|人|朋友|同事|同学)(?:一起)?`, `(?:我们)?一家(?:人|[三四五六]口)(?:人)?`,
).String() + `)(?:一?点儿?|一些)?(?:的)?`)

// spicy is what dishes of every kind may be.
var spicy = pattern(`辣|spicy`)

// withoutUntold reads a text without the qualities in it that no data tell, and notes
// them, so that the answer can say so. With nothing else it is a wish for restaurants.
func (g grammar) withoutUntold(typed string, read reading) (Meaning, bool) {
	s := newSentence(typed)
	found := untold.FindAllStringSubmatchIndex(s.rest, -1)
	if found == nil || !g.has[restaurant] {
		return Meaning{}, false
	}
	rest, qualities := typed, make([]string, len(found))
	for i, at := range found {
		said := s.original(s.rest[at[0]:at[1]])
		if !strings.Contains(rest, said) { // said in Cantonese
			rest = s.rest
		}
		rest = strings.Replace(rest, said, " ", 1)
		qualities[i] = s.original(s.rest[at[2]:at[3]])
	}
	m := Meaning{Intent: SearchIntent, Want: Want{Category: restaurant}}
	if left := strings.TrimSpace(newSentence(rest).rest); left != "" && !isFiller(left) {
		if m = read(rest); m.Intent != SearchIntent || g.isGuess(m) {
			return Meaning{}, false
		}
	}
	m.Want.Untold = strings.Join(qualities, "、")
	return m, true
}
