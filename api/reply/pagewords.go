package reply

import (
	"fmt"
	"time"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/place"
)

// PageWords are the words of the pages in one language. Links, buttons and
// labels; whole sentences are functions.
type PageWords struct {
	Tag                         string // of the language, BCP 47
	MapAlt                      string // what the drawn map shows, for those who do not see it
	PlaceMapAlt                 string
	You                         string
	Map                         string // the name of a map that moves
	ZoomIn, ZoomOut             string
	All, Categories             string
	OpenAll, OpenIn             string
	Directions                  string
	OtherMaps                   string
	Next, Details               string
	Address, Lines              string
	Phone, Hours                string
	Rating, Price               string
	Website, Listen             string
	NothingHere                 string
	Near, Around                string // what is near a place, and the link to all of it
	Footer                      string
	PlaceFooter                 string
	Gone, GoneHow               string
	TooFast, TooFastHow         string            // somebody has opened too many pages
	Busy, BusyHow               string            // everybody together has
	Unavailable, UnavailableHow string            // something failed that may work in a moment
	OpenNow                     string            // a link to what is open
	NoneOpen                    string            // that nothing is known to be open
	MapNames                    map[string]string // by the provider's name
	Language                    string            // the name of the other language
	Whereabouts, Walk           func(place.Found) string
	PlaceName                   func(place.Found) string
	Status                      func(place.Place, time.Time) string // open or not, until when
	Category                    func(place.Category) string
	GroupTitle                  func(lookup.Group) string
}

// Words returns the words of the pages.
func Words(in dialogue.Language) *PageWords {
	if in == dialogue.English {
		return &englishPage
	}
	return &chinesePage
}

var chinesePage = PageWords{
	Tag:         "zh-CN",
	MapAlt:      "示意图：你在中间，圆圈标出距离，编号和下面的列表一致",
	PlaceMapAlt: "示意图：地点在中间，圆圈标出距离，编号和下面的列表一致",
	You:         "你的位置",
	Map:         "地图",
	ZoomIn:      "放大", ZoomOut: "缩小",
	All: "全部", Categories: "类别",
	OpenAll: "在地图上看全部", OpenIn: "看地图",
	Directions: "怎么走", OtherMaps: "其他地图",
	Next: "下一页", Details: "详情",
	Address: "地址", Lines: "线路", Phone: "电话", Hours: "营业", Rating: "评分", Price: "人均",
	Website: "网页", Listen: "听讲解",
	NothingHere: "附近没有找到。回到聊天，换个词或再发一次位置试试。",
	Near:        "从这里看附近", Around: "这附近的全部地点",
	Footer:         "距离为直线距离，步行时间为估算。本页 24 小时后失效。",
	PlaceFooter:    "本页 24 小时后失效。",
	Gone:           "这个链接已经失效",
	GoneHow:        "链接只保留 24 小时。回到聊天，再发一次位置就有新的。",
	TooFast:        "打开得有点快",
	TooFastHow:     "请等几秒，再刷新一下本页。",
	Busy:           "现在人有点多",
	BusyHow:        "请稍等片刻，再刷新一下本页。",
	Unavailable:    "暂时打不开",
	UnavailableHow: "请稍等片刻，再刷新一下本页。",
	MapNames: map[string]string{
		"tencent": "腾讯地图", "amap": "高德地图", "baidu": "百度地图",
		"apple": "苹果地图", "google": "谷歌地图", "osm": "OpenStreetMap",
	},
	Whereabouts: chinese.whereabouts,
	Walk:        func(f place.Found) string { return walkAlone(chinese.walk(f.Distance)) },
	PlaceName:   chinese.placeName,
	Status:      chinese.status,
	OpenNow:     "营业中",
	NoneOpen:    "附近没有已知在营业的。看全部，会有休息中的和不清楚营业时间的。",
	Category:    chinese.category,
	GroupTitle: func(g lookup.Group) string {
		return fmt.Sprintf("%s · %s %s", g.Category.NameZH, zhCount(g), zhMeasure(g.Category)+zhOpen(g))
	},
}

var englishPage = PageWords{
	Tag:         "en",
	MapAlt:      "Sketch map: you are in the middle, rings show distances, numbers are those of the list below",
	PlaceMapAlt: "Sketch map: the place is in the middle, rings show distances, numbers are those of the list below",
	You:         "You are here",
	Map:         "Map",
	ZoomIn:      "Zoom in", ZoomOut: "Zoom out",
	All: "All", Categories: "Categories",
	OpenAll: "Show all on a map", OpenIn: "Map",
	Directions: "Directions", OtherMaps: "Other maps",
	Next: "Next page", Details: "Details",
	Address: "Address", Lines: "Lines", Phone: "Phone", Hours: "Hours", Rating: "Rating", Price: "Per person",
	Website: "Website", Listen: "Audio guide",
	NothingHere: "Nothing found nearby. Go back to the chat and try another word or another location.",
	Near:        "Near this place", Around: "Everything near this place",
	PlaceFooter:    "This page expires after 24 hours.",
	Footer:         "Distances are as the crow flies, walking times are estimates. This page expires after 24 hours.",
	Gone:           "This link has expired",
	GoneHow:        "Links work for 24 hours. Go back to the chat and send your location again for a new one.",
	TooFast:        "A little too fast",
	TooFastHow:     "Please wait a few seconds, then reload this page.",
	Busy:           "Very busy right now",
	BusyHow:        "Please wait a moment, then reload this page.",
	Unavailable:    "Not available right now",
	UnavailableHow: "Please try again in a moment: reload this page.",
	MapNames: map[string]string{
		"tencent": "Tencent Maps", "amap": "Amap", "baidu": "Baidu Maps",
		"apple": "Apple Maps", "google": "Google Maps", "osm": "OpenStreetMap",
	},
	Whereabouts: english.whereabouts,
	Walk:        func(f place.Found) string { return walkAlone(english.walk(f.Distance)) },
	PlaceName:   english.placeName,
	Status:      english.status,
	OpenNow:     "Open now",
	NoneOpen:    "Nothing nearby is known to be open now. All places include those that are closed or whose hours are not known.",
	Category:    english.category,
	GroupTitle: func(g lookup.Group) string {
		return fmt.Sprintf("%s · %s", g.Category.NameEN+enOpen(g), enCount(g))
	},
}

// walkAlone takes off the comma that joins the walk to a distance.
func walkAlone(walk string) string {
	for _, comma := range []string{"，", ", "} {
		if len(walk) > len(comma) && walk[:len(comma)] == comma {
			return walk[len(comma):]
		}
	}
	return walk
}
