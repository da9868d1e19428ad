package integration_test

import (
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/wechat/platform/platformtest"
)

// standInScript does as WeChat's script does, and keeps what it is told.
const standInScript = `window.told = {};
window.wx = {
  config(c) { told.config = c; },
  ready(done) { setTimeout(done); },
  error() {},
  openLocation(to) { told.to = to; },
  updateAppMessageShareData(card) { told.toFriends = card; },
  updateTimelineShareData(card) { told.toAll = card; },
};`

// newBrowserInWeChat is a browser that takes itself for WeChat's. Of the two hosts of WeChat's
// script the first has it not, the second has a stand-in.
func newBrowserInWeChat(t *testing.T) browser {
	t.Helper()
	hosts := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Host != "res2.wx.qq.com" || r.URL.Path != "/open/js/jweixin-1.6.0.js" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "text/javascript")
		_, _ = w.Write([]byte(standInScript)) // fails when the page is gone already
	}))
	t.Cleanup(hosts.Close)
	at := strings.TrimPrefix(hosts.URL, "https://")
	return newBrowser(t,
		chromedp.UserAgent("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile MicroMessenger/8.0.50"),
		chromedp.Flag("host-resolver-rules", "MAP res.wx.qq.com "+at+", MAP res2.wx.qq.com "+at),
		chromedp.Flag("ignore-certificate-errors", true),
	)
}

// In WeChat the round button of a row and the first of a card open WeChat's own map, at the
// place, and the page is passed on as a card.
func TestTheWayOpensWeChatsOwnMap(t *testing.T) {
	t.Parallel()
	b := newBrowserInWeChat(t)
	_, wechat := platformtest.Start(t, platformtest.Options{})
	s := newSite(t, town(8), "NEARBY_JSSDK=true", "NEARBY_WECHAT_API_URL="+wechat,
		"NEARBY_WECHAT_APP_ID="+platformtest.AppID, "NEARBY_WECHAT_APP_SECRET="+platformtest.AppSecret)
	first := s.program.search(t, "--lat", squareLat, "--lng", squareLng, "--category", "restaurant", "--limit", "1")[0]
	lat, lng := geo.DatumGCJ02.Pair(geo.WGS84{Lat: first.Lat, Lng: first.Lng}, geo.Mainland)
	for name, page := range map[string]struct{ address, button string }{
		"list": {s.list(dialogue.Chinese, dialogue.Want{Category: "restaurant"}), "#place-1 .way"},
		"card": {s.place(t, first.Name), ".go .first"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := b.open(t, look{}, page.address)
			p.eventually(t, "window.told?.toAll !== undefined")
			p.must(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("`+page.button+`").click()`))
			got := value[map[string]any](t, p, "JSON.parse(JSON.stringify(told))")
			to, config, card := got["to"].(map[string]any), got["config"].(map[string]any), got["toFriends"].(map[string]any)
			if math.Abs(to["latitude"].(float64)-lat) > 1e-6 || math.Abs(to["longitude"].(float64)-lng) > 1e-6 || to["name"] != first.Name {
				t.Errorf("the map opens at %v, want %s at %f, %f", to, first.Name, lat, lng)
			}
			if config["appId"] != platformtest.AppID || len(config["signature"].(string)) != 40 {
				t.Errorf("configured with %v", config)
			}
			for _, what := range []string{"title", "desc", "link", "imgUrl"} {
				if card[what] == "" {
					t.Errorf("the card %v has no %s", card, what)
				}
			}
			for _, complaint := range p.complained() {
				if !strings.Contains(complaint, "404") { // the first host has no script
					t.Error(complaint)
				}
			}
		})
	}
}
