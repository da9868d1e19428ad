package integration_test

import (
	"bytes"
	"compress/gzip"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"nearby/api/dialogue"
	"nearby/geo"
)

// tileServer draws tiles of one colour with a grid, and fails while broken is set.
type tileServer struct {
	*httptest.Server
	broken   atomic.Bool
	referrer atomic.Value // of the last request
}

func newTileServer(t *testing.T) *tileServer {
	t.Helper()
	tile := image.NewRGBA(image.Rect(0, 0, 256, 256))
	draw.Draw(tile, tile.Bounds(), image.NewUniform(color.RGBA{208, 212, 216, 255}), image.Point{}, draw.Src)
	draw.Draw(tile, image.Rect(2, 2, 256, 256), image.NewUniform(color.RGBA{238, 240, 236, 255}), image.Point{}, draw.Src)
	var file bytes.Buffer
	if err := png.Encode(&file, tile); err != nil {
		t.Fatal(err)
	}
	s := new(tileServer)
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.referrer.Store(r.Referer())
		if s.broken.Load() {
			http.Error(w, "no tiles today", http.StatusServiceUnavailable)
			return
		}
		_, _ = w.Write(file.Bytes()) // fails when the page is gone already
	}))
	t.Cleanup(s.Close)
	return s
}

// newTiledSite is a site with an interactive map, which it can only have when Leaflet was
// built in.
func newTiledSite(t *testing.T, tiles *tileServer, settings ...string) site {
	t.Helper()
	s := newSite(t, town(50), append(settings, "NEARBY_MAP_TILES="+tiles.URL+"/{z}/{x}/{y}.png",
		"NEARBY_MAP_TILES_ATTRIBUTION=© <b>Tiles</b> & co.")...)
	if text, _ := s.log.read(); strings.Contains(text, "make assets") {
		t.Skip("Leaflet is not built in: make assets")
	}
	return s
}

const moves = `document.querySelector(".map.moves") !== null`

// The map that moves lies over the drawn one, with the same pins, and asks nobody but the
// server of the tiles, which does not learn the address of the page.
func TestTheMapMovesWhereThereAreTiles(t *testing.T) {
	t.Parallel()
	tiles := newTileServer(t)
	s := newTiledSite(t, tiles)
	b := newBrowser(t)
	address := s.list(dialogue.English, dialogue.Want{Category: "restaurant"})
	for name, l := range map[string]look{"light": {}, "dark": {dark: true}, "small": {width: 320, height: 640}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := b.open(t, l, address)
			p.eventually(t, moves)
			p.shoot(t, "tiles, "+name)
			pins := value[[]string](t, p, `[...document.querySelectorAll(".mark .pin")].map((e) => e.textContent + e.className)`)
			listed := value[[]string](t, p, `[...document.querySelectorAll("ol .pin")].map((e) => e.textContent + e.className)`)
			if len(pins) != 20 || strings.Join(pins, ",") != strings.Join(listed, ",") {
				t.Errorf("pins are %q, those of the list %q", pins, listed)
			}
			credit := value[string](t, p, `document.querySelector(".leaflet-control-attribution").textContent`)
			if credit != "© <b>Tiles</b> & co." {
				t.Errorf("the attribution reads %q", credit)
			}
			p.whole(t)
			p.legible(t)
			p.named(t)
			p.must(t, chromedp.Click(chromedp.CSS(".leaflet-control-zoom-in")))
			p.must(t, chromedp.Click(chromedp.CSS(`.mark[title="Dumpling House 1"]`)))
			p.eventually(t, `document.activeElement.textContent === "Dumpling House 1"`)
			p.quiet(t, s.url, tiles.URL)
			if got := tiles.referrer.Load(); got != s.url+"/" {
				t.Errorf("the tiles' server learns that the page is %q, want the host %s/ alone", got, s.url)
			}
		})
	}
}

// Without scripts, or without the tiles, the drawn map stays.
func TestTheDrawnMapStaysWhenTilesFail(t *testing.T) {
	t.Parallel()
	tiles := newTileServer(t)
	tiles.broken.Store(true)
	s := newTiledSite(t, tiles)
	b := newBrowser(t)
	address := s.list(dialogue.Chinese, dialogue.Want{})
	p := b.open(t, look{}, address)
	p.eventually(t, `document.querySelector(".moving") === null`)
	p.drawn(t)
	p = b.open(t, look{noScript: true}, address)
	p.drawn(t)
	p.whole(t)
	p.quiet(t, s.url)
}

// drawn fails unless the drawn map is what a person sees where the map is.
func (p *tab) drawn(t *testing.T) {
	t.Helper()
	const inTheMiddle = `(() => {
		const map = document.querySelector(".map svg"), box = map.getBoundingClientRect();
		return map.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
	})()`
	if !value[bool](t, p, inTheMiddle) {
		t.Error("the drawn map is not what is seen")
	}
}

// Pins stand where the tiles show their places: on GCJ-02 tiles, shifted.
func TestPinsAreOnTheDatumOfTheTiles(t *testing.T) {
	t.Parallel()
	tiles := newTileServer(t)
	you := regexp.MustCompile(`"you":\{"lat":([\d.]+),"lng":([\d.]+)`)
	for datum, want := range map[string]geo.WGS84{
		"wgs84": square, "gcj02": geo.WGS84(square.GCJ02(geo.Mainland)),
	} {
		s := newTiledSite(t, tiles, "NEARBY_MAP_TILES_CRS="+datum)
		found := you.FindStringSubmatch(s.get(t, strings.TrimPrefix(s.list(dialogue.Chinese, dialogue.Want{}), s.url)).body)
		if found == nil {
			t.Fatal("the page does not say where its reader is")
		}
		got := geo.WGS84{Lat: degrees(t, found[1]), Lng: degrees(t, found[2])}
		if off := metres(got, want); math.IsNaN(off) || off > 0.1 {
			t.Errorf("on tiles of %s the reader stands %.1f m off", datum, off)
		}
	}
}

// A page with all that it loads, but for the tiles and the drawn map, stays small.
func TestAnInteractivePageIsSmall(t *testing.T) {
	t.Parallel()
	s := newTiledSite(t, newTileServer(t))
	page := s.get(t, strings.TrimPrefix(s.list(dialogue.Chinese, dialogue.Want{Category: "restaurant"}), s.url)).body
	total := compressed(t, page)
	files := regexp.MustCompile(`(?:href|src)="\.\.(/assets/[^"]+)"`).FindAllStringSubmatch(page, -1)
	for _, file := range files {
		a := s.get(t, file[1])
		if a.status != http.StatusOK || !strings.Contains(a.header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d, Cache-Control %q", file[1], a.status, a.header.Get("Cache-Control"))
		}
		total += compressed(t, a.body)
	}
	const most = 120 << 10
	if len(files) != 3 || total > most {
		t.Errorf("the page and its %d files take %d bytes, want 3 and at most %d", len(files), total, most)
	}
	t.Logf("page, style, Leaflet and map: %d bytes", total)
}

// compressed is how many bytes of a body travel.
func compressed(t *testing.T, body string) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte(body))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
