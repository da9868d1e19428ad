package reply

import (
	"fmt"
	"time"
)

func (z zh) leaving() leavingPhrases {
	return leavingPhrases{
		towards: func(line, headsign string) string { return arrow(line, headsign) },
		soon:    z.say("马上开", "馬上開"),
		minutes: func(n int) string { return fmt.Sprintf(z.say("%d 分钟", "%d 分鐘"), n) },
		about:   z.say("约 ", "約 "),
		walk:    func(n int) string { return fmt.Sprintf(z.say("步行 %d 分钟", "步行 %d 分鐘"), n) },
		last:    "末班", live: z.say("实时", "即時"), off: "取消",
		when:    z.leaves,
		firstAt: func(when string) string { return "首班 " + when },
		lastAt:  func(when string) string { return "末班 " + when },
		lastThatRuns: func(when string) string {
			return z.say("，还开的最后一班 ", "，還開的最後一班 ") + when
		},
		every: func(least, most int) string {
			return fmt.Sprintf(z.say("接下来每 %s 分钟一班，", "接下來每 %s 分鐘一班，"), span(least, most))
		},
		ends: func(first, last string) string {
			return fmt.Sprintf("（首班 %s，末班 %s）", first, last)
		},
		over: func(first string) string {
			return z.say("今天没有了，", "今天沒有了，") + first + " 首班"
		},
		lastGone: func(last, first string) string {
			return "末班 " + last + z.say(" 已经开走，", " 已經開走，") + first + " 首班"
		},
		lastMissed: func(last, first string) string {
			return "末班 " + last + z.say("，走过去来不及了，", "，走過去來不及了，") + first + " 首班"
		},
		thenLast:   func(when string) string { return "，今天末班 " + when },
		notToday:   func(first string) string { return z.say("今天不开，", "今天不開，") + first + " 首班" },
		notThatDay: func(first string) string { return z.say("那天不开，", "那天不開，") + first + " 首班" },
		endHere: func(directions string) string {
			return z.say("终点站，不上客：", "終點站，不載客：") + directions
		},
		moreAlerts: func(n int) string { return fmt.Sprintf(z.say("还有 %d 条通知", "還有 %d 則通知"), n) },
		areThere: func(to string) string {
			return z.say("这里就是", "這裡就是") + z.quote(to) + z.say("，从这里开出的是：", "，從這裡開出的是：")
		},
		noneGo: func(to string) string {
			return z.say("不知道哪趟到", "不知道哪班到") + z.quote(to) + z.say("，各个方向都在这里：", "，各個方向都在這裡：")
		},
		more:      func(n int) string { return fmt.Sprintf(z.say("还有 %d 个方向", "還有 %d 個方向"), n) },
		board:     z.say("全天时刻", "全天時刻"),
		noneLeft:  z.say("时刻表已经过期，不知道几点有车。", "時刻表已經過期，不知道幾點有車。"),
		colon:     "：",
		bracketed: func(s string) string { return "（" + s + "）" },
	}
}

// leaves is a time on a day.
func (z zh) leaves(t time.Time, daysAhead int) string {
	switch {
	case daysAhead == 0:
		return clock(t)
	case daysAhead == 1 && t.Hour() < 10:
		return "明早 " + clock(t)
	case daysAhead == 1:
		return "明天 " + clock(t)
	case daysAhead > 1 && daysAhead < 7:
		return z.day(t, daysAhead) + clock(t)
	}
	return fmt.Sprintf("%d月%d日 ", t.Month(), t.Day()) + clock(t)
}

// arrow is a line towards a headsign.
func arrow(line, headsign string) string {
	if headsign == "" {
		return line
	}
	return line + " → " + headsign
}
