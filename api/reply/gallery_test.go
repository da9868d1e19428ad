package reply_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/api/reply"
	"nearby/geo"
	"nearby/place"
	"nearby/wechat"
)

var update = flag.Bool("update", false, "write testdata/gallery.md anew")

const galleryPath = "testdata/gallery.md"

// Every sentence can be seen by eye in one file, in each language, and is within
// the limits of what WeChat shows.
func TestGallery(t *testing.T) {
	t.Parallel()
	var gallery strings.Builder
	gallery.WriteString("# Everything the account says\n\n" +
		"Written by `go test ./api/reply -run Gallery -update`. Links show as [their label].\n")
	for _, scene := range scenes() {
		fmt.Fprintf(&gallery, "\n## %s\n", scene.title)
		for _, in := range []dialogue.Language{dialogue.Chinese, dialogue.Traditional, dialogue.English} {
			said := scene.say(in)
			withinLimits(t, scene.title, said)
			fmt.Fprintf(&gallery, "\n```text\n%s\n```\n", seen(t, said))
		}
	}
	for _, file := range []string{
		"zh.go", "zh_chat.go", "zh_page.go", "zh_place.go", "zh_quality.go", "zh_answers.go",
		"en.go", "en_chat.go", "en_page.go", "en_place.go", "en_quality.go", "en_answers.go",
	} {
		for _, phrase := range spokenIn(t, file) {
			if !strings.Contains(gallery.String(), phrase) {
				t.Errorf("%s can say %q, and the gallery does not show it", file, phrase)
			}
		}
	}
	compare(t, gallery.String())
}

func compare(t *testing.T, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(galleryPath, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(galleryPath)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("the account speaks otherwise (-written +said); if it is better, run with -update:\n%s", diff)
	}
}

// scene is something the account says.
type scene struct {
	title string
	say   func(dialogue.Language) wechat.Reply
}

func scenes() []scene {
	return append(append(aboutTheChat(), aboutPages()...), aboutPlaces()...)
}

