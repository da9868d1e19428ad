package reply

import (
	"slices"
	"strings"

	"nearby/kind"
	"nearby/place"
	"nearby/words"
)

// category is the name of a category. The data has it in simplified characters; the
// traditional ones are those of the categories that come with the program, of a kind
// with the same name, or of a word that leads to the category.
func (z zh) category(c place.Category) string {
	if !z.traditional {
		return c.NameZH
	}
	if known, ok := firstCategories[c.NameZH]; ok {
		return known
	}
	if one, others, several := strings.Cut(c.NameZH, "或"); several {
		return z.category(place.Category{NameZH: one}) + "或" + z.category(place.Category{NameZH: others})
	}
	same := words.Fold(c.NameZH)
	for _, k := range kind.Said(c.NameZH) {
		if name := k.Names().Hant; words.Fold(name) == same {
			return name
		}
	}
	for _, alias := range c.Aliases {
		if words.ScriptOf(alias) == words.Traditional && words.Fold(alias) == same {
			return alias
		}
	}
	return c.NameZH
}

// firstCategories are the names that come with the program, in traditional characters.
var firstCategories = map[string]string{"餐厅": "餐廳", "公交地铁": "公車地鐵"}

// noun is what one of a category is called: 公交地铁 is a kind, 公交地铁站 a thing. In
// Taiwan the metro is a 捷運, in Hong Kong buses are 巴士.
func (z zh) noun(c place.Category, at []place.Found) string {
	name := z.category(c)
	if shop, ok := shops[c.NameZH]; ok {
		name += z.say(shop.simplified, shop.traditional)
	}
	if z.traditional && len(at) > 0 {
		name = inRegion(name, regionOf(at[0].Place))
	}
	if c.Slug == place.Transit && !strings.HasSuffix(name, "站") {
		return name + "站"
	}
	return name
}

// shops are the kinds of which the name is what one has there: 18 家咖啡 are 咖啡店.
var shops = map[string]struct{ simplified, traditional string }{
	"咖啡": {"店", "店"}, "清真": {"餐厅", "餐廳"}, "素食": {"餐厅", "餐廳"}, "海鲜": {"餐厅", "餐廳"}, "奶茶": {"店", "店"},
	"早餐": {"店", "店"}, "快餐": {"店", "店"}, "小吃": {"店", "店"}, "点心": {"店", "店"}, "牛排": {"店", "店"},
	"汉堡": {"店", "店"}, "炸鸡": {"店", "店"}, "三明治": {"店", "店"}, "披萨": {"店", "店"}, "寿司": {"店", "店"},
	"甜品": {"店", "店"}, "冰淇淋": {"店", "店"}, "果汁": {"店", "店"}, "包子": {"铺", "舖"}, "粥": {"店", "店"},
	"饺子": {"馆", "館"}, "日式拉面": {"馆", "館"}, "乌冬面": {"馆", "館"}, "小龙虾": {"店", "店"},
}

// measure is the measure word: 家 for what is run as a business, else 个, and
// 处 for places of any kind.
func (z zh) measure(c place.Category) string {
	switch {
	case c.Slug == "restaurant", isShop(c.NameZH):
		return "家"
	case c.Slug == "":
		return z.say("处", "處")
	}
	return z.say("个", "個")
}

// isShop tells what is run as a business by how its name ends: 药店, 医院, 银行.
func isShop(name string) bool {
	ends := []string{"店", "医院", "银行", "超市", "商场", "影院", "健身房", "KTV"}
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(name, end) })
}
