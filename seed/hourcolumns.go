package seed

import (
	"slices"
	"strings"

	"nearby/seed/table"
)

// hourColumns are the columns that only together say when a place is open: one for the
// opening and one for the closing time, those for the days, or one for each day.
type hourColumns struct {
	from, to int    // table.None, or both are columns
	days     int    // on which it is open: 月火水木金
	rest     int    // on which it is not: 定休日
	restWord string // what to call these in a text of hours
	week     []int  // Monday to Sunday, each with its own hours; nil without them
}

// spans are the headers of the opening and of the closing time, as [table.Key] makes
// them. Only both together are hours.
var spans = [][2]string{
	{"opentime", "closetime"},
	{"opentime", "closingtime"},
	{"openingtime", "closingtime"},
	{"openingtime", "closetime"},
	{"opentime", "endtime"},
	{"open", "close"},
	{"opens", "closes"},
	{"opening", "closing"},
	{"openat", "closeat"},
	{"opensat", "closesat"},
	{"openinghour", "closinghour"},
	{"openhour", "closehour"},
	{"openhours", "closehours"},
	{"openinghours", "closinghours"},
	{"timeopen", "timeclose"},
	{"starttime", "endtime"},
	{"startingtime", "endingtime"},
	{"openfrom", "opento"},
	{"openfrom", "openuntil"},
	{"hoursfrom", "hoursto"},
	{"hoursstart", "hoursend"},
	{"openstart", "openend"},
	{"businessstarttime", "businessendtime"},
	{"openstarttime", "openendtime"},
	{"营业开始时间", "营业结束时间"},
	{"营业开始", "营业结束"},
	{"开始营业时间", "结束营业时间"},
	{"营业起始时间", "营业结束时间"},
	{"营业起始时间", "营业终止时间"},
	{"营业时间起", "营业时间止"},
	{"营业时间开始", "营业时间结束"},
	{"营业时间始", "营业时间止"},
	{"开始时间", "结束时间"},
	{"起始时间", "结束时间"},
	{"开门时间", "关门时间"},
	{"开门", "关门"},
	{"开门时间", "打烊时间"},
	{"开店时间", "关店时间"},
	{"开店时间", "打烊时间"},
	{"营业时间", "打烊时间"},
	{"营业时间", "关门时间"},
	{"营业时间", "结束时间"},
	{"开放时间", "关闭时间"},
	{"开放时间", "结束时间"},
	{"开放开始时间", "开放结束时间"},
	{"开馆时间", "闭馆时间"},
	{"營業開始時間", "營業結束時間"},
	{"營業開始", "營業結束"},
	{"開始營業時間", "結束營業時間"},
	{"開始時間", "結束時間"},
	{"開門時間", "關門時間"},
	{"開店時間", "關店時間"},
	{"開店時間", "打烊時間"},
	{"營業時間", "打烊時間"},
	{"營業時間起", "營業時間迄"},
	{"營業時間(起)", "營業時間(迄)"},
	{"开放时间起", "开放时间止"},
	{"開放時間起", "開放時間迄"},
	{"開始時間", "終了時間"},
	{"営業開始時間", "営業終了時間"},
	{"営業開始", "営業終了"},
	{"営業開始時刻", "営業終了時刻"},
	{"開始時刻", "終了時刻"},
	{"開店時間", "閉店時間"},
	{"開店時刻", "閉店時刻"},
	{"開店", "閉店"},
	{"開館時間", "閉館時間"},
	{"開館時刻", "閉館時刻"},
	{"営業時間", "閉店時間"},
	{"利用開始時間", "利用終了時間"},
	{"利用可能開始時間", "利用可能終了時間"},
	{"영업시작시간", "영업종료시간"},
	{"영업시작시각", "영업종료시각"},
	{"영업시작", "영업종료"},
	{"운영시작시간", "운영종료시간"},
	{"운영시작시각", "운영종료시각"},
	{"시작시간", "종료시간"},
	{"시작시각", "종료시각"},
	{"오픈시간", "마감시간"},
	{"개점시간", "폐점시간"},
	{"heureouverture", "heurefermeture"},
	{"heured'ouverture", "heuredefermeture"},
	{"ouverture", "fermeture"},
	{"öffnet", "schließt"},
	{"öffnungszeitvon", "öffnungszeitbis"},
	{"öffnungszeitenvon", "öffnungszeitenbis"},
	{"geöffnetvon", "geöffnetbis"},
	{"horaapertura", "horacierre"},
	{"horadeapertura", "horadecierre"},
	{"apertura", "cierre"},
	{"horainicio", "horafin"},
	{"oraapertura", "orachiusura"},
	{"oradiapertura", "oradichiusura"},
	{"apertura", "chiusura"},
	{"abertura", "fechamento"},
	{"открытие", "закрытие"},
	{"времяоткрытия", "времязакрытия"},
}

