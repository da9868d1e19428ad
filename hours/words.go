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
