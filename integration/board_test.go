package integration_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"nearby/store/storetest"
)

// The board of a stop is whole without scripts. With them its minutes count down, and it is
// loaded anew when it is old.
func TestTheBoardOfAStop(t *testing.T) {
	t.Parallel()
	p := installed(t, storetest.URL(t))
	// Where the stop is it is noon, so that the day of service is under way whenever this runs.
	zone := fmt.Sprintf("Etc/GMT%+d", time.Now().UTC().Hour()-12)
	p.seed(t, 0, "--crs=wgs84", written(t, "metro.csv", "external_id,name,category,lat,lng,timezone\n"+
		"1,人民广场站,transit,"+squareLat+","+squareLng+","+zone+"\n"))
	p.seed(t, 0, "--source=metro", written(t, "timetable.csv", "line,stop_id,headsign,days,first,last,headway\n"+
		"1号线,1,莘庄,每天,0:00,23:59,1\n"))
	s, b := served(t, p), newBrowser(t)
	address := s.place(t, "人民广场")
	plain := b.open(t, look{noScript: true}, address)
	if got := value[int](t, plain, `document.querySelectorAll("#departures .next li[data-departure] time").length`); got != 3 {
		t.Errorf("without scripts %d departures are next, want 3", got)
	}
	if got := value[int](t, plain, `document.querySelectorAll("#departures .day li").length`); got != 24*60 {
		t.Errorf("without scripts the day has %d departures, want one a minute", got)
	}
	plain.whole(t)
	plain.legible(t)
	plain.quiet(t, s.url)

	page := b.open(t, look{}, address)
	page.eventually(t, `document.querySelectorAll("#departures li[data-counts] .in:not(:empty)").length === 3`)
	const later = `(() => {
		const board = document.getElementById("departures"), real = Date.now;
		const text = () => [...board.querySelectorAll(".in")].map(e => e.textContent).join();
		const before = text();
		board.dataset.until = "2999-01-01T00:00:00Z";
		Date.now = () => real() + 60000;
		document.dispatchEvent(new Event("visibilitychange"));
		return before !== text();
	})()`
	if !value[bool](t, page, later) {
		t.Error("a minute later the board shows the same minutes")
	}
	page.legible(t)
	value[bool](t, page, `(() => {
		window.old = true;
		document.getElementById("departures").dataset.until = "2000-01-01T00:00:00Z";
		setTimeout(() => document.dispatchEvent(new Event("visibilitychange"))); // after this has been answered
		return true;
	})()`)
	page.loadedAnew(t, address)
	page.eventually(t, `!window.old && document.querySelectorAll("#departures li[data-counts] .in:not(:empty)").length === 3`)
	page.quiet(t, s.url)
}

// loadedAnew waits until a page has been loaded a second time. What is asked of a page
// while it goes is answered by an error.
func (p *tab) loadedAnew(t *testing.T, address string) {
	t.Helper()
	for begun := time.Now(); time.Since(begun) < patience; time.Sleep(20 * time.Millisecond) {
		p.mu.Lock()
		loads := 0
		for _, request := range p.requests {
			if request == address {
				loads++
			}
		}
		p.mu.Unlock()
		anew, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](`!window.old && document.readyState === "complete"`))
		if loads > 1 && err == nil && anew {
			return
		}
	}
	t.Fatalf("%s is not loaded anew", address)
}
