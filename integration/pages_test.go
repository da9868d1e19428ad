package integration_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"nearby/api/dialogue"
	"nearby/api/link"
	"nearby/geo"
	"nearby/seal"
	"nearby/store/storetest"
)

// shoot keeps a picture of the page where NEARBY_TEST_SCREENSHOTS says, for people to judge.
func (p *tab) shoot(t *testing.T, name string) {
	t.Helper()
	folder := os.Getenv("NEARBY_TEST_SCREENSHOTS")
	if folder == "" {
		return
	}
	png := result(t, p, chromedp.FullScreenshot(100))
	if err := os.WriteFile(filepath.Join(folder, name+".png"), png, 0o600); err != nil {
		t.Error(err)
	}
}

// square is where the readers of the pages stand.
var square = geo.WGS84{Lat: 31.234726, Lng: 121.470618}

// site is a server, and a maker of the links that it would send.
type site struct {
	program
	*server
	links *link.Maker
}

func newSite(t *testing.T, places string, settings ...string) site {
	t.Helper()
	p := installed(t, storetest.URL(t)).with(settings...)
	p.must(t, 0, "seed", "--crs", "wgs84", written(t, "places.csv", places))
	return served(t, p)
}

// served is the site of a program that has its data.
func served(t *testing.T, p program) site {
	t.Helper()
	s := site{program: p, server: p.serve(t)}
	var err error
	if s.links, err = link.New(s.url, seal.New(secret, ""), time.Now); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s site) list(in dialogue.Language, want dialogue.Want) string {
	address, _ := s.links.List(in, dialogue.List{At: square, Want: want})
	return address
}

// place is the address of the page of the place whose name holds this.
func (s site) place(t *testing.T, name string) string {
	t.Helper()
	for _, f := range s.program.search(t, "--lat", squareLat, "--lng", squareLng, "--limit", "100") {
		if strings.Contains(f.Name, name) {
			address, _ := s.links.Place(dialogue.Chinese, f.ID)
			return address
		}
	}
	t.Fatalf("there is no %s", name)
	return ""
}

// expired is the address of a list as it was sent the day before yesterday.
func (s site) expired(t *testing.T) string {
	t.Helper()
	old, err := link.New(s.url, seal.New(secret, ""), func() time.Time { return time.Now().Add(-2 * link.Life) })
	if err != nil {
		t.Fatal(err)
	}
	address, _ := old.List(dialogue.Chinese, dialogue.List{At: square})
	return address
}

const columns = "external_id,name,name_en,category,lat,lng,address,phone,lines,opening_hours,rating,price,url,audio_url\n"

// town is n restaurants, and a stop for every fourth, in all directions from the square.
func town(n int) string {
	var csv strings.Builder
	csv.WriteString(columns)
	names := []string{"佳家汤包", "大壶春", "小杨生煎", "沈大成", "王宝和酒家", "人和馆", "鲜得来", "兰心餐厅"}
	for i := range n {
		at := around(i)
		fmt.Fprintf(&csv, "%d,%s（%d店）,Dumpling House %d,restaurant,%.6f,%.6f,黄河路%d号,021-6327%04d,,06:30-19:00,4.%d,¥%d,,\n",
			i, names[i%len(names)], i+1, i+1, at.Lat, at.Lng, 90+i, i, i%10, 20+i)
		if i%4 == 0 {
			at = around(3*i + 1)
			fmt.Fprintf(&csv, "s%d,人民广场%d站,People's Square %d,transit,%.6f,%.6f,,,1号线;2号线;8号线,,,,,\n", i, i, i, at.Lat, at.Lng)
		}
	}
	return csv.String()
}

// around is the nth point of a spiral from the square.
func around(n int) geo.WGS84 {
	const aDegree = 111_195 // metres
	sin, cos := math.Sincos(float64(n) * 2.4)
	metres := 60 + 18*float64(n)
	return geo.WGS84{
		Lat: square.Lat + metres*cos/aDegree,
		Lng: square.Lng + metres*sin/aDegree/math.Cos(square.Lat*math.Pi/180),
	}
}

// hard is one place of every kind that is hard to lay out.
func hard() string {
	return columns +
		"1," + strings.Repeat("很长的店名", 20) + ",,restaurant,31.2350,121.4710," + strings.Repeat("路", 120) +
		",021-6327 6878；13800000000；+86 400-820-8820,," + strings.Repeat("周一至周五 06:30-19:00；", 6) +
		",9.9,¥1234567890,https://example.com/" + strings.Repeat("abcdefghij", 20) + ",https://example.com/a.mp3\n" +
		"2,<script>alert(1)</script>," + strings.Repeat("Unbreakable", 12) + ",transit,31.2340,121.4700,,," +
		strings.Repeat("轨道交通1号线;", 15) + ",,,,,\n" +
		"3,كباب\u202e🍜👨‍👩‍👧,Kebab,restaurant,31.2352,121.4702,,,,,,,,\n"
}

// Every page, in both languages and both lights, on a phone and on a small one, with its
// text as it is and twice as large: legible, whole, and quiet.
func TestPagesAreFitToBeSeen(t *testing.T) {
	t.Parallel()
	full, difficult := newSite(t, town(50)), newSite(t, hard())
	b := newBrowser(t)
	restaurants := dialogue.Want{Category: "restaurant"}
	pages := map[string]struct{ server, address string }{
		"list":               {full.url, full.list(dialogue.Chinese, dialogue.Want{})},
		"list in English":    {full.url, full.list(dialogue.English, dialogue.Want{})},
		"twenty":             {full.url, full.list(dialogue.Chinese, restaurants)},
		"nothing":            {full.url, full.list(dialogue.Chinese, dialogue.Want{Word: "龙虾"})},
		"nothing in English": {full.url, full.list(dialogue.English, dialogue.Want{Word: "lobster"})},
		"hard":               {difficult.url, difficult.list(dialogue.Chinese, dialogue.Want{})},
		"hard in English":    {difficult.url, difficult.list(dialogue.English, dialogue.Want{})},
		"place":              {full.url, full.place(t, "佳家汤包（1店）")},
		"stop":               {full.url, full.place(t, "人民广场0站")},
		"hard place":         {difficult.url, difficult.place(t, "很长的店名")},
		"expired":            {full.url, full.expired(t)},
	}
	for name, page := range pages {
		for how, l := range map[string]look{"with scripts": {}, "without scripts": {noScript: true}} {
			t.Run(name+", "+how, func(t *testing.T) {
				t.Parallel()
				p := b.open(t, l, page.address)
				p.shoot(t, name+", "+how)
				p.whole(t)
				p.legible(t)
				p.named(t)
				p.must(t, lit(true))
				p.shoot(t, name+", "+how+", dark")
				p.legible(t)
				p.must(t, sized(320, 640))
				p.shoot(t, name+", "+how+", small")
				p.whole(t)
				p.enlarge(t)
				p.shoot(t, name+", "+how+", small and large")
				p.whole(t)
				p.quiet(t, page.server)
			})
		}
	}
}

func TestAKeyboardGoesThroughTheListInOrder(t *testing.T) {
	t.Parallel()
	s := newSite(t, town(20))
	p := newBrowser(t).open(t, look{}, s.list(dialogue.Chinese, dialogue.Want{}))
	p.tabbed(t)
}
