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
	{token{kind: dayToken, days: weekend, holiday: true}, "土日祝日|土日祝|土・日・祝"},
	{token{kind: dayToken, days: sunday, holiday: true}, "日祝日|日祝"},
	{token{kind: dayToken, days: everyDay}, "毎日|매일|tous les jours|7j/7|l-d|月-日"},

	// The same in French, Spanish, Italian, Portuguese and Russian, as far as no word means
	// one day in one of them and another in another.
	{token{kind: badToken}, "mars|每月|毎月"}, // a month is no day
	{token{kind: dayToken, days: monday}, "lundis|lunes|lunedì|lunedi|segunda-feira|segunda|seg|понедельник|пн"},
	{token{kind: dayToken, days: tuesday}, "mardis|martes|martedì|martedi|terça-feira|terça|ter|вторник|вт"},
	{token{kind: dayToken, days: wednesday}, "mercredis|miércoles|miercoles|mié|mie|mercoledì|mercoledi|quarta-feira|quarta|qua|среда|ср"},
	{token{kind: dayToken, days: thursday}, "jeudis|jueves|jue|giovedì|giovedi|gio|quinta-feira|quinta|qui|четверг|чт"},
	{token{kind: dayToken, days: friday}, "vendredis|viernes|vie|venerdì|venerdi|sexta-feira|sexta|sex|пятница|пт"},
	{token{kind: dayToken, days: saturday}, "samedis|sábados|sábado|sáb|sabado|sab|sabato|суббота|сб"},
	{token{kind: dayToken, days: sunday}, "dimanches|domingos|domingo|domenica|dom|воскресенье|вс"},
	{token{kind: dayToken, days: weekdays}, "m-f|будни"},
	{token{kind: dayToken, days: weekdays &^ friday}, "l-j"},
	{token{kind: dayToken, days: everyDay &^ sunday}, "l-s"},
	{token{kind: dayToken, days: everyDay}, "tous les jours|7j/7|7/7|7j sur 7|todos los días|todos los dias|todos os dias|tutti i giorni|diariamente|diario|ежедневно"},
	{token{kind: offToken}, "fermée|fermeture|ferme|cerrado|cierra|chiuso|chiusura|fechado|encerrado|выходной|закрыто"},
	{token{kind: alwaysToken}, "24h/24|24h sur 24|24 h/24|24/24|h24|24 horas|24h horas|24 ore su 24|24 ore|24 heures|круглосуточно"},
	{token{kind: holidayToken}, "jours fériés|festivos|festivi|feriados"},
	{token{kind: '-'}, "à|au|a|al|alle|às|ao|até|hasta|до|по"},
	{token{kind: ','}, "et|y|e"},
	{token{kind: labelToken}, "du|de|des|le|les|el|los|las|il|dal|dalle|ore|das|da|ouvert|abierto|aperto|aberto|с"},

	// German has two letters for a day that are another one in French, Italian or Spanish:
	// these hold in a text that is German, see speaksGerman.
	{token{kind: dayToken, days: monday, only: german}, "montags|montag|mo"},
	{token{kind: dayToken, days: tuesday, only: german}, "dienstags|dienstag|di"},
	{token{kind: dayToken, days: wednesday, only: german}, "mittwochs|mittwoch|mi"},
	{token{kind: dayToken, days: thursday, only: german}, "donnerstags|donnerstag|do"},
	{token{kind: dayToken, days: friday, only: german}, "freitags|freitag|fr"},
	{token{kind: dayToken, days: saturday, only: german}, "samstags|samstag|sonnabends|sonnabend|sa"},
	{token{kind: dayToken, days: sunday, only: german}, "sonntags|sonntag|so"},
	{token{kind: dayToken, days: weekend, only: german}, "am wochenende|wochenende"},
	{token{kind: dayToken, days: everyDay, only: german}, "täglich|jeden tag"},
	{token{kind: holidayToken, only: german}, "feiertage|feiertags|feiertag|feiertagen"},
	{token{kind: offToken, only: german}, "geschlossen|ruhetage|ruhetag|zu"},
	{token{kind: alwaysToken, only: german}, "rund um die uhr|24 stunden|24h"},
	{token{kind: '-', only: german}, "bis"},
	{token{kind: ',', only: german}, "und|u.|u|sowie"},
	{token{kind: labelToken, only: german}, "von|uhr|geöffnet|öffnungszeiten|jeweils|am|an"},

	// So have Dutch and Polish.
	{token{kind: dayToken, days: monday, only: dutch}, "maandag|ma"},
	{token{kind: dayToken, days: tuesday, only: dutch}, "dinsdag|di"},
	{token{kind: dayToken, days: wednesday, only: dutch}, "woensdag|wo"},
	{token{kind: dayToken, days: thursday, only: dutch}, "donderdag|do"},
	{token{kind: dayToken, days: friday, only: dutch}, "vrijdag|vr"},
	{token{kind: dayToken, days: saturday, only: dutch}, "zaterdag|za"},
	{token{kind: dayToken, days: sunday, only: dutch}, "zondag|zo"},
	{token{kind: dayToken, days: everyDay, only: dutch}, "dagelijks|elke dag|alle dagen"},
	{token{kind: holidayToken, only: dutch}, "feestdagen|feestdag"},
	{token{kind: offToken, only: dutch}, "gesloten"},
	{token{kind: alwaysToken, only: dutch}, "24 uur per dag|24 uur"},
	{token{kind: '-', only: dutch}, "tot en met|t/m|tot"},
	{token{kind: ',', only: dutch}, "en"},
	{token{kind: labelToken, only: dutch}, "van|op|uur|u|open|geopend|openingstijden"},

	{token{kind: dayToken, days: monday, only: polish}, "poniedziałek|poniedziałku|poniedziałki|pon|pn"},
	{token{kind: dayToken, days: tuesday, only: polish}, "wtorek|wtorku|wtorki|wt"},
	{token{kind: dayToken, days: wednesday, only: polish}, "środa|środy|środę|śr"},
	{token{kind: dayToken, days: thursday, only: polish}, "czwartek|czwartku|czwartki|czw|cz"},
	{token{kind: dayToken, days: friday, only: polish}, "piątek|piątku|piątki|pt"},
	{token{kind: dayToken, days: saturday, only: polish}, "sobota|soboty|sobotę|sob|sb"},
	{token{kind: dayToken, days: sunday, only: polish}, "niedziela|niedzieli|niedziele|niedzielę|niedz|ndz|nd"},
	{token{kind: dayToken, days: everyDay, only: polish}, "codziennie"},
	{token{kind: holidayToken, only: polish}, "święta"},
	{token{kind: offToken, only: polish}, "nieczynne|zamknięte"},
	{token{kind: alwaysToken, only: polish}, "całą dobę"},
	{token{kind: '-', only: polish}, "do"},
	{token{kind: ',', only: polish}, "i|oraz"},
	{token{kind: labelToken, only: polish}, "od|w|godziny|godz.|godz|czynne|otwarte"},

	{token{kind: holidayToken}, "祝日|祝祭日|공휴일"},
	{token{kind: offToken}, "公休|定休日|定休|休み|休馆日|休馆|休业日|店休日|公休日|休息日|闭馆日|휴무일|휴무|정기휴무|휴관|fermé"},
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

// japaneseDay reads the one character that a day is in Japanese: 月・水・金, 月火水木金.
func japaneseDay(r rune) uint8 {
	for i, day := range []rune("月火水木金土日") {
		if r == day {
			return monday << i
		}
	}
	return 0
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
