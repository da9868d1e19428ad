package page_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"image/png"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"
	"golang.org/x/net/html"

	"nearby/api/dialogue"
	"nearby/api/link"
	"nearby/api/lookup"
	"nearby/api/page"
	"nearby/geo"
	"nearby/place"
	"nearby/seal"
	"nearby/store"
	"nearby/store/storetest"
)

var square = geo.WGS84{Lat: 31.234726, Lng: 121.470618}

// noon of a Monday in Shanghai.
var noon = time.Date(2026, 10, 5, 4, 0, 0, 0, time.UTC)

// site is a server of pages over some places.
type site struct {
	handler http.Handler
	links   *link.Maker
	store   *store.Store
	logs    *bytes.Buffer
}

func newSite(t *testing.T, places ...place.Place) site {
	t.Helper()
	return newSiteOf(t, page.Options{}, places...)
}

// newSiteOf is a site with what the options have besides.
func newSiteOf(t *testing.T, o page.Options, places ...place.Place) site {
	t.Helper()
	s := site{store: storetest.Open(t), logs: new(bytes.Buffer)}
	next := func() (place.Place, error) {
		if len(places) == 0 {
			return place.Place{}, io.EOF
		}
		p := places[0]
		places = places[1:]
		return p, nil
	}
	if _, err := s.store.Load(t.Context(), store.Load{Source: "test", Next: next}); err != nil {
		t.Fatal(err)
	}
	var err error
	if s.links, err = link.New("https://near.example", seal.New("0123456789abcdef0123456789abcdef", ""), time.Now); err != nil {
		t.Fatal(err)
	}
	e := echo.New()
	o.Now, o.Links, o.Store = func() time.Time { return noon }, s.links, s.store
	o.Log = slog.New(slog.NewTextHandler(s.logs, nil))
	o.Finder = func(ctx context.Context) (lookup.Finder, error) {
		categories, err := s.store.Categories(ctx)
		return lookup.Finder{Search: s.store, Radii: []geo.Metres{1000, 10000}, Categories: categories, Now: noon}, err
	}
	page.Register(e, o)
	s.handler = e
	return s
}

