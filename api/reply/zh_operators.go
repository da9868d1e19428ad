package reply

import (
	"fmt"
	"time"

	"nearby/notice"
)

func (z zh) operators() operatorPhrases {
	return operatorPhrases{
		dateTime: "1月2日 15:04", date: "2006年1月2日",
		trouble: map[notice.What]string{
			notice.Away: z.say("数据库没有回应，从 {since} 起。请检查数据库，或在服务器上运行 nearby doctor。",
				"資料庫沒有回應，從 {since} 起。請檢查資料庫，或在伺服器上執行 nearby doctor。"),
			notice.Refused: z.say("微信拒绝了访问凭据，从 {since} 起。请核对 AppID、AppSecret 和 IP 白名单。",
				"微信拒絕了存取憑證，從 {since} 起。請核對 AppID、AppSecret 和 IP 白名單。"),
			notice.Failed: z.say("{subject} 载入失败，{since}。用的还是原来的数据；原因见 nearby seed 的输出。",
				"{subject} 載入失敗，{since}。用的還是原來的資料；原因見 nearby seed 的輸出。"),
			notice.Undone: z.say("{subject} 最近一次载入已撤销，{since}。", "{subject} 最近一次載入已撤銷，{since}。"),
			notice.Ending: z.say("{subject} 的时刻表到 {since} 为止，请载入新的。", "{subject} 的時刻表到 {since} 為止，請載入新的。"),
			notice.Ended: z.say("{subject} 的时刻表已在 {since} 到期，现在查不到班次，请载入新的。",
				"{subject} 的時刻表已在 {since} 到期，現在查不到班次，請載入新的。"),
			notice.Stale: z.say("{subject} 的实时数据停在 {since}，现在只按时刻表回答。", "{subject} 的即時資料停在 {since}，現在只按時刻表回答。"),
		},
		over: map[notice.What]string{
			notice.Away:    z.say("数据库恢复了（{since} 起没有回应）。", "資料庫恢復了（{since} 起沒有回應）。"),
			notice.Refused: z.say("微信又接受访问凭据了（{since} 起拒绝）。", "微信又接受存取憑證了（{since} 起拒絕）。"),
			notice.Failed:  z.say("{subject} 又载入了。", "{subject} 又載入了。"),
			notice.Undone:  z.say("{subject} 又载入了。", "{subject} 又載入了。"),
			notice.Ending:  z.say("{subject} 有新的时刻表了。", "{subject} 有新的時刻表了。"),
			notice.Ended:   z.say("{subject} 有新的时刻表了。", "{subject} 有新的時刻表了。"),
			notice.Stale:   z.say("{subject} 的实时数据恢复了。", "{subject} 的即時資料恢復了。"),
		},
		more: func(n int) string { return fmt.Sprintf(z.say("还有 %d 项。", "還有 %d 項。"), n) },
		ask:  z.say("回复“状态”看现在的情况。", "回覆「狀態」看現在的情況。"),
		brief: map[notice.What]string{
			notice.Away: z.say("数据库没有回应", "資料庫沒有回應"), notice.Refused: z.say("微信拒绝了访问凭据", "微信拒絕了存取憑證"),
			notice.Failed: z.say("载入失败", "載入失敗"), notice.Undone: z.say("载入已撤销", "載入已撤銷"),
			notice.Ending: z.say("时刻表快到期", "時刻表快到期"), notice.Ended: z.say("时刻表已到期", "時刻表已到期"),
			notice.Stale: z.say("实时数据停了", "即時資料停了"),
		},
		briefOver: z.say("已恢复正常", "已恢復正常"),
		several:   func(n int) string { return fmt.Sprintf(z.say("有 %d 个问题", "有 %d 個問題"), n) },

		state:           z.say("系统状态", "系統狀態"),
		allWell:         "✅ 一切正常。",
		troubles:        func(n int) string { return fmt.Sprintf(z.say("有 %d 个问题：", "有 %d 個問題："), n) },
		database:        z.say("数据库：正常", "資料庫：正常"),
		databaseAway:    z.say("数据库：没有回应", "資料庫：沒有回應"),
		databaseStandby: z.say("数据库：主库没有回应，备库在回答", "資料庫：主庫沒有回應，備庫在回答"),
		replicas: func(n, away int) string {
			if away == 0 {
				return fmt.Sprintf(z.say("备库：%d 台，正常", "備庫：%d 台，正常"), n)
			}
			return fmt.Sprintf(z.say("备库：%d 台，%d 台没有回应", "備庫：%d 台，%d 台沒有回應"), n, away)
		},
		token:        z.say("微信接口：正常", "微信介面：正常"),
		tokenRefused: z.say("微信接口：访问凭据被拒绝", "微信介面：存取憑證被拒絕"),
		places:       func(n int64) string { return fmt.Sprintf(z.say("地点：%d 个", "地點：%d 個"), n) },
		lastLoad: func(source, at string) string {
			return z.say("最近载入：", "最近載入：") + source + "，" + at
		},
		ends: func(source, day string) string { return source + z.say(" 的时刻表到 ", " 的時刻表到 ") + day },
		live: func(source, age string) string {
			return source + z.say(" 的实时数据：", " 的即時資料：") + age
		},
		ago: func(age time.Duration) string {
			if age < time.Minute {
				return fmt.Sprintf("%d 秒前", int(age.Seconds()))
			}
			return fmt.Sprintf(z.say("%d 分钟前", "%d 分鐘前"), int(age.Minutes()))
		},
		silent:  z.say("还没有收到", "還沒有收到"),
		program: func(version string) string { return "nearby " + version },
	}
}
