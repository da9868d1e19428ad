package reply

import (
	"fmt"
	"strings"

	"nearby/geo"
	"nearby/place"
)

var chinese = phrases{
	welcome:     "你好，欢迎关注！把位置发给我，我告诉你附近有什么。",
	help:        "把位置发给我，我告诉你附近有什么，离你多远、在哪个方向。",
	howTo:       "点输入框旁的“+”→“位置”→“发送位置”。",
	orChoose:    "也可以先选要找什么，回复数字：",
	forHelp:     "?  帮助    EN  English",
	whereAreYou: "没看清你在哪儿，请再发一次位置。",
	apology:     "抱歉，刚才没查成。过一会儿再发一次位置试试。",
	mapOfAll:    "在地图上看",

	chosen: func(c place.Category) string {
		return fmt.Sprintf("好，找%s。把位置发给我吧：", c.NameZH)
	},
	categoryName: func(c place.Category) string { return c.NameZH },
	placeName:    func(p place.Place) string { return p.Name },

	titleOne: func(g Group) string {
		return fmt.Sprintf("附近%s有 %s %s%s，最近%s", zhRadius(g.Radius),
			count(g.Count), zhMeasure(g.Category), g.Category.NameZH, zhMetres(g.Places[0].Distance))
	},
	titleAll: func(groups []Group) string {
		var of []string
		for _, g := range groups {
			of = append(of, fmt.Sprintf("%s %s %s", g.Category.NameZH, count(g.Count), zhMeasure(g.Category)))
		}
		return fmt.Sprintf("附近%s：%s", zhRadius(groups[0].Radius), strings.Join(of, "，"))
	},
	heading: func(g Group) string {
		switch {
		case g.Count == 0:
			return fmt.Sprintf("【%s】%s内没有", g.Category.NameZH, zhRadius(g.Radius))
		case g.Radius > g.Asked:
			return fmt.Sprintf("【%s】%s内没有，%s内有 %s %s", g.Category.NameZH,
				zhRadius(g.Asked), zhRadius(g.Radius), count(g.Count), zhMeasure(g.Category))
		}
		return fmt.Sprintf("【%s】", g.Category.NameZH)
	},
	nothing: func(widest geo.Metres) string {
		return fmt.Sprintf("这里%s内还没有收录任何地点。换个位置再试试？", zhRadius(widest))
	},
	whereabouts: func(f place.Found) string {
		wind := f.Bearing.Wind()
		return strings.TrimSpace(zhMetres(f.Distance)) + " " + wind.Arrow() + zhWinds[wind]
	},
}

// zhWinds are the eight winds, clockwise from north.
var zhWinds = [8]string{"北", "东北", "东", "东南", "南", "西南", "西", "西北"}

// zhMeasure is the measure word: 家 for what is run as a business, else 个.
func zhMeasure(c place.Category) string {
	if c.Slug == "restaurant" {
		return "家"
	}
	return "个"
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
func zhRadius(m geo.Metres) string {
	return strings.Replace(zhMetres(m), ".0 ", " ", 1)
}
