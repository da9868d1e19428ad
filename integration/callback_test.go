package integration_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nearby/geo"
	"nearby/internal/sampledata"
	"nearby/store/storetest"
)

// The product in one test: a location in, the nearest places of each kind out, in
// the order and as far as a search from the same point on WGS-84 finds them.
func TestALocationIsAnsweredWithTheNearestPlaces(t *testing.T) {
	t.Parallel()
	p := installed(t, storetest.URL(t))
	for _, name := range []string{"shanghai_food.csv", "shanghai_bus.csv", "shanghai_urban.csv"} {
		p.must(t, 0, "seed", "--crs", "wgs84", sampledata.Path(t, shanghai+name))
	}
	around := []string{"--lat", squareLat, "--lng", squareLng}
	restaurants := p.search(t, append(around, "--category", "restaurant")...)
	stops := p.search(t, append(around, "--category", "transit")...)
	if nearest := p.search(t, around...)[0]; nearest != stops[0] || nearest.Name != "人民广场(地铁站)" {
		t.Fatalf("the nearest of all is %+v, want the metro station", nearest)
	}

	for language, units := range map[string][2]string{"zh": {"米", "公里"}, "en": {"m", "km"}} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			s := p.with("NEARBY_LANGUAGE=" + language).serve(t)
			r := s.say(t, location(squareX, squareY))
			if r.MsgType != "news" || r.ArticleCount != 1 || len(r.Articles) != 1 {
				t.Fatalf("answered %+v, want one article", r)
			}
			a := r.Articles[0]
			if a.Title == "" || len(a.Description) > 512 || !strings.HasPrefix(a.URL, "http") {
				t.Errorf("the article is %+v, want a title, a description and a link", a)
			}
			lines := placeLines(a.Description)
			if len(lines) < 4 {
				t.Fatalf("the description lists too few places:\n%s", a.Description)
			}
			half := len(lines) / 2
			for i, f := range slices.Concat(stops[:half], restaurants[:half]) {
				want := fmt.Sprintf("%c %s %s", '①'+i, f.Name, distance(f, units))
				if !strings.HasPrefix(lines[i], want) {
					t.Errorf("place %d is %q, want it to begin with %q", i+1, lines[i], want)
				}
			}
		})
	}
}

var placeLine = regexp.MustCompile(`(?m)^[①-⑳] .*$`)

// placeLines are the lines of a description that are places.
func placeLines(description string) []string { return placeLine.FindAllString(description, -1) }

// distance is how far a place is as people read it; for what is under their feet
// they read words.
func distance(f found, units [2]string) string {
	amount, kilometres := geo.Metres(f.Distance).Readable()
	switch {
	case f.Distance < 10:
		return ""
	case kilometres:
		return amount + " " + units[1]
	}
	return amount + " " + units[0]
}

// few are places around 人民广场, and one far away on no shifted map.
const few = "id,name,category,lat,lng\n" +
	"a,附近的面馆,restaurant,31.2370,121.4706\n" + // 0.3 km
	"b,远处的车站,transit,31.2650,121.4706\n" + // 3.4 km
	"c,Maxwell Food,restaurant,1.280391,103.844802\n"

func TestASearchWidensUntilThereIsSomethingAndSaysSo(t *testing.T) {
	t.Parallel()
	p := installed(t, storetest.URL(t)).with("NEARBY_RADIUS=100,500,5000")
	p.must(t, 0, "seed", "--crs", "wgs84", written(t, "few.csv", few))
	tests := map[string]struct{ language, near, far, nothing, menu string }{
		"Chinese": {"zh", "500 米", "5 公里", "5 公里", "公交地铁"},
		"English": {"en", "500 m", "5 km", "5 km", "Transit"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := p.with("NEARBY_LANGUAGE=" + test.language).serve(t)

			r := s.say(t, location(squareX, squareY))
			if len(r.Articles) != 1 {
				t.Fatalf("answered %+v, want one article", r)
			}
			a := r.Articles[0]
			if n := len(placeLines(a.Description)); n != 2 {
				t.Errorf("%d places in %q, want the two of Shanghai", n, a.Description)
			}
			for _, radius := range []string{test.near, test.far} {
				if !strings.Contains(a.Title+a.Description, radius) {
					t.Errorf("%+v does not say that it looked within %s", a, radius)
				}
			}

			r = s.say(t, location("0.5", "0.5"))
			if r.MsgType != "text" || !strings.Contains(r.Content, test.nothing) ||
				!strings.Contains(r.Content, test.menu) {
				t.Errorf("in the Gulf of Guinea: %+v, want words about %s, and the menu", r, test.nothing)
			}
		})
	}
}

func TestTheConversationAroundALocation(t *testing.T) {
	t.Parallel()
	s := installed(t, storetest.URL(t)).serve(t)
	tests := map[string]struct {
		message string
		want    []string
	}{
		"following":         {event("subscribe"), []string{"位置", "餐厅", "公交地铁"}},
		"a word of help":    {text("帮助"), []string{"位置", "餐厅", "公交地铁"}},
		"help in English":   {text("help"), []string{"location", "Restaurants", "Transit"}},
		"a digit":           {text("1"), []string{"餐厅", "位置"}},
		"a category":        {text("公交地铁"), []string{"公交地铁", "位置"}},
		"one in English":    {text("transit"), []string{"Transit", "location"}},
		"a kind":            {text("地铁"), []string{"地铁", "位置"}},
		"a kind in English": {text("bus"), []string{"Bus", "location"}},
		"nowhere on earth":  {location("95", "200"), []string{"位置"}},
	}
	for name, test := range tests {
		r := s.say(t, test.message)
		for _, want := range test.want {
			if r.MsgType != "text" || !strings.Contains(r.Content, want) {
				t.Errorf("%s: answered %+v, want a text about %s", name, r, want)
			}
		}
	}
	for name, body := range map[string]string{
		"unfollowing":               event("unsubscribe"),
		"a report of the position":  event("LOCATION", "<Latitude>31.2</Latitude><Longitude>121.4</Longitude>"),
		"an event nobody has heard": event("aurora"),
	} {
		if a := s.do(t, "POST", genuine(), body); a.status != 200 || a.body != "success" {
			t.Errorf("%s: answered %d %q, want success", name, a.status, a.body)
		}
	}
}
