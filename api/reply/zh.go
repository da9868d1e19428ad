package reply

import (
	"fmt"
	"strings"
	"time"

	"nearby/api/lookup"
	"nearby/geo"
)

// zh is Chinese in simplified or in traditional characters. Both are written side by
// side: no table knows that 发 is 發 in 發送 and 髮 in 理髮, or that a 视频 is a 影片.
type zh struct{ traditional bool }

// say returns the spelling of the script.
func (z zh) say(simplified, traditional string) string {
	if z.traditional {
		return traditional
	}
	return simplified
}

// zhName is how much of a name there is room for, in runes.
const zhName = 16

// quote puts words into quotation marks.
func (z zh) quote(words string) string { return z.say("“", "「") + words + z.say("”", "」") }

// count is how many there are, or at least are.
func (z zh) count(g lookup.Group) string {
	if g.AtLeast {
		return "至少 " + count(g.Count)
	}
	return count(g.Count)
}

// has is how many a place has.
func (z zh) has(g lookup.Group) string {
	if g.AtLeast {
		return z.say("至少有 ", "至少 ") + count(g.Count) // 公尺 leaves a title less room than 米
	}
	return "有 " + count(g.Count)
}

// open says that only open ones were counted.
func (z zh) open(g lookup.Group) string {
	if g.Open {
		return z.say("营业中", "營業中")
	}
	return ""
}

// day is the day that a time is on, when it is not today.
func (z zh) day(t time.Time, daysAhead int) string {
	names := [...]rune{'日', '一', '二', '三', '四', '五', '六'}
	day := z.say("周", "週") + string(names[t.Weekday()]) + " "
	switch {
	case daysAhead == 0:
		return ""
	case daysAhead == 1:
		return "明天 "
	case daysAhead >= 7:
		return "下" + day
	}
	return day
}

// closes is a closing time: at midnight, or in the small hours, tonight is meant.
func (z zh) closes(t time.Time, daysAhead int) string {
	switch {
	case isMidnight(t):
		return z.day(t.AddDate(0, 0, -1), daysAhead-1) + "24:00"
	case daysAhead == 1 && t.Hour() < nightEnd:
		return "凌晨 " + clock(t)
	}
	return z.day(t, daysAhead) + clock(t)
}

// wind is one of the eight winds.
func (z zh) wind(w geo.Wind) string {
	simplified := [...]string{"北", "东北", "东", "东南", "南", "西南", "西", "西北"}
	traditional := [...]string{"北", "東北", "東", "東南", "南", "西南", "西", "西北"}
	return z.say(simplified[w], traditional[w])
}

// nearest is how near the first place is.
func (z zh) nearest(g lookup.Group) string {
	switch {
	case g.Places[0].Distance >= besideYou:
		return "最近" + z.metres(g.Places[0].Distance)
	case g.Count == 1:
		return z.say("就在身边", "就在身邊")
	}
	return z.say("身边就有", "身邊就有")
}

// unless is how near the first is, unless the title has qualities to say, which leave
// no room for it.
func (z zh) unless(qualities string, g lookup.Group) string {
	if qualities != "" {
		return ""
	}
	return "，" + z.nearest(g)
}

// metres is a distance with a space before it, as between Chinese and digits.
func (z zh) metres(m geo.Metres) string {
	amount, kilometres := m.Readable()
	if kilometres {
		return " " + amount + " 公里"
	}
	return " " + amount + z.say(" 米", " 公尺")
}

// radius is a round distance: 1 公里, not 1.0 公里.
func (z zh) radius(m geo.Metres) string { return strings.Replace(z.metres(m), ".0 ", " ", 1) }

// within is a radius that begins a sentence.
func (z zh) within(m geo.Metres) string { return strings.TrimSpace(z.radius(m)) + z.say("内", "內") }

// age is a time span as people say it.
func (z zh) age(age time.Duration) string {
	switch {
	case age < 2*time.Minute:
		return z.say("一两分钟", "一兩分鐘")
	case age < 2*time.Hour:
		return fmt.Sprintf(z.say(" %d 分钟", " %d 分鐘"), int(age.Minutes()))
	case age < 48*time.Hour:
		return fmt.Sprintf(z.say(" %d 小时", " %d 小時"), int(age.Hours()))
	}
	return fmt.Sprintf(" %d 天", int(age.Hours()/24))
}
