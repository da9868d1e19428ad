package reply_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/api/reply"
	"nearby/geo"
	"nearby/place"
	"nearby/wechat"
)

var (
	food     = place.Category{Slug: "restaurant", NameZH: "餐厅", NameEN: "Restaurants"}
	transit  = place.Category{Slug: "transit", NameZH: "公交地铁", NameEN: "Transit"}
	composer = reply.Composer{
		Categories: []place.Category{food, transit}, MessageArticles: 1, EventArticles: 8,
		Now: time.Date(2026, 10, 5, 4, 0, 0, 0, time.UTC), // noon of a Monday in Shanghai
	}
)

// dumplings is a restaurant at some distance to the north.
func dumplings(metres geo.Metres) place.Found {
	return place.Found{
		Place: place.Place{
			ID: 7, Category: "restaurant", Name: "佳家汤包", NameEN: "Jia Jia Dumplings",
			Address: "黄河路127号", At: geo.WGS84{Lat: 31.2365, Lng: 121.4690},
		},
		Distance: metres,
	}
}

func one(category place.Category, radius geo.Metres, places ...place.Found) lookup.Group {
	return lookup.Group{Category: category, Asked: 1000, Radius: radius, Count: len(places), Places: places}
}

func TestTitles(t *testing.T) {
	t.Parallel()
	many := one(food, 1000, dumplings(80))
	many.Count = lookup.MaxCount
	stop := dumplings(3)
	tests := map[string]struct {
		page   lookup.Page
		zh, en string
	}{
		"one category": {
			lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant"}, Groups: []lookup.Group{one(food, 1000, dumplings(80))}},
			"附近 1 公里有 1 家餐厅，最近 80 米", "Restaurants within 1 km: 1, nearest 80 m",
		},
		"more than anybody counts": {
			lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant"}, Groups: []lookup.Group{many}},
			"附近 1 公里有 999+ 家餐厅，最近 80 米", "Restaurants within 1 km: 999+, nearest 80 m",
		},
		"right beside": {
			lookup.Page{Number: 1, Want: dialogue.Want{Category: "transit"}, Groups: []lookup.Group{one(transit, 1000, stop)}},
			"附近 1 公里有 1 个公交地铁站，就在身边", "Transit within 1 km: 1, right here",
		},
		"every category": {
			lookup.Page{Number: 1, Groups: []lookup.Group{one(food, 1000, dumplings(80)), one(transit, 1000, dumplings(90))}},
			"附近 1 公里：餐厅 1 家，公交地铁 1 个", "Within 1 km: Restaurants 1, Transit 1",
		},
		"a category farther off is left to its heading": {
			lookup.Page{Number: 1, Groups: []lookup.Group{one(food, 1000, dumplings(80)), one(transit, 2000, dumplings(1500))}},
			"附近 1 公里：餐厅 1 家", "Within 1 km: Restaurants 1",
		},
		"a word": {
			lookup.Page{Number: 1, Want: dialogue.Want{Word: "汤包"}, Groups: []lookup.Group{one(place.Category{}, 1000, dumplings(310))}},
			"附近 1 公里有 1 处“汤包”，最近 310 米", "“汤包” within 1 km: 1, nearest 310 m",
		},
		"a name that is meant": {
			lookup.Page{Number: 1, Want: dialogue.Want{Word: "加家汤包", Similar: true, Meant: "佳家汤包"}, Groups: []lookup.Group{one(place.Category{}, 1000, dumplings(310))}},
			"你是不是要找“佳家汤包”？最近 310 米", "Did you mean “佳家汤包”? Nearest 310 m",
		},
		"an address": {
			lookup.Page{Number: 1, Want: dialogue.Want{Word: "黄河路", Address: true}, Groups: []lookup.Group{one(place.Category{}, 1000, dumplings(310))}},
			"没有叫“黄河路”的，地址里有的最近 310 米", "No name has “黄河路”; in addresses, nearest 310 m",
		},
		"another page": {
			lookup.Page{Number: 3, Want: dialogue.Want{Category: "restaurant"}, Groups: []lookup.Group{one(food, 1000, dumplings(310))}},
			"餐厅 · 第 3 页", "Restaurants · page 3",
		},
	}
	for name, test := range tests {
		if got := composer.Title(dialogue.Chinese, test.page); got != test.zh {
			t.Errorf("%s: Title(Chinese) = %q, want %q", name, got, test.zh)
		}
		if got := composer.Title(dialogue.English, test.page); got != test.en {
			t.Errorf("%s: Title(English) = %q, want %q", name, got, test.en)
		}
	}
}

