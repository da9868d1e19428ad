package simulator_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// told is what the page's script is told.
type told struct {
	Texts         map[string]string
	Categories    []struct{ Slug, Name string }
	LocationDatum string
	Mode          string
}

func (p phone) page(t *testing.T, path string) (html string, data told) {
	t.Helper()
	response := p.get(t, path)
	if response.Code != http.StatusOK {
		t.Fatalf("%s: answered %d", path, response.Code)
	}
	html = response.Body.String()
	script := regexp.MustCompile(`(?s)<script id="setup" type="application/json">(.*?)</script>`).FindStringSubmatch(html)
	if script == nil {
		t.Fatalf("%s has no setup:\n%s", path, html)
	}
	if err := json.Unmarshal([]byte(script[1]), &data); err != nil {
		t.Fatalf("setup of %s: %v", path, err)
	}
	return html, data
}

func TestThePageIsThereInBothLanguages(t *testing.T) {
	t.Parallel()
	p := newPhone(t, plain)
	for path, want := range map[string][3]string{
		"/simulator":         {`lang="zh-CN"`, "关注公众号", "公交地铁"},
		"/simulator?lang=zh": {`lang="zh-CN"`, "关注公众号", "公交地铁"},
		"/simulator/":        {`lang="zh-CN"`, "关注公众号", "公交地铁"},
		"/simulator?lang=en": {`lang="en"`, "Follow", "Transit"},
	} {
		html, data := p.page(t, path)
		for _, part := range want {
			if !strings.Contains(html, part) {
				t.Errorf("%s does not hold %q", path, part)
			}
		}
		if len(data.Categories) != 2 || data.LocationDatum != "gcj02" || data.Mode != "plain" {
			t.Errorf("%s tells its script %+v", path, data)
		}
	}
}

// The page may run and show what this server serves, and nothing else.
func TestThePageTrustsNobodyElse(t *testing.T) {
	t.Parallel()
	p := newPhone(t, plain)
	response := p.get(t, "/simulator")
	policy := response.Header().Get("Content-Security-Policy")
	for _, directive := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"} {
		if !strings.Contains(policy, directive) {
			t.Errorf("the policy is %q, want %q in it", policy, directive)
		}
	}
	for _, word := range []string{"unsafe", "http", "*"} {
		if strings.Contains(policy, word) {
			t.Errorf("the policy is %q, want no %q in it", policy, word)
		}
	}
	for name, want := range map[string]string{
		"Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
		"X-Content-Type-Options": "nosniff", "X-Robots-Tag": "noindex, nofollow",
	} {
		if got := response.Header().Get(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	html := response.Body.String()
	for _, banned := range []string{` style="`, `<style`, ` onclick=`, `src="http`, `href="http`} {
		if strings.Contains(html, banned) {
			t.Errorf("the page holds %q", banned)
		}
	}
}

func TestTheFilesOfThePageAreServed(t *testing.T) {
	t.Parallel()
	p := newPhone(t, plain)
	html, _ := p.page(t, "/simulator")
	files := regexp.MustCompile(`/simulator/assets/[\w.-]+`).FindAllString(html, -1)
	if len(files) < 3 {
		t.Fatalf("the page names %v", files)
	}
	files = append(files, "/simulator/assets/map.js")
	types := map[string]string{".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
	for _, file := range files {
		response := p.get(t, file)
		got, want := response.Header().Get("Content-Type"), types[filepath.Ext(file)]
		if response.Code != http.StatusOK || !strings.HasPrefix(got, want) {
			t.Errorf("%s: %d %q, want 200 %q", file, response.Code, got, want)
		}
	}
	for _, file := range []string{"/simulator/assets/", "/simulator/assets/none.js", "/simulator/assets/../page.go", "/simulator/assets/%2e%2e/page.go"} {
		if response := p.get(t, file); response.Code != http.StatusNotFound {
			t.Errorf("%s: %d, want 404", file, response.Code)
		}
	}
}

// A text that is missing would be an "undefined" on the page, and one that
// nothing shows is one to translate for nothing.
func TestEveryTextIsThereInBothLanguagesAndUsed(t *testing.T) {
	t.Parallel()
	p := newPhone(t, plain)
	_, zh := p.page(t, "/simulator")
	_, en := p.page(t, "/simulator?lang=en")
	var have []string
	for name, text := range zh.Texts {
		have = append(have, name)
		holes := regexp.MustCompile(`\{\w+\}`)
		slots, other := holes.FindAllString(text, -1), holes.FindAllString(en.Texts[name], -1)
		slices.Sort(slots)
		slices.Sort(other)
		if text == "" || en.Texts[name] == "" || !slices.Equal(slots, other) {
			t.Errorf("%s: %q in Chinese, %q in English", name, text, en.Texts[name])
		}
	}
	slices.Sort(have)
	if diff := cmp.Diff(have, named(t)); diff != "" {
		t.Errorf("texts (-there +named by the page):\n%s", diff)
	}
}

// named are the texts that the templates and the scripts name.
func named(t *testing.T) []string {
	t.Helper()
	var names []string
	for pattern, mention := range map[string]*regexp.Regexp{
		"*.html":      regexp.MustCompile(`\.T\.(\w+)`),
		"assets/*.js": regexp.MustCompile(`\bt\(['"](\w+)['"]|t\([^?)]*\? '(\w+)' : '(\w+)'|code\('(\w+)'`),
		"show.go":     regexp.MustCompile(`fault = "(\w+)"`),
	} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v, %v", pattern, files, err)
		}
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range mention.FindAllStringSubmatch(string(source), -1) {
				names = append(names, found[1:]...)
			}
		}
	}
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool { return name == "" })
}

