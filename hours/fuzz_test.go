package hours_test

import (
	"testing"
	"time"

	"nearby/hours"
)

// Whatever a file holds, Parse does not panic, and what it makes of it is a week
// that can be written down, read again and asked about any moment.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"24/7", "Mo-Fr 09:00-18:00; PH off", "Mo,We 10:00-14:00,17:00-26:00", "周一至周五 10:00-22:00",
		"周一、三、五 下午5点-次日凌晨2点", "08:30-17:00（周一休息）", "工作日 9:00-18:00 节假日 10:00-16:00",
		"Mon-Fri 9am-5pm, closed Mondays", "全天", "１０：００～２２：００", "Mo-Su 18:00+", "Fr-Mo 23:59-00:01",
		"noon - midnight", "晚上12点", "9点半", "(周六,周日)",
	} {
		f.Add(text, int64(1_790_000_000))
	}
	chicago, err := time.LoadLocation("America/Chicago")
	if err != nil {
		f.Fatal(err)
	}
	const century = 100 * 365 * 24 * 3600
	f.Fuzz(func(t *testing.T, text string, second int64) {
		week, err := hours.Parse(text)
		if err != nil {
			if week != (hours.Week{}) {
				t.Errorf("Parse(%q) = %q with an error", text, week)
			}
			return
		}
		if again, err := hours.Parse(week.String()); err != nil || again != week {
			t.Errorf("Parse(%q) = %q, read again %q, %v", text, week, again, err)
		}
		at := time.Unix(second%century, 0).In(chicago)
		now := week.At(at)
		if now.Until.IsZero() {
			return
		}
		then, before := week.At(now.Until), week.At(now.Until.Add(-time.Second))
		if !now.Until.After(at) || !now.Known || !then.Known || then.Open == now.Open || before.Open != now.Open {
			t.Errorf("%q at %s is %+v, before then %+v, then %+v", text, at, now, before, then)
		}
	})
}
