package reply

import (
	"fmt"
	"strings"

	"nearby/api/dialogue"
)

func (z zh) answers() answerPhrases {
	about := func(before, after string) func(string) string {
		return func(name string) string { return before + name + after }
	}
	return answerPhrases{
		chat: map[dialogue.Topic]string{
			dialogue.Greeting:  z.say("你好！想找什么？发位置，或者打字，比如“火锅”“最近的地铁站”。", "你好！想找什麼？傳位置，或者打字，例如「火鍋」「最近的地鐵站」。"),
			dialogue.Thanks:    z.say("不客气！还想找什么，随时告诉我。", "不客氣！還想找什麼，隨時告訴我。"),
			dialogue.Farewell:  z.say("再见！下次要找附近的餐厅、车站，随时来。", "再見！下次要找附近的餐廳、車站，隨時來。"),
			dialogue.Assent:    z.say("好的。还想找什么，随时打字或者发位置。", "好的。還想找什麼，隨時打字或者傳位置。"),
			dialogue.Praise:    z.say("哈哈，谢谢！还想找什么？", "哈哈，謝謝！還想找什麼？"),
			dialogue.Complaint: z.say("抱歉，没帮上忙。换个说法试试，比如“火锅”“最近的地铁站”“500米内”；回复“帮助”看我会什么。", "抱歉，沒幫上忙。換個說法試試，例如「火鍋」「最近的地鐵站」「500公尺內」；回覆「幫助」看我會什麼。"),
			dialogue.Self:      z.say("我是“附近”小助手，自动回复的程序：告诉你身边有什么餐厅、公交和地铁。", "我是「附近」小幫手，自動回覆的程式：告訴你身邊有什麼餐廳、公車和地鐵。"),
		},
		unable: map[dialogue.Topic]string{
			dialogue.Human:    z.say("这里没有人工客服，都是自动回复。", "這裡沒有真人客服，都是自動回覆。"),
			dialogue.Weather:  z.say("我不知道天气。", "我不知道天氣。"),
			dialogue.Taxi:     z.say("我叫不了车。", "我沒辦法叫車。"),
			dialogue.Tickets:  z.say("我买不了票。", "我沒辦法買票。"),
			dialogue.Booking:  z.say("我订不了位。回复“电话”可以看上一家的电话。", "我沒辦法訂位。回覆「電話」可以看上一家的電話。"),
			dialogue.Delivery: z.say("我点不了外卖。", "我沒辦法叫外送。"),
			dialogue.Vouchers: z.say("我没有优惠券。", "我沒有優惠券。"),
			dialogue.Traffic:  z.say("我不知道路况。", "我不知道路況。"),
			dialogue.Talk:     z.say("这个我不会。", "這個我不會。"),
		},
		able:         z.say("我能告诉你附近的餐厅、公交和地铁：发位置，或者打字，比如“火锅”“49路”。", "我能告訴你附近的餐廳、公車和地鐵：傳位置，或者打字，例如「火鍋」「49路」。"),
		notSaid:      z.say("没看懂。发位置，或者打字说想找什么，比如“火锅”“最近的地铁站”“49路”。回复“帮助”看能做什么。", "沒看懂。傳位置，或者打字說想找什麼，例如「火鍋」「最近的地鐵站」「49路」。回覆「幫助」看能做什麼。"),
		noPageBefore: z.say("这已经是第一页了。", "這已經是第一頁了。"),
		noTimetable:  z.say("还没有时刻表的数据，不知道车几点来。打线路名，比如“49路”，可以看最近的站在哪儿。", "還沒有時刻表的資料，不知道車幾點來。打路線名稱，例如「49路」，可以看最近的站在哪裡。"),
		noneLeaves: func(stop string) string {
			return z.say("时刻表里没有从", "時刻表裡沒有從") + z.quote(stop) + z.say("开出的车。", "開出的車。")
		},
		whichTown: func(name string, n int) string {
			return fmt.Sprintf(z.say("有 %d 个地方都叫%s，是哪一个？回复数字：", "有 %d 個地方都叫%s，是哪一個？回覆數字："), n, z.quote(name))
		},
		seenFrom:    func(number, whereabouts string) string { return "距" + number + " " + whereabouts },
		noSuchPlace: func(name string) string { return "不知道" + z.quote(name) + z.say("在哪儿。", "在哪裡。") },
		unknown: map[dialogue.Command]func(string) string{
			dialogue.Phone:   about(z.say("没有", "沒有"), z.say("的电话。", "的電話。")),
			dialogue.Hours:   about("不知道", z.say("几点开门、几点关门。", "幾點開門、幾點打烊。")),
			dialogue.Address: about(z.say("没有", "沒有"), "的地址。"),
			dialogue.Price:   about("不知道", z.say("的价格。", "的價格。")),
			dialogue.Rating:  about(z.say("没有", "沒有"), z.say("的评分，不知道好不好。", "的評分，不知道好不好。")),
			dialogue.Untold:  about(z.say("关于", "關於"), z.say("，资料里没有写这个，我不知道。", "，資料裡沒有寫這個，我不知道。")),
		},
		notTold:  z.say("资料里没有写这个，我不知道。回复数字可以看一家的详情，有电话的可以打过去问。", "資料裡沒有寫這個，我不知道。回覆數字可以看一家的詳情，有電話的可以打過去問。"),
		callThem: z.say("可以打电话问：", "可以打電話問："),
		first: map[dialogue.Order]func([]string) string{
			dialogue.ByDistance: z.firstOf("最近的是 ", "最近的是 "), dialogue.ByRating: z.firstOf("评分最高的是 ", "評分最高的是 "),
			dialogue.ByPrice: z.firstOf("最便宜的是 ", "最便宜的是 "), dialogue.Dearest: z.firstOf("最贵的是 ", "最貴的是 "),
		},
		same: map[dialogue.Order]string{
			dialogue.ByDistance: z.say("一样近。", "一樣近。"), dialogue.ByRating: z.say("评分一样。", "評分一樣。"),
			dialogue.ByPrice: z.say("价格一样。", "價格一樣。"), dialogue.Dearest: z.say("价格一样。", "價格一樣。"),
		},
		noneTold: func(lacks string) string {
			return z.say("这几个都没有"+lacks+"，比不出来。", "這幾個都沒有"+lacks+"，比不出來。")
		},
		distanceOfName: func(name, whereabouts string) string { return name + "：" + whereabouts },
	}
}

// firstOf says which of several places come first.
func (z zh) firstOf(simplified, traditional string) func([]string) string {
	return func(names []string) string {
		return z.say(simplified, traditional) + strings.Join(names, "、") + "。"
	}
}
