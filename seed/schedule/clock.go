package schedule

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"nearby/timetable"
)

// clockForm is a clock time with what may stand around it: 次日0:15, 0:15(+1), 5:40 AM,
// 下午1点05分, 24:15, 0540.
var clockForm = regexp.MustCompile(`^(次日|翌日|第二天|隔天|明日)?(凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚间|晚|夜间)?` +
	`(\d{1,2})(?:[:.点时h](\d{2})(?:[:分](\d{2})秒?|分)?|[点时](?:整|(半))?|(\d{2}))` +
	`(a\.?m\.?|p\.?m\.?)?(\(?(?:\+1d?|次日|翌日|nextday)\)?)?$`)

const (
	hour timetable.Clock = 60 * 60
	day                  = 24 * hour
)

// ParseClock reads a time of a service day as operators write it. A time of the next day
// is 24 hours and more.
func ParseClock(text string) (timetable.Clock, error) {
	s := strings.Join(strings.Fields(simplified.Replace(strings.ToLower(norm.NFKC.String(text)))), "")
	s = strings.NewReplacer("點", "点", "時", "时", "間", "间", "凌晨", "凌晨").Replace(s)
	m := clockForm.FindStringSubmatch(s)
	if m == nil {
		return 0, fmt.Errorf("%q is no time such as 5:40, 24:15, 次日0:15, 0:15(+1) or 5:40 AM", text)
	}
	h, minutes, seconds := number(m[3]), number(m[4]+m[7]), number(m[5])
	if m[6] != "" {
		minutes = 30
	}
	half := strings.TrimSuffix(strings.ReplaceAll(m[8], ".", ""), "m")
	if minutes > 59 || seconds > 59 || h > 47 || half != "" && (h < 1 || h > 12) {
		return 0, fmt.Errorf("%q is no time of day", text)
	}
	c := timetable.Clock(h)*hour + timetable.Clock(minutes*60+seconds)
	afternoon := strings.Contains("下午傍晚晚上晚间夜间", m[2]) && m[2] != ""
	switch {
	case half == "a" && h == 12, m[2] == "凌晨" && h == 12:
		c -= 12 * hour
	case half == "p" && h < 12, afternoon && h < 12 && half == "":
		c += 12 * hour
	}
	if (m[1] != "" || m[9] != "") && c < day {
		c += day
	}
	return c, nil
}

// number reads digits; none is 0.
func number(digits string) int {
	n, _ := strconv.Atoi(digits) // the form has digits alone
	return n
}

// separators stand between times of a list.
var separators = regexp.MustCompile(`[,;、|\s/]+`)

// Listed is a time of a list.
type Listed struct {
	Clock timetable.Clock
	About bool // it is an estimate
}

// estimated stands before a time that is an estimate.
var estimated = regexp.MustCompile(`^(?:~|约|約)`)

// ParseClocks reads a list of times in the order of the day. One that is earlier than the
// one before it is of the next day, which wrapped tells; one behind ~ or 约 is an estimate.
func ParseClocks(text string) (times []Listed, wrapped bool, err error) {
	for part := range strings.SplitSeq(separators.ReplaceAllString(strings.TrimSpace(norm.NFKC.String(text)), " "), " ") {
		if part == "" {
			continue
		}
		if half := strings.ToLower(part); (half == "am" || half == "pm") && len(times) > 0 {
			return nil, false, fmt.Errorf("%q: write AM and PM without a blank in a list, as 5:40AM", text)
		}
		exact := estimated.ReplaceAllString(part, "")
		c, err := ParseClock(exact)
		if err != nil {
			return nil, false, err
		}
		if n := len(times); n > 0 && c < times[n-1].Clock && c+day > times[n-1].Clock {
			c, wrapped = c+day, true
		}
		times = append(times, Listed{c, exact != part})
	}
	return times, wrapped, nil
}

// headwayForm is how often something runs: 6, 6分钟, 5-8 min, 约10分.
var headwayForm = regexp.MustCompile(`^(?:约|每|每隔|every|approx\.?|about|ca\.?|~)*(\d+(?:\.\d+)?)(?:[-~–—至到](\d+(?:\.\d+)?))?(分钟|分|min\.?|mins\.?|minutes?|m|'|秒|s|sec\.?|seconds?|小时|h|hours?)?(?:一班|/班|/趟|一趟|左右)*$`)

// ParseHeadway reads how often something runs; of a span the longer time. A number alone is
// of minutes.
func ParseHeadway(text string) (timetable.Clock, error) {
	s := strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(text))), "")
	s = strings.NewReplacer("鐘", "钟", "約", "约", "隔", "隔").Replace(s)
	m := headwayForm.FindStringSubmatch(s)
	if m == nil {
		return 0, fmt.Errorf("%q is no time between two departures, such as 6, 6分钟 or 5-8 min", text)
	}
	often, _ := strconv.ParseFloat(m[1], 64) // the form has digits alone
	if longer, err := strconv.ParseFloat(m[2], 64); err == nil {
		often = max(often, longer)
	}
	unit := 60.0
	switch {
	case strings.HasPrefix(m[3], "秒"), strings.HasPrefix(m[3], "s"):
		unit = 1
	case strings.HasPrefix(m[3], "小时"), strings.HasPrefix(m[3], "h"):
		unit = 3600
	}
	if headway := timetable.Clock(often * unit); headway >= 10 && headway <= day {
		return headway, nil
	}
	return 0, fmt.Errorf("%q is not between ten seconds and a day", text)
}