func TestWideningIsSaid(t *testing.T) {
	t.Parallel()
	page := lookup.Page{Number: 1, Groups: []lookup.Group{
		one(food, 2000, dumplings(1500)), {Category: transit, Asked: 1000, Radius: 10000},
	}}
	description := news(t, composer.Page(dialogue.Chinese, page, false)).Articles[0].Description
	for _, want := range []string{"【餐厅】1 公里内没有，2 公里内有 1 家", "【公交地铁】10 公里内没有", "① 佳家汤包 1.5 公里 ↑北，黄河路127号"} {
		if !strings.Contains(description, want) {
			t.Errorf("description lacks %q:\n%s", want, description)
		}
	}
}

// What was counted as shown is shown: however long names and addresses are, each
// place has its line.
func TestEveryPlaceOfAPageHasItsLine(t *testing.T) {
	t.Parallel()
	long := dumplings(120)
	long.Name, long.Address = strings.Repeat("名", 200), strings.Repeat("址", 500)
	page := lookup.Page{Number: 1, More: true, Want: dialogue.Want{Category: "restaurant"}, Groups: []lookup.Group{
		one(food, 1000, long, long, long, long, long, long),
	}}
	asText := composer
	asText.AsText = true
	for name, shown := range map[string]string{
		"article": news(t, composer.Page(dialogue.Chinese, page, false)).Articles[0].Description,
		"text":    asText.Page(dialogue.English, page, false).(wechat.TextReply).Content,
	} {
		for i := range 6 {
			if number := string(rune('①' + i)); !strings.Contains(shown, number+" ") {
				t.Errorf("%s lacks %s:\n%s", name, number, shown)
			}
		}
		if limit := map[string]int{"article": wechat.MaxDescription, "text": wechat.MaxText}[name]; len(shown) > limit {
			t.Errorf("%s has %d bytes, want at most %d", name, len(shown), limit)
		}
	}
}

func TestAnEventIsAnsweredWithAnArticleForEachPlace(t *testing.T) {
	t.Parallel()
	page := lookup.Page{Number: 1, Groups: []lookup.Group{one(food, 1000, dumplings(80), dumplings(350))}}
	articles := news(t, composer.Page(dialogue.Chinese, page, true)).Articles
	var titles []string
	for _, a := range articles {
		titles = append(titles, a.Title)
	}
	want := []string{"附近 1 公里有 2 家餐厅，最近 80 米", "① 佳家汤包 80 米 ↑北", "② 佳家汤包 350 米 ↑北", "回复数字看详情"}
	if !slices.Equal(titles, want) || !strings.HasPrefix(articles[2].URL, "https://apis.map.qq.com/") {
		t.Errorf("articles = %+v, want the list, one a place, and what can be typed", articles)
	}
}

