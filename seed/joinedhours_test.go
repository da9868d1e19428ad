package seed_test

import (
	"testing"

	"nearby/hours"
)

// Hours that stand in several columns are put together, and half of them is none.
func TestHoursInSeveralColumns(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ header, row, want, week string }{
		"English":                   {"Open,Close", "7:00 AM,10:00 PM", "7:00 AM-10:00 PM", "07:00-22:00"},
		"an hour alone":             {"opening_time,closing_time", "7,19", "7:00-19:00", "07:00-19:00"},
		"digits":                    {"open_time,close_time", "0930,1800", "09:30-18:00", "09:30-18:00"},
		"past midnight":             {"营业开始时间,营业结束时间", "17:00,02:00", "17:00-02:00", "17:00-26:00"},
		"a header known for hours":  {"营业时间,打烊时间", "10:00,22:00", "10:00-22:00", "10:00-22:00"},
		"both in the first cell":    {"opentime,closetime", "10:00-22:00,", "10:00-22:00", "10:00-22:00"},
		"no closing time":           {"opentime,closetime", "10:00,", "", ""},
		"no opening time":           {"opentime,closetime", ",22:00", "", ""},
		"yes and no":                {"open,close", "yes,no", "", ""},
		"an opening time alone":     {"opentime", "10:00", "", ""},
		"hours of another meaning":  {"开始时间,结束时间", "2024-01-01,2024-12-31", "", ""},
		"days of rest":              {"营业开始时间,营业结束时间,休息日", "10:00,22:00,周一", "10:00-22:00; 休息: 周一", "Mo off; Tu-Su 10:00-22:00"},
		"none":                      {"营业时间,休息日", "10:00-22:00,无", "10:00-22:00", "10:00-22:00"},
		"a day of rest beside them": {"営業時間,定休日", "11:00〜22:00,水曜日", "11:00〜22:00; 定休日: 水曜日", "Mo-Tu,Th-Su 11:00-22:00; We off"},
		"one that is not certain":   {"営業時間,定休日", "11:00〜22:00,不定休", "11:00〜22:00; 定休日: 不定休", ""},
		"days":                      {"利用可能曜日,開始時間,終了時間", "月火水木金,11:00,14:30", "月火水木金 11:00-14:30", "Mo-Fr 11:00-14:30; Sa-Su off"},
		"Ruhetag":                   {"Öffnungszeiten,Ruhetag", "11:00-22:00,Montag", "11:00-22:00; Ruhetag: Montag", "Mo off; Tu-Su 11:00-22:00"},
		"a column a day": {
			"monday,tuesday,wednesday,thursday,friday,saturday,sunday",
			"09:00-17:00,09:00-17:00,09:00-17:00,09:00-17:00,09:00-17:00,10:00-14:00,Closed",
			"Mo-Fr 09:00-17:00; Sa 10:00-14:00; Su Closed", "Mo-Fr 09:00-17:00; Sa 10:00-14:00; Su off",
		},
		"a day that is not said": {
			"周一,周二,周三,周四,周五,周六,周日", "9:00-17:00,,,,,,",
			"Mo 9:00-17:00; Tu-Su unknown", "Mo 09:00-17:00; Tu-Su unknown",
		},
		"no day that is": {"周一,周二,周三,周四,周五,周六,周日", ",,,,,,", "", ""},
	}
	for name, test := range tests {
		got := one(t, "name,lat,lng,"+test.header+"\nx,31,121,"+test.row+"\n", plain()).Hours
		if got != test.want {
			t.Errorf("%s: the hours are %q, want %q", name, got, test.want)
		}
		week, err := hours.Parse(got)
		if want, _ := hours.Parse(test.week); (err == nil) != (test.week != "") || week != want {
			t.Errorf("%s: %q means %v, want %s", name, got, week, test.week)
		}
	}
}

// --map says which column the hours are, and that alone.
func TestHoursThatAFlagNamesAreNotJoined(t *testing.T) {
	t.Parallel()
	o := plain()
	o.Map = map[string]string{"opening_hours": "note"}
	const file = "name,lat,lng,open,close,note\nx,31,121,7:00,19:00,Mo-Fr 10:00-12:00\n"
	if got := one(t, file, o).Hours; got != "Mo-Fr 10:00-12:00" {
		t.Errorf("the hours are %q, want those of the column that --map names", got)
	}
}
