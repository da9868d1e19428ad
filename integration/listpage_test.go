package integration_test

import (
	_ "embed"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"nearby/api/dialogue"
)

//go:embed testdata/browser/rows.js
var rowsJS string

//go:embed testdata/browser/shifted.js
var shiftedJS string

// restaurants is a list that has more than a page.
var restaurants = dialogue.Want{Category: "restaurant"}

// The first screen is a list to choose from: it holds rows beside the map, nothing on it
// moves while it loads, and nobody but the server is asked for anything.
func TestTheFirstScreenHoldsRows(t *testing.T) {
	t.Parallel()
	s := newSite(t, town(50))
	b := newBrowser(t)
	for name, screen := range map[string]struct {
		look
		rows int
	}{
		"phone":       {look{width: 390, height: 844}, 5},
		"small phone": {look{width: 360, height: 640}, 3},
		"desk":        {look{width: 1280, height: 800}, 5},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, want := range []dialogue.Want{{}, restaurants} {
				p := b.open(t, screen.look, s.list(dialogue.Chinese, want))
				if rows := value[int](t, p, rowsJS); rows < screen.rows {
					t.Errorf("%v: %d whole rows are on the screen, want at least %d", want, rows, screen.rows)
				}
				if shift := p.shifted(t); shift > aPause {
					t.Errorf("%v: the page moved by %v while it loaded", want, shift)
				}
				p.quiet(t, s.url)
				p.shoot(t, "first screen, "+name+" "+want.Category) // last, as it resizes the page
			}
		})
	}
}

// A page that comes in pieces over a slow network moves nothing that is already there.
func TestAPageInPiecesMovesNothing(t *testing.T) {
	t.Parallel()
	s := newSite(t, town(50))
	slow := inPieces(t, s.url)
	b := newBrowser(t)
	for name, screen := range map[string]look{"phone": {}, "desk": {width: 1280, height: 800}} {
		for _, want := range []dialogue.Want{{}, restaurants} {
			p := b.open(t, screen, slow+strings.TrimPrefix(s.list(dialogue.Chinese, want), s.url))
			if shift := p.shifted(t); shift > aPause {
				t.Errorf("%s, %q: the page moved by %v while it came", name, want.Category, shift)
			}
		}
	}
}

// Nor does the page of a place, whose script says how far it is, offers to copy and counts
// the minutes until what leaves: all that has its room before.
func TestAPlaceInPiecesMovesNothing(t *testing.T) {
	t.Parallel()
	s := newSite(t, town(50))
	s.seed(t, 0, "--source=places", written(t, "timetable.csv", everyTenMinutes))
	slow := inPieces(t, s.url)
	b := newBrowser(t)
	for name, screen := range map[string]look{"phone": {}, "small phone": {width: 360, height: 640}, "desk": {width: 1280, height: 800}} {
		for _, shown := range []struct{ place, ready string }{
			{"佳家汤包（1店）", "true"},
			{"人民广场0站", `document.querySelector("#departures .in")?.textContent !== ""`},
		} {
			p := b.open(t, screen, slow+strings.TrimPrefix(s.place(t, shown.place), s.url)+"#350")
			p.eventually(t, `!document.getElementById("far").hidden && `+shown.ready)
			if shift := p.shifted(t); shift != 0 {
				t.Errorf("%s, %s: the page moved by %v while it came", name, shown.place, shift)
			}
		}
	}
}

// everyTenMinutes is a timetable of the first stop of a town.
const everyTenMinutes = "line,stop_id,headsign,days,first,last,headway\n" +
	"1号线,s0,莘庄,每天,0:00,23:59,10\n2号线,s0,徐泾东,每天,0:00,23:59,10\n"

// inPieces is the address of a proxy that hands pages on in small pieces, so that a browser
// paints between them. However busy the machine is, it only paints less often.
func inPieces(t *testing.T, server string) string {
	t.Helper()
	target, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(target)
	proxy.FlushInterval = -1
	proxy.ModifyResponse = func(r *http.Response) error {
		r.Body = struct {
			io.Reader
			io.Closer
		}{pieces{r.Body}, r.Body}
		return nil
	}
	web := httptest.NewServer(proxy)
	t.Cleanup(web.Close)
	return web.URL
}

// pieces hands a page on a kilobyte at a time.
type pieces struct{ io.Reader }

func (p pieces) Read(b []byte) (int, error) {
	time.Sleep(30 * time.Millisecond)
	return p.Reader.Read(b[:min(len(b), 1<<10)])
}

// aPause is what a browser may measure that paints in the middle of a word, which is
// centred or ends at the right. A row that grows as it comes is ten times that.
const aPause = 0.0001

// shifted is how much the page has moved by itself.
func (p *tab) shifted(t *testing.T) float64 {
	t.Helper()
	return result(t, p, chromedp.Evaluate[float64](shiftedJS, chromedp.EvalAwaitPromise))
}

// What is measured as zero elsewhere is seen here when it is not.
func TestShiftsAreSeen(t *testing.T) {
	t.Parallel()
	s := newSite(t, town(8))
	p := newBrowser(t).open(t, look{}, s.list(dialogue.Chinese, dialogue.Want{}))
	if shift := p.shifted(t); shift > aPause {
		t.Fatalf("the page moved by %v while it loaded", shift)
	}
	value[string](t, p, `document.querySelector("header").style.paddingBottom = "300px"`)
	if shift := p.shifted(t); shift < 10*aPause {
		t.Errorf("everything was moved, and %v was measured", shift)
	}
}

