package hours

import (
	"slices"
	"strings"
)

// vocabulary is what a text may hold besides times and signs, by their first byte and
// the longest first, as a text has them once it is normal.
var vocabulary = index([]meaning{
	{token{kind: dayToken, days: monday}, "monday|mon"},
	{token{kind: dayToken, days: tuesday}, "tuesday|tues|tue"},
	{token{kind: dayToken, days: wednesday}, "wednesday|wed"},
	{token{kind: dayToken, days: thursday}, "thursday|thurs|thur|thu"},
	{token{kind: dayToken, days: friday}, "friday|fri"},
	{token{kind: dayToken, days: saturday}, "saturday|sat"},
	{token{kind: dayToken, days: sunday}, "sunday|sun"},
	{token{kind: dayToken, days: monday, osm: true}, "mo"},
	{token{kind: dayToken, days: tuesday, osm: true}, "tu"},
	{token{kind: dayToken, days: wednesday, osm: true}, "we"},
	{token{kind: dayToken, days: thursday, osm: true}, "th"},
	{token{kind: dayToken, days: friday, osm: true}, "fr"},
	{token{kind: dayToken, days: saturday, osm: true}, "sa"},
	{token{kind: dayToken, days: sunday, osm: true}, "su"},
	{token{kind: dayToken, days: weekdays}, "weekday|工作日"},
	{token{kind: dayToken, days: weekend}, "weekend|周末|双休日"},
	{token{kind: dayToken, days: everyDay}, "daily|every day|everyday|7 days a week|每天|每日|天天"},

	{token{kind: dayToken, days: monday}, "月曜日|月曜|월요일|월|lundi|lun"},
	{token{kind: dayToken, days: tuesday}, "火曜日|火曜|화요일|화|mardi|mar"},
	{token{kind: dayToken, days: wednesday}, "水曜日|水曜|수요일|수|mercredi|mer"},
	{token{kind: dayToken, days: thursday}, "木曜日|木曜|목요일|목|jeudi|jeu"},
	{token{kind: dayToken, days: friday}, "金曜日|金曜|금요일|금|vendredi|ven"},
	{token{kind: dayToken, days: saturday}, "土曜日|土曜|토요일|토|samedi|sam"},
	{token{kind: dayToken, days: sunday}, "日曜日|日曜|일요일|일|dimanche|dim"},
	{token{kind: dayToken, days: weekdays}, "平日|평일|l-v|月-金"},
	{token{kind: dayToken, days: weekend}, "土日|주말"},
	{token{kind: dayToken, days: everyDay}, "毎日|매일|tous les jours|7j/7|l-d|月-日"},

	{token{kind: holidayToken}, "祝日|祝祭日|공휴일"},
	{token{kind: offToken}, "公休|定休日|定休|休み|休馆日|休馆|휴무일|휴무|정기휴무|휴관|fermé"},
	{token{kind: alwaysToken}, "24时间营业|24时间|24시간|全日"},
	{token{kind: usualToken}, "年中无休|연중무휴"},
	{token{kind: prefixToken, nextDay: true}, "翌日|翌|익일"},
	{token{kind: prefixToken, part: morning}, "午前|오전"},
	{token{kind: prefixToken, part: secondHalf}, "午后|오후"},
	{token{kind: '-'}, "から"},
	{token{kind: labelToken}, "まで|매주|까지|영업시간"},

	{token{kind: holidayToken, osm: true}, "ph|sh"},
	{token{kind: holidayToken}, "public holiday|bank holiday|school holiday|holiday"},
	{token{kind: holidayToken}, "法定节假日|法定假日|国家法定节假日|春节|除夕|国庆节|国庆"},
	// To many people weekends are among these.
	{token{kind: holidayToken, days: weekend}, "节假日|假日"},

	{token{kind: offToken}, "off|closed|休息|闭馆|闭园|店休|休业|不营业|不开放|除外"},
	{token{kind: unknownToken}, "unknown"},
	{token{kind: alwaysToken}, "24/7|24 hours|24hours|24h|24小时|24 小时|全天候|全天"},
	{token{kind: usualToken}, "照常|不休|无休"},

	{token{kind: '-'}, "to|until|till|through"},
	{token{kind: ','}, "and"},

	{token{kind: timeToken, minute: 12 * 60}, "noon"},
	{token{kind: timeToken}, "midnight"},
	{token{kind: prefixToken, nextDay: true}, "次日|第二天"},
	{token{kind: prefixToken, part: morning}, "上午|早上|凌晨"},
	{token{kind: prefixToken, part: midday}, "中午"},
	{token{kind: prefixToken, part: afternoon}, "下午"},
	{token{kind: prefixToken, part: evening}, "晚上"},

	{token{kind: labelToken}, "opening hours|business hours|hours|open|from|on"},
	{token{kind: labelToken}, "营业时间|开放时间|运营时间|营业|开放|时间|全年|每"},
})

// meaning is a token and the words for it, with | between them.
type meaning struct {
	token token
	words string
}

type word struct {
	text  string
	token token
}

func index(all []meaning) (by [256][]word) {
	for _, m := range all {
		for text := range strings.SplitSeq(m.words, "|") {
			by[text[0]] = append(by[text[0]], word{text, m.token})
		}
	}
	for _, words := range by {
		slices.SortStableFunc(words, func(a, b word) int { return len(b.text) - len(a.text) })
	}
	return by
}

// hanDay reads the number of a day behind 周, 星期 or 礼拜: 一 to 六, 日 or 天.
func hanDay(r rune) uint8 {
	if r == '天' {
		r = '日'
	}
	for i, day := range []rune("一二三四五六日") {
		if r == day {
			return monday << i
		}
	}
	return 0
}
