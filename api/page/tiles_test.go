package page_test

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/api/page"
	"nearby/geo"
	"nearby/picture/theme"
)

func TestTemplatesOfTiles(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		err  string // part of it; "" when the template is good
	}{
		"plain":                       {"https://tile.example/{z}/{x}/{y}.png", ""},
		"several servers":             {"https://{s}.tile.example/{z}/{x}/{y}.png", ""},
		"numbers in a query":          {"https://tile.example/t?x={x}&y={y}&z={z}&key=abc", ""},
		"a port":                      {"http://127.0.0.1:8081/{z}/{x}/{y}.png", ""},
		"no scheme":                   {"tile.example/{z}/{x}/{y}.png", "not an http"},
		"another scheme":              {"file:///{z}/{x}/{y}.png", "not an http"},
		"a path alone":                {"/tiles/{z}/{x}/{y}.png", "not an http"},
		"no {y}":                      {"https://tile.example/{z}/{x}.png", "{z}, {x} and {y}"},
		"a number in the host":        {"https://{z}.example/{x}/{y}.png", "not an http"},
		"an unknown name":             {"https://tile.example/{z}/{x}/{y}{r}.png", "nobody fills in {r}"},
		"{s} after the host":          {"https://tile.example/{s}/{z}/{x}/{y}.png", "nobody fills in {s}"},
		"a brace left open":           {"https://tile.example/{z}/{x}/{y}/{", "nobody fills in {"},
		"a user name":                 {"https://me:pw@tile.example/{z}/{x}/{y}.png", "user name"},
		"a host that ends the policy": {"https://tile.example;script-src/{z}/{x}/{y}.png", "not an http"},
	}
	for name, test := range tests {
		got, err := page.ParseTemplate(test.text)
		switch {
		case test.err == "" && (err != nil || string(got) != test.text):
			t.Errorf("%s: ParseTemplate(%q) = %q, %v, want it as it is", name, test.text, got, err)
		case test.err != "" && (err == nil || !strings.Contains(err.Error(), test.err)):
			t.Errorf("%s: ParseTemplate(%q) error = %v, want one with %q", name, test.text, err, test.err)
		}
	}
}

// tiled is the site with tiles. Without Leaflet the test cannot go on.
func tiled(t *testing.T, s site, tiles page.Tiles) site {
	t.Helper()
	if _, err := os.Stat("assets/leaflet.js"); errors.Is(err, fs.ErrNotExist) {
		t.Skip("Leaflet is not built in: make assets")
	}
	e := echo.New()
	page.Register(e, page.Options{
		Links: s.links, Store: s.store, Log: slog.New(slog.DiscardHandler), Tiles: tiles,
		Finder: func(ctx context.Context) (lookup.Finder, error) {
			categories, err := s.store.Categories(ctx)
			return lookup.Finder{Search: s.store, Radii: []geo.Metres{1000}, Categories: categories}, err
		},
	})
	s.handler = e
	return s
}

// Only what the map needs is let in, and only on the page that has it.
func TestTilesOpenThePolicyOfListsAlone(t *testing.T) {
	t.Parallel()
	s := tiled(t, newSite(t, rows(3)...), page.Tiles{
		Template: "https://{s}.tile.example:8443/{z}/{x}/{y}.png", Datum: geo.DatumWGS84, Attribution: "</script>",
	})
	response := s.get(t, s.around(dialogue.Chinese, dialogue.Want{}))
	policy, body := response.Header().Get("Content-Security-Policy"), response.Body.String()
	const images = "img-src 'self' data: https://a.tile.example:8443 https://b.tile.example:8443 https://c.tile.example:8443"
	for _, want := range []string{"default-src 'none'", "script-src 'self' 'sha256-", images} {
		if !strings.Contains(policy, want) {
			t.Errorf("Content-Security-Policy = %q, want %q in it", policy, want)
		}
	}
	if strings.Contains(policy, "unsafe") {
		t.Errorf("Content-Security-Policy = %q", policy)
	}
	if tags, _ := readHTML(t, body); tags["script"] != 4 {
		t.Errorf("%d scripts, want the page's own, the data, Leaflet and the map", tags["script"])
	}
	place := s.get(t, regexp.MustCompile(`/p/[^"#]+`).FindString(body))
	if policy := place.Header().Get("Content-Security-Policy"); strings.Contains(policy, "script-src 'self'") || strings.Contains(policy, "tile") {
		t.Errorf("the policy of a place = %q, want neither the scripts of the map nor tiles", policy)
	}
}

