package integration_test

import (
	"fmt"
	"io"
	"log"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"nearby/store/storetest"
)

// newSimulator is a server with the simulator on, at an address that it knows: the one of
// a proxy, which has it before the server begins.
func newSimulator(t *testing.T, places string, settings ...string) *server {
	t.Helper()
	front := httptest.NewUnstartedServer(nil)
	t.Cleanup(front.Close)
	public := "http://" + front.Listener.Addr().String()
	p := installed(t, storetest.URL(t)).with("NEARBY_SIMULATOR=true", "NEARBY_PUBLIC_URL="+public).with(settings...)
	p.must(t, 0, "seed", "--crs", "wgs84", written(t, "places.csv", places))
	s := p.serve(t)
	behind, err := url.Parse(s.url)
	if err != nil {
		t.Fatal(err)
	}
	front.Config.Handler = &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(behind)
			r.Out.Host = r.In.Host
		},
		ErrorLog: log.New(io.Discard, "", 0), // a browser that goes to another page
	}
	front.Start()
	s.url = public
	return s
}

// chat is the simulator in a tab.
type chat struct {
	*tab
	server *server
	turns  int // messages sent and answered
}

// chat opens the simulator.
func (b browser) chat(t *testing.T, l look, s *server, query string) *chat {
	t.Helper()
	c := &chat{tab: b.open(t, l, s.url+"/simulator"+query), server: s}
	c.must(t, chromedp.WaitVisible(chromedp.CSS(".intro")))
	return c
}

// press clicks what a person would.
func (c *chat) press(t *testing.T, selectors ...string) {
	t.Helper()
	for _, selector := range selectors {
		c.must(t, chromedp.Click(chromedp.CSS(selector)))
	}
}

// write types into a field.
func (c *chat) write(t *testing.T, selector, text string) {
	t.Helper()
	c.must(t, chromedp.SendKeys(chromedp.CSS(selector), text))
}

// answered waits for the answer to what was just sent, and returns what stands in
// the chat since.
func (c *chat) answered(t *testing.T) string {
	t.Helper()
	c.turns++
	c.eventually(t, fmt.Sprintf("document.querySelectorAll('.exchange:not(.pending)').length === %d", c.turns))
	return value[string](t, c.tab, "[...document.querySelectorAll('.exchange')].at(-1).innerText")
}

// says fails unless the answer holds all of these.
func (c *chat) says(t *testing.T, wanted ...string) {
	t.Helper()
	got := c.answered(t)
	for _, want := range wanted {
		if !strings.Contains(got, want) {
			t.Fatalf("turn %d: the chat says %q, want %q in it", c.turns, got, want)
		}
	}
}

// drawer is what the drawer holds.
func (c *chat) drawer(t *testing.T) string {
	t.Helper()
	return value[string](t, c.tab, "document.getElementById('inspected').textContent")
}

func (c *chat) holds(t *testing.T, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if got := c.drawer(t); !strings.Contains(got, want) {
			t.Fatalf("the drawer holds %q, want %q in it", got, want)
		}
	}
}

const lastExchange = ".exchange:last-child "

// overlappingJS returns the controls in front that lie over one another.
const overlappingJS = `(() => {
  const front = [...document.querySelectorAll('.sheet:not([hidden]), #foot')].find((part) => !part.inert);
  const controls = [...front.querySelectorAll('button, input, select, a')]
    .filter((e) => e.checkVisibility() && !e.closest('.places'))
    .map((e) => ({ name: e.ariaLabel || e.name || e.innerText, box: e.getBoundingClientRect() }));
  const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return controls.flatMap((a, i) => controls.slice(i + 1)
    .filter((b) => over(a.box, b.box)).map((b) => a.name + ' lies over ' + b.name));
})()`

// fit checks what is on the screen now.
func (c *chat) fit(t *testing.T, name string) {
	t.Helper()
	c.shoot(t, "simulator, "+name)
	c.legible(t)
	c.named(t)
	wide := value[[]string](t, c.tab, "[...document.querySelectorAll('html, .talk, .sheet:not([hidden]), #inspected')]"+
		".filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.tagName + '.' + e.className + ' ' + e.scrollWidth + ' of ' + e.clientWidth)")
	for _, part := range wide {
		t.Errorf("%s: %s is too wide", name, part)
	}
	for _, pair := range value[[]string](t, c.tab, overlappingJS) {
		t.Errorf("%s: %s", name, pair)
	}
}
