package gazetteer_test

import (
	"slices"
	"testing"

	"nearby/gazetteer"
	"nearby/geo"
	"nearby/place"
	"nearby/words"
)

var (
	shanghai = geo.WGS84{Lat: 31.2304, Lng: 121.4737}
	beijing  = geo.WGS84{Lat: 39.9042, Lng: 116.4074}
)

// known has a square in two towns, in one of them with a bus stop beside its station.
func known() *gazetteer.Gazetteer {
	g := gazetteer.New()
	g.Add(place.Place{ID: 1, Category: "transit", Name: "人民广场", Lines: "49路;18路", At: geo.WGS84{Lat: 31.24, Lng: 121.47}})
	g.Add(place.Place{ID: 2, Category: "transit", Name: "人民广场站", NameEN: "People's Square Station", Lines: "1号线;2号线", At: shanghai})
	g.Add(place.Place{ID: 3, Category: "transit", Name: "人民广场(地铁站)", Lines: "8路", At: beijing})
	g.Add(place.Place{ID: 4, Category: "restaurant", Name: "绿波廊", At: shanghai})
	return g
}

func TestAPlaceIsKnownByItsNames(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"人民广场": "人民广场", "人民廣場": "人民广场", "人民广场站": "人民广场", "People’s Square": "People's Square",
		"绿波廊": "", "广场": "", "": "",
	}
	for typed, want := range tests {
		name, ok := known().Name(words.FoldName(typed))
		if name != want || ok != (want != "") {
			t.Errorf("Name(%q) = %q, %v, want %q", typed, name, ok, want)
		}
	}
}

// Chinese names are known in pinyin, with every reading of a character, and in English
// word by word, but no English word is a name by chance.
func TestAChineseNameIsKnownInLatinLetters(t *testing.T) {
	t.Parallel()
	g := gazetteer.New()
	for i, name := range []string{"人民广场(地铁站)", "南京东路(地铁站)", "静安寺", "外滩(公交站)", "浦东国际机场(地铁站)", "虹桥火车站", "世纪大道", "豫园", "重庆南路", "五角场", "她们"} {
		g.Add(place.Place{ID: int64(i), Category: "transit", Name: name, At: shanghai})
	}
	tests := map[string]string{
		"people square": "人民广场", "People's Square": "人民广场", "renmin guangchang": "人民广场", "renmin square": "人民广场",
		"Nanjing East Road": "南京东路", "east nanjing road": "南京东路", "nanjing east rd": "南京东路", "nanjingdonglu": "南京东路",
		"jing'an temple": "静安寺", "Jingan Si": "静安寺", "the bund": "外滩", "Bund": "外滩", "waitan": "外滩", "Century Avenue": "世纪大道",
		"pudong airport": "浦东国际机场", "Pudong International Airport": "浦东国际机场", "浦东机场": "浦东国际机场",
		"hongqiao railway station": "虹桥", "yu garden": "豫园", "yuyuan garden": "豫园", "chongqing south road": "重庆南路", "wujiaochang": "五角场",
		"nanjing west road": "", "people": "", "square": "", "east road": "", "tamen": "她们", "temple": "", "shanghai": "", "women": "", "r": "",
	}
	for typed, want := range tests {
		name, ok := g.Name(words.FoldName(typed))
		if name != want || ok != (want != "") {
			t.Errorf("Name(%q) = %q, %v, want %q", typed, name, ok, want)
		}
		if p, found, _ := g.Find(typed, &shanghai); found != (want != "") || found && p.Name == "" {
			t.Errorf("Find(%q) = %q, %v, want %q", typed, p.Name, found, want)
		}
	}
}

// An airport is called without its city and without 国际, whichever city that is.
func TestAnAirportIsKnownByWhatPeopleSay(t *testing.T) {
	t.Parallel()
	for name, said := range map[string]string{
		"上海浦东国际机场": "浦东机场", "北京首都国际机场": "首都机场", "广州白云国际机场": "白云机场", "成都双流机场": "双流机场",
		"香港国际机场": "香港机场", "浦东国际机场": "浦东机场",
	} {
		g := gazetteer.New()
		g.Add(place.Place{ID: 1, Category: "transit", Name: name, At: shanghai})
		if p, found, _ := g.Find(said, &shanghai); !found || p.Name != name {
			t.Errorf("Find(%q) = %q, %v, want %q", said, p.Name, found, name)
		}
	}
}

func TestFindTakesTheBestKnownOfTheTown(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		here      *geo.WGS84
		id        int64
		ambiguous bool
	}{
		"in one town":          {&geo.WGS84{Lat: 31.3, Lng: 121.4}, 2, false},
		"in the other":         {&beijing, 3, false},
		"nobody knows where":   {nil, 2, true},
		"far from every place": {&geo.WGS84{Lat: 22.5, Lng: 114}, 0, false},
	}
	for name, test := range tests {
		p, found, ambiguous := known().Find("人民广场", test.here)
		if p.ID != test.id || found != (test.id != 0) || ambiguous != test.ambiguous {
			t.Errorf("%s: Find() = %d, %v, %v, want %d, ambiguous %v", name, p.ID, found, ambiguous, test.id, test.ambiguous)
		}
	}
}

func TestTownsAreTheBestKnownOfEach(t *testing.T) {
	t.Parallel()
	var ids []int64
	for _, p := range known().Towns("人民廣場") {
		ids = append(ids, p.ID)
	}
	if !slices.Equal(ids, []int64{2, 3}) {
		t.Errorf("Towns() = %v, want the station of Shanghai and the one of Beijing", ids)
	}
	if towns := known().Towns("外滩"); len(towns) != 0 {
		t.Errorf("Towns() of a name that nothing has = %v", towns)
	}
}

func TestNoGazetteerKnowsNothing(t *testing.T) {
	t.Parallel()
	var g *gazetteer.Gazetteer
	if _, ok := g.Name("人民广场"); ok {
		t.Error("a nil Gazetteer knows a name")
	}
	if g.Towns("人民广场") != nil {
		t.Error("a nil Gazetteer knows towns")
	}
	if _, found, _ := g.Find("人民广场", nil); found {
		t.Error("a nil Gazetteer finds a place")
	}
}

func TestStopsOfANameAreThoseOfTheTown(t *testing.T) {
	t.Parallel()
	g := known()
	g.Add(place.Place{ID: 5, Category: "sight", Name: "人民广场", At: shanghai})
	g.Add(place.Place{ID: 6, Category: "transit", Name: "人民广场（3号口）", Lines: "1号线", At: geo.WGS84{Lat: 31.2310, Lng: 121.4740}})
	for name, test := range map[string]struct {
		here *geo.WGS84
		ids  []int64
	}{
		"the nearest first, entrances with their station": {&shanghai, []int64{2, 1}},
		"in the other town":    {&beijing, []int64{3}},
		"nobody knows where":   {nil, []int64{1, 2, 3}},
		"far from every place": {&geo.WGS84{Lat: 22.5, Lng: 114}, []int64{1, 2, 3}},
	} {
		var ids []int64
		for _, p := range g.Stops("人民广场", test.here) {
			ids = append(ids, p.ID)
		}
		if name == "far from every place" {
			slices.Sort(ids)
		}
		if !slices.Equal(ids, test.ids) {
			t.Errorf("%s: Stops() = %v, want %v", name, ids, test.ids)
		}
	}
}