// openDays are the headers of the days on which a place is open at those times.
var openDays = []string{
	"利用可能曜日", "営業曜日", "営業日", "開館日", "开放日", "营业日", "營業日", "opendays", "daysopen", "operatingdays", "영업일",
	"운영요일", "öffnungstage", "joursd'ouverture", "joursouverture", "díasdeapertura", "giornidiapertura",
}

// restDays are the headers of the days on which it is not, with the word for that in a
// text of hours.
var restDays = []struct{ header, word string }{
	{"定休日", "定休日"},
	{"休業日", "休業日"},
	{"休館日", "休館日"},
	{"店休日", "店休日"},
	{"公休日", "公休日"},
	{"定休", "定休日"},
	{"休息日", "休息"},
	{"公休", "公休"},
	{"休业日", "休息"},
	{"闭馆日", "闭馆"},
	{"店休", "店休"},
	{"閉館日", "閉館"},
	{"不营业日", "休息"},
	{"휴무일", "휴무"},
	{"휴관일", "휴관"},
	{"정기휴무일", "휴무"},
	{"정기휴무", "휴무"},
	{"휴점일", "휴무"},
	{"closeddays", "closed"},
	{"dayclosed", "closed"},
	{"daysclosed", "closed"},
	{"dayoff", "closed"},
	{"daysoff", "closed"},
	{"ruhetag", "Ruhetag"},
	{"ruhetage", "Ruhetag"},
	{"schließtag", "Ruhetag"},
	{"schließtage", "Ruhetag"},
	{"jourdefermeture", "fermé"},
	{"joursdefermeture", "fermé"},
	{"fermeturehebdomadaire", "fermé"},
	{"díadecierre", "cerrado"},
	{"diadecierre", "cerrado"},
	{"díasdecierre", "cerrado"},
	{"giornodichiusura", "chiuso"},
	{"chiusurasettimanale", "chiuso"},
}

// weeks are the headers of the days, Monday to Sunday.
var weeks = [][]string{
	strings.Fields("monday tuesday wednesday thursday friday saturday sunday"),
	strings.Fields("mon tue wed thu fri sat sun"),
	strings.Fields("星期一 星期二 星期三 星期四 星期五 星期六 星期日"),
	strings.Fields("周一 周二 周三 周四 周五 周六 周日"),
	strings.Fields("週一 週二 週三 週四 週五 週六 週日"),
	strings.Fields("月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日"),
	strings.Fields("월요일 화요일 수요일 목요일 금요일 토요일 일요일"),
	strings.Fields("montag dienstag mittwoch donnerstag freitag samstag sonntag"),
	strings.Fields("lundi mardi mercredi jeudi vendredi samedi dimanche"),
	strings.Fields("lunes martes miércoles jueves viernes sábado domingo"),
	strings.Fields("lunedì martedì mercoledì giovedì venerdì sabato domenica"),
}

// weekPrefixes stand before the days in some headers: hours.Monday, Hours_Monday.
var weekPrefixes = []string{"", "hours", "hours.", "openinghours", "openinghours."}

// takeHourColumns finds the columns that together are the hours, unless --map says
// which one holds them.
func (c *columns) takeHourColumns() {
	if c.given[fieldHours] {
		return
	}
	h := hourColumns{from: table.None, to: table.None, days: c.known(openDays...), rest: table.None}
	for _, pair := range spans {
		if from, to := c.known(pair[0]), c.known(pair[1]); from != table.None && to != table.None {
			h.from, h.to = from, to
			break
		}
	}
	for _, rest := range restDays {
		if h.rest = c.known(rest.header); h.rest != table.None {
			h.restWord = rest.word
			break
		}
	}
	if c.at[fieldHours] == table.None || h.from != table.None {
		c.at[fieldHours] = h.from
	}
	if c.at[fieldHours] == table.None {
		h.week = c.weekColumns()
	}
	switch {
	case h.week != nil:
		c.at[fieldHours] = h.week[0]
	case c.at[fieldHours] == table.None, h.from == table.None && h.rest == table.None && h.days == table.None:
		return
	}
	c.hours = &h
}

// known is the column of the first header that the file has, if no flag gave it a meaning.
func (c *columns) known(headers ...string) int {
	for _, header := range headers {
		if i := slices.Index(c.keys, table.Key(header)); i >= 0 && !c.taken(i) {
			return i
		}
	}
	return table.None
}

// weekColumns are the columns of all seven days; nil if one is missing.
func (c *columns) weekColumns() []int {
	for _, days := range weeks {
		for _, prefix := range weekPrefixes {
			all := make([]int, len(days))
			for i, day := range days {
				all[i] = c.known(prefix + day)
			}
			if !slices.Contains(all, table.None) {
				return all
			}
		}
	}
	return nil
}

// all are these columns.
func (h *hourColumns) all() []int {
	all := slices.Concat([]int{h.from, h.to, h.days, h.rest}, h.week)
	return slices.DeleteFunc(all, func(i int) bool { return i == table.None })
}