func (s site) get(t *testing.T, address string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	request := httptest.NewRequest(http.MethodGet, address, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response := httptest.NewRecorder()
	s.handler.ServeHTTP(response, request)
	return response
}

// around is the address of a list around the square.
func (s site) around(in dialogue.Language, want dialogue.Want) string {
	address, _ := s.links.List(in, dialogue.List{At: square, Want: want})
	return address
}

// row is a restaurant some metres north of the square.
func row(n int) place.Place {
	return place.Place{
		ExternalID: fmt.Sprint(n), Category: "restaurant", Name: fmt.Sprintf("餐厅%d号", n),
		Address: "黄河路127号", At: geo.WGS84{Lat: square.Lat + float64(n)*0.0001, Lng: square.Lng},
	}
}

func stop(n int) place.Place {
	p := row(n)
	p.ExternalID, p.Category, p.Name, p.Lines = fmt.Sprintf("stop %d", n), "transit", fmt.Sprintf("车站%d", n), "1号线;2号线"
	return p
}

func rows(n int) []place.Place {
	all := make([]place.Place, n)
	for i := range all {
		all[i] = row(i + 1)
	}
	return all
}

func TestListPageShowsWhatTheChatNumbered(t *testing.T) {
	t.Parallel()
	s := newSite(t, append(rows(9), stop(3), stop(5))...)
	body := s.get(t, s.around(dialogue.Chinese, dialogue.Want{})).Body.String()
	for n, name := range []string{"餐厅1号", "餐厅2号", "餐厅3号", "车站3", "车站5"} {
		item := regexp.MustCompile(fmt.Sprintf(`(?s)<li id="place-%d" class="r%[1]d" data-place="\d+".*?</li>`, n+1)).FindString(body)
		if !strings.Contains(item, ">"+name+"<") {
			t.Errorf("number %d is not %s:\n%s", n+1, name, item)
		}
	}
	for _, want := range []string{`lang="zh-CN"`, "附近 1 公里：餐厅 9 家，公交地铁 2 个", "步行 1 分钟", "1号线 · 2号线", "餐厅 <b>9</b>", "黄河路127号"} {
		if !strings.Contains(body, want) {
			t.Errorf("page lacks %q", want)
		}
	}
	traditional := s.get(t, s.around(dialogue.Traditional, dialogue.Want{})).Body.String()
	for _, want := range []string{`lang="zh-Hant"`, "附近 1 公里：餐廳 9 家，公車地鐵 2 個", "步行 1 分鐘", "1號線 · 2號線", "怎麼走"} {
		if !strings.Contains(traditional, want) {
			t.Errorf("traditional page lacks %q", want)
		}
	}
	english := s.get(t, s.around(dialogue.English, dialogue.Want{})).Body.String()
	for _, want := range []string{`lang="en"`, "Within 1 km: Restaurants 9, Transit 2", "1 min on foot", "Line 1 · Line 2", "Directions"} {
		if !strings.Contains(english, want) {
			t.Errorf("English page lacks %q", want)
		}
	}
}

// From page to page every place comes once, in order.
func TestPagesFollowEachOther(t *testing.T) {
	t.Parallel()
	s := newSite(t, rows(50)...)
	address := s.around(dialogue.Chinese, dialogue.Want{Category: "restaurant"})
	var names, ranges []string
	var last string
	turn := func(way, body string) string {
		if to := regexp.MustCompile(`rel="` + way + `" href="([^"]+)"`).FindStringSubmatch(body); to != nil {
			return to[1]
		}
		return ""
	}
	for address != "" {
		body := s.get(t, address).Body.String()
		for _, name := range regexp.MustCompile(`<h2><a [^>]+>(餐厅\d+号)`).FindAllStringSubmatch(body, -1) {
			names = append(names, name[1])
		}
		ranges = append(ranges, regexp.MustCompile(`<span>(\d+–\d+[^<]*)`).FindStringSubmatch(body)[1])
		last = body
		address = turn("next", body)
	}
	if want := []string{"1–20 / 50", "21–40 / 50", "41–50 / 50"}; !slices.Equal(ranges, want) {
		t.Errorf("the pages say that they show %q, want %q", ranges, want)
	}
	if len(names) != 50 {
		t.Fatalf("%d places on all pages, want 50: %v", len(names), names)
	}
	for i, name := range names {
		if want := fmt.Sprintf("餐厅%d号", i+1); name != want {
			t.Errorf("place %d is %s, want %s", i+1, name, want)
		}
	}
	if !strings.Contains(last, `<li id="place-41"`) || !strings.Contains(last, `href="#place-41" data-pin="41"`) {
		t.Errorf("numbers do not go on:\n%s", last)
	}
	middle := s.get(t, turn("prev", last)).Body.String()
	first := s.get(t, turn("prev", middle)).Body.String()
	if !strings.Contains(middle, `id="place-21"`) || !strings.Contains(first, `id="place-1"`) || turn("prev", first) != "" {
		t.Error("the way back does not lead to the pages before")
	}
}

func TestPlacePageTellsNothingOfItsReader(t *testing.T) {
	t.Parallel()
	full := row(3)
	full.Phone, full.Hours, full.Rating, full.Price = "021-63276878；13800000000", "06:30-19:00", 4.5, "人均 人均 30.0 元"
	full.URL, full.AudioURL = "https://www.example.com/?utm_source=x", "https://example.com/a.mp3"
	s := newSite(t, full)
	list := s.get(t, s.around(dialogue.Chinese, dialogue.Want{})).Body.String()
	address := regexp.MustCompile(`/p/[^"#]+`).FindString(list)
	body := s.get(t, address).Body.String()
	for _, want := range []string{
		"餐厅3号", "黄河路127号", `href="tel:02163276878"`, `href="tel:13800000000"`, "每天 <span>06:30–19:00</span>", "★ 4.5 · ¥30", ">example.com</a>",
		`<audio aria-labelledby="listen" controls preload="none" src="https://example.com/a.mp3">`, `property="og:title"`,
		`property="og:image" content="https://near.example/n/`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("page lacks %q", want)
		}
	}
	for _, raw := range []string{"人均", "utm_"} {
		if strings.Contains(body, raw) {
			t.Errorf("the page shows %q of the file", raw)
		}
	}
	// Whoever opens it from wherever gets the same page, but for the seals of its links.
	elsewhere, _ := s.links.List(dialogue.Chinese, dialogue.List{At: geo.WGS84{Lat: square.Lat + 0.02, Lng: square.Lng}})
	other := s.get(t, regexp.MustCompile(`/p/[^"#]+`).FindString(s.get(t, elsewhere).Body.String())).Body.String()
	seals := regexp.MustCompile(`/[np]/[^"#]+`)
	if seals.ReplaceAllString(body, "") != seals.ReplaceAllString(other, "") {
		t.Error("the page of a place depends on where its reader was")
	}
}