func TestTheMapShowsWhatIsLoaded(t *testing.T) {
	t.Parallel()
	p := newPhone(t, plain)
	var drawn struct {
		Spots [][3]float64
		All   bool
	}
	if err := json.Unmarshal(p.get(t, "/simulator/map").Body.Bytes(), &drawn); err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(drawn.Spots, func(a, b [3]float64) int { return slices.Compare(a[:], b[:]) })
	want := [][3]float64{{31.2330, 121.4735, 0}, {31.2347, 121.4706, 1}, {39.9077, 116.4012, 1}}
	if diff := cmp.Diff(want, drawn.Spots); diff != "" || !drawn.All {
		t.Errorf("all: %v, spots (-want +got):\n%s", drawn.All, diff)
	}
}

func TestPlacesAreFoundAroundAPointAndByName(t *testing.T) {
	t.Parallel()
	p := newPhone(t, plain)
	tests := map[string]struct {
		query string
		want  []string
		sent  string // datum
	}{
		"around the square":          {"lat=31.234726&lng=121.470618&datum=wgs84", []string{"人民广场", "大壶春"}, "gcj02"},
		"around it as WeChat has it": {"lat=31.232794&lng=121.475152&datum=gcj02", []string{"人民广场", "大壶春"}, "gcj02"},
		"for a report":               {"lat=31.234726&lng=121.470618&datum=wgs84&as=report", []string{"人民广场", "大壶春"}, "wgs84"},
		"by name":                    {"lat=31.234726&lng=121.470618&datum=wgs84&q=大壶", []string{"大壶春"}, "gcj02"},
		"by name, far away":          {"lat=31.234726&lng=121.470618&datum=wgs84&q=天安门", []string{"天安门东"}, "gcj02"},
		"by a name that is not":      {"lat=31.234726&lng=121.470618&datum=wgs84&q=火星", nil, "gcj02"},
		"off the earth":              {"lat=95&lng=121&datum=wgs84", nil, "gcj02"},
	}
	for name, test := range tests {
		response := p.get(t, "/simulator/places?"+test.query)
		var seen struct {
			Point  struct{ Sent struct{ Datum string } }
			Places []struct{ Name string }
			Slow   bool
		}
		if err := json.Unmarshal(response.Body.Bytes(), &seen); err != nil {
			t.Fatalf("%s: %d %q: %v", name, response.Code, response.Body, err)
		}
		var got []string
		for _, place := range seen.Places {
			got = append(got, place.Name)
		}
		if !slices.Equal(got, test.want) || seen.Point.Sent.Datum != test.sent || seen.Slow {
			t.Errorf("%s: %v, sent as %s; want %v, %s", name, got, seen.Point.Sent.Datum, test.want, test.sent)
		}
	}
	for name, query := range map[string]string{
		"no datum": "lat=31&lng=121", "no number": "lat=x&lng=121&datum=wgs84",
		"NaN": "lat=NaN&lng=121&datum=wgs84", "too long a word": "lat=31&lng=121&datum=wgs84&q=" + strings.Repeat("x", 101),
	} {
		if response := p.get(t, "/simulator/places?"+query); response.Code != http.StatusBadRequest {
			t.Errorf("%s: answered %d, want 400", name, response.Code)
		}
	}
}

// Without a database the page is still there: what the server answers then is
// worth seeing.
func TestThePageIsThereWithoutADatabase(t *testing.T) {
	t.Parallel()
	p := newPhone(t, plain)
	p.store.Close()
	html, data := p.page(t, "/simulator")
	if !strings.Contains(html, "关注公众号") || len(data.Categories) != 0 {
		t.Errorf("the page has the categories %v:\n%s", data.Categories, html)
	}
	if x := p.send(t, `"kind":"text","text":"帮助"`); x.Status != http.StatusOK || x.Shown.Kind != "text" {
		t.Errorf("the help is shown as %+v, with status %d", x.Shown, x.Status)
	}
	for _, path := range []string{"/simulator/map", "/simulator/places?lat=31&lng=121&datum=wgs84"} {
		if response := p.get(t, path); response.Code == http.StatusOK && !strings.Contains(fmt.Sprint(response.Body), "slow\":true") {
			t.Errorf("%s: answered %d %q", path, response.Code, response.Body)
		}
	}
}