// aboutTheChat is what needs no place.
func aboutTheChat() []scene {
	c := composer
	asking := func(want dialogue.Want, isNew bool) func(dialogue.Language) wechat.Reply {
		return func(in dialogue.Language) wechat.Reply { return c.AskLocation(in, want, isNew) }
	}
	showing := func(kind dialogue.Kind) func(dialogue.Language) wechat.Reply {
		return func(in dialogue.Language) wechat.Reply { return c.Say(dialogue.NotUnderstood{In: in, Kind: kind}) }
	}
	chat := func(in dialogue.Language, topic dialogue.Topic) wechat.Reply {
		return c.Say(dialogue.Chat{In: in, Topic: topic})
	}
	unable := func(in dialogue.Language, topic dialogue.Topic) wechat.Reply {
		return c.Say(dialogue.Unable{In: in, Topic: topic})
	}
	return []scene{
		{"Somebody follows", c.Welcome},
		{"Somebody follows by a code for restaurants", asking(dialogue.Want{Category: "restaurant"}, true)},
		{"Help", c.Help},
		{"Help while places are listed", func(in dialogue.Language) wechat.Reply {
			listed := c
			listed.Listed = true
			return listed.Help(in)
		}},
		{"A category before the place", asking(dialogue.Want{Category: "restaurant"}, false)},
		{"A word before the place", asking(dialogue.Want{Word: "火锅"}, false)},
		{"A kind before the place", asking(dialogue.Want{Category: "restaurant", Kind: "hotpot"}, false)},
		{"A line before the place", asking(dialogue.Want{Category: "transit", Line: "49路"}, false)},
		{"Everything before the place", asking(dialogue.Want{}, false)},
		{"A location that could not be read", func(in dialogue.Language) wechat.Reply { return c.Say(dialogue.AskAgain{In: in}) }},
		{"A picture or a sticker", showing(dialogue.Picture)},
		{"A recording", showing(dialogue.Recording)},
		{"A film", showing(dialogue.Film)},
		{"An article", showing(dialogue.Article)},
		{"A file", showing(dialogue.Document)},
		{"Another language", func(in dialogue.Language) wechat.Reply { return c.Say(dialogue.ConfirmLanguage{In: in}) }},
		{"More, at the end", func(in dialogue.Language) wechat.Reply { return c.Say(dialogue.NoMore{In: in}) }},
		{"A number that is not there", func(in dialogue.Language) wechat.Reply {
			return c.Say(dialogue.NoSuchNumber{In: in, Number: 9, Max: 6})
		}},
		{"A number, and there is only one", func(in dialogue.Language) wechat.Reply {
			return c.Say(dialogue.NoSuchNumber{In: in, Number: 2, Max: 1})
		}},
		{"The way, but where to", func(in dialogue.Language) wechat.Reply { return c.Say(dialogue.WhichPlace{In: in, Max: 6}) }},
		{"The way, and there is only one", func(in dialogue.Language) wechat.Reply { return c.Say(dialogue.WhichPlace{In: in, Max: 1}) }},
		{"The way, without a list", func(in dialogue.Language) wechat.Reply { return c.Say(dialogue.WhichPlace{In: in}) }},
		{"A place that has left the data", c.Gone},
		{"Privacy", func(in dialogue.Language) wechat.Reply { return c.Say(dialogue.Privacy{In: in}) }},
		{"Forget me", func(in dialogue.Language) wechat.Reply { return c.Say(dialogue.Forget{In: in}) }},
		{"Open places before the place", asking(dialogue.Want{Category: "restaurant", OpenNow: true}, false)},
		{"Small talk", func(in dialogue.Language) wechat.Reply {
			return oneEach(in, chat, dialogue.Greeting, dialogue.Thanks, dialogue.Farewell, dialogue.Assent, dialogue.Praise, dialogue.Complaint, dialogue.Self)
		}},
		{"What cannot be done", func(in dialogue.Language) wechat.Reply {
			return oneEach(in, unable, dialogue.Human, dialogue.Weather, dialogue.Taxi, dialogue.Tickets, dialogue.Booking,
				dialogue.Delivery, dialogue.Vouchers, dialogue.Traffic, dialogue.Talk)
		}},
		{"A text that means nothing", func(in dialogue.Language) wechat.Reply { return c.Say(dialogue.NotSaid{In: in}) }},
		{"Back, on the first page", func(in dialogue.Language) wechat.Reply { return c.Say(dialogue.NoPageBefore{In: in}) }},
		{"The next bus, without a timetable", c.NoTimetable},
		{"The next bus, where none leaves", func(in dialogue.Language) wechat.Reply { return c.NoneLeaves(in, station(3)) }},
		{"Around one of several places of a name", func(in dialogue.Language) wechat.Reply {
			at := geo.WGS84{Lat: 31.2, Lng: 121.4}
			return c.WhichTown(in, "公主坟", []place.Place{
				{Name: "公主坟", NameEN: "Gongzhufen", Lines: "1号线;10号线", At: geo.WGS84{Lat: 39.907, Lng: 116.31}},
				{Name: "公主坟", Address: "浦东新区", At: geo.WGS84{Lat: 31.1, Lng: 121.6}},
			}, &at)
		}},
		{"At one of two stops that read the same", func(in dialogue.Language) wechat.Reply {
			return c.WhichTown(in, "中山路", []place.Place{
				{Name: "中山路", Lines: "18路", At: geo.WGS84{Lat: 31.2, Lng: 121.4}},
				{Name: "中山路", Lines: "18路", At: geo.WGS84{Lat: 31.3, Lng: 121.5}},
			}, nil)
		}},
		{"Around a place that nobody knows", func(in dialogue.Language) wechat.Reply { return c.NoSuchPlace(in, "明珠塔") }},
		{"Something failed", c.Apology},
		{"Far too many messages", func(in dialogue.Language) wechat.Reply { return c.TooFast(in) }},
		{"Too many people at once", func(in dialogue.Language) wechat.Reply { return c.Busy(in) }},
	}
}

