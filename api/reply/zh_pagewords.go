package reply

import (
	"nearby/place"
)

var (
	chinesePageWords     = zh{}.pageWords("zh-CN", &chinese)
	traditionalPageWords = zh{traditional: true}.pageWords("zh-Hant", &traditional)
)

func (z zh) pageWords(tag string, p *phrases) PageWords {
	return PageWords{
		rowWords: z.row(),
		Board:    boardWords(p, z.say("发车", "發車"), z.say("%d 分钟", "%d 分鐘")),
		week: weekWords{
			Days: z.weekdays(), EveryDay: "每天", Through: "至", ClosedDay: "休息", AllDay: z.say("24 小时", "24 小時"),
		},
		Copy: z.say("复制", "複製"), Copied: z.say("已复制", "已複製"), Call: z.say("打电话", "打電話"),
		Share: z.say("想告诉朋友？点右上角的 ···，发给他们。", "想告訴朋友？點右上角的 ···，傳給他們。"),
		QR:    z.say("给身边的人扫一扫", "給身邊的人掃一掃"), QRAlt: z.say("本页的二维码", "本頁的 QR code"),
		FarNear: z.say("离你 {} 米", "離你 {} 公尺"), FarAway: z.say("离你 {} 公里", "離你 {} 公里"), FarWalk: z.say("，步行约 {} 分钟", "，步行約 {} 分鐘"),
		Wheelchair: map[string]string{
			"yes": z.say("轮椅可进出", "輪椅可進出"), "limited": z.say("轮椅进出不太方便", "輪椅進出不太方便"), "no": z.say("轮椅不能进出", "輪椅不能進出"),
		},
		Tag:         tag,
		MapAlt:      z.say("示意图：你在中间，圆圈标出距离，编号和下面的列表一致", "示意圖：你在中間，圓圈標出距離，編號和下面的列表一致"),
		PlaceMapAlt: z.say("示意图：地点在中间，圆圈标出距离，编号和下面的列表一致", "示意圖：地點在中間，圓圈標出距離，編號和下面的列表一致"),
		You:         "你的位置",
		Map:         z.say("地图", "地圖"),
		ZoomIn:      "放大", ZoomOut: z.say("缩小", "縮小"),
		All: "全部", Categories: z.say("类别", "類別"),
		Sort: "排序", ByDistance: z.say("离我近", "離我近"), ByRating: z.say("评分高", "評分高"), ByPrice: z.say("人均低", "人均低"),
		OpenAll: z.say("在地图上看全部", "在地圖上看全部"), OpenIn: p.onMap,
		Directions: p.theWay, OtherMaps: z.say("其他地图", "其他地圖"),
		Previous: z.say("上一页", "上一頁"), Next: z.say("下一页", "下一頁"), Farther: z.say("更远的", "更遠的"), Details: z.say("详情", "詳情"),
		Address: "地址", Lines: z.say("线路", "路線"), Phone: z.say("电话", "電話"), Hours: z.say("营业", "營業"),
		Rating: z.say("评分", "評分"), Price: "人均",
		Website: p.website, Listen: z.say("听讲解", "聽導覽"),
		AskAgain: z.say("回到聊天，换个词，或再发一次位置试试。", "回到聊天，換個詞，或再傳一次位置試試。"),
		Near:     z.say("从这里看附近", "從這裡看附近"), Around: z.say("这附近的全部地点", "這附近的全部地點"),
		Footer: z.say("距离为直线距离，步行时间为估算。本页 24 小时后失效。", "距離為直線距離，步行時間為估算。本頁 24 小時後失效。"),

		PlaceFooter:    z.say("距离从这个地点量起，为直线距离。", "距離從這個地點量起，為直線距離。"),
		Gone:           z.say("这个链接已经失效", "這個連結已經失效"),
		GoneHow:        z.say("链接只保留 24 小时。回到聊天，再发一次位置就有新的。", "連結只保留 24 小時。回到聊天，再傳一次位置就有新的。"),
		NotFound:       z.say("这里没有这个页面", "這裡沒有這個頁面"),
		NotFoundHow:    z.say("在微信里打开公众号，点“+”→“位置”，把位置发来，就能看到附近有什么。", "在微信裡打開公眾號，點「+」→「位置」，把位置傳來，就能看到附近有什麼。"),
		TooFast:        z.say("打开得有点快", "開得有點快"),
		TooFastHow:     z.say("请等几秒，再刷新一下本页。", "請等幾秒，再重新整理本頁。"),
		Busy:           z.say("现在人有点多", "現在人有點多"),
		BusyHow:        z.say("请稍等片刻，再刷新一下本页。", "請稍等片刻，再重新整理本頁。"),
		Unavailable:    z.say("暂时打不开", "暫時打不開"),
		UnavailableHow: z.say("请稍等片刻，再刷新一下本页。", "請稍等片刻，再重新整理本頁。"),
		MapNames: map[string]string{
			"tencent": z.say("腾讯地图", "騰訊地圖"), "amap": z.say("高德地图", "高德地圖"), "baidu": z.say("百度地图", "百度地圖"),
			"apple": z.say("苹果地图", "Apple 地圖"), "google": z.say("谷歌地图", "Google 地圖"), "osm": "OpenStreetMap",
		},
		Whereabouts: p.whereabouts,
		Walk:        func(f place.Found) string { return walkAlone(p.walk(f.Distance)) },
		PlaceName:   p.placeName,
		Status:      p.status,
		OpenNow:     p.nowOpen,
		Category:    z.category,
	}
}

func (z zh) weekdays() (names [7]string) {
	for i, day := range []rune("一二三四五六日") {
		names[i] = z.say("周", "週") + string(day)
	}
	return names
}
