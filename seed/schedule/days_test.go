package schedule_test

import (
	"testing"
	"time"

	"nearby/seed/schedule"
)

func TestDaysAreReadAsOperatorsWriteThem(t *testing.T) {
	t.Parallel()
	for want, texts := range map[string][]string{ // Monday first
		"1111111": {"", "每天", "每日", "全周", "daily", "Every day", "Everyday", "all days", "7 days a week", "周一至周日", "周一到周日", "Mon-Sun", "Monday to Sunday", "1-7", "工作日及双休日", "weekdays and weekends", "每天（节假日除外）"},
		"1111100": {"工作日", "平日", "周一至周五", "星期一至星期五", "礼拜一到礼拜五", "周一至五", "周1-5", "週一至週五", "Mon-Fri", "Monday - Friday", "Mo-Fr", "weekdays", "Working days", "Mon to Fri", "Monday through Friday", "周一～周五", "周一—周五", "1-5", "Mon–Fri except public holidays", "周一至周五（法定节假日除外）", "Mon.-Fri."},
		"0000011": {"双休日", "周末", "休息日", "雙休日", "Sat/Sun", "Sat, Sun", "Saturdays and Sundays", "Sa+Su", "weekend", "Weekends", "周六、周日", "周六日", "星期六、日", "周六、日", "双休日及节假日", "节假日", "假日", "Weekends & holidays", "6,7"},
		"1010100": {"周一、三、五", "周一三五", "星期一、三、五", "周一、周三、周五", "Mon, Wed, Fri", "Mon/Wed/Fri", "Mondays, Wednesdays and Fridays", "1,3,5"},
		"0000001": {"周日", "星期天", "礼拜天", "Sunday", "Sundays only", "Su", "sun", "7"},
		"0000010": {"周六", "星期六", "Sat", "Saturdays", "SATURDAY"},
		"1111110": {"每天（周日除外）", "除周日外每天", "daily except Sunday", "Every day except Sundays", "周一至周六", "Mon-Sat", "周日停运"},
		"1110011": {"周六至周三", "Sat-Wed"},
		"1111010": {"周一至周四、周六", "Mon-Thu, Sat", "Mon-Thu & Sat"},
	} {
		for _, text := range texts {
			got, err := schedule.ParseDays(text)
			days := ""
			for i := range 7 {
				if got.Weekdays.Has(time.Weekday((i + 1) % 7)) {
					days += "1"
				} else {
					days += "0"
				}
			}
			if err != nil || days != want {
				t.Errorf("ParseDays(%q) = %s, %v, want %s", text, days, err, want)
			}
		}
	}
	for _, text := range []string{"寒暑假", "school days", "5月1日至10月7日", "2026-01-01", "blue", "除每天", "8", "Monkey"} {
		if got, err := schedule.ParseDays(text); err == nil {
			t.Errorf("ParseDays(%q) = %+v, want an error", text, got)
		}
	}
	for _, text := range []string{"", "节假日", "周一至周五（节假日除外）", "weekends and holidays"} {
		if got, err := schedule.ParseDays(text); err != nil || got.Guess == "" {
			t.Errorf("ParseDays(%q) = %+v, %v, want a word on what is taken for granted", text, got, err)
		}
	}
}

func TestClocksAreReadAsOperatorsWriteThem(t *testing.T) {
	t.Parallel()
	for want, texts := range map[string][]string{
		"05:40:00": {"5:40", "05:40", "05：40", "5:40:00", "5.40", "5点40", "5点40分", "5时40分", "0540", "5:40 AM", "5:40am", "5:40 a.m.", "早上5:40", "上午 5:40", "清晨5:40"},
		"24:15:00": {"24:15", "次日0:15", "次日 00:15", "翌日0:15", "0:15(+1)", "0:15（+1）", "0:15+1", "0:15 (次日)", "次日凌晨0:15", "第二天0:15", "12:15 AM (+1)", "0:15 next day"},
		"00:15:00": {"0:15", "00:15", "12:15 AM", "凌晨0:15", "12:15 a.m."},
		"22:30:00": {"22:30", "10:30 PM", "10:30pm", "晚上10:30", "晚10点半", "10:30 p.m.", "22点半", "22时30分", "晚间22:30"},
		"12:00:00": {"12:00", "12:00 PM", "中午12点", "12点整"},
		"13:05:30": {"13:05:30", "1:05:30 PM", "下午1点05分30秒"},
	} {
		for _, text := range texts {
			if got, err := schedule.ParseClock(text); err != nil || got.String() != want {
				t.Errorf("ParseClock(%q) = %s, %v, want %s", text, got, err, want)
			}
		}
	}
	for _, text := range []string{"", "25", "5:60", "13:00 PM", "0:30 PM", "noon", "5:4", "48:00", "-5:40", "5:40-6:00"} {
		if got, err := schedule.ParseClock(text); err == nil {
			t.Errorf("ParseClock(%q) = %s, want an error", text, got)
		}
	}
	for text, want := range map[string]int{"6": 360, "6分钟": 360, "5-8分钟": 480, "约10分": 600, "5~8 min": 480, "every 15 minutes": 900, "90秒": 90, "2.5": 150, "1小时": 3600, "每10分钟一班": 600} {
		if got, err := schedule.ParseHeadway(text); err != nil || int(got) != want {
			t.Errorf("ParseHeadway(%q) = %d, %v, want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "0", "often", "-5", "5/8"} {
		if got, err := schedule.ParseHeadway(text); err == nil {
			t.Errorf("ParseHeadway(%q) = %d, want an error", text, got)
		}
	}
}