// A station whose lines have each a platform of their own has the lines of all on its page,
// and no place shows a list as its file writes it.
func TestAStopHasTheLinesOfAllItsParts(t *testing.T) {
	t.Parallel()
	one, two, odd := stop(3), stop(4), row(5)
	one.Name, two.Name, one.Kinds, two.Kinds = "Seomyeon", "Seomyeon", "metro", "metro"
	one.Lines, two.Lines, odd.Address = "1", "2", "黄河路127号;凤阳路口"
	s := newSite(t, one, two, odd)
	list := s.get(t, s.around(dialogue.English, dialogue.Want{})).Body.String()
	if !strings.Contains(list, "Metro · Line 1 · Line 2<") || strings.Contains(list, "号;") {
		t.Errorf("the list does not have the lines of both platforms:\n%s", list)
	}
	address := regexp.MustCompile(`href="(/p/[^"#]+)[^"]*">Seomyeon<`).FindStringSubmatch(list)[1]
	if page := s.get(t, address).Body.String(); strings.Count(page, "Metro · Line 1 · Line 2</p>") != 1 {
		t.Errorf("the page of the platform does not say its lines once:\n%s", page)
	}
}

func TestWhatCannotBeShownIsGone(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	noPlace, _ := s.links.Place(dialogue.Chinese, 4711)
	old, err := link.New("", seal.New("0123456789abcdef0123456789abcdef", ""), func() time.Time { return time.Now().Add(-link.Life) })
	if err != nil {
		t.Fatal(err)
	}
	expired, picture := old.List(dialogue.Chinese, dialogue.List{At: square})
	list := s.around(dialogue.Chinese, dialogue.Want{})
	for name, address := range map[string]string{
		"a token nobody made":       "/n/AAAA",
		"a picture nobody made":     "/n/AAAA.png",
		"a place nobody made":       "/p/AAAA",
		"an expired list":           expired,
		"an expired picture":        picture,
		"a place that is gone":      noPlace,
		"a list's token as a place": strings.Replace(list, "/n/", "/p/", 1),
	} {
		response := s.get(t, address)
		if response.Code != http.StatusGone || !strings.Contains(response.Body.String(), "再发一次位置") {
			t.Errorf("%s: %d %q, want 410 and how to ask again", name, response.Code, response.Body)
		}
	}
	if strings.Contains(s.logs.String(), "AAAA") {
		t.Errorf("the log repeats tokens: %s", s.logs)
	}
}

// Somebody who opens a page while the database is gone reads what to do, in both
// languages, and the operator reads why.
func TestWithoutADatabaseAPageSaysToTryAgain(t *testing.T) {
	t.Parallel()
	s := newSite(t, rows(1)...)
	list := s.around(dialogue.Chinese, dialogue.Want{})
	place, picture := s.links.Place(dialogue.Chinese, 1)
	s.store.Close()
	for name, address := range map[string]string{"a list": list, "a place": place, "a picture": picture} {
		response := s.get(t, address)
		for _, want := range []string{"请稍等片刻", "try again"} {
			if response.Code != http.StatusServiceUnavailable || !strings.Contains(response.Body.String(), want) {
				t.Errorf("%s: %d %q, want 503 and %q", name, response.Code, response.Body, want)
			}
		}
	}
	if n := strings.Count(s.logs.String(), "page failed"); n != 3 {
		t.Errorf("%d failures are logged, want 3: %s", n, s.logs)
	}
}

func TestPagesKeepToThemselves(t *testing.T) {
	t.Parallel()
	s := newSite(t, rows(3)...)
	response := s.get(t, s.around(dialogue.Chinese, dialogue.Want{}))
	for header, want := range map[string]string{
		"Referrer-Policy": "no-referrer", "Cache-Control": "private, no-store",
		"X-Robots-Tag": "noindex, nofollow", "X-Content-Type-Options": "nosniff",
	} {
		if got := response.Header().Get(header); got != want {
			t.Errorf("%s = %q, want %q", header, got, want)
		}
	}
	policy := response.Header().Get("Content-Security-Policy")
	if !strings.HasPrefix(policy, "default-src 'none';") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "script-src 'self'") {
		t.Errorf("Content-Security-Policy = %q, want our own script alone and nothing unsafe", policy)
	}
	body := response.Body.String()
	if strings.Count(body, "<script") != 1 || strings.Contains(body, "31.2347") {
		t.Error("the page has a script besides ours, or says where its reader is")
	}
}