// The files say by their names what is in them, so browsers may keep them.
func TestFilesOfTheMapAreKept(t *testing.T) {
	t.Parallel()
	s := tiled(t, newSite(t, rows(1)...), page.Tiles{Template: "https://tile.example/{z}/{x}/{y}.png", Datum: geo.DatumWGS84})
	body := s.get(t, s.around(dialogue.Chinese, dialogue.Want{})).Body.String()
	types := map[string]string{"leaflet.css": "text/css", "leaflet.js": "text/javascript", "map.js": "text/javascript"}
	for _, found := range regexp.MustCompile(`"\.\.(/assets/(\w+)\.[0-9a-f]{12}\.(\w+))"`).FindAllStringSubmatch(body, -1) {
		response := s.get(t, found[1])
		file := found[2] + "." + found[3]
		if got := response.Header().Get("Content-Type"); response.Code != http.StatusOK || !strings.HasPrefix(got, types[file]) {
			t.Errorf("%s: %d %s, want 200 %s", file, response.Code, got, types[file])
		}
		if got := response.Header().Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
			t.Errorf("%s: Cache-Control = %q", file, got)
		}
		delete(types, file)
	}
	if len(types) > 0 {
		t.Errorf("the page does not name %v", types)
	}
	if got := s.get(t, "/assets/map.js").Code; got != http.StatusNotFound {
		t.Errorf("a file under a name that may change: %d, want 404", got)
	}
}

func TestWithoutTilesThereAreNoFiles(t *testing.T) {
	t.Parallel()
	s := newSite(t, rows(1)...)
	body := s.get(t, s.around(dialogue.Chinese, dialogue.Want{})).Body.String()
	if strings.Contains(body, "/assets/") {
		t.Error("the page asks for files of a map that it has no tiles for")
	}
}

// What lies around a place stands on its page under the numbers of its picture.
func TestAPlaceShowsWhatIsAroundIt(t *testing.T) {
	t.Parallel()
	s := newSite(t, append(rows(5), stop(2))...)
	list := s.get(t, s.around(dialogue.Chinese, dialogue.Want{})).Body.String()
	body := s.get(t, regexp.MustCompile(`/p/[^"#]+`).FindString(list)).Body.String()
	near := regexp.MustCompile(`(?s)<li id="place-(\d)".*?<h2><a href="/p/[^"#]+">([^<]+)</a>.*?<b>([^<]+)</b>`).FindAllStringSubmatch(body, -1)
	var got []string
	for _, place := range near {
		got = append(got, strings.Join(place[1:], " "))
	}
	want := []string{"1 餐厅2号 10 米", "2 餐厅3号 20 米", "3 车站2 10 米"}
	if strings.Join(got, "; ") != strings.Join(want, "; ") {
		t.Errorf("around 餐厅1号 are %q, want %q", got, want)
	}
}

// The list has the colours of the picture: the style is made from them, by day
// and by night.
func TestPinsOfTheListAreThoseOfThePicture(t *testing.T) {
	t.Parallel()
	s := newSite(t, row(1), stop(2))
	body := s.get(t, s.around(dialogue.Chinese, dialogue.Want{})).Body.String()
	for _, class := range []string{"shape0 kind0", "shape1 kind1"} {
		if !strings.Contains(body, `<span class="pin `+class+`"`) {
			t.Errorf("the list has no pin %s", class)
		}
	}
	for kind := range theme.Look(20) {
		for _, night := range []bool{false, true} {
			fill, number := kind.Colours(night)
			want := fmt.Sprintf(".kind%d{--fill:%s;--figure:%s}", kind, hex(fill), hex(number))
			if !strings.Contains(body, want) {
				t.Errorf("the style lacks %s", want)
			}
		}
	}
}

func hex(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
