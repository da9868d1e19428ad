package reply

import (
	"fmt"
	"strings"
	"time"

	"nearby/geo"
	"nearby/place"
)

func (z zh) place() placePhrases {
	return placePhrases{
		alwaysOpen: z.say("24 小时营业", "24 小時營業"), nowOpen: z.say("营业中", "營業中"), nowClosed: "休息中",
		onHolidays: z.say("（节假日可能不同）", "（假日可能不同）"),
		openUntil: func(t time.Time, daysAhead int) string {
			return z.say("营业中 · ", "營業中 · ") + z.closes(t, daysAhead) + " 打烊"
		},
		closedUntil: func(t time.Time, daysAhead int) string {
			return "休息中 · " + z.day(t, daysAhead) + clock(t) + z.say(" 开门", " 開門")
		},

		maxName:  zhName,
		category: z.category,
		measure:  z.measure,
		name:     func(p place.Place) string { return p.Name },
		placeName: func(f place.Found) string {
			if f.Entrance != "" {
				return f.Name + "（" + f.Entrance + "）"
			}
			return f.Name
		},
		whereabouts: func(f place.Found) string {
			if f.Distance < besideYou {
				return z.say("就在身边", "就在身邊")
			}
			wind := f.Bearing.Wind()
			return strings.TrimSpace(z.metres(f.Distance)) + " " + wind.Arrow() + z.wind(wind)
		},
		walk: func(m geo.Metres) string {
			if m < besideYou || m > walkable {
				return ""
			}
			return fmt.Sprintf(z.say("，步行约 %d 分钟", "，步行約 %d 分鐘"), m.WalkingMinutes())
		},
		ride: func(m geo.Metres) string {
			if m > tooFar {
				return z.say("，走路太远，坐车去吧", "，走路太遠，坐車去吧")
			}
			return fmt.Sprintf(z.say("，步行约 %d 分钟，坐车更快", "，步行約 %d 分鐘，坐車更快"), m.WalkingMinutes())
		},
		lineName: z.lineName,
		address:  "地址：", lines: z.say("线路：", "路線："), phone: z.say("电话：", "電話："), hours: z.say("营业：", "營業："),
		rating: z.say("评分：", "評分："), price: "人均：", comma: "、", pause: "，", stop: "。", sentences: func(all ...string) string { return strings.Join(all, "") },
		onMap: z.say("看地图", "看地圖"), theWay: z.say("怎么走", "怎麼走"), website: z.say("网页", "網頁"),
		cardHint: z.say("回复其他数字看别的，“更多”翻页。", "回覆其他數字看別的，「更多」翻頁。"),
		listenHint: func(n int) string {
			return fmt.Sprintf(z.say("回复“听 %d”听讲解，", "回覆「聽 %d」聽導覽，"), n)
		},
		noAudio: func(name string) string {
			return truncate(name, zhName) + z.say("还没有语音讲解。", "還沒有語音導覽。")
		},
		audioGuide: z.say("语音讲解", "語音導覽"),
		audio:      func(name string) string { return z.say("听讲解：", "聽導覽：") + truncate(name, zhName) },
		routeTo:    func(name string) string { return "步行去" + truncate(name, zhName) },
		routeNote:  z.say("点开后从你现在的位置出发。", "點開後從你現在的位置出發。"),
	}
}