// Style and script are allowed by their hash: one byte of difference and the page is bare.
func TestStyleAndScriptAreThoseThatAreAllowed(t *testing.T) {
	t.Parallel()
	s := newSite(t, rows(1)...)
	list := s.get(t, s.around(dialogue.Chinese, dialogue.Want{}))
	card := s.get(t, regexp.MustCompile(`/p/[^"#]+`).FindString(list.Body.String()))
	for response, scripts := range map[*httptest.ResponseRecorder]int{list: 1, card: 2} {
		for tag, want := range map[string]int{"style": 1, "script": scripts} {
			texts := regexp.MustCompile(`(?s)<`+tag+`>(.*?)</`+tag+`>`).FindAllStringSubmatch(response.Body.String(), -1)
			if len(texts) != want {
				t.Errorf("the page has %d of %s, want %d", len(texts), tag, want)
			}
			allowed := regexp.MustCompile(tag + `-src [^;]*`).FindString(response.Header().Get("Content-Security-Policy"))
			for _, text := range texts {
				if hash := "'sha256-" + page.Hash(text[1]) + "'"; !strings.Contains(allowed, hash) {
					t.Errorf("the policy does not allow the %s as %s: %s", tag, hash, allowed)
				}
			}
		}
	}
}

func TestAFullPageIsSmall(t *testing.T) {
	t.Parallel()
	s := newSite(t, rows(50)...)
	response := s.get(t, s.around(dialogue.Chinese, dialogue.Want{Category: "restaurant"}), "Accept-Encoding", "gzip")
	if response.Header().Get("Content-Encoding") != "gzip" {
		t.Fatal("the page is not compressed")
	}
	const most = 30 << 10
	if size := response.Body.Len(); size > most {
		t.Errorf("page and style take %d bytes, want at most %d", size, most)
	}
	plain, err := gzip.NewReader(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(plain); err != nil || !bytes.HasSuffix(bytes.TrimSpace(body), []byte("</html>")) {
		t.Errorf("the compressed page does not end: %v", err)
	}
}

// Names are data: whatever stands in them is text on the page.
func TestHostileNamesAreText(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"a script":         `<script>alert(1)</script>`,
		"quotes":           `"><img src=x onerror=alert(1)>'`,
		"from the right":   "abc\u202eكباب\u202c",
		"emoji":            "🍜👨‍👩‍👧",
		"five hundred":     strings.Repeat("很", 500),
		"a template":       "{{.Words}}${1}",
		"a closing style":  "</style><style>*{display:none}</style>",
		"another encoding": "\ufeffname\u0000"[:7],
	} {
		p := row(1)
		p.Name, p.Address, p.Lines = text, text, text
		p.URL, p.AudioURL = "javascript:alert(1)", `https://example.com/"onplay="alert(1)`
		s := newSite(t, p)
		list := s.get(t, s.around(dialogue.Chinese, dialogue.Want{})).Body.String()
		own := s.get(t, regexp.MustCompile(`/p/[^"#]+`).FindString(list)).Body.String()
		for where, body := range map[string]string{"list": list, "place": own} {
			tags, shown := readHTML(t, body)
			scripts := map[string]int{"list": 1, "place": 2}[where]
			if tags["script"] != scripts || tags["style"] != 1 || strings.Contains(body, "javascript:") {
				t.Errorf("%s: the %s page obeys a name: %v", name, where, tags)
			}
			if !strings.Contains(shown, text) {
				t.Errorf("%s: the %s page does not show the name as it is", name, where)
			}
		}
	}
}

// readHTML counts the tags of a page, fails on attributes that run code, and
// returns its text.
func readHTML(t *testing.T, body string) (tags map[string]int, text string) {
	t.Helper()
	tags = map[string]int{}
	var shown strings.Builder
	for z := html.NewTokenizer(strings.NewReader(body)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return tags, shown.String()
		case html.TextToken:
			shown.Write(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			tags[token.Data]++
			for _, attribute := range token.Attr {
				if strings.HasPrefix(attribute.Key, "on") {
					t.Errorf("<%s> has %s", token.Data, attribute.Key)
				}
			}
		}
	}
}