// aboutPages is what is said of many places.
func aboutPages() []scene {
	c, asText := composer, composer
	asText.AsText = true
	sight := place.Category{Slug: "sight", NameZH: "景点", NameEN: "Sights"}
	toilet := place.Category{Slug: "toilet", NameZH: "公共卫生间", NameEN: "Public toilets"}
	parking := place.Category{Slug: "parking", NameZH: "停车场", NameEN: "Car parks"}
	busy := one(transit, 1000, station(3), station(340))
	busy.Count = 106
	countless := one(transit, 10000, station(5600))
	countless.Count = lookup.MaxCount
	none := lookup.Group{Category: transit, Asked: 1000, Radius: 10000}
	word := func(places ...place.Found) lookup.Group { return one(place.Category{}, 1000, places...) }
	farWord := one(place.Category{}, 5000, dumplings(4100))
	eat, ride, hotpot := dialogue.Want{Category: "restaurant"}, dialogue.Want{Category: "transit"}, dialogue.Want{Word: "火锅"}
	similar := dialogue.Want{Word: "加家汤包", Similar: true, Meant: "佳家汤包"}
	far := dumplings(12000)
	faraway := func(in dialogue.Language) wechat.Reply {
		var winds []string
		for i := range 8 {
			from := dumplings(12000)
			from.Bearing = geo.Degrees(45 * i)
			page := lookup.Page{Number: 1, Want: hotpot, Groups: []lookup.Group{{Radius: 10000}}, Beyond: &from}
			winds = append(winds, strings.Split(c.Page(in, page, false).(wechat.TextReply).Content, "\n")[1])
		}
		return wechat.TextReply{Content: strings.Join(winds, "\n")}
	}
	paged := func(page lookup.Page) func(dialogue.Language) wechat.Reply {
		return func(in dialogue.Language) wechat.Reply { return c.Page(in, page, false) }
	}
	lacking := func(n int, g lookup.Group) lookup.Group { g.Unknown = n; return g }
	open := func(g lookup.Group) lookup.Group { g.Open = true; return g }
	some := open(one(food, 1000, dumplings(80)))
	some.AtLeast, some.Count = true, 40
	openFood, openWord := dialogue.Want{Category: "restaurant", OpenNow: true}, dialogue.Want{Word: "火锅", OpenNow: true}
	openSimilar := dialogue.Want{Word: "加家汤包", Similar: true, Meant: "佳家汤包", OpenNow: true}
	shut := func(want dialogue.Want, beyond *place.Found) lookup.Page {
		return lookup.Page{Number: 1, Want: want, Groups: []lookup.Group{{Radius: 10000, Open: true}}, Beyond: beyond, Shut: true}
	}
	closed := dumplings(80)
	closed.Hours, closed.Zone = "17:00-22:00", "Asia/Shanghai"
	return []scene{
		{"What is open of a category", paged(lookup.Page{Number: 1, More: true, Want: openFood, Groups: []lookup.Group{open(one(food, 1000, dumplings(80)))}})},
		{"What is open, more than was looked at", paged(lookup.Page{Number: 1, More: true, Want: openFood, Groups: []lookup.Group{some}})},
		{"What is open of everything", paged(lookup.Page{Number: 1, Want: dialogue.Want{OpenNow: true}, Groups: []lookup.Group{open(one(food, 1000, dumplings(80))), one(transit, 1000, station(340))}})},
		{"Nothing open of one category, stops nearby", paged(lookup.Page{Number: 1, Want: dialogue.Want{OpenNow: true}, Groups: []lookup.Group{one(transit, 1000, station(340)), open(lookup.Group{Category: food, Asked: 1000, Radius: 10000})}})},
		{"What is open, farther out", paged(lookup.Page{Number: 1, Want: openFood, Groups: []lookup.Group{open(one(food, 2000, dumplings(1500)))}})},
		{"What is open of everything, farther out", paged(lookup.Page{Number: 1, Want: dialogue.Want{OpenNow: true}, Groups: []lookup.Group{open(one(food, 2000, dumplings(1500))), none}})},
		{"What is open of a word", paged(lookup.Page{Number: 1, Want: openWord, Groups: []lookup.Group{open(word(dumplings(310)))}})},
		{"What is open of a word that only resembles", paged(lookup.Page{Number: 1, Want: openSimilar, Groups: []lookup.Group{open(word(dumplings(310)))}})},
		{"What is open, the next page", paged(lookup.Page{Number: 2, Want: openFood, Groups: []lookup.Group{open(one(food, 1000, dumplings(640)))}})},
		{"Nothing open of a category", paged(shut(openFood, &far))},
		{"Nothing open of a word", paged(shut(openWord, nil))},
		{"Nothing open at all", paged(shut(dialogue.Want{OpenNow: true}, nil))},
		{"A closed place among others", paged(lookup.Page{Number: 1, More: true, Want: eat, Groups: []lookup.Group{one(food, 1000, closed, dumplings(350))}})},
		{"A closed place in answer to a button", func(in dialogue.Language) wechat.Reply {
			return c.Page(in, lookup.Page{Number: 1, Groups: []lookup.Group{one(food, 1000, closed)}}, true)
		}},
		{"A closed place as a text", func(in dialogue.Language) wechat.Reply {
			return asText.Page(in, lookup.Page{Number: 1, Groups: []lookup.Group{one(food, 1000, closed)}}, false)
		}},
		{"One category", paged(lookup.Page{Number: 1, More: true, Want: eat, Groups: []lookup.Group{one(food, 1000, dumplings(80), dumplings(350))}})},
		{"One category, right here", paged(lookup.Page{Number: 1, Want: ride, Groups: []lookup.Group{one(transit, 1000, station(3))}})},
		{"Many of a category, one right here", paged(lookup.Page{Number: 1, More: true, Want: ride, Groups: []lookup.Group{busy}})},
		{"More than anybody counts, far off", paged(lookup.Page{Number: 1, More: true, Want: ride, Groups: []lookup.Group{countless}})},
		{"From memory, the database being away", func(in dialogue.Language) wechat.Reply { return inMemory(in, c) }},
		{"Every category", paged(lookup.Page{Number: 1, More: true, Groups: []lookup.Group{one(food, 1000, dumplings(80)), one(transit, 1000, station(340))}})},
		{"More categories than a title has room for", paged(lookup.Page{Number: 1, Groups: []lookup.Group{
			one(food, 1000, dumplings(80)), one(transit, 1000, station(90)), one(sight, 1000, dumplings(100)),
			one(toilet, 1000, dumplings(110)), one(parking, 1000, dumplings(120)),
		}})},
		{"One farther out, one nowhere", paged(lookup.Page{Number: 1, Groups: []lookup.Group{one(food, 2000, dumplings(1500)), none}})},
		{"A category farther out", paged(lookup.Page{Number: 1, Want: eat, Groups: []lookup.Group{one(food, 2000, dumplings(1500))}})},
		{"Around a named place", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant", Near: "静安寺"}, Groups: []lookup.Group{one(food, 1000, dumplings(120))}})},
		{"Everything around a named place", paged(lookup.Page{Number: 1, Want: dialogue.Want{Near: "静安寺"}, Groups: []lookup.Group{one(food, 1000, dumplings(80)), one(transit, 1000, station(340))}})},
		{"A word around a named place, the next page", paged(lookup.Page{Number: 2, Want: dialogue.Want{Word: "火锅", Near: "静安寺"}, Groups: []lookup.Group{word(dumplings(900))}})},
		{"Nothing around a named place", paged(lookup.Page{Number: 1, Want: dialogue.Want{Near: "静安寺"}, Groups: []lookup.Group{{Category: food, Radius: 10000}}})},
		{"A line", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "transit", Line: "8号线"}, Groups: []lookup.Group{one(transit, 1000, station(340))}})},
		{"No such line", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "transit", Line: "49路"}, Groups: []lookup.Group{{Category: transit, Radius: 10000}}})},
		{"No such kind", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant", Kind: "hotpot"}, Groups: []lookup.Group{{Category: food, Radius: 10000}}})},
		{"The next page", paged(lookup.Page{Number: 2, More: true, Want: eat, Groups: []lookup.Group{one(food, 1000, dumplings(640))}})},
		{"The last page of everything", paged(lookup.Page{Number: 3, Groups: []lookup.Group{one(food, 1000, dumplings(640)), {Category: transit}}})},
		{"A word", paged(lookup.Page{Number: 1, Want: hotpot, Groups: []lookup.Group{word(dumplings(310))}})},
		{"A long word, right here", paged(lookup.Page{Number: 1, Want: dialogue.Want{Word: "上海老城隍庙五香豆商店总店"}, Groups: []lookup.Group{word(dumplings(2))}})},
		{"A word farther out", paged(lookup.Page{Number: 1, Want: hotpot, Groups: []lookup.Group{farWord}})},
		{"A word that only resembles", paged(lookup.Page{Number: 1, Want: similar, Groups: []lookup.Group{word(dumplings(310))}})},
		{"A word that only addresses have", paged(lookup.Page{Number: 1, Want: dialogue.Want{Word: "黄河路", Address: true}, Groups: []lookup.Group{word(dumplings(310))}})},
		{"A word, the next page", paged(lookup.Page{Number: 2, Want: hotpot, Groups: []lookup.Group{word(dumplings(900))}})},
		{"No such word, the nearest far off", paged(lookup.Page{Number: 1, Want: hotpot, Groups: []lookup.Group{{Radius: 10000}}, Beyond: &far})},
		{"No such word within a distance", paged(lookup.Page{Number: 1, Want: dialogue.Want{Word: "火锅", Radius: 500}, Groups: []lookup.Group{{Radius: 500}}})},
		{"The nearest, in every direction", faraway},
		{"Nothing of a category", paged(lookup.Page{Number: 1, Want: ride, Groups: []lookup.Group{{Category: transit, Radius: 10000}}})},
		{"No data of a kind", paged(lookup.Page{Number: 1, Want: dialogue.Want{Kind: "toilet"}, Groups: []lookup.Group{{Radius: 10000}}, NoData: true})},
		{"Nothing known of a price", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant", PriceMax: 50}, Groups: []lookup.Group{{Category: food, Radius: 10000}}, Unmet: true})},
		{"Filtered by price", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant", PriceMax: 50}, Groups: []lookup.Group{lacking(3, one(food, 1000, dumplings(80)))}})},
		{"Filtered by much, more than a title has room for", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant", PriceMin: 50, PriceMax: 100, RatingMin: 4.5, OpenAt: dialogue.At(20, 0)}, Groups: []lookup.Group{lacking(3, one(food, 1000, dumplings(80)))}})},
		{"Open all day", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant", AllDay: true}, Groups: []lookup.Group{lacking(1, one(food, 1000, dumplings(80)))}})},
		{"A word with a price from some amount", paged(lookup.Page{Number: 1, Want: dialogue.Want{Word: "火锅", PriceMin: 300}, Groups: []lookup.Group{word(dumplings(310))}})},
		{"The next page of a filter", paged(lookup.Page{Number: 2, Want: dialogue.Want{Category: "restaurant", PriceMax: 50}, Groups: []lookup.Group{one(food, 1000, dumplings(640))}})},
		{"What a misspelt word may mean", paged(lookup.Page{Number: 1, Want: dialogue.Want{
			Category: "restaurant", Guessed: "resturant", Guess: dialogue.Guess{Said: "restaurant", Or: "Restoration"},
		}, Groups: []lookup.Group{one(food, 1000, dumplings(80))}})},
		{"A dish that no name near has", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant", Kind: "dumplings", Guessed: "蒸饺"}, Groups: []lookup.Group{one(food, 1000, dumplings(80))}})},
		{"With a quality that no data tell", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant", Untold: "安静"}, Groups: []lookup.Group{one(food, 1000, dumplings(80))}})},
		{"None of some kinds, nor of a name", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant", Without: "hotpot|noodles|老王"}, Groups: []lookup.Group{one(food, 1000, dumplings(80))}})},
		{"The most expensive first", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant", Order: dialogue.Dearest}, Groups: []lookup.Group{one(food, 1000, dumplings(80))}})},
		{"The best first", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant", Order: dialogue.ByRating}, Groups: []lookup.Group{one(food, 1000, dumplings(80))}})},
		{"The cheapest first, some without a price", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant", Order: dialogue.ByPrice}, Groups: []lookup.Group{lacking(1, one(food, 1000, dumplings(80), dumplings(90)))}})},
		{"The best first, but nobody knows", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant", Order: dialogue.ByRating}, Groups: []lookup.Group{lacking(1, one(food, 1000, dumplings(80)))}})},
		{"Nothing known of a price, and what there is instead", paged(lookup.Page{Number: 1, Want: dialogue.Want{Category: "restaurant", PriceMax: 50}, Groups: []lookup.Group{lacking(2, lookup.Group{Category: food, Radius: 10000})}, Unmet: true, Instead: &lookup.Instead{Page: lookup.Page{Number: 1, Want: eat, Groups: []lookup.Group{one(food, 1000, dumplings(80))}}}})},
		{"One that was chosen", paged(lookup.Page{Number: 1, List: dialogue.List{One: true}, Want: dialogue.Want{Category: "restaurant", Order: dialogue.ByRating}, Groups: []lookup.Group{one(food, 1000, dumplings(80))}})},
		{"One that was chosen, as a text", func(in dialogue.Language) wechat.Reply {
			return asText.Page(in, lookup.Page{Number: 1, List: dialogue.List{One: true}, Want: dialogue.Want{Category: "restaurant", Order: dialogue.ByRating}, Groups: []lookup.Group{one(food, 1000, dumplings(80))}}, false)
		}},
		{"The nearest alone", paged(lookup.Page{Number: 1, List: dialogue.List{One: true}, Want: dialogue.Want{Category: "transit", Kind: "metro"}, Groups: []lookup.Group{one(transit, 1000, station(340))}})},
		{"The next nearest alone", paged(lookup.Page{Number: 2, List: dialogue.List{One: true}, Want: dialogue.Want{Category: "transit", Kind: "metro"}, Groups: []lookup.Group{one(transit, 1000, station(340))}})},
		{"Nothing of a kind, and what there is instead", paged(lookup.Page{Number: 1, Want: dialogue.Want{Kind: "toilet"}, Groups: []lookup.Group{{Radius: 10000}}, NoData: true, Instead: &lookup.Instead{Page: lookup.Page{Number: 1, Groups: []lookup.Group{one(food, 1000, dumplings(80)), one(transit, 1000, station(340))}}}})},
		{"Nothing at all", paged(lookup.Page{Number: 1, Groups: []lookup.Group{{Category: food, Radius: 10000}}, Beyond: &far})},
		{"In answer to a button", func(in dialogue.Language) wechat.Reply {
			return c.Page(in, lookup.Page{Number: 1, Groups: []lookup.Group{one(food, 1000, dumplings(80)), one(transit, 1000, station(340))}}, true)
		}},
		{"As a text", func(in dialogue.Language) wechat.Reply {
			return asText.Page(in, lookup.Page{Number: 1, More: true, Groups: []lookup.Group{one(food, 1000, dumplings(80)), one(transit, 1000, station(340))}}, false)
		}},
	}
}

// aboutPlaces is what is said of one place.
func aboutPlaces() []scene {
	c, withThumb := composer, composer
	withThumb.ThumbMediaID = "thumb"
	full := dumplings(350)
	full.Phone, full.Hours, full.Rating, full.Price = "021-63276878", "06:30-14:00;17:00-19:00", 4.5, "30元"
	full.AudioURL, full.URL = "https://example.com/a.mp3", "https://example.com/"
	bare := place.Found{Place: place.Place{Name: "老王面摊", At: full.At}, Distance: 3100, Bearing: 200}
	away := bare
	away.Distance = 33_000
	return []scene{
		{"A place of which everything is known", func(in dialogue.Language) wechat.Reply { return c.Card(in, lookup.StopBoard{Found: full}, 2) }},
		{"Whether a place is open", func(in dialogue.Language) wechat.Reply { return statuses(c, in) }},
		{"A place of which little is known, too far to walk", func(in dialogue.Language) wechat.Reply { return c.Card(in, lookup.StopBoard{Found: bare}, 1) }},
		{"A station, right here", func(in dialogue.Language) wechat.Reply { return c.Card(in, lookup.StopBoard{Found: station(3)}, 1) }},
		{"The way", func(in dialogue.Language) wechat.Reply { return c.Route(in, full.Place) }},
		{"An audio guide as a link", func(in dialogue.Language) wechat.Reply { return c.Listen(in, full.Place) }},
		{"An audio guide in the chat", func(in dialogue.Language) wechat.Reply { return withThumb.Listen(in, full.Place) }},
		{"One thing about a place", func(in dialogue.Language) wechat.Reply { return details(in, full) }},
		{"One thing about a place of which little is known", func(in dialogue.Language) wechat.Reply { return details(in, bare) }},
		{"A place that nobody walks to", func(in dialogue.Language) wechat.Reply { return c.Detail(in, away, dialogue.Far) }},
		{"Several places compared", func(in dialogue.Language) wechat.Reply { return comparisons(in, full, bare) }},
		{"What no data tell", func(in dialogue.Language) wechat.Reply { return c.Say(dialogue.NotTold{In: in}) }},
		{"No audio guide", func(in dialogue.Language) wechat.Reply { return c.Listen(in, bare.Place) }},
	}
}

// details are the answers about one thing of a place.
func details(in dialogue.Language, f place.Found) wechat.Reply {
	var all []string
	for _, about := range []dialogue.Command{dialogue.Phone, dialogue.Hours, dialogue.Address, dialogue.Far, dialogue.Price, dialogue.Rating, dialogue.Untold} {
		all = append(all, composer.Detail(in, f, about).(wechat.TextReply).Content)
	}
	return wechat.TextReply{Content: strings.Join(all, "\n\n")}
}

// comparisons are the answers about two places by each order.
func comparisons(in dialogue.Language, one, other place.Found) wechat.Reply {
	both := []reply.Numbered{{Found: one, Number: 1}, {Found: other, Number: 2}}
	alike := []reply.Numbered{{Found: one, Number: 1}, {Found: one, Number: 3}}
	var all []string
	for _, test := range []struct {
		these []reply.Numbered
		by    dialogue.Order
	}{
		{both, ""},
		{both, dialogue.ByDistance},
		{both, dialogue.ByRating},
		{alike, dialogue.ByRating},
		{both[1:], dialogue.ByRating},
		{both, dialogue.ByPrice},
		{both, dialogue.Dearest},
		{alike, dialogue.ByDistance},
		{alike, dialogue.ByPrice},
	} {
		all = append(all, composer.Compare(in, test.these, reply.Best(test.these, test.by), test.by).(wechat.TextReply).Content)
	}
	return wechat.TextReply{Content: strings.Join(all, "\n\n")}
}

// oneEach is a line for each topic.
func oneEach(
	in dialogue.Language, say func(dialogue.Language, dialogue.Topic) wechat.Reply, topics ...dialogue.Topic,
) wechat.Reply {
	var all []string
	for _, topic := range topics {
		all = append(all, say(in, topic).(wechat.TextReply).Content)
	}
	return wechat.TextReply{Content: strings.Join(all, "\n")}
}

// statuses are all that can be said of hours, on a Monday at noon.
func statuses(c reply.Composer, in dialogue.Language) wechat.Reply {
	var all []string
	for _, hours := range []string{
		"24/7", "10:00-22:00", "10:00-24:00", "18:00-02:00; Mo 11:00-02:00", "Mo 10:00-24:00; Tu 00:00-09:00", "Mo-We 00:00-24:00",
		"13:00-22:00", "Tu-Su 10:00-22:00", "We 10:00-22:00", "Mo 08:00-10:00", "off",
		"Mo 00:00-24:00; Tu-Su unknown", "10:00-22:00; PH off",
	} {
		f := dumplings(350)
		f.Hours, f.Zone = hours, "Asia/Shanghai"
		all = append(all, strings.Split(c.Card(in, lookup.StopBoard{Found: f}, 1).(wechat.TextReply).Content, "\n")[2]+"  ← "+hours)
	}
	return wechat.TextReply{Content: strings.Join(all, "\n")}
}

// station is a stop to the north-west, by one of its entrances.
func station(metres geo.Metres) place.Found {
	return place.Found{
		Place: place.Place{
			ID: 8, Category: "transit", Name: "人民广场", NameEN: "People's Square",
			Lines: "1号线;2号线;8号线", At: geo.WGS84{Lat: 31.2347, Lng: 121.4706},
		},
		Distance: metres, Bearing: 315, Entrance: "3号口",
	}
}

// inMemory is a page with each way of saying how old it is.
func inMemory(in dialogue.Language, c reply.Composer) wechat.Reply {
	var all []string
	for _, age := range []time.Duration{time.Minute, 5 * time.Minute, 3 * time.Hour, 50 * time.Hour} {
		page := lookup.Page{Number: 1, Age: age, Groups: []lookup.Group{{
			Asked: 1000, Radius: 1000, Count: 1, Places: []place.Found{dumplings(80)},
		}}}
		article := c.Page(in, page, false).(wechat.NewsReply).Articles[0]
		all = append(all, article.Description)
	}
	return wechat.TextReply{Content: strings.Join(all, "\n\n")}
}

var labelled = regexp.MustCompile(`<a href="[^"]*">([^<]*)</a>`)

// seen is a reply as people see it.
func seen(t *testing.T, r wechat.Reply) string {
	t.Helper()
	switch r := r.(type) {
	case wechat.TextReply:
		return labelled.ReplaceAllString(r.Content, "[$1]")
	case wechat.MusicReply:
		return "♪ " + r.Title + "\n  " + r.Description
	case wechat.NewsReply:
		var all []string
		for _, a := range r.Articles {
			all = append(all, "■ "+a.Title, a.Description)
		}
		return strings.Join(all, "\n")
	}
	t.Fatalf("%T is nothing to see", r)
	return ""
}

// withinLimits checks that nothing will be cut on the way.
func withinLimits(t *testing.T, scene string, r wechat.Reply) {
	t.Helper()
	limit := func(what, text string, most int) {
		if text == "" || len(text) > most {
			t.Errorf("%s: the %s has %d bytes, want 1 to %d: %q", scene, what, len(text), most, text)
		}
	}
	switch r := r.(type) {
	case wechat.TextReply:
		limit("text", r.Content, wechat.MaxText)
	case wechat.MusicReply:
		limit("title", r.Title, wechat.MaxTitle)
	case wechat.NewsReply:
		for _, a := range r.Articles {
			limit("title", a.Title, wechat.MaxTitle)
			limit("description", a.Description, wechat.MaxDescription)
		}
	}
}

// holes are what separates the words of a phrase: what is filled in, and ends of
// lines.
var holes = regexp.MustCompile(`%[a-z]|\$\d|\n`)

// spokenIn is every run of words that a file of phrases can say.
func spokenIn(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.CallExpr: // a pattern is not said either
			called, ok := n.Fun.(*ast.SelectorExpr)
			return !ok || called.Sel.Name != "MustCompile"
		case *ast.CaseClause: // what is compared with is not said
			n.List = nil
		case *ast.BasicLit:
			if n.Kind == token.STRING {
				all = append(all, wordsOf(t, n.Value)...)
			}
		}
		return true
	})
	return all
}

func wordsOf(t *testing.T, literal string) []string {
	t.Helper()
	text, err := strconv.Unquote(literal)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, words := range holes.Split(text, -1) {
		if words = strings.TrimSpace(words); strings.ContainsFunc(words, unicode.IsLetter) {
			all = append(all, words)
		}
	}
	return all
}
