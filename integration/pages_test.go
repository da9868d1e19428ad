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
	*server
	links *link.Maker
}

func newSite(t *testing.T, places string, settings ...string) site {
	t.Helper()
	p := installed(t, storetest.URL(t)).with(settings...)
	p.must(t, 0, "seed", "--crs", "wgs84", written(t, "places.csv", places))
	s := site{server: p.serve(t)}
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

func TestShots(t *testing.T) {
	s := newSite(t, town(50))
	b := newBrowser(t)
	for name, l := range map[string]look{"light": {}, "dark": {dark: true}, "small": {width: 320, height: 640}} {
		p := b.open(t, l, s.list(dialogue.Chinese, dialogue.Want{}))
		p.quiet(t, s.url)
		p.shoot(t, "list "+name)
	}
}
