package hours_test

import (
	"errors"
	"testing"

	"nearby/hours"
)

func TestParseReadsWhatPeopleWrite(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ text, want string }{
		// OpenStreetMap.
		"around the clock":                  {"24/7", "24/7"},
		"every day":                         {"Mo-Su 10:00-22:00", "10:00-22:00"},
		"no days are all days":              {"10:00-22:00", "10:00-22:00"},
		"working days":                      {"Mo-Fr 09:00-18:00", "Mo-Fr 09:00-18:00; Sa-Su off"},
		"two spans on two days":             {"Mo,We 10:00-14:00,17:00-22:00", "Mo,We 10:00-14:00,17:00-22:00; Tu,Th-Su off"},
		"past midnight":                     {"18:00-02:00", "18:00-26:00"},
		"past midnight, counted on":         {"18:00-26:00", "18:00-26:00"},
		"to midnight":                       {"10:00-24:00", "10:00-24:00"},
		"all day, by the clock":             {"00:00-24:00", "24/7"},
		"to a minute before midnight":       {"00:00-23:59", "24/7"},
		"a rule that overrides":             {"Mo-Su 10:00-22:00; Fr 10:00-24:00", "Mo-Th,Sa-Su 10:00-22:00; Fr 10:00-24:00"},
		"a rule that adds":                  {"Mo-Fr 10:00-12:00, We 14:00-18:00", "Mo-Tu,Th-Fr 10:00-12:00; We 10:00-12:00,14:00-18:00; Sa-Su off"},
		"a day off":                         {"Mo-Su 10:00-18:00; Mo off", "Mo off; Tu-Su 10:00-18:00"},
		"a day closed":                      {"10:00-18:00; Tu closed", "Mo,We-Su 10:00-18:00; Tu off"},
		"the later of two of the same days": {"Mo-Fr 09:00-12:00; Mo-Fr 14:00-18:00", "Mo-Fr 14:00-18:00; Sa-Su off"},
		"over the weekend":                  {"Fr-Mo 10:00-18:00", "Mo,Fr-Su 10:00-18:00; Tu-Th off"},
		"holidays off":                      {"Mo-Fr 09:00-18:00; PH off", "Mo-Fr 09:00-18:00; Sa-Su off; PH unknown"},
		"holidays among the days":           {"Mo-Fr,PH 09:00-18:00", "Mo-Fr 09:00-18:00; Sa-Su off; PH unknown"},
		"school holidays":                   {"10:00-18:00; SH 09:00-20:00", "10:00-18:00; PH unknown"},
		"days with a colon":                 {"Mo-Fr: 08:00-12:00", "Mo-Fr 08:00-12:00; Sa-Su off"},
		"a blank behind the comma":          {"Mo-Fr 08:00-12:00, 13:00-17:30", "Mo-Fr 08:00-12:00,13:00-17:30; Sa-Su off"},
		"one digit of an hour":              {"Mo-Fr 9:00-17:00", "Mo-Fr 09:00-17:00; Sa-Su off"},
		"open, in so many words":            {"Mo-Fr 09:00-17:00 open", "Mo-Fr 09:00-17:00; Sa-Su off"},
		"a day of which nobody knows":       {"Mo-Sa 09:00-17:00; Su unknown", "Mo-Sa 09:00-17:00; Su unknown"},
		"closed for good":                   {"closed", "off"},
		"all but always":                    {"24/7; PH off", "24/7; PH unknown"},

		// Traditional Chinese, Japanese, Korean, and other languages.
		"週一至週五":                               {"週一至週五 11:00-20:30", "Mo-Fr 11:00-20:30; Sa-Su off"},
		"24小時":                                {"24小時營業", "24/7"},
		"a day off, and then times":           {"週一公休 11:00-21:00", "Mo off; Tu-Su 11:00-21:00"},
		"every such day off":                  {"每週一休館 09:00-17:00", "Mo off; Tu-Su 09:00-17:00"},
		"水曜定休":                                {"10:00〜20:00（水曜定休）", "Mo-Tu,Th-Su 10:00-20:00; We off"},
		"午前 and 午後":                           {"午前10時から午後9時30分まで", "10:00-21:30"},
		"月～金":                                 {"月～金 9:00〜17:00", "Mo-Fr 09:00-17:00; Sa-Su off"},
		"매일":                                  {"매일 10:00 - 22:00", "10:00-22:00"},
		"오전 and 오후":                           {"오전 10시 ~ 오후 9시", "10:00-21:00"},
		"Korean days":                         {"월~금 09:00-18:00, 토 10:00-15:00, 일 휴무", "Mo-Fr 09:00-18:00; Sa 10:00-15:00; Su off"},
		"French":                              {"Lun-Ven 9h-18h30", "Mo-Fr 09:00-18:30; Sa-Su off"},
		"Spanish initials":                    {"L-D 9:00-24:00", "09:00-24:00"},
		"a half of the day once":              {"Mon–Thu 11am–10pm, Fri–Sat 11am–11pm, Sun 12–9pm", "Mo-Th 11:00-22:00; Fr-Sa 11:00-23:00; Su 12:00-21:00"},
		"the same in the evening":             {"5-10pm", "17:00-22:00"},
		"an object":                           {"{'Monday': '11:0-21:0', 'Tuesday': '9:30-20:15'}", "Mo 11:00-21:00; Tu 09:30-20:15; We-Su off"},
		"an object of lists":                  {`{"mon":["09:00","18:00"],"tue":["09:00-12:00","13:00-18:00"]}`, "Mo 09:00-18:00; Tu 09:00-12:00,13:00-18:00; We-Su off"},
		"an object of objects":                {`{"Monday":{"open":"11:00","close":"21:00"}}`, "Mo 11:00-21:00; Tu-Su off"},
		"spans that meet are one":             {"10:00-14:00,14:00-18:00", "10:00-18:00"},
		"a night that joins the next morning": {"Mo 20:00-24:00; Tu 00:00-03:00", "Mo 20:00-24:00; Tu 00:00-03:00; We-Su off"},

		// Chinese.
		"from Monday to Friday":               {"周一至周五 10:00-22:00", "Mo-Fr 10:00-22:00; Sa-Su off"},
		"from Monday to Sunday":               {"周一到周日 10:00-22:00", "10:00-22:00"},
		"full width":                          {"１０：００～２２：００", "10:00-22:00"},
		"a long dash":                         {"10:00——22:00", "10:00-22:00"},
		"two spans with a blank":              {"周一至周四 11:00-14:30 17:00-21:00；周五至周日 11:00-21:30", "Mo-Th 11:00-14:30,17:00-21:00; Fr-Su 11:00-21:30"},
		"two spans with a semicolon":          {"06:30-14:00;17:00-19:00", "06:30-14:00,17:00-19:00"},
		"two spans of days with a semicolon":  {"周一至周五 06:30-14:00;17:00-19:00", "Mo-Fr 06:30-14:00,17:00-19:00; Sa-Su off"},
		"two spans with a 、":                  {"11:00-14:00、17:00-21:00", "11:00-14:00,17:00-21:00"},
		"the same days again":                 {"周一至周日 11:00-14:00,周一至周日 17:00-21:00", "11:00-14:00,17:00-21:00"},
		"Saturday and Sunday":                 {"周六、周日 09:00-21:00", "Mo-Fr off; Sa-Su 09:00-21:00"},
		"days by their numbers alone":         {"周一、三、五 9:00-17:00", "Mo,We,Fr 09:00-17:00; Tu,Th,Sa-Su off"},
		"days in one word":                    {"周六日 9:00-17:00", "Mo-Fr off; Sa-Su 09:00-17:00"},
		"星期":                                  {"星期三 10:00-12:00", "Mo-Tu,Th-Su off; We 10:00-12:00"},
		"星期 from and to":                      {"星期一至五 10:00-12:00", "Mo-Fr 10:00-12:00; Sa-Su off"},
		"working days and weekends":           {"工作日 9:00-18:00 周末 10:00-16:00", "Mo-Fr 09:00-18:00; Sa-Su 10:00-16:00"},
		"an exception to every day":           {"每天 10:00-22:00；周五 10:00-24:00", "Mo-Th,Sa-Su 10:00-22:00; Fr 10:00-24:00"},
		"all day":                             {"全天", "24/7"},
		"all day, open":                       {"全天开放", "24/7"},
		"24 hours":                            {"24小时营业", "24/7"},
		"24 hours on some days":               {"周五至周六 24小时", "Mo-Th,Su off; Fr-Sa 00:00-24:00"},
		"a label":                             {"营业时间：09:00-21:00", "09:00-21:00"},
		"the next day":                        {"17:00-次日02:00", "17:00-26:00"},
		"the next day, early":                 {"17:00至次日凌晨2点", "17:00-26:00"},
		"a whole day from morning":            {"06:00-次日06:00", "06:00-30:00"},
		"until eight in the afternoon":        {"上午10:00-下午8:00", "10:00-20:00"},
		"the last order":                      {"11:00~22:00(LO 21:30)", "11:00-22:00"},
		"the last orders":                     {"11:00-15:00（L.O.14:30）、17:00-23:00（L.O. 22:00）", "11:00-15:00,17:00-23:00"},
		"the last admission":                  {"09:00-17:00（16:30停止入场），周一闭馆", "Mo off; Tu-Su 09:00-17:00"},
		"by halves of the day":                {"上午9点至下午5点半", "09:00-17:30"},
		"until twelve at night":               {"早上10点-晚上12点", "10:00-24:00"},
		"Mondays off":                         {"08:30-17:00（周一休息）", "Mo off; Tu-Su 08:30-17:00"},
		"Mondays off, without brackets":       {"9:00-17:00 周一闭馆", "Mo off; Tu-Su 09:00-17:00"},
		"every Monday off":                    {"9:00-17:00，每周一闭馆", "Mo off; Tu-Su 09:00-17:00"},
		"but for Mondays":                     {"9:00-17:00（周一除外）", "Mo off; Tu-Su 09:00-17:00"},
		"days behind":                         {"9:00-17:00（周一至周五）", "Mo-Fr 09:00-17:00; Sa-Su off"},
		"days behind, twice":                  {"9:00-17:00(周一至周五),10:00-16:00(周六、周日)", "Mo-Fr 09:00-17:00; Sa-Su 10:00-16:00"},
		"days in brackets before":             {"(周一至周日)10:00-22:00", "10:00-22:00"},
		"statutory holidays off":              {"周一至周五 9:00-17:00（法定节假日除外）", "Mo-Fr 09:00-17:00; Sa-Su off; PH unknown"},
		"holidays that may be weekends":       {"工作日 9:00-18:00 节假日 10:00-16:00", "Mo-Fr 09:00-18:00; Sa-Su unknown; PH unknown"},
		"holidays as usual":                   {"9:00-18:00，节假日照常营业", "09:00-18:00"},
		"all year":                            {"全年无休 9:00-18:00", "09:00-18:00"},
		"not on New Year":                     {"9:00-18:00（春节休息）", "09:00-18:00; PH unknown"},
		"seconds":                             {"09:00:00-21:00:00", "09:00-21:00"},
		"only when it is closed":              {"周一闭馆", "Mo off; Tu-Su unknown"},
		"each day on a line":                  {"周一: 10:00-22:00\n周二: 10:00-22:00", "Mo-Tu 10:00-22:00; We-Su off"},
		"holidays, and all else":              {"周一至周日 10:00-22:00 节假日 9:00-23:00", "10:00-22:00; PH unknown"},
		"holidays, and the weekend who knows": {"10:00-22:00；节假日 9:00-23:00", "Mo-Fr 10:00-22:00; Sa-Su unknown; PH unknown"},

		// English.
		"nine to five":            {"Mon-Fri 9am-5pm", "Mo-Fr 09:00-17:00; Sa-Su off"},
		"daily":                   {"Daily 10:00–22:00", "10:00-22:00"},
		"closed Mondays":          {"Closed Mondays", "Mo off; Tu-Su unknown"},
		"but closed Mondays":      {"10am-5pm, closed Mondays", "Mo off; Tu-Su 10:00-17:00"},
		"long names":              {"Monday to Friday: 9:00 AM - 5:00 PM", "Mo-Fr 09:00-17:00; Sa-Su off"},
		"two days with a sign":    {"Mon–Thu 11:30–22:00, Fri & Sat 11:30–23:00", "Mo-Th 11:30-22:00; Fr-Sa 11:30-23:00; Su off"},
		"open 24 hours":           {"Open 24 hours", "24/7"},
		"until midnight":          {"noon - midnight", "12:00-24:00"},
		"days behind, in English": {"9am-5pm Mon-Fri, 10am-4pm Sat", "Mo-Fr 09:00-17:00; Sa 10:00-16:00; Su off"},
		"weekends":                {"Weekends 10 a.m. to 4 p.m.", "Mo-Fr off; Sa-Su 10:00-16:00"},
		"until three at night":    {"9pm-3am", "21:00-27:00"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			week, err := hours.Parse(test.text)
			if err != nil || week.String() != test.want {
				t.Errorf("Parse(%q) = %q, %v, want %q", test.text, week, err, test.want)
			}
		})
	}
}

