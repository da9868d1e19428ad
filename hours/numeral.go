package hours

import (
	"regexp"
	"strconv"
	"strings"
)

// spoken is a time in Chinese numerals: 十一点, 九点半, 八点三十分, 两点一刻. A numeral behind
// 周, 星期 or 礼拜 is the day's: 周一十点.
var spoken = regexp.MustCompile(`(周|期|拜)?([零〇一二两兩三四五六七八九十]{1,4})(点|时)(?:([零〇一二三四五六七八九十]{1,3})(分|刻)?)?`)

// withDigits writes the times of a normal text that are in Chinese numerals with digits.
func withDigits(text string) string {
	if !strings.ContainsAny(text, "点时") {
		return text
	}
	return spoken.ReplaceAllStringFunc(text, func(match string) string {
		of := spoken.FindStringSubmatch(match)
		day, hour := of[1], of[2]
		if day != "" {
			first := string([]rune(hour)[:1])
			day, hour = day+first, strings.TrimPrefix(hour, first)
		}
		h, ok := numeral(hour)
		if !ok {
			return match
		}
		digits := day + strconv.Itoa(h) + of[3]
		if of[4] == "" {
			return digits
		}
		minute, ok := numeral(of[4])
		if of[5] == "刻" {
			minute *= 15
		}
		if !ok || minute > 59 {
			return match
		}
		return digits + strconv.Itoa(minute/10) + strconv.Itoa(minute%10) + "分"
	})
}

// numeral is the number that Chinese numerals below a hundred are; false for none such.
func numeral(text string) (n int, ok bool) {
	tens, units, ten := strings.Cut(text, "十")
	if !ten {
		tens, units = "零", strings.TrimLeft(tens, "零〇")
	}
	if tens == "" {
		tens = "一"
	}
	a, okA := digit(tens)
	b, okB := digit(units)
	if units == "" {
		b, okB = 0, ten || text != ""
	}
	return 10*a + b, okA && okB
}

func digit(text string) (int, bool) {
	switch text {
	case "两", "兩":
		return 2, true
	case "〇":
		return 0, true
	}
	for i, r := range []rune("零一二三四五六七八九") {
		if text == string(r) {
			return i, true
		}
	}
	return 0, false
}
