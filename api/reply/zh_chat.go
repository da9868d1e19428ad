package reply

import "nearby/api/dialogue"

// howTo shows the way to the button that sends a place; WeChat calls it 位置.
func (z zh) howTo() string {
	return z.say("点输入框旁的“+”→“位置”→“发送位置”。", "點輸入框旁的「+」→「位置」→「傳送位置」。")
}

func (z zh) chat() chatPhrases {
	return chatPhrases{
		welcome:     z.say("你好，欢迎关注！", "你好，歡迎關注！"),
		help:        z.say("把位置发给我，我告诉你附近有什么、有多远、往哪边走。", "把位置傳給我，我告訴你附近有什麼、有多遠、往哪邊走。"),
		languageSet: z.say("好，我们说中文。", "好，我們說中文。"),
		sendLocation: z.say("把位置发给我，我告诉你附近有什么：", "把位置傳給我，我告訴你附近有什麼：") +
			z.howTo(),
		howTo:        z.howTo(),
		choose:       z.say("想好找什么了？点一下，或回复数字：", "想好找什麼了？點一下，或回覆數字："),
		chooseListed: z.say("想找什么？点一下，或打字：", "想找什麼？點一下，或打字："),
		orType:       z.say("还可以直接打字，比如“火锅”“49路”。", "也可以直接打字，例如「火鍋」「49路」。"),
		helpWord:     z.say("帮助", "幫助"),
		others:       []string{z.say("繁體", "简体"), "English"},
		commands: z.say(
			"看到列表以后：\n"+
				"· 回复数字看详情，“更多”翻页\n"+
				"· “路线 2”，带你去第 2 个地方\n"+
				"· “火锅 500米”，只找 500 米以内的\n"+
				"· “营业中”，只看现在开着的\n"+
				"· “隐私”，看看我会记住什么",
			"看到列表以後：\n"+
				"· 回覆數字看詳情，「更多」翻頁\n"+
				"· 「路線 2」，帶你去第 2 個地方\n"+
				"· 「火鍋 500公尺」，只找 500 公尺以內的\n"+
				"· 「營業中」，只看現在開著的\n"+
				"· 「隱私」，看看我會記住什麼"),
		anything:        "附近",
		whereAreYou:     z.say("你在哪儿？把位置发给我就行：", "你在哪裡？把位置傳給我就可以："),
		unclearLocation: z.say("没看清你在哪儿，请再发一次位置：", "沒看清楚你在哪裡，請再傳一次位置："),
		notUnderstood: [...]string{
			dialogue.Picture:   z.say("收到啦，可惜我还看不懂图。", "收到囉，可惜我還看不懂圖片。"),
			dialogue.Recording: z.say("我还听不懂语音，打字告诉我吧。", "我還聽不懂語音，打字告訴我吧。"),
			dialogue.Film:      z.say("视频收到啦，可惜我还看不懂。", "影片收到囉，可惜我還看不懂。"),
			dialogue.Article:   z.say("链接收到啦，可惜我打不开。", "連結收到囉，可惜我打不開。"),
			dialogue.Document:  z.say("文件收到啦，可惜我打不开。", "檔案收到囉，可惜我打不開。"),
		},
		instead: z.say("想知道附近有什么，把位置发给我：", "想知道附近有什麼，把位置傳給我："),
		chosen: func(subject string) string {
			return "好，找" + subject + z.say("。把位置发给我吧：", "。把位置傳給我吧：")
		},
		quoted:     func(word string) string { return z.quote(truncate(word, 10)) },
		inBrackets: func(name string) string { return "【" + name + "】" },

		privacy: z.say(
			"我只记住聊天要用的：\n"+
				"· 你发的位置、在找什么、用什么语言，最多 30 分钟，到时自动删除，不留历史。\n"+
				"· 你的微信身份（OpenID）只存加密后的摘要，看不出是谁。\n"+
				"· 最近发出的回复加密保存，最多 30 分钟，只为网络不好时重发。\n"+
				"· 列表的链接里有加密的位置，24 小时后失效。\n"+
				"回复“忘记我”或取消关注，我记住的马上删掉。",
			"我只記住聊天要用的：\n"+
				"· 你傳的位置、在找什麼、用什麼語言，最多 30 分鐘，到時自動刪除，不留紀錄。\n"+
				"· 你的微信身分（OpenID）只存加密後的摘要，看不出是誰。\n"+
				"· 最近送出的回覆加密保存，最多 30 分鐘，只為網路不好時重送。\n"+
				"· 列表的連結裡有加密的位置，24 小時後失效。\n"+
				"回覆「忘記我」或取消關注，我記住的馬上刪掉。"),
		forgotten: z.say("好，我记住的都删掉了。想再用，随时发位置给我。", "好，我記住的都刪掉了。想再用，隨時傳位置給我。"),
		apology:   z.say("抱歉，刚才没查成。过一会儿再发一次试试。", "抱歉，剛才沒查成。過一會兒再傳一次試試。"),
		tooFast:   z.say("发得有点快，我跟不上了。歇几秒再发吧。", "傳得有點快，我跟不上了。歇幾秒再傳吧。"),
		busy:      z.say("现在问的人太多，忙不过来了。过一会儿再发一次试试。", "現在問的人太多，忙不過來了。過一會兒再傳一次試試。"),
	}
}