// Better nothing than something wrong.
func TestParseRefusesWhatItDoesNotWhollyUnderstand(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"nothing":                                "",
		"blanks":                                 "  ",
		"words":                                  "看心情",
		"a phone number":                         "021-63276878",
		"following the sun":                      "sunrise-sunset",
		"a month":                                "Apr-Oct 09:00-18:00",
		"a date":                                 "Mo-Fr 09:00-18:00; Dec 25 off",
		"a season":                               "夏季 8:00-18:00",
		"a week of the year":                     "week 1-10 Mo 10:00-12:00",
		"a day of the month":                     "Mo[1] 10:00-12:00",
		"a comment":                              `Mo-Fr 09:00-18:00 "by appointment"`,
		"an alternative":                         "Mo-Fr 09:00-18:00 || \"call us\"",
		"an open end":                            "Mo-Fr 18:00+",
		"a span with an open end":                "Mo-Fr 18:00-22:00+",
		"one time":                               "10:00",
		"an hour alone":                          "9-12",
		"an hour of no day":                      "10:00-49:00",
		"a minute of no hour":                    "10:60-22:00",
		"from an hour to itself":                 "10:00-10:00",
		"more than a day":                        "10:00-次日22:00",
		"days without times":                     "Mo-Fr",
		"days without times behind others":       "Mo 10:00-12:00; Tu",
		"only holidays":                          "PH off",
		"days and times that may belong to both": "9am-5pm Mon-Fri, Sat 10am-4pm",
		"days off that may belong to both":       "9am-5pm Mon-Fri, Sat closed",
		"all days after some":                    "周六 10:00-12:00，每天休息",
		"days that overlap by half":              "周一至周五 9:00-18:00；周五至周日 10:00-22:00",
		"spans that overlap":                     "10:00-14:00 13:00-18:00",
		"closed, and then open on some days":     "closed; 10:00-12:00",
		"a semicolon in dispute":                 "Mo-Fr 06:30-14:00;17:00-19:00",
		"the same without days":                  "06:30-14:00;17:00-19:00; Su off",
		"times in a sentence of their own":       "Mo-Fr; 10:00-12:00",
		"half a word":                            "Monk 10:00-12:00",
		"a time of no evening":                   "晚上2点-晚上3点",
		"thirteen in the afternoon":              "13pm-14pm",
		"an unknown week":                        "unknown",
		"halves that may be two":                 "9-5pm",
		"hours without a half":                   "Mon-Fri 9-5",
		"an object of a day without hours":       "{'Monday': '0:0-0:0'}",
		"an object of something else":            `{"Monday":[9,17]}`,
		"seasons":                                "夏季9:00-18:00，冬季9:00-17:00",
		"a word behind h":                        "9hours-18h",
		"from a range to a day":                  "工作日-周六 10:00-12:00",
		"an invitation":                          "10:00-22:00，欢迎光临",
		"no UTF-8":                               "\xff\xfe10:00-22:00",
		"seven spans":                            "01:00-02:00,03:00-04:00,05:00-06:00,07:00-08:00,09:00-10:00,11:00-12:00,13:00-14:00",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if week, err := hours.Parse(text); !errors.Is(err, hours.ErrNotUnderstood) {
				t.Errorf("Parse(%q) = %q, %v, want ErrNotUnderstood", text, week, err)
			}
		})
	}
}
