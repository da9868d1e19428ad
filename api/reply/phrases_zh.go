package reply

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/geo"
	"nearby/place"
)

// zhName is how much of a name there is room for, in runes.
const zhName = 16

const zhHowTo = "点输入框旁的“+”→“位置”→“发送位置”。"

var chinese = phrases{
	welcome:       "你好，欢迎关注！",
	help:          "把位置发给我，我告诉你附近有什么、有多远、往哪边走。",
	languageSet:   "好，我们说中文。",
	sendLocation:  "把位置发给我，我告诉你附近有什么：" + zhHowTo,
	howTo:         zhHowTo,
	choose:        "想好找什么了？点一下，或回复数字：",
	orType:        "还可以直接打字，比如“火锅”“49路”。",
	helpWord:      "帮助",
	otherLanguage: "English",
	commands: "看到列表以后：\n" +
		"· 回复数字看详情，“更多”翻页\n" +
		"· “路线 2”，带你去第 2 个地方\n" +
		"· “火锅 500米”，只找 500 米以内的\n" +
		"· “营业中”，只看现在开着的\n" +
		"· “隐私”，看看我会记住什么",
	anything:        "附近",
	whereAreYou:     "你在哪儿？把位置发给我就行：",
	unclearLocation: "没看清你在哪儿，请再发一次位置：",
	notUnderstood: [...]string{
		dialogue.Picture:   "收到啦，可惜我还看不懂图。",
		dialogue.Recording: "我还听不懂语音，打字告诉我吧。",
		dialogue.Film:      "视频收到啦，可惜我还看不懂。",
		dialogue.Article:   "链接收到啦，可惜我打不开。",
		dialogue.Document:  "文件收到啦，可惜我打不开。",
	},
	instead:    "想知道附近有什么，把位置发给我：",
	chosen:     func(subject string) string { return "好，找" + subject + "。把位置发给我吧：" },
	quoted:     func(word string) string { return "“" + truncate(word, 10) + "”" },
	inBrackets: func(name string) string { return "【" + name + "】" },

	titleOne: func(g lookup.Group) string {
		return fmt.Sprintf("附近%s%s %s%s%s，%s", zhRadius(g.Radius),
			zhHas(g), zhMeasure(g.Category), zhNoun(g.Category), zhOpen(g), zhNearest(g))
	},
	titleAll: func(groups []lookup.Group, limit int) string {
		var of []string
		for _, g := range groups {
			said := zhOpen(g) + g.Category.NameZH + " " + zhCount(g)
			if limit > len(groups) { // else without measure words, and at last not of all
				said += " " + zhMeasure(g.Category)
			}
			of = append(of, said)
		}
		within := fmt.Sprintf("附近%s：", zhRadius(groups[0].Radius))
		if limit < len(of) {
			return within + strings.Join(of[:limit], "，") + "…"
		}
		return within + strings.Join(of, "，")
	},
	titleWord: func(word string, g lookup.Group) string {
		return fmt.Sprintf("附近%s%s 处“%s”%s，%s", zhRadius(g.Radius), zhHas(g), word, zhOpen(g), zhNearest(g))
	},
	titleSimilar: func(word string, g lookup.Group) string {
		return fmt.Sprintf("没找到“%s”，%s名字相近的%s", word, zhOpen(g), zhNearest(g))
	},
	titleNext: func(subject string, page int) string { return fmt.Sprintf("%s · 第 %d 页", subject, page) },
	widened: func(asked geo.Metres) string {
		return strings.TrimSpace(zhRadius(asked)) + "内没有，再往外找到这些："
	},
	noneWithin: func(radius geo.Metres) string { return strings.TrimSpace(zhRadius(radius)) + "内没有" },
	butWithin: func(g lookup.Group) string {
		return fmt.Sprintf("，%s内%s %s", strings.TrimSpace(zhRadius(g.Radius)), zhHas(g), zhMeasure(g.Category))
	},
	nothing: func(subject string, widest geo.Metres) string {
		return fmt.Sprintf("附近%s都没找到%s。", zhRadius(widest), subject)
	},
	nothingAtAll: func(widest geo.Metres) string {
		return fmt.Sprintf("附近%s还没有我知道的地方。", zhRadius(widest))
	},
	beyond: func(f place.Found) string {
		return fmt.Sprintf("最近的是%s，往%s%s。", truncate(f.Name, zhName), zhWinds[f.Bearing.Wind()], zhMetres(f.Distance))
	},
	tryElse:  "换个词试试，或者回复“全部”看看附近有什么。",
	pickHint: "回复数字看详情",
	moreHint: "，“更多”翻页",
	allHint:  "，“全部”看所有",
	aged: func(age time.Duration) string {
		return "（这是" + zhAge(age) + "前的信息，可能有变化）"
	},
	noMore:     "就这些啦。回复数字看详情，“全部”看所有类别，或者再发一个位置。",
	whichPlace: "是哪个地方呢？带上列表里的数字就行，比如“路线 2”“听 2”。还没有列表的话，先把位置发给我。",
	gone:       "这个地方刚刚不在资料里了。请再发一次位置，看看最新的列表。",
	noSuchNumber: func(n, last int) string {
		if last == 1 {
			return fmt.Sprintf("没有第 %d 个，上面只有 1 个。", n)
		}
		return fmt.Sprintf("没有第 %d 个，上面的列表是 1 到 %d。要翻页就回复“更多”。", n, last)
	},

	alwaysOpen: "24 小时营业", nowOpen: "营业中", nowClosed: "休息中",
	onHolidays: "（节假日可能不同）",
	openUntil: func(t time.Time, daysAhead int) string {
		return "营业中 · " + zhCloses(t, daysAhead) + " 打烊"
	},
	closedUntil: func(t time.Time, daysAhead int) string {
		return "休息中 · " + zhDay(t, daysAhead) + clock(t) + " 开门"
	},
	onlyOpen: func(subject string) string { return "营业中的" + cmp.Or(subject, "地方") },
	noneOpen: func(subject string, widest geo.Metres) string {
		return fmt.Sprintf("附近%s没有已知在营业的%s。", zhRadius(widest), cmp.Or(subject, "地方"))
	},
	allWord: "全部",
	showAll: func(word string) string {
		return "回复“" + word + "”看所有的，包括休息中的和不清楚营业时间的。"
	},
	widenedOpen: func(asked geo.Metres) string {
		return strings.TrimSpace(zhRadius(asked)) + "内没有已知在营业的，再往外找到这些："
	},
	noneOpenWithin: func(radius geo.Metres) string {
		return strings.TrimSpace(zhRadius(radius)) + "内没有已知在营业的"
	},
	openHint: "，“营业中”只看开着的",

	maxName:  zhName,
	category: func(c place.Category) string { return c.NameZH },
	name:     func(p place.Place) string { return p.Name },
	placeName: func(f place.Found) string {
		if f.Entrance != "" {
			return f.Name + "（" + f.Entrance + "）"
		}
		return f.Name
	},
	whereabouts: func(f place.Found) string {
		if f.Distance < besideYou {
			return "就在身边"
		}
		wind := f.Bearing.Wind()
		return strings.TrimSpace(zhMetres(f.Distance)) + " " + wind.Arrow() + zhWinds[wind]
	},
	walk: func(m geo.Metres) string {
		if m < besideYou || m > walkable {
			return ""
		}
		return fmt.Sprintf("，步行约 %d 分钟", m.WalkingMinutes())
	},
	address: "地址：", lines: "线路：", phone: "电话：", hours: "营业：",
	rating: "评分：", price: "人均：", comma: "、", pause: "，",
	onMap: "看地图", theWay: "怎么走", website: "网页",
	cardHint:   "回复其他数字看别的，“更多”翻页。",
	listenHint: func(n int) string { return fmt.Sprintf("回复“听 %d”听讲解，", n) },
	noAudio:    func(name string) string { return truncate(name, zhName) + "还没有语音讲解。" },
	audioGuide: "语音讲解",
	audio:      func(name string) string { return "听讲解：" + truncate(name, zhName) },
	routeTo:    func(name string) string { return "步行去" + truncate(name, zhName) },
	routeNote:  "点开后从你现在的位置出发。",

	privacy: "我只记住聊天要用的：\n" +
		"· 你发的位置、在找什么、用什么语言，最多 30 分钟，到时自动删除，不留历史。\n" +
		"· 你的微信身份（OpenID）只存加密后的摘要，看不出是谁。\n" +
		"· 发出的回复加密保存 10 分钟，只为网络不好时重发。\n" +
		"· 列表的链接里有加密的位置，24 小时后失效。\n" +
		"回复“忘记我”或取消关注，我记住的马上删掉。",
	forgotten: "好，我记住的都删掉了。想再用，随时发位置给我。",
	thanked:   "不客气！还想找什么，随时告诉我。",
	apology:   "抱歉，刚才没查成。过一会儿再发一次试试。",
	tooFast:   "发得有点快，我跟不上了。歇几秒再发吧。",
	busy:      "现在问的人太多，忙不过来了。过一会儿再发一次试试。",
}

