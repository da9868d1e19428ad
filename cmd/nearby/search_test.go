package main

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/geo"
	"nearby/place"
	"nearby/store/storetest"
)

// found are two places as the store returns them.
func found() []place.Found {
	return []place.Found{{
		Place: place.Place{
			ID: 7, Source: "metro", ExternalID: "1-01", Category: "transit", Name: "人民广场 <出口>",
			NameEN: "People's Square", Lines: "1号线;2号线", At: geo.WGS84{Lat: 31.2347261, Lng: 121.4706183},
		},
		Distance: 1234.5678, Bearing: 292.5,
	}, {
		Place: place.Place{
			ID: 8, Source: "food", ExternalID: "x", Category: "restaurant", Name: "佳家汤包", Address: "黄河路90号",
			Phone: "021-63276878", Hours: "6:30-19:30", Zone: "Asia/Shanghai", Rating: 4.5, Price: "35元",
			URL: "https://example.com/?a=1&b=2", ImageURL: "https://example.com/a.jpg",
			AudioURL: "https://example.com/a.mp3", At: geo.WGS84{Lat: -31.2, Lng: -121},
		},
		Distance: 80, Bearing: 0,
	}}
}

// noon of a Monday in Shanghai.
var noon = time.Date(2026, 10, 5, 4, 0, 0, 0, time.UTC)

// The names, the units and the order are a contract with those who read them.
func TestPlacesFoundAsJSON(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	if err := printJSON(&out, foundAsJSON(found(), noon)); err != nil {
		t.Fatal(err)
	}
	golden(t, "search.json", out.String())
	out.Reset()
	if err := printJSON(&out, foundAsJSON(nil, noon)); err != nil || out.String() != "[]\n" {
		t.Errorf("no places print %q, %v, want an empty array", out.String(), err)
	}
}

func TestPlacesFoundForPeople(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	if err := printFound(&out, found()); err != nil {
		t.Fatal(err)
	}
	want := "  1    1.2 km ↖NW  transit     人民广场 <出口>  1号线;2号线\n" +
		"  2      80 m ↑N   restaurant  佳家汤包  黄河路90号\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
	out.Reset()
	if err := printFound(&out, nil); err != nil || out.String() != "nothing found\n" {
		t.Errorf("no places print %q, %v, want words", out.String(), err)
	}
}

func TestSearchFindsWhatASampleHolds(t *testing.T) {
	t.Parallel()
	database := "--database-url=" + storetest.URL(t)
	people := account{flags: []string{database}}
	people.must(t, "id,name,category,lat,lng,lines\n"+
		"1,人民广场,transit,31.2347,121.4706,1号线\n2,人民公园站,transit,31.2350,121.4706,\n3,面馆,restaurant,31.2349,121.4706,\n",
		"seed", "--crs=wgs84", "--output=json", "-")
	tests := map[string]struct {
		flags []string
		want  []string // a word of each line
	}{
		"everything, nearest first": {nil, []string{"人民广场", "面馆", "人民公园站"}},
		"one category":              {[]string{"--category=transit"}, []string{"人民广场", "人民公园站"}},
		"one word":                  {[]string{"--keyword=公园"}, []string{"人民公园站"}},
		"a word among the lines":    {[]string{"--keyword=1号"}, []string{"人民广场"}},
		"a line":                    {[]string{"--keyword=地铁1号线"}, []string{"人民广场"}},
		"a kind":                    {[]string{"--keyword=麵館"}, []string{"面馆"}},
		"a name by its sound":       {[]string{"--keyword=renminguangchang"}, []string{"人民广场"}},
		"as many as asked":          {[]string{"--limit=2"}, []string{"人民广场", "面馆"}},
		"as far as asked":           {[]string{"--radius=10"}, []string{"人民广场"}},
		"the same on GCJ-02":        {[]string{"--crs=gcj02", "--lat=31.232768", "--lng=121.475134"}, []string{"人民广场", "面馆", "人民公园站"}},
		"nothing that far away":     {[]string{"--lat=0.5", "--lng=0.5"}, []string{"nothing found"}},
	}
	for name, test := range tests {
		args := append([]string{"search", "--lat=31.2347", "--lng=121.4706"}, test.flags...)
		lines := strings.Split(strings.TrimSpace(people.must(t, "", args...)), "\n")
		if len(lines) != len(test.want) {
			t.Errorf("%s: %q, want %q", name, lines, test.want)
			continue
		}
		for i, word := range test.want {
			if !strings.Contains(lines[i], word) {
				t.Errorf("%s: line %d is %q, want %s", name, i+1, lines[i], word)
			}
		}
	}
	e := people.run(t, "", "search", "--lat=31.2", "--lng=121.4", "--category=museum")
	if e.code != 2 || !strings.Contains(e.err, "restaurant") {
		t.Errorf("no such category: exit code %d, %q, want 2 and the known ones", e.code, e.err)
	}
}