func TestCardTellsWhatIsKnownAndNothingElse(t *testing.T) {
	t.Parallel()
	full := dumplings(350)
	full.Phone, full.Hours, full.Rating, full.Price = "021-63276878", "06:30-19:00", 4.5, "¥30"
	full.AudioURL, full.URL = "https://example.com/a.mp3", "https://example.com/"
	card := composer.Card(dialogue.Chinese, lookup.StopBoard{Found: full}, 2).(wechat.TextReply).Content
	for _, want := range []string{
		"② 佳家汤包\n350 米 ↑北，步行约 5 分钟\n", "地址：黄河路127号", "电话：021-63276878", "营业：06:30-19:00",
		"评分：4.5", "人均：¥30", ">看地图</a>", ">怎么走</a>", ">网页</a>", "回复“听 2”听讲解",
	} {
		if !strings.Contains(card, want) {
			t.Errorf("card lacks %q:\n%s", want, card)
		}
	}
	bare := composer.Card(dialogue.English, lookup.StopBoard{Found: dumplings(3)}, 1).(wechat.TextReply).Content
	for _, unwanted := range []string{"Phone", "Hours", "Rating", "min on foot", "listen", "Website"} {
		if strings.Contains(bare, unwanted) {
			t.Errorf("card has %q, which is not known:\n%s", unwanted, bare)
		}
	}
}

func TestListen(t *testing.T) {
	t.Parallel()
	guided := dumplings(0).Place
	guided.AudioURL = "https://example.com/a.mp3"
	withThumb := composer
	withThumb.ThumbMediaID = "thumb"
	if got := composer.Listen(dialogue.Chinese, dumplings(0).Place); got != wechat.Reply(wechat.TextReply{Content: "佳家汤包还没有语音讲解。"}) {
		t.Errorf("without a guide: Listen() = %+v", got)
	}
	if got := composer.Listen(dialogue.Chinese, guided).(wechat.TextReply).Content; !strings.Contains(got, `href="https://example.com/a.mp3"`) {
		t.Errorf("without a thumb: Listen() = %q, want a link", got)
	}
	music := withThumb.Listen(dialogue.English, guided).(wechat.MusicReply)
	if music.URL != guided.AudioURL || music.ThumbMediaID != "thumb" || music.Title != guided.NameEN {
		t.Errorf("with a thumb: Listen() = %+v, want music", music)
	}
}

func TestHostileNamesStayText(t *testing.T) {
	t.Parallel()
	hostile := dumplings(80)
	hostile.Name = `<a href="weixin://x">点我</a>]]>"'&`
	asText := composer
	asText.AsText = true
	page := lookup.Page{Number: 1, Groups: []lookup.Group{one(food, 1000, hostile)}}
	for name, text := range map[string]string{
		"list": asText.Page(dialogue.Chinese, page, false).(wechat.TextReply).Content,
		"card": composer.Card(dialogue.Chinese, lookup.StopBoard{Found: hostile}, 1).(wechat.TextReply).Content,
		"nothing": composer.Page(dialogue.Chinese, lookup.Page{
			Want: dialogue.Want{Word: hostile.Name}, Groups: []lookup.Group{{Radius: 1000}}, Beyond: &hostile,
		}, false).(wechat.TextReply).Content,
		"question": composer.AskLocation(dialogue.Chinese, dialogue.Want{Word: hostile.Name}, false).(wechat.TextReply).Content,
		"route":    composer.Route(dialogue.Chinese, hostile.Place).(wechat.TextReply).Content,
	} {
		if strings.Contains(text, `<a href="weixin://x`) {
			t.Errorf("%s lets a name be a link:\n%s", name, text)
		}
	}
}

func news(t *testing.T, r wechat.Reply) wechat.NewsReply {
	t.Helper()
	n, ok := r.(wechat.NewsReply)
	if !ok {
		t.Fatalf("reply is %T, want news", r)
	}
	return n
}

func ExampleComposer_Page() {
	page := lookup.Page{Number: 1, More: true, Groups: []lookup.Group{one(food, 1000, dumplings(80))}}
	article := composer.Page(dialogue.Chinese, page, false).(wechat.NewsReply).Articles[0]
	fmt.Println(article.Title)
	fmt.Println(article.Description)
	// Output:
	// 附近 1 公里有 1 家餐厅，最近 80 米
	// ① 佳家汤包 80 米 ↑北，黄河路127号
	// 回复数字看详情，“更多”翻页
}