func TestPicturesOfLists(t *testing.T) {
	t.Parallel()
	s := newSite(t, append(rows(4), stop(2))...)
	_, picture := s.links.List(dialogue.Chinese, dialogue.List{At: square})
	_, of := s.links.Place(dialogue.Chinese, 1)
	for address, want := range map[string][2]int{picture: {900, 383}, picture + "?for=nonsense": {900, 383}, of: {360, 200}} {
		response := s.get(t, address)
		decoded, err := png.Decode(bytes.NewReader(response.Body.Bytes()))
		if err != nil || response.Header().Get("Content-Type") != "image/png" {
			t.Fatalf("%s: %s, %v, want a PNG", address, response.Header().Get("Content-Type"), err)
		}
		if got := decoded.Bounds().Size(); got.X != want[0] || got.Y != want[1] {
			t.Errorf("%s: picture is %v, want %v", address, got, want)
		}
	}
	if again := s.get(t, picture); !bytes.Equal(again.Body.Bytes(), s.get(t, picture).Body.Bytes()) {
		t.Error("the same address gives two pictures")
	}
}

// It is noon of a Monday in Shanghai on these pages.
func TestPagesSayWhetherAPlaceIsOpen(t *testing.T) {
	t.Parallel()
	hours := func(name, text string) place.Place {
		p := row(1)
		p.ExternalID, p.Name, p.NameEN, p.Hours, p.Zone = name, name, "", text, "Asia/Shanghai"
		return p
	}
	s := newSite(t, hours("开着", "10:00-22:00"), hours("关着", "Tu-Su 10:00-22:00"), hours("不知道", "看心情"))
	page := s.get(t, s.around(dialogue.Chinese, dialogue.Want{})).Body.String()
	for _, want := range []string{
		`<span class="open">营业中 · 22:00 打烊</span>`, `<span class="shut">休息中 · 明天 10:00 开门</span>`, `>营业中</a>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the list does not have %s:\n%s", want, page)
		}
	}
	openFood := dialogue.Want{Category: "restaurant", OpenNow: true}
	page = s.get(t, s.around(dialogue.English, openFood)).Body.String()
	if !strings.Contains(page, "开着") || strings.Contains(page, "关着") || strings.Contains(page, "不知道") {
		t.Errorf("the list of what is open has others, or not that:\n%s", page)
	}
	if !strings.Contains(page, `aria-current="page">Open now <b>1</b></a>`) {
		t.Errorf("the list does not say that it is of what is open:\n%s", page)
	}
	found, _, err := s.store.Nearby(t.Context(), store.Query{Origin: square, Radius: 1000, Keyword: "关着"}, 1)
	if err != nil || len(found) != 1 {
		t.Fatalf("Nearby() = %v, %v, want one", found, err)
	}
	one, _ := s.links.Place(dialogue.English, found[0].ID)
	if page = s.get(t, one).Body.String(); !strings.Contains(page, `<p class="state shut">Closed · opens tomorrow at 10:00</p>`) ||
		!strings.Contains(page, `<dd>Tue–Sun <span>10:00–22:00</span></dd>`) || !strings.Contains(page, `<dd class="today" aria-current="date">Mon <span>Closed</span></dd>`) {
		t.Errorf("the page of a place does not say when it opens:\n%s", page)
	}
}

// What cannot be told to be open is not promised, and not left at that: what there is
// follows.
func TestAPageOfNothingKnownToBeOpen(t *testing.T) {
	t.Parallel()
	s := newSite(t, row(1))
	openFood := dialogue.Want{Category: "restaurant", OpenNow: true}
	if page := s.get(t, s.around(dialogue.Chinese, openFood)).Body.String(); !strings.Contains(page, "附近 10 公里没有已知在营业的餐厅") || !strings.Contains(page, `id="place-1"`) || !strings.Contains(page, `aria-current="page">营业中</a>`) {
		t.Errorf("the page does not say that nothing is known to be open, or how to see all:\n%s", page)
	}
}

// What follows the last of those that the title counts lies beyond them, and the way there
// says so.
func TestTheWayOnSaysWhatFollows(t *testing.T) {
	t.Parallel()
	beyond := row(500) // some 5 km away
	for name, c := range map[string]struct {
		places []place.Place
		want   string
	}{
		"more as near": {append(rows(25), beyond), "下一页 ›"},
		"farther ones": {append(rows(4), beyond), "更远的 ›"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSite(t, c.places...)
			list := s.get(t, s.around(dialogue.Chinese, dialogue.Want{Category: "restaurant"})).Body.String()
			if !strings.Contains(list, c.want) {
				t.Errorf("the list does not lead on by %q", c.want)
			}
		})
	}
}
