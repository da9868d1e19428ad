package reply

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"nearby/api/lookup"
	"nearby/geo"
	"nearby/kind"
	"nearby/place"
)

func (z zh) page() pagePhrases {
	const anywhere = "地方"
	return pagePhrases{
		around:  z.around,
		stopsOf: func(line string) string { return line + "的站" },
		titleOne: func(near, qualities string, g lookup.Group) string {
			return z.around(near) + z.radius(g.Radius) + z.has(g) + " " + z.measure(g.Category) + qualities + z.noun(g.Category, g.Places) + z.open(g) + z.unless(qualities, g)
		},
		titleAll: z.titleAll,
		titleWord: func(near, qualities, word string, g lookup.Group) string {
			return z.around(near) + z.radius(g.Radius) + z.has(g) + " " + z.measure(place.Category{}) + qualities + z.quote(word) + z.open(g) + z.unless(qualities, g)
		},
		titleLine: func(near, line string, g lookup.Group) string {
			return z.around(near) + z.radius(g.Radius) + "，" + line + z.has(g) + " 站，" + z.nearest(g)
		},
		titleMeant: func(meant string, g lookup.Group) string {
			return "你是不是要找" + z.quote(meant) + "？" + z.open(g) + z.nearest(g)
		},
		guessed: func(typed, right, or string) string {
			said := z.say("没有叫", "沒有叫") + z.quote(typed) + "的，猜你要找" + z.quote(right)
			if or != "" {
				said += "；要找" + z.quote(or) + z.say("就回复它", "就回覆它")
			}
			return said
		},
		servedBy: func(dish string, by kind.Kind) string {
			return z.say("近处没有店名带", "近處沒有店名帶") + z.quote(dish) + "的，" + z.quote(z.say(by.Names().Hans, by.Names().Hant)) + z.say("这一类里多半有", "這一類裡多半有")
		},
		titleAddress: func(word string, g lookup.Group) string {
			return z.say("没有叫", "沒有叫") + z.quote(word) + z.say("的，地址里有的", "的，地址裡有的") + z.open(g) + z.nearest(g)
		},
		titleNext: func(subject string, page int) string {
			return fmt.Sprintf(z.say("%s · 第 %d 页", "%s · 第 %d 頁"), subject, page)
		},
		widened: func(asked geo.Metres) string {
			return z.within(asked) + z.say("没有，再往外找到这些：", "沒有，再往外找到這些：")
		},
		noneWithin: func(radius geo.Metres) string { return z.within(radius) + z.say("没有", "沒有") },
		butWithin: func(g lookup.Group) string {
			return "，" + z.within(g.Radius) + z.has(g) + " " + z.measure(g.Category)
		},
		nothing: func(near, subject string, widest geo.Metres) string {
			return z.around(near) + z.radius(widest) + z.say("都没找到", "都沒找到") + subject + "。"
		},
		noData: func(subject string) string {
			return z.say("这里没有", "這裡沒有") + subject + z.say("的数据。", "的資料。")
		},
		nothingAtAll: func(near string, widest geo.Metres) string {
			return z.around(near) + z.radius(widest) + z.say("还没有我知道的地方。", "還沒有我知道的地方。")
		},
		beyond: func(f place.Found) string {
			return "最近的是" + truncate(f.Name, zhName) + "，往" + z.wind(f.Bearing.Wind()) + z.metres(f.Distance) + "。"
		},
		tryElse:  z.say("换个词试试，或者回复“全部”看看附近有什么。", "換個詞試試，或者回覆「全部」看看附近有什麼。"),
		pickHint: z.say("回复数字看详情", "回覆數字看詳情"),
		moreHint: z.say("，“更多”翻页", "，「更多」翻頁"),
		allHint:  z.say("，“全部”看所有", "，「全部」看所有"),
		openHint: z.say("，“营业中”只看开着的", "，「營業中」只看開著的"),
		aged: func(age time.Duration) string {
			return z.say("（这是", "（這是") + z.age(age) + z.say("前的信息，可能有变化）", "前的資訊，可能有變化）")
		},
		noMore: z.say("就这些啦。回复数字看详情，“全部”看所有类别，或者再发一个位置。",
			"就這些囉。回覆數字看詳情，「全部」看所有類別，或者再傳一個位置。"),
		whichPlace: func(last int) string {
			switch last {
			case 0:
				return z.say("是哪个地方呢？先把位置发给我，或者打字说找什么，列表里的每个地方都有数字。", "是哪個地方呢？先把位置傳給我，或者打字說找什麼，列表裡的每個地方都有數字。")
			case 1:
				return z.say("是哪个地方呢？上面只有 1 个，回复 1 看详情。", "是哪個地方呢？上面只有 1 個，回覆 1 看詳情。")
			}
			return fmt.Sprintf(z.say("是哪个地方呢？回复数字 1 到 %d，比如“2”“2 怎么走”“2 的电话”。", "是哪個地方呢？回覆數字 1 到 %d，例如「2」「2 怎麼走」「2 的電話」。"), last)
		},
		gone: z.say("这个地方刚刚不在资料里了。请再发一次位置，看看最新的列表。",
			"這個地方剛剛不在資料裡了。請再傳一次位置，看看最新的列表。"),
		noSuchNumber: func(n, last int) string {
			if last == 1 {
				return fmt.Sprintf(z.say("没有第 %d 个，上面只有 1 个。", "沒有第 %d 個，上面只有 1 個。"), n)
			}
			return fmt.Sprintf(z.say("没有第 %d 个，上面的列表是 1 到 %d。要翻页就回复“更多”。",
				"沒有第 %d 個，上面的列表是 1 到 %d。要翻頁就回覆「更多」。"), n, last)
		},
		chosenOne: func(name, whereabouts string) string {
			return z.say("去这家吧：", "去這家吧：") + name + "，" + whereabouts
		},
		nearestOne: func(c place.Category, f place.Found, nth int, name, whereabouts string) string {
			if nth > 1 {
				return fmt.Sprintf("第 %d 近的", nth) + z.noun(c, []place.Found{f}) + "：" + name + "，" + whereabouts
			}
			return "最近的" + cmp.Or(z.noun(c, []place.Found{f}), "一家") + "：" + name + "，" + whereabouts
		},
		chosenHint:  z.say("回复“怎么走”带你去，再说一次“随便”换一家", "回覆「怎麼走」帶你去，再說一次「隨便」換一家"),
		nearestHint: z.say("回复“怎么走”带你去，“更多”看下一个", "回覆「怎麼走」帶你去，「更多」看下一個"),
		onlyOpen:    func(subject string) string { return z.say("营业中的", "營業中的") + cmp.Or(subject, anywhere) },
		noneOpen: func(near, subject string, widest geo.Metres) string {
			return z.around(near) + z.radius(widest) + z.say("没有已知在营业的", "沒有已知在營業的") + cmp.Or(subject, anywhere) + "。"
		},
		widenedOpen: func(asked geo.Metres) string {
			return z.within(asked) + z.say("没有已知在营业的，再往外找到这些：", "沒有已知在營業的，再往外找到這些：")
		},
		noneOpenWithin: func(radius geo.Metres) string {
			return z.within(radius) + z.say("没有已知在营业的", "沒有已知在營業的")
		},
	}
}

// titleAll says less as the limit falls to 0.
func (z zh) titleAll(near string, groups []lookup.Group, limit int) string {
	var of []string
	for _, g := range groups {
		said := z.open(g) + z.category(g.Category) + " " + z.count(g)
		if limit > len(groups) && (near == "" || limit == plenty) { // else without measure words, and at last not of all
			said += " " + z.measure(g.Category)
		}
		of = append(of, said)
	}
	within := z.around(near) + z.radius(groups[0].Radius) + "："
	if limit < len(of) {
		return within + strings.Join(of[:limit], "，") + "…"
	}
	return within + strings.Join(of, "，")
}

// around is where the places are: near the person, or near a named place.
func (z zh) around(near string) string { return near + "附近" }
