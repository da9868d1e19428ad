package hours

// vocabulary is what a text may hold besides times and signs, by their first byte and
// the longest first, as a text has them once it is normal.
var vocabulary = index([]word{
	{"monday", token{kind: dayToken, days: monday}},
	{"mon", token{kind: dayToken, days: monday}},
	{"mo", token{kind: dayToken, days: monday, osm: true}},
	{"tuesday", token{kind: dayToken, days: tuesday}},
	{"tues", token{kind: dayToken, days: tuesday}},
	{"tue", token{kind: dayToken, days: tuesday}},
	{"tu", token{kind: dayToken, days: tuesday, osm: true}},
	{"wednesday", token{kind: dayToken, days: wednesday}},
	{"wed", token{kind: dayToken, days: wednesday}},
	{"we", token{kind: dayToken, days: wednesday, osm: true}},
	{"thursday", token{kind: dayToken, days: thursday}},
	{"thurs", token{kind: dayToken, days: thursday}},
	{"thur", token{kind: dayToken, days: thursday}},
	{"thu", token{kind: dayToken, days: thursday}},
	{"th", token{kind: dayToken, days: thursday, osm: true}},
	{"friday", token{kind: dayToken, days: friday}},
	{"fri", token{kind: dayToken, days: friday}},
	{"fr", token{kind: dayToken, days: friday, osm: true}},
	{"saturday", token{kind: dayToken, days: saturday}},
	{"sat", token{kind: dayToken, days: saturday}},
	{"sa", token{kind: dayToken, days: saturday, osm: true}},
	{"sunday", token{kind: dayToken, days: sunday}},
	{"sun", token{kind: dayToken, days: sunday}},
	{"su", token{kind: dayToken, days: sunday, osm: true}},

	{"weekday", token{kind: dayToken, days: weekdays}},
	{"工作日", token{kind: dayToken, days: weekdays}},
	{"weekend", token{kind: dayToken, days: weekend}},
	{"周末", token{kind: dayToken, days: weekend}},
	{"双休日", token{kind: dayToken, days: weekend}},
	{"daily", token{kind: dayToken, days: everyDay}},
	{"every day", token{kind: dayToken, days: everyDay}},
	{"everyday", token{kind: dayToken, days: everyDay}},
	{"7 days a week", token{kind: dayToken, days: everyDay}},
	{"每天", token{kind: dayToken, days: everyDay}},
	{"每日", token{kind: dayToken, days: everyDay}},
	{"天天", token{kind: dayToken, days: everyDay}},

	{"ph", token{kind: holidayToken, osm: true}},
	{"sh", token{kind: holidayToken, osm: true}},
	{"public holiday", token{kind: holidayToken}},
	{"bank holiday", token{kind: holidayToken}},
	{"school holiday", token{kind: holidayToken}},
	{"holiday", token{kind: holidayToken}},
	{"法定节假日", token{kind: holidayToken}},
	{"法定假日", token{kind: holidayToken}},
	{"国家法定节假日", token{kind: holidayToken}},
	{"春节", token{kind: holidayToken}},
	{"除夕", token{kind: holidayToken}},
	{"国庆节", token{kind: holidayToken}},
	{"国庆", token{kind: holidayToken}},
	// To many people weekends are among these.
	{"节假日", token{kind: holidayToken, days: weekend}},
	{"假日", token{kind: holidayToken, days: weekend}},

	{"off", token{kind: offToken}},
	{"closed", token{kind: offToken}},
	{"休息", token{kind: offToken}},
	{"闭馆", token{kind: offToken}},
	{"闭园", token{kind: offToken}},
	{"店休", token{kind: offToken}},
	{"休业", token{kind: offToken}},
	{"不营业", token{kind: offToken}},
	{"不开放", token{kind: offToken}},
	{"除外", token{kind: offToken}},
	{"unknown", token{kind: unknownToken}},
	{"24/7", token{kind: alwaysToken}},
	{"24 hours", token{kind: alwaysToken}},
	{"24hours", token{kind: alwaysToken}},
	{"24h", token{kind: alwaysToken}},
	{"24小时", token{kind: alwaysToken}},
	{"24 小时", token{kind: alwaysToken}},
	{"全天候", token{kind: alwaysToken}},
	{"全天", token{kind: alwaysToken}},
	{"照常", token{kind: usualToken}},
	{"不休", token{kind: usualToken}},
	{"无休", token{kind: usualToken}},

	{"to", token{kind: '-'}},
	{"until", token{kind: '-'}},
	{"till", token{kind: '-'}},
	{"through", token{kind: '-'}},
	{"and", token{kind: ','}},

	{"noon", token{kind: timeToken, minute: 12 * 60}},
	{"midnight", token{kind: timeToken}},
	{"次日", token{kind: prefixToken, nextDay: true}},
	{"第二天", token{kind: prefixToken, nextDay: true}},
	{"上午", token{kind: prefixToken, part: morning}},
	{"早上", token{kind: prefixToken, part: morning}},
	{"凌晨", token{kind: prefixToken, part: morning}},
	{"中午", token{kind: prefixToken, part: midday}},
	{"下午", token{kind: prefixToken, part: afternoon}},
	{"晚上", token{kind: prefixToken, part: evening}},

	{"opening hours", token{kind: labelToken}},
	{"business hours", token{kind: labelToken}},
	{"hours", token{kind: labelToken}},
	{"open", token{kind: labelToken}},
	{"from", token{kind: labelToken}},
	{"on", token{kind: labelToken}},
	{"营业时间", token{kind: labelToken}},
	{"开放时间", token{kind: labelToken}},
	{"运营时间", token{kind: labelToken}},
	{"营业", token{kind: labelToken}},
	{"开放", token{kind: labelToken}},
	{"时间", token{kind: labelToken}},
	{"全年", token{kind: labelToken}},
	{"每", token{kind: labelToken}},
})

type word struct {
	text  string
	token token
}

func index(all []word) (by [256][]word) {
	for _, w := range all {
		of := &by[w.text[0]]
		i := len(*of)
		for i > 0 && len((*of)[i-1].text) < len(w.text) {
			i--
		}
		*of = append(*of, word{})
		copy((*of)[i+1:], (*of)[i:])
		(*of)[i] = w
	}
	return by
}

// hanDay reads the number of a day behind 周, 星期 or 礼拜: 一 to 六, 日 or 天.
func hanDay(r rune) uint8 {
	switch r {
	case '一':
		return monday
	case '二':
		return tuesday
	case '三':
		return wednesday
	case '四':
		return thursday
	case '五':
		return friday
	case '六':
		return saturday
	case '日', '天':
		return sunday
	}
	return 0
}
