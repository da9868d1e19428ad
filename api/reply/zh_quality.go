package reply

import (
	"fmt"
	"strings"

	"nearby/api/dialogue"
	"nearby/geo"
)

func (z zh) quality() qualityPhrases {
	such := func(qualities []string, subject string) string {
		if subject == "" {
			subject = "地方"
		}
		return strings.Join(qualities, "、") + "的" + subject
	}
	return qualityPhrases{
		inTitle: func(qualities []string) string { return spaced(strings.Join(qualities, "、") + "的") },
		price: func(least, most float64) string {
			switch {
			case least == 0:
				return "人均 " + decimal(most) + " 以下"
			case most == 0:
				return "人均 " + decimal(least) + " 以上"
			}
			return "人均 " + decimal(least) + " 到 " + decimal(most)
		},
		stars:    func(least float64) string { return z.say("评分 ", "評分 ") + decimal(least) + " 以上" },
		openAt:   func(clock string) string { return clock + z.say(" 营业", " 營業") },
		allDay:   z.say("24 小时营业", "24 小時營業"),
		noKind:   func(kinds []string) string { return "不是" + strings.Join(kinds, "、") },
		notNamed: func(word string) string { return z.say("名字里没有", "名字裡沒有") + z.quote(word) },
		such:     such,
		only:     func(qualities []string) string { return "只看" + spaced(such(qualities, "")) },
		untold: func(qualities string) string {
			return z.say("资料里没有写", "資料裡沒有寫") + z.quote(qualities) + z.say("，都列出来了", "，都列出來了")
		},
		lacks: map[lacking]string{
			lacksPrice: z.say("价格", "價格"), lacksRating: z.say("评分", "評分"),
			lacksHours: z.say("营业时间的信息", "營業時間的資訊"), lacksValue: z.say("这些信息", "這些資訊"),
		},
		others: func(n int, measure, lacks string) string {
			return fmt.Sprintf(z.say("另有 %d %s没有%s", "另有 %d %s沒有%s"), n, measure, lacks)
		},
		ordered: map[dialogue.Order]string{
			dialogue.ByRating: z.say("评分高的在前", "評分高的在前"), dialogue.ByPrice: z.say("便宜的在前", "便宜的在前"), dialogue.Dearest: z.say("贵的在前", "貴的在前"),
		},
		lackLast: func(n int, measure, lacks string) string {
			return fmt.Sprintf(z.say("，%d %s没有%s的在后", "，%d %s沒有%s的在後"), n, measure, lacks)
		},
		allLack: func(lacks string) string {
			return z.say("都没有", "都沒有") + lacks + z.say("，按远近排", "，按遠近排")
		},
		noneSuch: func(near, such string, widest geo.Metres) string {
			return z.around(near) + z.radius(widest) + z.say("没有已知", "沒有已知") + spaced(such) + "。"
		},
		showThese: z.say("先看看这些：", "先看看這些："),
	}
}

// spaced puts a space before a digit that follows Chinese.
func spaced(text string) string {
	if text[0] >= '0' && text[0] <= '9' {
		return " " + text
	}
	return text
}