// zhCount is how many there are, or at least are.
func zhCount(g lookup.Group) string {
	if g.AtLeast {
		return "至少 " + count(g.Count)
	}
	return count(g.Count)
}

// zhHas is how many a place has.
func zhHas(g lookup.Group) string {
	if g.AtLeast {
		return "至少有 " + count(g.Count)
	}
	return "有 " + count(g.Count)
}

// zhOpen says that only open ones were counted.
func zhOpen(g lookup.Group) string {
	if g.Open {
		return "营业中"
	}
	return ""
}

// zhDay is the day that a time is on, when it is not today.
func zhDay(t time.Time, daysAhead int) string {
	names := [...]rune{'日', '一', '二', '三', '四', '五', '六'}
	day := "周" + string(names[t.Weekday()]) + " "
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

// zhCloses is a closing time: at midnight, or in the small hours, tonight is meant.
func zhCloses(t time.Time, daysAhead int) string {
	switch {
	case isMidnight(t):
		return zhDay(t.AddDate(0, 0, -1), daysAhead-1) + "24:00"
	case daysAhead == 1 && t.Hour() < nightEnd:
		return "凌晨 " + clock(t)
	}
	return zhDay(t, daysAhead) + clock(t)
}

// zhWinds are the eight winds, clockwise from north.
var zhWinds = [8]string{"北", "东北", "东", "东南", "南", "西南", "西", "西北"}

// zhMeasure is the measure word: 家 for what is run as a business, else 个, and
// 处 for places of any kind.
func zhMeasure(c place.Category) string {
	switch c.Slug {
	case "":
		return "处"
	case "restaurant":
		return "家"
	}
	return "个"
}

// zhNoun is what one of a category is called: 公交地铁 is a kind, 公交地铁站 a thing.
func zhNoun(c place.Category) string {
	if c.Slug == place.Transit && !strings.HasSuffix(c.NameZH, "站") {
		return c.NameZH + "站"
	}
	return c.NameZH
}

// zhNearest is how near the first place is.
func zhNearest(g lookup.Group) string {
	switch {
	case g.Places[0].Distance >= besideYou:
		return "最近" + zhMetres(g.Places[0].Distance)
	case g.Count == 1:
		return "就在身边"
	}
	return "身边就有"
}

// zhMetres is a distance with a space before it, as between Chinese and digits.
func zhMetres(m geo.Metres) string {
	amount, kilometres := m.Readable()
	if kilometres {
		return " " + amount + " 公里"
	}
	return " " + amount + " 米"
}

// zhRadius is a round distance: 1 公里, not 1.0 公里.
func zhRadius(m geo.Metres) string { return strings.Replace(zhMetres(m), ".0 ", " ", 1) }

// zhAge is a time span as people say it.
func zhAge(age time.Duration) string {
	switch {
	case age < 2*time.Minute:
		return "一两分钟"
	case age < 2*time.Hour:
		return fmt.Sprintf(" %d 分钟", int(age.Minutes()))
	case age < 48*time.Hour:
		return fmt.Sprintf(" %d 小时", int(age.Hours()))
	}
	return fmt.Sprintf(" %d 天", int(age.Hours()/24))
}
