package reply

import (
	"testing"

	"nearby/geo"
	"nearby/place"
)

func TestTraditionalNamesOfCategories(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		category place.Category
		zone     string
		want     string
	}{
		"of the program":            {place.Category{Slug: "restaurant", NameZH: "餐厅"}, "", "餐廳"},
		"of a kind":                 {place.Category{Slug: "wc", NameZH: "厕所"}, "", "廁所"},
		"of a word that leads here": {place.Category{Slug: "temple", NameZH: "庙宇", Aliases: []string{"temple", "廟宇"}}, "", "廟宇"},
		"known to nobody":           {place.Category{Slug: "dam", NameZH: "大坝"}, "", "大坝"},
		"stops":                     {place.Category{Slug: place.Transit, NameZH: "公交地铁"}, "Asia/Shanghai", "公車地鐵站"},
		"stops in Taiwan":           {place.Category{Slug: place.Transit, NameZH: "公交地铁"}, "Asia/Taipei", "公車捷運站"},
		"stops in Hong Kong":        {place.Category{Slug: place.Transit, NameZH: "公交地铁"}, "Asia/Hong_Kong", "巴士地鐵站"},
	} {
		at := []place.Found{{Place: place.Place{Zone: test.zone}}}
		if got := (zh{traditional: true}).noun(test.category, at); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}

// Most stops have no time zone: where they are tells how their region says 地鐵.
func TestRegionOfAStopWithoutAZone(t *testing.T) {
	t.Parallel()
	metro := place.Category{Slug: place.Transit, NameZH: "地铁"}
	for name, test := range map[string]struct {
		at   geo.WGS84
		want string
	}{
		"Taipei": {geo.WGS84{Lat: 25.0463, Lng: 121.5174}, "捷運站"}, "Magong": {geo.WGS84{Lat: 23.5654, Lng: 119.5627}, "捷運站"},
		"Shanghai": {geo.WGS84{Lat: 31.2347, Lng: 121.4706}, "地鐵站"}, "Xiamen": {geo.WGS84{Lat: 24.4798, Lng: 118.0894}, "地鐵站"},
		"Pingtan": {geo.WGS84{Lat: 25.5, Lng: 119.8}, "地鐵站"}, "Tokyo": {geo.WGS84{Lat: 35.68, Lng: 139.77}, "地鐵站"},
	} {
		at := []place.Found{{Place: place.Place{At: test.at}}}
		if got := (zh{traditional: true}).noun(metro, at); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
	for name, test := range map[string]struct {
		at   geo.WGS84
		want string
	}{
		"Hong Kong": {geo.WGS84{Lat: 22.2819, Lng: 114.1589}, "巴士站"}, "Shenzhen": {geo.WGS84{Lat: 22.5431, Lng: 114.0579}, "公車站"},
	} {
		at := []place.Found{{Place: place.Place{At: test.at}}}
		bus := place.Category{Slug: place.Transit, NameZH: "公交"}
		if got := (zh{traditional: true}).noun(bus, at); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}

func TestMeasureWords(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		category place.Category
		want     string
	}{
		"餐厅":     {place.Category{Slug: "restaurant", NameZH: "餐厅"}, "家"},
		"a kind": {place.Category{Slug: "restaurant", NameZH: "火锅"}, "家"},
		"药店":     {place.Category{NameZH: "药店"}, "家"},
		"地铁":     {place.Category{Slug: place.Transit, NameZH: "地铁"}, "个"},
		"公园":     {place.Category{Slug: "park", NameZH: "公园"}, "个"},
		"a word": {place.Category{}, "处"},
	} {
		if got := (zh{}).measure(test.category); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}