// A photo that is no longer kept leaves no hole: its row is one without.
func TestAPhotoThatIsGoneLeavesNoHole(t *testing.T) {
	t.Parallel()
	s := newSite(t, town(8))
	p := newBrowser(t).open(t, look{}, s.list(dialogue.Chinese, dialogue.Want{}))
	const columns = `getComputedStyle(document.querySelector("li[data-place]")).gridTemplateColumns`
	before := value[string](t, p, columns)
	with := value[string](t, p, `(() => {
		document.querySelector("li[data-place] .number").insertAdjacentHTML("afterend",
			'<img class="photo" src="../photo/1-0000000000000000.jpg" width="64" height="64" alt="">');
		return `+columns+`;
	})()`)
	if with == before {
		t.Errorf("with a photo the row has the columns %s, as without", with)
	}
	p.eventually(t, `!document.querySelector(".photo")`)
	if after := value[string](t, p, columns); after != before {
		t.Errorf("the row is left with the columns %s, want %s", after, before)
	}
}

// The page travels in 30 KB with its map and twenty rows.
func TestAListTravelsLight(t *testing.T) {
	t.Parallel()
	s := newSite(t, town(50))
	const most = 30 << 10
	for _, in := range []dialogue.Language{dialogue.Chinese, dialogue.Traditional, dialogue.English} {
		page := s.get(t, strings.TrimPrefix(s.list(in, restaurants), s.url)).body
		rows, size := strings.Count(page, "data-place="), compressed(t, page)
		if rows != 20 || size > most {
			t.Errorf("a page of %d rows takes %d bytes, want 20 and at most %d", rows, size, most)
		}
	}
}

// A tap on a pin leads to its row and one on a row's number to its pin, and both are marked
// then: with the page's script and without.
func TestPinsAndRowsLeadToEachOther(t *testing.T) {
	t.Parallel()
	s := newSite(t, town(50))
	b := newBrowser(t)
	for name, l := range map[string]look{"with scripts": {}, "without scripts": {noScript: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := b.open(t, l, s.list(dialogue.Chinese, restaurants))
			plain := value[string](t, p, backgroundOf("#place-7"))
			p.tap(t, `[data-pin="7"]`)
			p.must(t, chromedp.WaitVisible(chromedp.CSS("#place-7:target")))
			if marked := value[string](t, p, backgroundOf("#place-7")); marked == plain {
				t.Errorf("the chosen row is %s as before", plain)
			}
			if !value[bool](t, p, `(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.getElementById("place-7").getBoundingClientRect())`) {
				t.Error("the chosen row is not on the screen")
			}
			p.tap(t, "#place-8 .number")
			p.must(t, chromedp.WaitVisible(chromedp.CSS("#pin-8:target")))
			if grown := value[string](t, p, `getComputedStyle(document.getElementById("pin-8")).getPropertyValue("--grown")`); grown == "" {
				t.Error("the chosen pin is no larger than the others")
			}
			p.quiet(t, s.url)
		})
	}
}

// backgroundOf is an expression of JavaScript.
func backgroundOf(selector string) string {
	return fmt.Sprintf("getComputedStyle(document.querySelector(%q)).backgroundColor", selector)
}

// tap presses the middle of an element, whatever lies there.
func (p *tab) tap(t *testing.T, selector string) {
	t.Helper()
	at := value[[]float64](t, p, fmt.Sprintf(`(() => {
		const { left, top, width, height } = document.querySelector(%q).getBoundingClientRect();
		return [left + width / 2, top + height / 2];
	})()`, selector))
	p.must(t, chromedp.MouseClickXY(at[0], at[1]))
}

// Back leads to the chat at once, whatever was touched: chips, orders, pins and pages leave
// nothing behind to go back to.
func TestBackLeadsToTheChatAtOnce(t *testing.T) {
	t.Parallel()
	s := newSite(t, town(50))
	p := newBrowser(t).tab(t, look{})
	const chat = "about:blank" // stands for it
	p.must(t, chromedp.Navigate(chat), chromedp.Navigate(s.list(dialogue.English, restaurants)))
	before := value[int](t, p, "history.length")
	for _, fragment := range []struct{ touched, then string }{
		{`[data-pin="2"]`, "#place-2:target"}, {"#place-2 .number", "#pin-2:target"},
	} {
		p.tap(t, fragment.touched)
		p.must(t, chromedp.WaitVisible(chromedp.CSS(fragment.then)))
	}
	for _, page := range []struct{ touched, then string }{
		{".chips .bar ~ a:not([aria-current])", ".chips .bar ~ a + a[aria-current=true]"},
		{".chips a:not([aria-current])", ".chips a:first-child[aria-current=page]"},
		{".pager [rel=next]", ".pager [rel=prev]"},
	} {
		if _, err := chromedp.RunResponse(p.ctx, chromedp.Click(chromedp.CSS(page.touched))); err != nil {
			t.Fatalf("touch %s: %v", page.touched, err)
		}
		p.must(t, chromedp.WaitReady(chromedp.CSS(page.then)))
	}
	if after := value[int](t, p, "history.length"); after != before {
		t.Errorf("back has %d steps to go, before anything was touched %d", after, before)
	}
	p.must(t, chromedp.NavigateBack())
	if now := value[string](t, p, "location.href"); now != chat {
		t.Errorf("back leads to %s", now)
	}
}
